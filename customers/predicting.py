"""What a customer's orders say of the next one: recency, frequency and value, the risk of losing them; pure.

docs/predictions.md has the method with worked examples.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import IntEnum
from itertools import pairwise
from statistics import median

USUAL_GAP = timedelta(days=90)
"""What is taken for the time between two orders of somebody of whom nothing is known."""
WEIGHT = 2
"""It counts as much as so many gaps of the customer's own."""
ONE_PURCHASE = timedelta(days=1)
"""Orders within so long of the one before are one purchase: something was forgotten, or came in two parts."""
MEDIUM_FROM, HIGH_FROM = 1.0, 2.0
"""The risk is medium when more than so many expected gaps have passed since the last order, and then high."""


class Risk(IntEnum):
    """How likely it is that a customer does not come back."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """The name as it is stored and shown."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Placed:
    """An order that counts: it was placed and not cancelled."""

    at: datetime
    value: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """What some orders say at a moment. `spent` is what those in `currency` come to, that of the last order."""

    orders: int
    spent: Decimal
    currency: str
    last_order_at: datetime
    gap: timedelta
    """How long it is expected to be between this customer's purchases."""
    expected_next_order: datetime
    """May have passed: then it is overdue."""
    churn_risk: Risk

    @property
    def is_returning(self) -> bool:
        """Whether they have ordered more than once (S3-58)."""
        return self.orders > 1


def predict(orders: Sequence[Placed], now: datetime) -> Prediction | None:
    """Return what these orders, in whatever order, say at `now`; None where there are none."""
    if not orders:
        return None
    last = max(orders, key=lambda order: (order.at, order.value, order.currency))  # of one moment, always the same one
    gap = expected_gap([order.at for order in orders])
    return Prediction(
        orders=len(orders),
        spent=sum((order.value for order in orders if order.currency == last.currency), Decimal(0)),
        currency=last.currency,
        last_order_at=last.at,
        gap=gap,
        expected_next_order=last.at + gap,
        churn_risk=_risk((now - last.at) / gap),
    )


def expected_gap(moments: Sequence[datetime]) -> timedelta:
    """Return the expected time between purchases: the median of those there were, drawn to what is usual.

    The fewer there were, the more what is usual counts.
    """
    gaps = [(after - before).total_seconds() for before, after in pairwise(_purchases(moments))]
    known = median(gaps) * len(gaps) if gaps else 0.0
    return timedelta(seconds=(USUAL_GAP.total_seconds() * WEIGHT + known) / (WEIGHT + len(gaps)))


def _purchases(moments: Sequence[datetime]) -> list[datetime]:
    found: list[datetime] = []
    for moment in sorted(moments):
        if not found or moment - found[-1] >= ONE_PURCHASE:
            found.append(moment)
    return found


def _risk(gaps_passed: float) -> Risk:
    if gaps_passed > HIGH_FROM:
        return Risk.HIGH
    return Risk.MEDIUM if gaps_passed > MEDIUM_FROM else Risk.LOW
