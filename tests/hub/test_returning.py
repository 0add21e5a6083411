"""A return or an exchange, from the button to the shop's own record; and everything that is refused on the way."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.changes import RequestReturn
from commerce.demo.building import Item
from commerce.demo.models import DemoVariantRow
from commerce.demo.people import ANA, NOAH
from commerce.fulfilment import Fulfilment
from commerce.port import Product, ReturnStatus, Variant
from commerce.returnability import returnability
from commerce.returns import ReturnLine, ReturnReason, ReturnState
from commerce.terms import ExceptionKind, Known, ReturnException, Terms
from hub import edit
from hub.proposals import Standing
from hub.returning import wish_return
from hub.wishes import Closed, WrongFields, to_change
from kit.audit import AuditRow
from tests.commerce.building import ALL, LISBON, NOW, line
from tests.commerce.building import decide as editable_of
from tests.commerce.building import order as order_of
from tests.hub.browsing import Sight
from tests.hub.stage import Stage, terms
from tests.hub.test_links import link, phone, sign_in
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
    await stage.settings(hub_active=False)
    answer = await browser.client.get(f"{browser.home}/returns", follow_redirects=False)
    assert answer.headers["location"] == "https://returns.example.com/start"
    await stage.settings(hub_active=True)
    framed = await browser.get(f"orders/{order}/return?frame=1")
    assert "https://returns.example.com/start" in framed.html


@pytest.mark.parametrize("is_made", [False, True], ids=["before the shop was asked", "after the shop has taken it"])
async def test_a_request_whose_process_died_is_finished_by_another_once(stage: Stage, *, is_made: bool) -> None:
    order = await stage.order(ANA, "delivered")
    await (await form(stage, order)).press("Continue", **{units(order): "1", reason(order): "other"})
    row = (await stage.changes())[-1]
    await edit.start(stage.deps, row)
    if is_made:
        change = to_change(row)
        assert isinstance(change, RequestReturn)
        await stage.shop.request_return(change)
    await stage.time_passes(timedelta(seconds=7))
    await stage.work()
    assert [row.state for row in await stage.changes()] == ["done"]
    assert len((await stage.read(order)).returns) == 1
    assert len(stage.told) == 1


async def test_a_short_link_leads_on_to_the_return_of_its_order(stage: Stage) -> None:
    """S1-21: after the sign-in, and of one's own order alone."""
    order = await stage.order(ANA, "delivered")
    talk = await phone(stage)
    sight = await stage.browser().get(await link(stage, talk, order_id=order, edit="return"))
    sight = await sign_in(stage, sight, ANA)
    assert sight.title == "Return or exchange: order #1001"
    sight = await (await stage.signed_in(NOAH)).get(await link(stage, talk, order_id=order, edit="return"))
    assert sight.path.endswith("/orders")


async def test_a_link_without_an_order_leads_to_those_of_which_something_may_come_back(stage: Stage) -> None:
    order = await stage.order(ANA, "delivered")
    await stage.order(ANA, "open_single_unit")
    sight = await (await stage.signed_in(ANA)).get(await link(stage, await phone(stage), edit="return"))
    assert "Choose the order from which something should come back." in sight.text
    assert [node for node in sight.links if "#" in node] == ["Order #1002", "Order #1001"]
    assert (await sight.follow("Order #1001")).path.endswith(f"/orders/{order}/return")


async def test_a_short_link_leads_to_the_shops_own_page_without_a_sign_in(stage: Stage) -> None:
    await stage.settings(return_portal="https://returns.example.com/start")
    browser = stage.browser()
    first = await browser.client.get(await link(stage, await phone(stage), edit="return"), follow_redirects=False)
    answer = await browser.client.get(first.headers["location"], follow_redirects=False)
    assert answer.headers["location"] == "https://returns.example.com/start"


HERE = order_of(
    line("l1", 3, 0),
    line("l2", 2, 0, product_id="mug", variant_id="mug-red"),
    line("l3", 1),
    fulfilments=(Fulfilment("p1", (("l1", 3), ("l2", 1)), NOW - timedelta(days=3)),),
)
FIELDS = st.sampled_from([f"{name}:l{number}" for name in ("units", "reason", "instead") for number in range(5)])
TYPED = st.sampled_from(["", "0", "1", "2", "99", "-1", "defect", "other", "mug-blue", "mug-red"]) | st.text(
    max_size=12
)


@given(st.dictionaries(FIELDS | st.just("note"), TYPED))
def test_whatever_a_form_says_no_more_is_wished_than_may_come_back(typed: dict[str, str]) -> None:
    """Property: the form is answered or refused in words, and asks for nothing that the rules do not leave open."""
    standing = Standing(HERE, Terms(), editable_of(HERE), returnability(HERE, Terms(), NOW, LISBON, ALL))
    blue = Variant("mug-blue", "Blue", (), HERE.lines[1].price, 1)
    mug = Product("mug", "Mug", "", "", (), (blue,))
    try:
        wish = wish_return(standing, {"mug": mug}, typed)
    except (WrongFields, Closed):
        return
    assert wish.wanted["items"]
    for item in wish.wanted["items"]:
        state = standing.returnable.of(item["line_id"])
        assert state is not None
        assert 1 <= item["units"] <= state.returnable
        assert item["reason"] in set(ReturnReason)
        assert item["exchange_for"] in {None, "mug-blue"}
        assert not item["exchange_for"] or item["units"] == 1
