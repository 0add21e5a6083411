"""The order card: what it shows, what it hides, and that it survives being stored."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from commerce.cards.order import from_json, order_card, to_json
from commerce.port import Order
from commerce.terms import EditKind, Terms
from kit.errors import Invalid
from tests.commerce.building import NOW, ONE_HOUR, UNTIL_SHIPPED, decide, line, order, within
from tests.commerce.test_editability_properties import TERMS, some_order


def test_a_part_shipped_card_offers_changes_on_the_open_line_alone() -> None:
    """S1-18, S1-20."""
    subject = order(line("l1", 2, 0), line("l2", 2, 2))

    card = order_card(subject, decide(subject, UNTIL_SHIPPED))

    sent, left = card.lines
    assert (sent.open, sent.shipped, sent.options) == (0, 2, ())
    assert (left.open, left.options) == (2, (EditKind.VARIANT, EditKind.QUANTITY, EditKind.REMOVE))
    assert card.options == (EditKind.VARIANT, EditKind.QUANTITY, EditKind.REMOVE)


def test_the_card_tells_when_each_offered_change_closes() -> None:
    """S1-45."""
    subject = order(line())

    card = order_card(subject, decide(subject, replace(ONE_HOUR, cancel_window=within(3))))

    assert card.closes_at[EditKind.VARIANT] == NOW + timedelta(minutes=50)
    assert card.closes_at[EditKind.CANCEL] == NOW + timedelta(minutes=170)


def test_a_line_that_was_removed_is_not_on_the_card() -> None:
    subject = order(line("l1", 0, 0), line("l2"))

    assert [item.line_id for item in order_card(subject, decide(subject)).lines] == ["l2"]


@given(some_order(), TERMS)
def test_a_card_never_offers_what_is_not_allowed(subject: Order, terms: Terms) -> None:
    """S1-17."""
    answer = decide(subject, terms)

    card = order_card(subject, answer)

    assert set(card.options) == {kind for kind, verdict in answer.edits.items() if verdict.allowed}
    for item in card.lines:
        state = next(one for one in answer.lines if one.line_id == item.line_id)
        assert all(state.edits[kind].allowed for kind in item.options)


@given(some_order(), TERMS)
def test_a_card_survives_being_stored_as_json(subject: Order, terms: Terms) -> None:
    card = order_card(subject, decide(subject, terms))

    assert from_json(json.loads(json.dumps(to_json(card)))) == card


def test_anything_else_is_no_card() -> None:
    with pytest.raises(Invalid):
        from_json({"order_id": "o1"})
