"""Where an order is: what the carrier says now, and the next step of every status."""

from datetime import date

import pytest

from commerce.demo.people import ANA, SAM
from commerce.fulfilment import DeliveryWindow
from skills.base import ShowCard
from skills.which_order import ORDER_ID
from tests.skills.order_tracking.asking import DISPATCH, Asking, keys


async def test_carrier_status_and_delivery_window(asking: Asking) -> None:
    """S5-18, S5-19: who carries it, where it is, and when it comes."""
    await asking.is_(ANA).order(ANA, "shipped")
    said = await asking.asks("Where is my order?")
    assert keys(said) == ["parcel-on_the_way", "carrier-and-number", "expected"]
    assert said.facts[2].values["days"] == DeliveryWindow(date(2026, 11, 18), date(2026, 11, 20))
    assert asking.says(said) == (
        "Order #1001 is on its way to you. Carrier: Tidepost, tracking number TS0010011PT. "
        "Expected delivery: Nov 18 \u2013 20, 2026."
    )
    assert said.handoff is None


async def test_the_card_carries_the_carriers_own_link_and_a_fact_knows_it(asking: Asking) -> None:
    """S5-19: the link is the shop's word, not the agent's."""
    await asking.is_(ANA).order(ANA, "shipped")
    said = await asking.asks("Where is my order?")
    (card,) = said.cards
    assert isinstance(card, ShowCard)
    link = card.card["parcels"][0]["link"]
    assert link == "https://tidepost.example/track/TS0010011PT"
    assert link == said.facts[0].values["link1"]


async def test_what_is_said_is_read_again_every_time(asking: Asking) -> None:
    """S5-20: live, not remembered."""
    order = await asking.is_(ANA).order(ANA, "open_two_lines")
    assert keys(await asking.asks("where is my order"))[0] == "order-not-sent"
    await asking.becomes(order, "shipped")
    assert keys(await asking.asks("and now?"))[0] == "parcel-with_carrier"


async def test_no_order_is_read_before_the_sign_in(asking: Asking) -> None:
    order = await asking.order(ANA, "shipped")
    asked = await asking.asks("where is my last order")
    assert (keys(asked), asked.cards, asked.is_open) == (["sign-in-needed"], (), True)
    assert asked.sign_in is not None
    asking.is_(ANA)
    shown = await asking.asks("", event="signed_in")
    assert shown.shown[ORDER_ID] == order


async def test_the_sign_in_leads_on_to_the_order_that_was_named(asking: Asking) -> None:
    asked = await asking.asks("where is order #1001")
    assert asked.sign_in is not None
    assert asked.sign_in.order_name == "1001"


STATES = {
    "label_printed": (["parcel-label", "carrier-and-number", "expected"], None),
    "shipped_today": (["parcel-with_carrier", "carrier-and-number", "expected"], None),
    "out_for_delivery": (["parcel-out_for_delivery", "carrier-and-number", "expected"], None),
    "delayed_anew": (["parcel-delayed", "carrier-and-number", "expected-anew"], None),
    "delayed": (["parcel-delayed", "carrier-and-number", "expected-passed", "late-says"], "parcel_late"),
    "overdue": (["parcel-on_the_way", "carrier-and-number", "expected-passed", "late-says"], "parcel_late"),
    "attempted": (["parcel-attempted", "carrier-and-number", "expected", "attempted-next"], None),
    "ready_for_pickup": (["parcel-pickup", "carrier-and-number", "pickup-next"], None),
    "picked_up": (["parcel-picked_up", "carrier-and-number"], None),
    "delivered": (["parcel-delivered", "carrier-and-number"], None),
    "delivery_failed": (["parcel-failed", "carrier-and-number"], "delivery_failed"),
    "sent_untracked": (["parcel-sent"], None),
    "sent_without_day": (["parcel-on_the_way", "carrier-and-number", "expected-unknown", "delivery-says"], None),
    "with_warehouse_accepted": (["order-with-warehouse", "dispatch-says"], None),
    "held_fraud": (["order-on-hold", "dispatch-says"], "on_hold"),
    "scheduled": (["order-scheduled"], None),
    "payment_pending": (["order-not-sent", "payment-open"], None),
    "cancelled": (["order-cancelled"], None),
    "cancelling": (["order-cancelling"], None),
    "refunded": (["order-refunded"], None),
    "archived": (["order-closed"], "order_closed"),
    "digital": (["order-digital"], None),
    "quantity_unknown": (["order-unknown"], "quantity_unknown"),
}


@pytest.mark.parametrize("state", STATES)
async def test_every_status_has_its_own_answer(asking: Asking, state: str) -> None:
    """S5-18, S5-19."""
    await asking.is_(ANA).order(ANA, state)
    said = await asking.asks("where is my last order")
    assert (keys(said), said.handoff.reason if said.handoff else None) == STATES[state]
    assert asking.says(said)


