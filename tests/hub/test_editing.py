"""Each kind of change, from the button to the shop's own order; and everything that is refused on the way."""

import asyncio

import pytest

from commerce.demo.building import Item
from commerce.demo.models import DemoVariantRow
from commerce.demo.people import ANA, MARIA, SAM
from kit.audit import AuditRow
from tests.hub.browsing import Sight
from tests.hub.stage import Stage

TEE = Item("harbour-tee-m-navy")
THREE = Item("harbour-tee-l-sand", 3)
BEANIE = Item("wool-beanie-coral")


async def form(stage: Stage, order: str, label: str) -> Sight:
    """The form behind a button of an order's page."""
    browser = await stage.signed_in(ANA)
    return await (await browser.get(f"orders/{order}")).follow(label)


async def test_a_size_is_changed(stage: Stage) -> None:
    """S1-17, S1-23, S1-24: the customer changes the order here, by the shop's own edit, with the price shown first."""
    order = await stage.order(ANA, "open", items=(TEE,))
    sight = await form(stage, order, "Change size or colour")
    sight = await sight.press("Continue", variant="harbour-tee-xl-navy")
    assert sight.title == "Please check and confirm"
    assert "M / Navy → XL / Navy" in sight.text
    assert "The shop sends you an invoice for €2.00 by e-mail." in sight.text
    assert (await stage.read(order)).lines[0].current == 1
    sight = await sight.press("Confirm the change")
    assert sight.title == "Done"
    now = await stage.read(order)
    assert [(line.variant_id, line.current) for line in now.lines if line.current] == [("harbour-tee-xl-navy", 1)]


async def test_a_quantity_is_lowered_and_the_difference_goes_back(stage: Stage) -> None:
    """S1-46."""
    order = await stage.order(ANA, "open", items=(THREE,))
    sight = await (await form(stage, order, "Change quantity")).press("Continue", quantity="1")
    assert "€48.00 goes back the way you paid." in sight.text
    await sight.press("Confirm the change")
    assert (await stage.read(order)).lines[0].current == 1


async def test_an_item_is_removed(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(TEE, BEANIE))
    browser = await stage.signed_in(ANA)
    sight = await browser.get(f"orders/{order}/edit?kind=remove&line={order}-2")
    sight = await (await sight.press("Continue")).press("Remove the item")
    assert sight.title == "Done"
    assert [line.title for line in (await stage.read(order)).lines if line.current] == ["Harbour T-shirt"]


async def test_the_address_is_changed(stage: Stage) -> None:
    """S1-46."""
    order = await stage.order(ANA, "open")
    sight = await form(stage, order, "Change delivery address")
    sight = await sight.press("Continue", line1="9 Mill Lane", city="Bath", postcode="BA1 1AA")
    assert "9 Mill Lane" in sight.text
    assert "The price stays the same." in sight.text
    await sight.press("Confirm the address")
    address = (await stage.read(order)).shipping_address
    assert address is not None
    assert (address.line1, address.city, address.country, address.name) == (
        "9 Mill Lane",
        "Bath",
        "GB",
        "Ana Whitfield",
    )


async def test_a_change_is_told_to_the_audit_and_to_the_conversation_once(stage: Stage) -> None:
    """S1-24: who changed what, and the chat from which the page was opened hears of it."""
    order = await stage.order(ANA, "open", items=(THREE,))
    browser = await stage.signed_in(ANA, conversation_id=77)
    sight = await (await browser.get(f"orders/{order}/edit?kind=quantity")).press("Continue", quantity="2")
    await sight.press("Confirm the change")
    await stage.work()
    rows = [row for row in await stage.rows(AuditRow) if row.subject == f"order:{order}"]
    assert [row.act for row in rows] == ["order.hold", "order.quantity", "order.release"]
    assert rows[1].actor.startswith("customer:")
    (told,) = stage.told
    assert (told["conversation_id"], told["order_name"], told["kind"]) == (77, "#1001", "quantity")
    assert told["summary"] | {"from": 3, "to": 2, "settlement": "refund"} == told["summary"]
    assert told["summary"]["difference"] == {"amount": "-24.00", "currency": "EUR"}


