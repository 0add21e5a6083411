"""A return or an exchange, from the button to the shop's own record; and everything that is refused on the way."""

import asyncio
from datetime import timedelta

import pytest

from commerce.demo.building import Item
from commerce.demo.models import DemoVariantRow
from commerce.demo.people import ANA, NOAH
from commerce.port import ReturnStatus
from commerce.returns import ReturnLine, ReturnReason, ReturnState
from commerce.terms import ExceptionKind, Known, ReturnException
from kit.audit import AuditRow
from tests.hub.browsing import Sight
from tests.hub.stage import Stage, terms
from tests.stage import source

SNEAKERS = "canvas-sneakers-40-white"
THIRTY_DAYS = Known(timedelta(days=30), source("Send items back within thirty days of delivery.", article=4))


@pytest.fixture(autouse=True)
def rules(stage: Stage) -> None:
    """The shop takes returns for thirty days, and exchanges."""
    stage.stated[stage.store.id] = terms(return_window=THIRTY_DAYS)


async def form(stage: Stage, order: str, conversation_id: int | None = None) -> Sight:
    browser = await stage.signed_in(ANA, conversation_id)
    return await (await browser.get(f"orders/{order}")).follow("Return or exchange")


def units(order: str, line: int = 1) -> str:
    return f"units:{order}-{line}"


def reason(order: str, line: int = 1) -> str:
    return f"reason:{order}-{line}"


def instead(order: str, line: int = 1) -> str:
    return f"instead:{order}-{line}"


async def test_one_of_two_shirts_comes_back(stage: Stage) -> None:
    """S1-23, S1-24: asked for by the customer, here, and kept by the shop's own record."""
    order = await stage.order(ANA, "delivered_tees")
    sight = await form(stage, order)
    assert "Until December 10, 2026, counted from the delivery." in sight.text
    sight = await sight.press("Continue", **{units(order): "1", reason(order): "does_not_fit"})
    assert sight.title == "Please check and confirm"
    assert "Harbour T-shirt (M / Navy): It does not fit" in sight.text
    assert (await stage.read(order)).returns == ()

    sight = await sight.press("Send the request")

    assert sight.title == "Done"
    assert "Your request is with the shop." in sight.text
    now = await stage.read(order)
    assert now.return_status is ReturnStatus.RETURN_REQUESTED
    assert [(one.state, one.lines) for one in now.returns] == [
        (ReturnState.REQUESTED, (ReturnLine(f"{order}-1", 1, ReturnReason.DOES_NOT_FIT),))
    ]
    page = await (await stage.signed_in(ANA)).get(f"orders/{order}")
    assert "The shop has not answered yet" in page.text


async def test_another_size_is_wished_instead(stage: Stage) -> None:
    order = await stage.order(ANA, "delivered")
    wish = {units(order): "1", reason(order): "does_not_fit", instead(order): "canvas-sneakers-41-white"}
    sight = await (await form(stage, order)).press("Continue", **wish)
    assert "→ 41 / White: It does not fit" in sight.text
    await sight.press("Send the request")
    (asked,) = (await stage.read(order)).returns
    assert asked.lines[0].exchange_for == "canvas-sneakers-41-white"


