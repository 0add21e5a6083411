"""What orders say of the next one: by the documented method, and never against common sense."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customers.predicting import ONE_PURCHASE, USUAL_GAP, Placed, Risk, expected_gap, predict

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
DAYS = st.lists(st.integers(0, 2000), min_size=1, max_size=30)
ORDERS = st.lists(
    st.builds(
        Placed,
        st.integers(0, 2000 * 24).map(lambda hours: START + timedelta(hours=hours)),
        st.decimals(0, 1000, places=2),
        st.sampled_from(("EUR", "USD")),
    ),
    min_size=1,
    max_size=30,
)
LATER = st.integers(1, 3000).map(timedelta)


def placed(*days: float) -> list[Placed]:
    return [Placed(START + day * DAY, Decimal("10.50"), "EUR") for day in days]


@pytest.mark.parametrize(
    ("days", "gap", "passed", "risk"),
    [
        ((0,), 90, 90, "low"),
        ((0,), 90, 91, "medium"),
        ((0,), 90, 180, "medium"),
        ((0,), 90, 181, "high"),
        ((0, 30), 70, 60, "low"),
        ((0, 30, 60, 90), 54, 55, "medium"),
        ((0, 0.5, 30), 70, 141, "high"),
        ((0, 10, 20, 30, 400), 110 / 3, 36, "low"),
    ],
)
def test_the_documented_examples(days: Sequence[float], gap: float, passed: int, risk: str) -> None:
    """S2-08: docs/predictions.md."""
    said = predict(placed(*days), START + (max(days) + passed) * DAY)
    assert said is not None
    assert said.gap == gap * DAY
    assert said.churn_risk.word == risk
    assert said.expected_next_order == START + (max(days) + gap) * DAY


def test_without_orders_nothing_is_said() -> None:
    assert predict([], START) is None


@given(ORDERS, LATER, LATER)
def test_the_risk_never_falls_while_nothing_is_ordered(orders: list[Placed], first: timedelta, more: timedelta) -> None:
    last = max(order.at for order in orders)
    early, late = predict(orders, last + first), predict(orders, last + first + more)
    assert early is not None
    assert late is not None
    assert early.churn_risk <= late.churn_risk
    assert early.expected_next_order == late.expected_next_order > last


@given(ORDERS, LATER, st.randoms())
def test_the_order_in_which_they_are_told_changes_nothing(orders: list[Placed], later: timedelta, any_: object) -> None:
    now = START + 2000 * DAY + later
    by_worth = sorted(orders, key=lambda order: (order.value, order.at, order.currency))
    if len({order.at for order in orders}) == len(orders):
        assert predict(orders, now) == predict(by_worth, now)


@given(DAYS)
def test_the_expected_gap_lies_between_what_was_and_what_is_usual(days: list[int]) -> None:
    found = sorted(set(days))
    gaps = [(after - before) * DAY for before, after in pairwise(found)]
    assert min([*gaps, USUAL_GAP]) <= expected_gap([START + day * DAY for day in days]) <= max([*gaps, USUAL_GAP])


@given(DAYS, st.integers(1, 2000))
def test_who_orders_more_often_is_expected_sooner(days: list[int], stretch: int) -> None:
    moments = [START + day * DAY for day in days]
    slower = [START + day * (1 + stretch / 100) * DAY for day in days]
    assert expected_gap(moments) <= expected_gap(slower) + timedelta(seconds=1)


@given(ORDERS, LATER)
def test_sums_are_of_one_currency_and_a_new_order_is_never_a_risk(orders: list[Placed], later: timedelta) -> None:
    now = START + 2000 * DAY + later
    said = predict([*orders, Placed(now, Decimal(5), "EUR")], now)
    assert said is not None
    euros = [order.value for order in orders if order.currency == "EUR"]
    assert (said.currency, said.spent) == ("EUR", sum(euros, Decimal(5)))
    assert (said.churn_risk, said.is_returning, said.orders) == (Risk.LOW, True, len(orders) + 1)


def test_of_two_orders_of_one_moment_the_larger_counts_as_the_last_whichever_is_read_first() -> None:
    pair = [Placed(START, Decimal(5), "EUR"), Placed(START, Decimal(9), "USD")]
    assert predict(pair, START) == predict(pair[::-1], START)
    assert (said := predict(pair, START)) is not None
    assert said.currency == "USD"


def test_what_was_forgotten_and_ordered_the_same_day_is_one_purchase() -> None:
    assert expected_gap([START, START + ONE_PURCHASE / 2]) == USUAL_GAP
