"""An order is held from the first submitted step until the change is over, however it ends."""

from datetime import timedelta

import pytest

from commerce.changes import Changed, ChangeRefused, EditLines, PlaceHold, ReleaseHold
from commerce.demo.building import Item
from commerce.demo.people import ANA
from commerce.demo.shop import DemoShop
from kit.errors import Temporary
from tests.hub.browsing import Sight
from tests.hub.stage import Stage

THREE = Item("harbour-tee-l-sand", 3)


async def proposal(stage: Stage, order: str, quantity: str = "2") -> Sight:
    browser = await stage.signed_in(ANA)
    return await (await browser.get(f"orders/{order}/edit?kind=quantity")).press("Continue", quantity=quantity)


async def test_opening_pages_holds_nothing(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    browser = await stage.signed_in(ANA)
    for page in ("", "/edit?kind=quantity", "/edit?kind=variant", "/edit?kind=address", "/cancel"):
        assert (await browser.get(f"orders/{order}{page}")).status == 200
    assert not await stage.is_held(order)
    assert await stage.holds() == []


async def test_the_first_submitted_step_holds_and_the_change_releases(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    sight = await proposal(stage, order)
    assert await stage.is_held(order)
    await sight.press("Confirm the change")
    await stage.work()
    assert not await stage.is_held(order)
    assert [hold.released_at is not None for hold in await stage.holds()] == [True]


async def test_keeping_the_order_as_it_is_releases_it(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    sight = await (await proposal(stage, order)).press("Keep the order as it is")
    assert sight.title == "Order #1001"
    await stage.work()
    assert not await stage.is_held(order)
    assert [row.state for row in await stage.changes()] == ["withdrawn"]


async def test_a_change_that_is_never_confirmed_is_let_go_after_a_while(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    sight = await proposal(stage, order)
    await stage.time_passes(timedelta(minutes=14))
    assert await stage.is_held(order)
    await stage.time_passes(timedelta(minutes=3))
    assert not await stage.is_held(order)
    sight = await sight.press("Confirm the change")
    assert (sight.status, sight.title) == (409, "The time ran out")
    assert (await stage.read(order)).lines[0].current == 3


async def test_the_order_page_says_that_a_change_waits(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    browser = (await proposal(stage, order)).browser
    sight = await browser.get(f"orders/{order}")
    assert "You began a change of this order" in sight.text
    assert (await sight.follow("Go on with it")).title == "Please check and confirm"


async def test_a_second_proposal_replaces_the_first_and_keeps_one_hold(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    first = await proposal(stage, order, "2")
    second = await proposal(stage, order, "1")
    old = await first.press("Confirm the change")
    assert old.title == "Nothing was changed"
    await stage.work()
    assert await stage.is_held(order)
    await second.press("Confirm the change")
    await stage.work()
    assert (await stage.read(order)).lines[0].current == 1
    assert not await stage.is_held(order)
    assert len(await stage.holds()) == 1


async def test_a_hold_survives_a_crash_only_until_its_time(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The row is written before the shop is asked, so what a crash leaves behind is released by the sweep."""
    order = await stage.order(ANA, "open", items=(THREE,))
    placed = DemoShop.hold

    async def held_and_died(shop: DemoShop, change: PlaceHold) -> Changed:
        await placed(shop, change)
        raise Temporary("The line was cut.")

    monkeypatch.setattr(DemoShop, "hold", held_and_died)
    sight = await proposal(stage, order)
    assert (sight.status, sight.title) == (502, "The shop does not answer")
    assert await stage.is_held(order)
    await stage.hold_times_out()
    assert not await stage.is_held(order)


async def test_a_hold_left_by_a_crash_serves_the_next_try(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    placed = DemoShop.hold

    async def held_and_died(shop: DemoShop, change: PlaceHold) -> Changed:
        await placed(shop, change)
        raise Temporary("The line was cut.")

    with monkeypatch.context() as patch:
        patch.setattr(DemoShop, "hold", held_and_died)
        await proposal(stage, order)
    stage.clock.move(timedelta(minutes=2))
    sight = await (await proposal(stage, order)).press("Confirm the change")
    assert sight.title == "Done"
    await stage.work()
    assert not await stage.is_held(order)
    assert len(await stage.holds()) == 1


async def test_a_shop_that_refuses_to_hold_does_not_stop_the_change(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))

    async def refuse(_: DemoShop, __: PlaceHold) -> Changed:
        raise ChangeRefused("This order is held ten times already.")

    monkeypatch.setattr(DemoShop, "hold", refuse)
    sight = await (await proposal(stage, order)).press("Confirm the change")
    assert sight.title == "Done"


async def test_a_change_that_the_shop_made_before_a_crash_is_found_and_finished(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key is stored first: asked again under it, the shop makes nothing twice and we learn how it went."""
    order = await stage.order(ANA, "open", items=(THREE,))
    sight = await proposal(stage, order)
    make = DemoShop.edit_lines

    async def made_and_died(shop: DemoShop, change: EditLines) -> Changed:
        await make(shop, change)
        raise Temporary("The line was cut.")

    with monkeypatch.context() as patch:
        patch.setattr(DemoShop, "edit_lines", made_and_died)
        sight = await sight.press("Confirm the change")
    assert sight.title == "Your change is being made"
    await stage.time_passes(timedelta(minutes=1))
    assert (await sight.follow("Look again")).title == "Done"
    await stage.work()
    assert (await stage.read(order)).lines[0].current == 2
    assert len(stage.told) == 1
    assert not await stage.is_held(order)


async def test_an_unexpected_fault_of_the_shop_is_never_called_refused(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    sight = await proposal(stage, order)

    async def broken(_: DemoShop, __: EditLines) -> Changed:
        raise RuntimeError("nobody foresaw this")

    with monkeypatch.context() as patch:
        patch.setattr(DemoShop, "edit_lines", broken)
        sight = await sight.press("Confirm the change")
    assert sight.title == "Your change is being made"
    await stage.time_passes(timedelta(minutes=1))
    assert (await stage.read(order)).lines[0].current == 2


async def test_a_change_without_an_answer_is_followed_until_its_end_is_known(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many days the shop stays silent; it is asked more and more seldom meanwhile."""
    order = await stage.order(ANA, "open", items=(THREE,))
    sight, asked = await proposal(stage, order), []
    make = DemoShop.edit_lines

    async def made_and_silent(shop: DemoShop, change: EditLines) -> Changed:
        asked.append(stage.clock.now())
        await make(shop, change)
        raise Temporary("The line was cut.")

    with monkeypatch.context() as patch:
        patch.setattr(DemoShop, "edit_lines", made_and_silent)
        await sight.press("Confirm the change")
        for _ in range(60):
            await stage.time_passes(timedelta(minutes=1))
        await stage.time_passes(timedelta(days=3))
    assert 8 < len(asked) < 16
    await stage.time_passes(timedelta(minutes=11))
    await stage.work()
    assert [row.state for row in await stage.changes()] == ["done"]
    assert len(stage.told) == 1


async def test_a_hold_renewed_while_it_is_let_go_does_no_harm(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The customer begins anew in the very moment in which the first hold ends: nothing is changed unseen, or stuck."""
    order = await stage.order(ANA, "open", items=(THREE,))
    browser, release = (await proposal(stage, order)).browser, DemoShop.release
    renewed: list[Sight] = []

    async def renewed_meanwhile(shop: DemoShop, change: ReleaseHold) -> Changed:
        form = await browser.get(f"orders/{order}/edit?kind=quantity")
        renewed.append(await form.press("Continue", quantity="1"))
        return await release(shop, change)

    with monkeypatch.context() as patch:
        patch.setattr(DemoShop, "release", renewed_meanwhile)
        await stage.hold_times_out()
    assert len(renewed) == 1
    sight = await renewed[0].press("Confirm the change")
    assert (sight.status, (await stage.read(order)).lines[0].current) in {(200, 1), (409, 3)}
    again = await (await proposal(stage, order, "1")).press("Confirm the change")
    assert again.title == "Done"
    await stage.work()
    await stage.hold_times_out()
    assert not await stage.is_held(order)
    assert all(hold.released_at for hold in await stage.holds())