async def test_which_item_is_asked_where_several_are_open(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(TEE, THREE))
    browser = await stage.signed_in(ANA)
    sight = await browser.get(f"orders/{order}/edit?kind=variant")
    assert sight.title == "Which item do you want to change?"
    sight = await browser.get(f"orders/{order}/edit?kind=quantity")
    assert sight.title == "Change quantity"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-1", "The quantity cannot be below zero."),
        ("0", "To take the item out of the order, go back and choose “Remove”."),
        ("4", "Only 3 can still be changed. Enter fewer."),
        ("3", "This is the quantity you have. Choose fewer."),
        ("two", "Enter a whole number."),
        ("", "Enter a whole number."),
        ("9" * 400, "Enter a whole number."),
        ("1.5", "Enter a whole number."),
    ],
)
async def test_a_quantity_that_does_not_fit_is_said_beside_the_field(stage: Stage, typed: str, words: str) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    sight = await (await form(stage, order, "Change quantity")).press("Continue", quantity=typed)
    assert (sight.status, sight.wrong) == (422, [words])
    await nothing_happened(stage, order)


@pytest.mark.parametrize(
    ("variant", "words"),
    [
        ("", "Choose one of the list."),
        ("wool-beanie-coral", "This item does not come in that form. Choose one of the list."),
        ("harbour-tee-m-navy", "This is what you ordered. Choose another."),
        ("harbour-tee-xl-forest", "There are not enough of XL / Forest. Choose another."),
    ],
)
async def test_a_variant_that_cannot_be_had_is_said_beside_the_field(stage: Stage, variant: str, words: str) -> None:
    order = await stage.order(ANA, "open", items=(TEE,))
    sight = await (await form(stage, order, "Change size or colour")).press("Continue", variant=variant)
    assert (sight.status, sight.wrong) == (422, [words])
    await nothing_happened(stage, order)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "", "Enter the name of who receives the parcel."),
        ("line1", " ", "Enter street and number."),
        ("postcode", "", "Enter the postcode."),
        ("city", "", "Enter the town or city."),
        ("country", "PT", "The country cannot be changed here. Ask the shop's team."),
        ("line2", "x" * 121, "This is too long. Shorten it."),
        ("city", "Ba\x07th", "There are signs here that cannot be printed. Type it anew."),
        ("line1", "14 Quay Street", "Nothing is different. Change what should change."),
    ],
)
async def test_an_address_that_does_not_fit_is_said_beside_its_field(
    stage: Stage, field: str, typed: str, words: str
) -> None:
    order = await stage.order(ANA, "open")
    sight = await (await form(stage, order, "Change delivery address")).press("Continue", **{field: typed})
    assert (sight.status, sight.wrong) == (422, [words])
    await nothing_happened(stage, order)


async def test_a_form_for_a_blocked_line_is_refused_even_if_it_is_sent_by_hand(stage: Stage) -> None:
    """S1-48: the engraved mug stays as it is whoever builds the request."""
    order = await stage.order(MARIA, "personalised_only")
    browser = await stage.signed_in(MARIA)
    typed = {"kind": "variant", "line": f"{order}-1", "variant": "enamel-mug-navy"}
    sight = await browser.post(f"/hub/tide/orders/{order}/edit", typed)
    assert sight.status == 409
    assert "Engraved items cannot be changed or cancelled." in sight.text
    assert await stage.changes() == []


