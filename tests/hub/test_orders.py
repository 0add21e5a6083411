"""The list of orders and the page of one: what is open, what has left, what is blocked and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from commerce.demo.building import Item
from commerce.demo.people import ANA, LEE, MARIA, SAM
from commerce.terms import EditKind, Known, Review, Terms, Unknown, UnknownWhy, Window, WindowKind
from tests.hub.stage import Stage, terms
from tests.stage import CHANGE, source


async def test_a_customer_sees_their_own_orders_and_nobody_elses(stage: Stage) -> None:
    """S1-64."""
    await stage.order(ANA, "open")
    await stage.order(SAM, "open_jacket")
    sight = await (await stage.signed_in(ANA)).get("orders")
    assert "Order #1001" in sight.text
    assert "Order #1002" not in sight.text


async def test_anothers_order_and_no_order_look_the_same(stage: Stage) -> None:
    """S1-64: not found, never "not yours"."""
    order = await stage.order(SAM, "open_jacket")
    browser = await stage.signed_in(ANA)
    for page in ("", "/edit?kind=address", "/cancel"):
        theirs = await browser.get(f"orders/{order}{page}")
        none = await browser.get(f"orders/order-9999{page}")
        assert theirs.status == none.status == 404
        assert theirs.text == none.text


async def test_the_session_of_one_store_is_worth_nothing_in_another(stage: Stage, other: Stage) -> None:
    order = await stage.order(ANA, "open")
    browser = await stage.signed_in(ANA)
    key = browser.client.cookies["tillside_hub"]
    stranger = other.browser()
    stranger.client.cookies.set("tillside_hub", key)
    assert (await stranger.get(f"orders/{order}")).title == "Sign in"


async def test_an_open_order_shows_what_can_be_changed_and_until_when(stage: Stage) -> None:
    """S1-17, S1-45: buttons for what is open, with the time at which it closes (placed 9:45 UTC, Lisbon time)."""
    order = await stage.order(ANA, "open")
    sight = await (await stage.signed_in(ANA)).get(f"orders/{order}")
    until = (await stage.read(order)).placed_at + timedelta(hours=1)
    for label in ("Change size or colour", "Change delivery address", "Cancel order"):
        assert label in sight.text
    assert sight.text.count(f"You can change this until {until:%-I:%M} AM.") == 4
    assert "2 can be changed" in sight.text


async def test_a_part_shipped_order_says_per_line_what_has_left(stage: Stage) -> None:
    """S1-18, S1-65, S1-66: units that are open, units that have left, and the way to follow them."""
    order = await stage.order(LEE, "part_shipped_units")
    sight = await (await stage.signed_in(LEE)).get(f"orders/{order}")
    chips = [node.text() for node in sight.tree.css(".chip")]
    assert any("can be changed" in chip for chip in chips)
    assert any("sent" in chip for chip in chips)
    assert sight.href("Follow the parcel").startswith("https://tidepost.example/")
    assert "Change delivery address" not in sight.text
    assert "Cancel order" not in sight.text


async def test_a_personal_item_is_explained_by_the_shops_own_sentence(stage: Stage) -> None:
    """S1-48: the blocked line quotes the policy; the other line stays open."""
    order = await stage.order(MARIA, "personalised_line")
    sight = await (await stage.signed_in(MARIA)).get(f"orders/{order}")
    assert "Engraved items cannot be changed or cancelled." in sight.text
    assert "This item is an exception and cannot be changed." in sight.text
    assert "Change size or colour" in sight.text


async def test_after_the_window_nothing_is_offered_and_the_policy_is_quoted(stage: Stage) -> None:
    order = await stage.order(ANA, "outside_window")
    sight = await (await stage.signed_in(ANA)).get(f"orders/{order}")
    assert "The time for this change ended" in sight.text
    assert "You may change an order within one hour of placing it." in sight.text
    assert sight.tree.css(".actions") == []


async def test_a_rule_whose_page_is_overdue_still_decides_but_is_not_certain(stage: Stage) -> None:
    """Its page and the day of its last review stand beside it; a page that is not overdue is led to as well."""
    order = await stage.order(ANA, "outside_window")
    sight = await (await stage.signed_in(ANA)).get(f"orders/{order}")
    assert "reviewed" not in sight.text
    for by, is_overdue in ((date(2026, 11, 18), False), (date(2026, 11, 17), True)):
        rule = replace(CHANGE, review=Review(date(2026, 3, 3), by))
        hour = Window(WindowKind.WITHIN, within=timedelta(hours=1))
        stage.stated[stage.store.id] = terms(modify_window=Known(hour, rule))
        sight = await (await stage.signed_in(ANA)).get(f"orders/{order}")
        assert sight.href("From the shop's policy: Changes and cancellations") == f"/help/{stage.store.key}/1"
        assert ("Last reviewed on March 3, 2026. This may have changed since" in sight.text) is is_overdue
        assert sight.tree.css(".actions") == []


@pytest.mark.parametrize("kind", [EditKind.VARIANT, EditKind.QUANTITY, EditKind.REMOVE, EditKind.ADDRESS])
async def test_a_kind_that_is_not_eligible_is_hidden(stage: Stage, kind: EditKind) -> None:
    """S1-46: only what the policy lists is offered."""
    eligible = frozenset(EditKind) - {kind}
    stage.stated[stage.store.id] = terms(eligible=Known(eligible, source("These can be changed.")))
    order = await stage.order(ANA, "open_three_units")
    sight = await (await stage.signed_in(ANA)).get(f"orders/{order}")
    label = {
        EditKind.VARIANT: "Change size or colour",
        EditKind.QUANTITY: "Change quantity",
        EditKind.REMOVE: "Remove",
        EditKind.ADDRESS: "Change delivery address",
    }[kind]
    assert label not in sight.text
    assert "Cancel order" in sight.text
    closed = await sight.browser.get(f"orders/{order}/edit?kind={kind.value}")
    assert (closed.status, closed.title) == (409, "This cannot be changed now")


async def test_an_unknown_policy_keeps_everything_closed(stage: Stage) -> None:
    """S1-33: nothing is guessed."""
    missing = Unknown(UnknownWhy.MISSING)
    stage.stated[stage.store.id] = Terms(modify_window=missing, cancel_window=missing)
    order = await stage.order(ANA, "open")
    sight = await (await stage.signed_in(ANA)).get(f"orders/{order}")
    assert "We cannot say for certain" in sight.text
    assert sight.tree.css(".actions") == []


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("with_warehouse_submitted", "The warehouse is already working on this"),
        ("held_fraud", "The shop is still checking this"),
        ("cancelled", "This order is cancelled"),
        ("locked", "The shop has closed this order for changes"),
        ("digital", "delivered digitally"),
        ("shipped_today", "Sent"),
    ],
)
async def test_a_closed_order_says_why_and_offers_nothing(stage: Stage, state: str, words: str) -> None:
    order = await stage.order(ANA, state)
    sight = await (await stage.signed_in(ANA)).get(f"orders/{order}")
    assert words in sight.text
    assert "fraud" not in sight.html.lower()
    assert sight.tree.css(".actions") == []


async def test_an_order_that_has_arrived_is_called_delivered(stage: Stage) -> None:
    order = await stage.order(ANA, "delivered")
    sight = await (await stage.signed_in(ANA)).get(f"orders/{order}")
    assert [one.text(strip=True) for one in sight.tree.css(".state")] == ["Delivered"]


async def test_a_quantity_that_the_shop_cannot_tell_is_said_so(stage: Stage) -> None:
    order = await stage.order(ANA, "quantity_unknown")
    sight = await (await stage.signed_in(ANA)).get(f"orders/{order}")
    assert "The shop cannot say just now what has been sent." in sight.text


async def test_what_the_customer_wrote_is_shown_as_text(stage: Stage) -> None:
    item = Item("enamel-mug-white", 1, (("Engraving", "<script>alert(1)</script>"),))
    order = await stage.order(ANA, "open", items=(item,))
    sight = await (await stage.signed_in(ANA)).get(f"orders/{order}")
    assert "<script>alert" not in sight.html
    assert "<script>alert(1)</script>" in sight.text
