"""Conditions as they are written: what is refused, and how it is told."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customers.properties import STANDARD
from helpdesk.routing.conditions import leaves
from helpdesk.routing.fields import OPS, PROFILE_FIELDS, TICKET_FIELDS, FieldType
from helpdesk.routing.reading import read_condition, write_condition
from helpdesk.routing.wording import say
from kit.errors import Invalid

GOOD = {
    "all": [
        {"ticket": {"field": "channel", "op": "is", "value": "sms"}},
        {"any": [{"not": {"profile": {"name": "plan", "op": "in", "value": ["gold", 7]}}}]},
        {"did": {"event": "Placed Order", "times": {"op": "at_least", "count": 2}, "since": "2026-11-01"}},
    ]
}
TOLD = {
    "all[1].did.within.amount: a window of zero": {
        "all": [
            {"ticket": {"field": "channel", "op": "is", "value": "sms"}},
            {"did": {"event": "Placed Order", "within": {"amount": 0, "unit": "hours"}}},
        ]
    },
    "within.amount: a window cannot be negative": {"did": {"event": "A", "within": {"amount": -2, "unit": "days"}}},
    "within.unit: the window is too long": {"did": {"event": "A", "within": {"amount": 10**12, "unit": "days"}}},
    "all: it holds no condition": {"all": []},
    "write one of these: all, any, not, did, profile, ticket": {"and": []},
    "there is no such setting": {"did": {"event": "A", "wihtin": 2}},
    "all.any: there is no such setting": {"all": [GOOD], "any": [GOOD]},
    "ticket.field": {"ticket": {"field": "colour", "op": "is", "value": "red"}},
    "channel is one of webchat, sms, whatsapp, email, never 'pigeon'": {
        "ticket": {"field": "channel", "op": "is", "value": "pigeon"}
    },
    "priority cannot be asked with contains": {"ticket": {"field": "priority", "op": "contains", "value": "high"}},
    "order_value needs a currency": {"ticket": {"field": "order_value", "op": "greater", "value": 5}},
    "greater needs a number": {"ticket": {"field": "order_value", "op": "greater", "value": "5", "currency": "EUR"}},
    "a number lies between": {"profile": {"name": "score", "op": "is", "value": float("nan")}},
    "a list holds 1 to 500 values": {"profile": {"name": "$country", "op": "in", "value": ["FR"] * 100_000}},
    "$churn_risk is one of low, medium, high": {"profile": {"name": "$churn_risk", "op": "is", "value": "huge"}},
    "there is no standard property $shoe": {"profile": {"name": "$shoe", "op": "is_set"}},
    "$country is a country in two letters": {"profile": {"name": "$country", "op": "is", "value": "France"}},
    "is_set takes no value": {"profile": {"name": "a", "op": "is_set", "value": 1}},
    "in_last needs a window": {"profile": {"name": "a", "op": "in_last"}},
    "is takes no window": {"profile": {"name": "a", "op": "is", "value": 1, "within": {"amount": 1, "unit": "days"}}},
    "the smaller one first": {"profile": {"name": "a", "op": "between", "value": [5, 1]}},
    "before needs a day": {"profile": {"name": "a", "op": "before", "value": "soon"}},
    "did.before: it ends before it begins": {"did": {"event": "A", "since": "2026-11-02", "before": "2026-11-01"}},
    "not both": {"did": {"event": "A", "within": {"amount": 1, "unit": "days"}, "since": "2026-11-02"}},
    "how often can be said of what was done alone": {
        "did": {"event": "A", "done": False, "times": {"op": "exactly", "count": 2}}
    },
    "at least 0 times is true of everybody": {"did": {"event": "A", "times": {"op": "at_least", "count": 0}}},
    "printable": {"profile": {"name": "a", "op": "is", "value": "\x00"}},
    "condition: write one of these": [],
}


@pytest.mark.parametrize(("sentence", "raw"), TOLD.items(), ids=list(TOLD))
def test_what_is_wrong_is_told_with_its_place(sentence: str, raw: Any) -> None:  # noqa: ANN401 - junk
    with pytest.raises(Invalid) as refused:
        read_condition(raw)
    assert sentence in refused.value.detail
    assert refused.value.code == "condition_invalid"


def test_a_tree_of_a_thousand_levels_is_not_looked_into() -> None:
    raw: dict[str, Any] = {"ticket": {"field": "tag", "op": "is_set"}}
    for _ in range(1_000):
        raw = {"not": raw}
    with pytest.raises(Invalid, match="deeper than 20"):
        read_condition(raw)


def test_ten_thousand_conditions_are_too_many() -> None:
    with pytest.raises(Invalid, match="more than 200"):
        read_condition({"any": [{"ticket": {"field": "tag", "op": "is_set"}}] * 10_000})


def test_a_tree_says_the_same_when_it_is_read_again() -> None:
    """One JSON form for the interface, the console and the export."""
    tree = read_condition(GOOD)
    assert write_condition(tree) == GOOD
    assert read_condition(json.loads(json.dumps(write_condition(tree)))) == tree
    assert [place for place, _ in leaves(tree)] == ["all[0]", "all[1].any[0].not", "all[2]"]


KEYS = st.sampled_from(["all", "any", "not", "did", "profile", "ticket", "op", "value"])
JUNK = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(JUNK)
def test_junk_is_refused_and_nothing_else(raw: Any) -> None:  # noqa: ANN401 - junk
    with pytest.raises(Invalid):
        read_condition(raw)


def test_conditions_are_told_in_words() -> None:
    tree = read_condition(GOOD)
    assert [say(leaf) for _, leaf in leaves(tree)] == [
        "The ticket's channel is sms",
        "plan is one of gold, 7",
        "Placed Order at least 2 times since 2026-11-01",
    ]


def test_the_builder_offers_what_customers_have() -> None:
    """S2-06, S2-18: the standard properties, each with its type."""
    assert set(PROFILE_FIELDS) == set(STANDARD)
    alike = {FieldType.CHOICE: "text", FieldType.TEXT: "text"}
    assert {name: alike.get(field.type, field.type.value) for name, field in PROFILE_FIELDS.items()} == {
        name: kind.value for name, (kind, _) in STANDARD.items()
    }
    assert all(OPS[field.type] for field in TICKET_FIELDS.values())