async def test_a_request_is_told_to_the_audit_and_to_the_conversation_once(stage: Stage) -> None:
    order = await stage.order(ANA, "delivered")
    sight = await form(stage, order, conversation_id=77)
    sight = await sight.press("Continue", **{units(order): "1", reason(order): "defect", "note": "The sole is off."})
    await asyncio.gather(sight.press("Send the request"), sight.press("Send the request"))
    await stage.work()
    acts = [row for row in await stage.rows(AuditRow) if row.act == "order.return"]
    assert len(acts) == 1
    assert [(told["kind"], told["conversation_id"]) for told in stage.told] == [("return", 77)]
    assert stage.told[0]["summary"]["items"] == [
        {"line": "Pier canvas sneakers", "variant": "40 / White", "units": 1, "reason": "defect"}
    ]
    assert len((await stage.read(order)).returns) == 1


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ({}, "Choose how many of at least one item should come back."),
        ({"units": "1"}, "Choose a reason."),
        ({"units": "9", "reason": "other"}, "At most 1 can come back."),
        ({"units": "-1", "reason": "other"}, "Enter a whole number."),
        ({"units": "\u0661", "reason": "other"}, "Enter a whole number."),
        ({"units": "1", "reason": "because"}, "Choose a reason."),
        ({"units": "1", "reason": "other", "instead": SNEAKERS}, "does not come in that form"),
        ({"units": "1", "reason": "other", "instead": "market-tote-sand"}, "does not come in that form"),
        ({"units": "1", "reason": "other", "note": "x" * 301}, "This is too long."),
        ({"units": "1", "reason": "other", "note": "a\x00b"}, "cannot be printed"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_sent(stage: Stage, wish: dict[str, str], says: str) -> None:
    order = await stage.order(ANA, "delivered")
    named = {name if name == "note" else f"{name}:{order}-1": value for name, value in wish.items()}
    sight = await (await form(stage, order)).press("Continue", **named)
    assert sight.status == 422
    assert says in sight.text
    assert await stage.changes() == []


async def test_a_line_that_the_form_did_not_offer_is_not_taken(stage: Stage) -> None:
    order = await stage.order(ANA, "delivered_in_part")
    forged = {units(order, 2): "1", reason(order, 2): "other"}
    sight = await _send(stage, order, forged)
    assert "Nothing was sent." in sight.text
    assert (await stage.read(order)).returns == ()


async def _send(stage: Stage, order: str, fields: dict[str, str]) -> Sight:
    browser = await stage.signed_in(ANA)
    return await browser.post(f"{browser.home}/orders/{order}/return", fields)


async def test_what_sold_out_meanwhile_is_said_at_the_commit(stage: Stage) -> None:
    order = await stage.order(ANA, "delivered")
    wish = {units(order): "1", reason(order): "does_not_fit", instead(order): "canvas-sneakers-41-white"}
    sight = await (await form(stage, order)).press("Continue", **wish)
    async with stage.database.begin() as session:
        variant = await session.get_one(DemoVariantRow, (stage.store.id, "canvas-sneakers-41-white"))
        variant.stock = 0
    sight = await sight.press("Send the request")
    assert sight.title == "This could not be asked for"
    assert "sold out meanwhile" in sight.text
    assert (await stage.read(order)).returns == ()


async def test_a_window_that_closed_meanwhile_is_asked_again_at_the_commit(stage: Stage) -> None:
    order = await stage.order(ANA, "delivered")
    sight = await (await form(stage, order)).press("Continue", **{units(order): "1", reason(order): "other"})
    stage.stated[stage.store.id] = terms(return_window=Known(timedelta(days=2), source("Two days.", article=4)))
    sight = await sight.press("Send the request")
    assert sight.title == "This could not be asked for"
    assert "The time for sending this back is over." in sight.text
    assert (await stage.read(order)).returns == ()


async def test_what_may_not_come_back_is_there_with_the_sentence(stage: Stage) -> None:
    personal = ReturnException(ExceptionKind.PERSONALISED, source("Engraved things stay yours.", article=5))
    stage.stated[stage.store.id] = terms(return_window=THIRTY_DAYS, return_exceptions=(personal,))
    order = await stage.order(ANA, "delivered_exception")
    sight = await form(stage, order)
    assert "This can't be sent back." in sight.text
    assert "Engraved things stay yours." in sight.text


async def test_an_order_that_has_not_left_offers_no_return(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(Item("harbour-tee-m-navy"),))
    browser = await stage.signed_in(ANA)
    assert "Return or exchange" not in (await browser.get(f"orders/{order}")).text
    sight = await browser.get(f"orders/{order}/return")
    assert sight.status == 409
    assert "Not sent yet." in sight.text


async def test_somebody_else_s_order_is_not_there(stage: Stage) -> None:
    """S1-64."""
    order = await stage.order(NOAH, "delivered")
    browser = await stage.signed_in(ANA)
    assert (await browser.get(f"orders/{order}/return")).status == 404
    assert (await browser.post(f"{browser.home}/orders/{order}/return", {units(order): "1"})).status == 404


async def test_a_shop_with_a_page_of_its_own_for_returns_is_led_to(stage: Stage) -> None:
    order = await stage.order(ANA, "delivered")
    await stage.settings(return_portal="https://returns.example.com/start")
    browser = await stage.signed_in(ANA)
    for path in (f"orders/{order}/return", "returns"):
        answer = await browser.client.get(f"{browser.home}/{path}", follow_redirects=False)
        assert answer.headers["location"] == "https://returns.example.com/start"
    framed = await browser.get(f"orders/{order}/return?frame=1")
    assert "https://returns.example.com/start" in framed.html
