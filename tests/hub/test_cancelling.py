"""Cancelling: reason and fee first, then "being cancelled" until the shop says it is done."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from commerce.demo.building import Item
from commerce.demo.models import DemoOrderRow
from commerce.demo.orders import to_order, write
from commerce.demo.people import ANA, LEE
from commerce.terms import Fee, Known, Unknown, UnknownWhy
from tests.hub.browsing import Sight
from tests.hub.stage import Stage, terms
from tests.stage import source

TEE = Item("harbour-tee-m-navy")


async def form(stage: Stage, order: str) -> Sight:
    browser = await stage.signed_in(ANA)
    return await (await browser.get(f"orders/{order}")).follow("Cancel order")


async def test_an_order_is_cancelled_with_reason_and_fee(stage: Stage) -> None:
    """S1-47: the fee and the sentence that states it stand before the confirmation (28.90, 5 % kept)."""
    order = await stage.order(ANA, "open", items=(TEE,))
    sight = await form(stage, order)
    assert "The shop keeps €1.45 of it." in sight.text
    assert "We keep 5% of a cancelled order." in sight.text
    sight = await sight.press("Continue", reason="too_slow", note="I leave on Friday.")
    assert "€27.45 goes back the way you paid." in sight.text
    assert await stage.is_held(order)
    sight = await sight.press("Cancel the order")
    assert sight.title == "Your order is being cancelled"
    assert (await stage.read(order)).cancelled_at is None
    assert "Being cancelled" in (await sight.browser.get(f"orders/{order}")).text


async def test_cancelled_is_said_only_once_the_shop_has_done_it(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(TEE,))
    sight = await (await form(stage, order)).press("Continue", reason="other")
    sight = await sight.press("Cancel the order")
    await stage.work()
    assert stage.told == []
    stage.clock.move(timedelta(seconds=5))
    sight = await sight.follow("Look again")
    assert sight.title == "Done"
    await stage.work()
    (told,) = stage.told
    assert (told["kind"], told["summary"]["reason"]) == ("cancel", "other")
    assert told["summary"]["fee"] == {"amount": "1.45", "currency": "EUR"}
    assert [act for act in await stage.acts() if "cancel" in act] == ["order.cancel.requested", "order.cancel"]


async def test_a_cancellation_is_followed_also_when_nobody_looks(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(TEE,))
    sight = await (await form(stage, order)).press("Continue", reason="other")
    await sight.press("Cancel the order")
    await stage.time_passes(timedelta(seconds=5))
    assert [row.state for row in await stage.changes()] == ["done"]
    assert (await stage.read(order)).cancelled_at is not None


async def test_a_cancellation_that_the_shop_gave_up_is_not_called_done(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(TEE,))
    sight = await (await form(stage, order)).press("Continue", reason="other")
    sight = await sight.press("Cancel the order")
    async with stage.database.begin() as session:
        row = await session.get_one(DemoOrderRow, (stage.store.id, order))
        row.cancel_asked_at = None
        write(row, replace(to_order(row), cancel_pending=False), stage.clock.now())
    sight = await sight.follow("Look again")
    assert (sight.status, sight.title) == (409, "This could not be changed")
    assert "The shop could not cancel the order." in sight.text
    await stage.work()
    assert stage.told == []


@pytest.mark.parametrize("typed", [{}, {"reason": "because"}])
async def test_a_reason_is_asked_for(stage: Stage, typed: dict[str, str]) -> None:
    order = await stage.order(ANA, "open")
    sight = await (await form(stage, order)).press("Continue", **typed)
    assert (sight.status, sight.wrong) == (422, ["Choose a reason."])
    assert await stage.changes() == []


async def test_a_note_that_is_too_long_is_kept_and_said(stage: Stage) -> None:
    order = await stage.order(ANA, "open")
    sight = await (await form(stage, order)).press("Continue", reason="other", note="n" * 501)
    assert sight.wrong == ["This is too long. Shorten it."]
    assert "n" * 501 in sight.html


async def test_a_note_with_signs_that_cannot_be_kept_is_said(stage: Stage) -> None:
    order = await stage.order(ANA, "open")
    sight = await (await form(stage, order)).press("Continue", reason="other", note="two\nlines \x00")
    assert sight.wrong == ["There are signs here that cannot be printed. Type it anew."]


async def test_a_shop_that_cannot_tell_is_not_asked_at_every_sweep(stage: Stage) -> None:
    """The demo shop, like others, does not let orders older than sixty days be read."""
    order = await stage.order(ANA, "open", items=(TEE,))
    sight = await (await form(stage, order)).press("Continue", reason="other")
    assert (await sight.press("Cancel the order")).title == "Your order is being cancelled"
    await stage.time_passes(timedelta(days=61))
    (change,) = await stage.changes()
    assert change.state == "pending"
    assert change.look_at is not None
    assert change.look_at > stage.clock.now()


async def test_without_a_fee_everything_goes_back(stage: Stage) -> None:
    stage.stated[stage.store.id] = terms(restocking_fee=Unknown(UnknownWhy.MISSING))
    order = await stage.order(ANA, "open", items=(TEE,))
    sight = await form(stage, order)
    assert "The shop keeps nothing of it." in sight.text
    sight = await sight.press("Continue", reason="other")
    assert "€28.90 goes back the way you paid." in sight.text


async def test_a_fee_that_rose_after_it_was_shown_is_not_taken(stage: Stage) -> None:
    """S1-47: the customer pays what was shown, or is asked again."""
    order = await stage.order(ANA, "open", items=(TEE,))
    sight = await (await form(stage, order)).press("Continue", reason="other")
    dearer = Known(Fee(percent=Decimal(50)), source("We keep half."))
    stage.stated[stage.store.id] = terms(restocking_fee=dearer)
    sight = await sight.press("Cancel the order")
    assert sight.status == 409
    assert "The price or the fee has changed since you looked." in sight.text
    assert not (await stage.read(order)).cancel_pending


async def test_a_window_that_closed_before_the_yes_keeps_the_order(stage: Stage) -> None:
    """S1-29: the cut-off counts at the last click, by the clock, not at the first."""
    order = await stage.order(ANA, "open", items=(TEE,))
    left = (await stage.read(order)).placed_at + timedelta(hours=1) - stage.clock.now()
    stage.clock.move(left - timedelta(minutes=5))
    sight = await (await form(stage, order)).press("Continue", reason="other")
    stage.clock.move(timedelta(minutes=6))
    sight = await sight.press("Cancel the order")
    assert sight.status == 409
    assert "The time for this change is over." in sight.text
    assert not (await stage.read(order)).cancel_pending


async def test_a_part_shipped_order_cannot_be_cancelled(stage: Stage) -> None:
    """S1-66."""
    order = await stage.order(LEE, "part_shipped")
    browser = await stage.signed_in(LEE)
    sight = await browser.get(f"orders/{order}/cancel")
    assert sight.status == 409
    assert "A part of this order has already been sent." in sight.text
    sight = await browser.post(f"/hub/tide/orders/{order}/cancel", {"reason": "other", "note": ""})
    assert sight.status == 409
    assert await stage.changes() == []
