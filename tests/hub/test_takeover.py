"""A change whose process died is finished by another within ten seconds; one whose process lives is left to it."""

import asyncio
from datetime import timedelta

import pytest

from commerce.changes import Changed, EditLines
from commerce.demo.building import Item
from commerce.demo.people import ANA
from commerce.demo.shop import DemoShop
from hub import edit
from hub.models import ChangeRow
from hub.wishes import to_change
from tests.hub.browsing import Sight
from tests.hub.stage import Stage

SECOND = timedelta(seconds=1)


async def proposed(stage: Stage) -> tuple[Sight, ChangeRow]:
    order = await stage.order(ANA, "open", items=(Item("harbour-tee-l-sand", 3),))
    browser = await stage.signed_in(ANA)
    sight = await (await browser.get(f"orders/{order}/edit?kind=quantity")).press("Continue", quantity="2")
    return sight, (await stage.changes())[-1]


async def ended_once(stage: Stage, order_id: str) -> None:
    await stage.work()
    assert [row.state for row in await stage.changes()] == ["done"]
    assert (await stage.read(order_id)).lines[0].current == 2
    assert len(stage.told) == 1
    assert (await stage.acts()).count("order.quantity") == 1


@pytest.mark.parametrize("is_made", [False, True], ids=["before the shop was asked", "after the shop has done it"])
async def test_a_change_whose_process_died_is_finished_by_another_in_time(stage: Stage, *, is_made: bool) -> None:
    _, row = await proposed(stage)
    await edit.start(stage.deps, row)
    if is_made:
        change = to_change(row)
        assert isinstance(change, EditLines)
        await stage.shop.edit_lines(change)
    await stage.time_passes(5 * SECOND)
    assert [row.state for row in await stage.changes()] == ["started"]
    await stage.time_passes(2 * SECOND)
    await ended_once(stage, row.order_id)


async def test_a_change_is_left_to_its_process_for_as_long_as_that_lives(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    sight, row = await proposed(stage)
    asked: list[str] = []
    make = DemoShop.edit_lines

    async def slow(shop: DemoShop, change: EditLines) -> Changed:
        asked.append(change.key)
        for _ in range(4):
            stage.clock.move(5 * SECOND)
            async with asyncio.timeout(20):
                while ((await stage.changes())[-1].look_at or row.created_at) < stage.clock.now() + 5 * SECOND:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            await stage.time_passes(timedelta(0))
        return await make(shop, change)

    monkeypatch.setattr(edit, "BEAT_SECONDS", 0.01)
    monkeypatch.setattr(DemoShop, "edit_lines", slow)
    assert (await sight.press("Confirm the change")).title == "Done"
    assert asked == [row.key]
    await ended_once(stage, row.order_id)


async def test_a_paused_process_that_wakes_up_writes_nothing_a_second_time(stage: Stage) -> None:
    _, row = await proposed(stage)
    await edit.start(stage.deps, row)
    await stage.time_passes(7 * SECOND)
    await edit.make(stage.deps, row)
    await ended_once(stage, row.order_id)


async def test_of_two_who_find_a_dead_process_one_asks_the_shop(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    _, row = await proposed(stage)
    asked: list[str] = []
    make = DemoShop.edit_lines

    async def counted(shop: DemoShop, change: EditLines) -> Changed:
        asked.append(change.key)
        return await make(shop, change)

    monkeypatch.setattr(DemoShop, "edit_lines", counted)
    await edit.start(stage.deps, row)
    stage.clock.move(7 * SECOND)
    await asyncio.gather(*(edit.finish(stage.deps, row.id) for _ in range(3)))
    assert asked == [row.key]
    await ended_once(stage, row.order_id)
