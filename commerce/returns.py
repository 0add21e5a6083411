"""What comes back of an order: the returns that were asked for, how far each is, and what is wished instead.

Part of the port; shopify.md section 6. A return is asked for by the customer; the shop approves or declines it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReturnReason(StrEnum):
    """Why a customer sends something back."""

    DEFECT = "defect"
    WRONG_ITEM = "wrong_item"
    DOES_NOT_FIT = "does_not_fit"
    CHANGED_MIND = "changed_mind"
    OTHER = "other"


class ReturnState(StrEnum):
    """How far one return is."""

    REQUESTED = "requested"
    """the customer asked; the shop has not answered"""
    OPEN = "open"
    """the shop has approved it and waits for the goods"""
    CLOSED = "closed"
    """the goods are back and everything is settled"""
    CANCELLED = "cancelled"
    DECLINED = "declined"


UNDER_WAY = frozenset({ReturnState.REQUESTED, ReturnState.OPEN})


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """Units of a line that come back, and why; `exchange_for` is the variant wished instead, None for the money."""

    line_id: str
    units: int
    reason: ReturnReason
    exchange_for: str | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """One return of an order."""

    id: str
    state: ReturnState
    asked_at: datetime
    lines: tuple[ReturnLine, ...]
    note: str = ""
    """What the customer wrote besides; for staff, never said."""
    mark: str = ""
    """By which the adapter knows a return again that was asked for here; nobody reads it."""
    closed_at: datetime | None = None
    """When everything was settled; None before, and where the shop does not say."""