async def test_nothing_sent_yet_is_said_with_what_the_shop_wrote_of_it(asking: Asking) -> None:
    await asking.is_(ANA).order(ANA, "open_two_lines")
    said = await asking.asks("tracking number please")
    assert [fact.source for fact in said.facts if fact.source] == [DISPATCH]
    assert asking.says(said).startswith("Order #1001 has not been sent yet, so there is no tracking so far.")


async def test_without_articles_nothing_is_made_up_of_when_it_leaves(asking: Asking) -> None:
    asking.written = False
    await asking.is_(ANA).order(ANA, "open_two_lines")
    assert keys(await asking.asks("when does it ship?")) == ["order-not-sent"]


async def test_a_part_shipped_order_is_told_parcel_by_parcel(asking: Asking) -> None:
    """S5-19: what is in each parcel, and what is still here."""
    await asking.is_(ANA).order(ANA, "part_delivered")
    said = await asking.asks("where is my order")
    assert keys(said) == [
        "part-sent",
        "parcel-delivered",
        "carrier-and-number",
        "parcel-on_the_way",
        "carrier-and-number",
        "expected",
        "still-here",
    ]
    words = asking.says(said)
    assert "parcel 1 (2 x Harbour T-shirt (M / Navy)) was delivered" in words
    assert "Parcel 2 (1 x Breeze linen shirt (M / White)) is on its way" in words
    assert "Not sent yet: 1 x Pier canvas sneakers" in words


async def test_an_item_that_is_named_is_told_of_alone(asking: Asking) -> None:
    await asking.is_(ANA).order(ANA, "part_delivered")
    said = await asking.asks("where are the sneakers from my order?")
    assert keys(said) == ["part-sent", "still-here"]


async def test_the_second_parcel_of_those_spoken_of(asking: Asking) -> None:
    await asking.is_(ANA).order(ANA, "two_parcels")
    assert keys(await asking.asks("where is my order")).count("carrier-and-number") == 2
    said = await asking.asks("and the second one?")
    assert keys(said) == ["sent-in-parcels", "parcel-out_for_delivery", "carrier-and-number", "expected"]


async def test_the_other_order(asking: Asking) -> None:
    first = await asking.is_(ANA).order(ANA, "shipped")
    second = await asking.order(ANA, "open_jacket")
    chosen = await asking.asks("where is order", choice=second)
    assert chosen.shown[ORDER_ID] == second
    assert (await asking.asks("and the other order?")).shown[ORDER_ID] == first


@pytest.mark.parametrize(
    "words",
    [
        "where is that order?",
        "onde está esse pedido?",
        "¿dónde está ese pedido?",
        "où est cette commande ?",
        "dov'è quest'ordine?",
        "gdzie jest to zamówienie?",
        "де це замовлення?",
        "wo ist diese Bestellung?",
        "missä tämä tilaus on?",
    ],
)
async def test_that_order_is_the_one_that_was_shown_last(asking: Asking, words: str) -> None:
    """Whichever skill showed it, in nine languages."""
    shown = await asking.is_(ANA).order(ANA, "shipped")
    await asking.order(ANA, "out_for_delivery")
    asking.shown = {ORDER_ID: shown, "order": "#1001"}
    assert (await asking.asks(words)).shown[ORDER_ID] == shown


async def test_somebody_elses_order_is_not_told_of_even_if_it_was_shown(asking: Asking) -> None:
    """S1-64."""
    theirs = await asking.order(SAM, "shipped")
    asking.is_(ANA).shown = {ORDER_ID: theirs}
    assert keys(await asking.asks("where is that order?")) == ["no-orders"]


async def test_several_on_their_way_are_asked_about(asking: Asking) -> None:
    first = await asking.is_(ANA).order(ANA, "shipped")
    second = await asking.order(ANA, "open_jacket")
    await asking.order(ANA, "delivered")
    asked = await asking.asks("where is my order?")
    assert asked.ask is not None
    assert [choice.value for choice in asked.ask.choices] == [second, first]
    assert not asked.cards


async def test_the_order_of_somebody_else_is_not_there(asking: Asking) -> None:
    """S1-64: the same words as for one that does not exist."""
    await asking.order(SAM, "shipped")
    await asking.is_(ANA).order(ANA, "shipped")
    assert asking.says(await asking.asks("where is order #1001")) == asking.says(
        await asking.asks("where is order #1001")
    )
    assert keys(await asking.asks("where is order #1001")) == ["order-not-found"]
    assert keys(await asking.asks("where is order #9999")) == ["order-not-found"]