async def test_anothers_order_is_not_found_at_any_step(stage: Stage) -> None:
    """S1-64: ownership is checked at the form, at the change's page, at the yes and at the no."""
    order = await stage.order(ANA, "open", items=(THREE,))
    mine = await (await form(stage, order, "Change quantity")).press("Continue", quantity="1")
    stranger = await stage.signed_in(SAM)
    typed = {"kind": "quantity", "line": f"{order}-1", "quantity": "1"}
    assert (await stranger.post(f"/hub/tide/orders/{order}/edit", typed)).status == 404
    assert (await stranger.get(mine.path)).status == 404
    for word in ("confirm", "withdraw"):
        assert (await stranger.post(f"{mine.path}/{word}", {})).status == 404
    assert [row.state for row in await stage.changes()] == ["proposed"]
    assert (await stage.read(order)).lines[0].current == 3


async def test_a_form_from_another_site_is_refused(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    sight = await (await form(stage, order, "Change quantity")).press("Continue", quantity="1")
    for origin in ("https://evil.example", "null"):
        answer = await sight.browser.post(f"{sight.path}/confirm", {}, origin=origin)
        assert (answer.status, answer.title) == (403, "This form came from another page")
    assert (await stage.read(order)).lines[0].current == 3


async def test_a_double_click_is_one_change(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    sight = await (await form(stage, order, "Change quantity")).press("Continue", quantity="2")
    await asyncio.gather(*(sight.press("Confirm the change") for _ in range(4)))
    again = await sight.press("Confirm the change")
    assert again.title == "Done"
    await stage.work()
    assert (await stage.read(order)).lines[0].current == 2
    assert len(stage.told) == 1
    assert (await stage.acts()).count("order.quantity") == 1


async def test_an_order_that_shipped_before_the_form_was_sent_is_shown_as_it_is(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(THREE,))
    sight = await form(stage, order, "Change quantity")
    await stage.becomes(order, "shipped")
    sight = await sight.press("Continue", quantity="1")
    assert (sight.status, sight.title) == (409, "Something has moved")
    assert "3 sent" in sight.text
    assert "Nothing was changed." in sight.text
    await nothing_happened(stage, order)


async def test_an_order_that_moved_before_the_yes_is_not_touched(stage: Stage) -> None:
    """S1-15, S1-24: everything is checked again at the last click."""
    order = await stage.order(ANA, "open", items=(THREE,))
    sight = await (await form(stage, order, "Change quantity")).press("Continue", quantity="1")
    await stage.becomes(order, "shipped")
    sight = await sight.press("Confirm the change")
    assert (sight.status, sight.title) == (409, "This could not be changed")
    assert "The order is no longer as it was when you began." in sight.text
    assert "3 sent" in sight.text
    await stage.work()
    assert stage.told == []
    assert "order.quantity.refused" in await stage.acts()


async def test_what_sold_out_before_the_form_was_sent_is_said(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(TEE,))
    sight = await form(stage, order, "Change size or colour")
    await sell_out(stage, "harbour-tee-s-navy")
    sight = await sight.press("Continue", variant="harbour-tee-s-navy")
    assert sight.wrong == ["There are not enough of S / Navy. Choose another."]


async def test_what_sold_out_before_the_yes_is_said_and_nothing_changes(stage: Stage) -> None:
    order = await stage.order(ANA, "open", items=(TEE,))
    sight = await form(stage, order, "Change size or colour")
    sight = await sight.press("Continue", variant="harbour-tee-s-navy")
    await sell_out(stage, "harbour-tee-s-navy")
    sight = await sight.press("Confirm the change")
    assert "What you chose has sold out meanwhile." in sight.text
    assert (await stage.read(order)).lines[0].variant_id == "harbour-tee-m-navy"


async def sell_out(stage: Stage, variant: str) -> None:
    async with stage.database.begin() as session:
        row = await session.get_one(DemoVariantRow, (stage.store.id, variant))
        row.stock = 0


async def nothing_happened(stage: Stage, order: str) -> None:
    """Nothing is half-written: no proposal, no hold, no act."""
    assert await stage.changes() == []
    assert not await stage.is_held(order)
    assert await stage.acts() == []
