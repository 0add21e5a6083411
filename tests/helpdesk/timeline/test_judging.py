"""Which tickets are one matter, case by case and from either side (D7, S5-55); pure."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.tickets.joining import strange
from helpdesk.tickets.matching import TOGETHER, Candidate, judge
from helpdesk.tickets.whose import known_as

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
HERS = Candidate(1, store_id=1, opened_at=NOON, customer_id=7, customer_email="ana@example.com")
ALSO_HERS = replace(HERS, ticket_id=2, opened_at=NOON + timedelta(hours=1))
NOBODYS = Candidate(3, store_id=1, opened_at=NOON)
ORDER: dict[str, Any] = {"order_id": "o-1", "order_name": "#1001"}

SURE = [
    (replace(HERS, **ORDER), replace(ALSO_HERS, **ORDER, opened_at=NOON + timedelta(days=9))),
    (replace(HERS, **ORDER), replace(NOBODYS, **ORDER)),
    (replace(HERS, topics=("shipping",)), replace(ALSO_HERS, topics=("checkout", "shipping"))),
    (replace(HERS, **ORDER, topics=("shipping",)), replace(ALSO_HERS, topics=("shipping",))),
    (replace(HERS, topics=("shipping",)), replace(NOBODYS, known_as=7, topics=("shipping",))),
    (replace(HERS, references=frozenset({"thread-9"})), replace(NOBODYS, references=frozenset({"thread-9"}))),
]
SUGGESTED = [
    (HERS, ALSO_HERS),
    (HERS, replace(NOBODYS, emails=frozenset({"ana@example.com"}))),
    (replace(HERS, **ORDER), replace(NOBODYS, orders=frozenset({"1001"}))),
    (replace(NOBODYS, phones=frozenset({"+1"})), replace(NOBODYS, ticket_id=4, phones=frozenset({"+1"}))),
    (replace(NOBODYS, sessions=frozenset({5})), replace(NOBODYS, ticket_id=4, sessions=frozenset({5}))),
]
APART = [
    (replace(HERS, **ORDER), replace(HERS, ticket_id=2, customer_id=8, **ORDER)),
    (replace(HERS, **ORDER), replace(ALSO_HERS, order_id="o-2", order_name="#1002", topics=("shipping",))),
    (replace(HERS, topics=("shipping",)), replace(ALSO_HERS, topics=("checkout",))),
    (replace(HERS, topics=("shipping",)), replace(ALSO_HERS, topics=("shipping",), opened_at=NOON + TOGETHER)),
    (replace(HERS, topics=("shipping",)), replace(ALSO_HERS, topics=("shipping",), closed_at=NOON - TOGETHER)),
    (replace(HERS, **ORDER), replace(ALSO_HERS, store_id=2, **ORDER)),
    (NOBODYS, replace(NOBODYS, ticket_id=4)),
    (HERS, HERS),
]


@pytest.mark.parametrize("pair", SURE)
def test_what_is_proved_is_one_matter(pair: tuple[Candidate, Candidate]) -> None:
    """S5-37, S5-55: one order, or one customer and one topic; a number that is one customer's alone is proof enough."""
    verdict = judge(*pair, NOON)
    assert verdict is not None
    assert verdict.is_sure
    assert verdict.why.endswith(".")


@pytest.mark.parametrize("pair", SUGGESTED)
def test_what_somebody_merely_typed_is_a_suggestion(pair: tuple[Candidate, Candidate]) -> None:
    verdict = judge(*pair, NOON)
    assert verdict is not None
    assert not verdict.is_sure


@pytest.mark.parametrize("pair", APART)
def test_two_matters_stay_two(pair: tuple[Candidate, Candidate]) -> None:
    assert judge(*pair, NOON) is None


def candidates(ticket_id: int) -> st.SearchStrategy[Candidate]:
    few = st.frozensets(st.sampled_from(["a", "b"]), max_size=2)
    return st.builds(
        Candidate,
        ticket_id=st.just(ticket_id),
        store_id=st.integers(1, 2),
        opened_at=st.sampled_from([NOON, NOON - timedelta(hours=30), NOON - timedelta(days=4)]),
        closed_at=st.sampled_from([None, NOON - timedelta(hours=3), NOON - timedelta(days=4)]),
        customer_id=st.sampled_from([None, 1, 2]),
        known_as=st.sampled_from([None, 1, 2]),
        order_id=st.sampled_from(["", "a", "b"]),
        order_name=st.sampled_from(["", "a", "b"]),
        topics=st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True).map(tuple),
        references=few,
        phones=few,
        emails=few,
        orders=few,
    )


@given(one=candidates(1), other=candidates(2))
def test_it_is_the_same_from_either_side_and_never_across_two_customers(one: Candidate, other: Candidate) -> None:
    """D7: whatever else speaks for it, two customers stay two, and claims alone never put tickets together."""
    verdict = judge(one, other, NOON)
    back = judge(other, one, NOON)
    assert (verdict and verdict.is_sure) == (back and back.is_sure)
    if None not in (one.who, other.who) and one.who != other.who:
        assert verdict is None
    bare = [replace(each, emails=frozenset(), orders=frozenset(), phones=frozenset()) for each in (one, other)]
    proved = judge(bare[0], bare[1], NOON)
    assert bool(verdict and verdict.is_sure) == bool(proved and proved.is_sure)


@given(
    one=candidates(1),
    proved=st.frozensets(st.sampled_from(["a@x", "b@x"]), max_size=2),
    whose=st.dictionaries(st.sampled_from(["a", "b", "a@x", "b@x"]), st.sampled_from([1, 2])),
)
def test_numbers_and_proved_addresses_name_a_customer_only_where_all_of_them_do(
    one: Candidate, proved: frozenset[str], whose: dict[str, int]
) -> None:
    """D7: what was proved by a sign-in stands, and two customers' ways make nobody known."""
    asked = replace(one, proved_emails=proved, known_as=None)
    told = known_as(asked, whose)
    named = {whose.get(way) for way in asked.phones | proved}
    assert told.customer_id == one.customer_id
    if one.customer_id is not None or len(named) != 1:
        assert told.known_as is None
    else:
        assert told.known_as in named


@pytest.mark.parametrize(
    ("into", "proved", "gone"),
    [
        ({2: 1}, {1: {7}, 2: {7}}, []),
        ({2: 1}, {1: {7}, 2: {8}}, [2]),
        ({2: 1, 3: 1}, {2: {7}, 3: {8}}, [3]),
        ({3: 2, 2: 1}, {1: {7}, 2: {7}, 3: {8}}, [3]),
        ({3: 2, 2: 1}, {1: {7}, 2: {8}, 3: {8}}, [3, 2]),
        ({2: 1}, {}, []),
    ],
)
def test_who_must_leave_a_ticket_of_two_customers(
    into: dict[int, int], proved: dict[int, set[int]], gone: list[int]
) -> None:
    assert strange(into, proved) == gone
