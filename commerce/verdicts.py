"""What can be said of one kind of change, and what the shop's policy says of it before any unit is looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from commerce.fees import is_chargeable
from commerce.port import Order
from commerce.terms import MODIFY_KINDS, EditKind, Known, Source, Terms, Unknown, UnknownWhy, Window, WindowKind
from commerce.windows import closing


class Reason(StrEnum):
    """Why a line or a kind of change is closed; each has words in every language and a mend for staff."""

    SHIPPED = "shipped"
    WITH_WAREHOUSE = "with_warehouse"
    ON_HOLD = "on_hold"
    CANCELLED = "cancelled"
    CANCELLING = "cancelling"
    ARCHIVED = "archived"
    REFUNDED = "refunded"
    DIGITAL = "digital"
    SHOP_LOCKED = "shop_locked"
    QUANTITY_UNKNOWN = "quantity_unknown"
    WINDOW_CLOSED = "window_closed"
    POLICY_UNKNOWN = "policy_unknown"
    NEVER_ALLOWED = "never_allowed"
    NOT_ELIGIBLE = "not_eligible"
    EXCEPTION = "exception"
    RETURN_OPEN = "return_open"
    PAYMENT_PENDING = "payment_pending"
    """the payment is not settled yet, so the shop cannot cancel"""
    PART_SHIPPED = "part_shipped"
    SINGLE_UNIT = "single_unit"
    """one unit is open: there is no smaller quantity, only removing it"""
    WHOLE_ORDER = "whole_order"
    """removing it would leave an empty order: that is a cancellation"""
    NOTHING_OPEN = "nothing_open"
    SHOP_CANNOT = "shop_cannot"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one kind of change is allowed now; if not, why.

    `source` is the policy sentence it stands on, if policy decided it; `closes_at` is the moment the window closes (or
    closed), where it closes by the clock.
    """

    allowed: bool
    reason: Reason | None = None
    source: Source | None = None
    closes_at: datetime | None = None


_TELLING = (
    Reason.CANCELLED,
    Reason.CANCELLING,
    Reason.REFUNDED,
    Reason.ARCHIVED,
    Reason.SHOP_LOCKED,
    Reason.SHOP_CANNOT,
    Reason.NEVER_ALLOWED,
    Reason.NOT_ELIGIBLE,
    Reason.WINDOW_CLOSED,
    Reason.POLICY_UNKNOWN,
    Reason.EXCEPTION,
    Reason.SINGLE_UNIT,
    Reason.WHOLE_ORDER,
    Reason.WITH_WAREHOUSE,
    Reason.ON_HOLD,
    Reason.QUANTITY_UNKNOWN,
    Reason.SHIPPED,
    Reason.DIGITAL,
)
"""Which of several reasons tells a customer most: what holds for the whole order first, what is past mending last."""


def policy(kind: EditKind, order: Order, terms: Terms, now: datetime, zone: ZoneInfo) -> Verdict:
    """Say what the shop's terms say of `kind` for this order now.

    The list of eligible changes speaks of modifying, so it governs `MODIFY_KINDS` alone; cancelling has its own window
    and depends on the fee. A missing window is unknown, a contradictory fact closes what depends on it (S1-33).
    """
    modifies = kind in MODIFY_KINDS
    window = terms.modify_window if modifies else terms.cancel_window
    if isinstance(window, Known) and window.value.kind is WindowKind.NEVER:
        return Verdict(allowed=False, reason=Reason.NEVER_ALLOWED, source=window.source)
    limit = _eligible(kind, terms) if modifies else _fee(terms, order.currency)
    if limit:
        return limit
    if isinstance(window, Unknown):
        return _unknown(window)
    return _by_clock(window, order.placed_at, now, zone)


def most_telling(verdicts: Iterable[Verdict]) -> Verdict | None:
    """Choose one of several closed verdicts, whatever their order; None if there is none."""
    return min(verdicts, key=_rank, default=None)


def _rank(verdict: Verdict) -> tuple[int, str, int]:
    rank = _TELLING.index(verdict.reason) if verdict.reason in _TELLING else len(_TELLING)
    source = verdict.source
    return rank, source.sentence if source else "", source.article_id if source else 0


def _eligible(kind: EditKind, terms: Terms) -> Verdict | None:
    if isinstance(terms.eligible, Unknown):
        return _unknown(terms.eligible) if terms.eligible.why is UnknownWhy.CONTRADICTORY else None
    if kind in terms.eligible.value:
        return None
    return Verdict(allowed=False, reason=Reason.NOT_ELIGIBLE, source=terms.eligible.source)


def _fee(terms: Terms, currency: str) -> Verdict | None:
    fee = terms.restocking_fee
    if isinstance(fee, Unknown):
        return _unknown(fee) if fee.why is UnknownWhy.CONTRADICTORY else None
    if is_chargeable(fee.value, currency):
        return None
    return Verdict(allowed=False, reason=Reason.POLICY_UNKNOWN, source=fee.source)


def _unknown(fact: Unknown) -> Verdict:
    return Verdict(allowed=False, reason=Reason.POLICY_UNKNOWN, source=fact.sources[0] if fact.sources else None)


def _by_clock(window: Known[Window], placed_at: datetime, now: datetime, zone: ZoneInfo) -> Verdict:
    closes_at = closing(window.value, placed_at, zone)
    if closes_at is not None and now >= closes_at:
        return Verdict(allowed=False, reason=Reason.WINDOW_CLOSED, source=window.source, closes_at=closes_at)
    return Verdict(allowed=True, source=window.source, closes_at=closes_at)
