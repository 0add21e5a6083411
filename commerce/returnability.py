"""Which units of an order may come back now, and why the others may not.

A pure function of order, terms and clock, per line and per unit (shopify.md section 6): only what was sent and has
arrived can be returned, while the shop's return window is open. The window is counted from the delivery; where nobody
knows of a delivery, from the day the parcel was sent, and the answer says which. What policy leaves unknown closes
nothing (S1-33): such a return may be asked for, and a person decides. The agent shows what this says; the Hub asks it
again at every submit.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from commerce.arrivals import CountedFrom, Sent, sent_units
from commerce.exceptions import exceptions_on
from commerce.port import Can, FinancialStatus, Line, Order, ReturnStatus
from commerce.returns import UNDER_WAY, ReturnState
from commerce.terms import Known, Source, Terms
from commerce.units import Units, count_units

_OPEN_RETURNS = frozenset({ReturnStatus.RETURN_REQUESTED, ReturnStatus.IN_PROGRESS, ReturnStatus.INSPECTION_COMPLETE})


class Kept(StrEnum):
    """Why units cannot come back now; each has words in every language."""

    NOT_SENT = "not_sent"
    NOT_DELIVERED = "not_delivered"
    WINDOW_CLOSED = "window_closed"
    EXCEPTION = "exception"
    COMING_BACK = "coming_back"
    """a return of them is under way, or they are back already"""
    REFUNDED = "refunded"
    CANCELLED = "cancelled"
    DIGITAL = "digital"
    UNKNOWN = "unknown"
    """the shop cannot tell what has been sent"""
    SHOP_CANNOT = "shop_cannot"


_TELLING = (
    Kept.CANCELLED,
    Kept.REFUNDED,
    Kept.SHOP_CANNOT,
    Kept.COMING_BACK,
    Kept.EXCEPTION,
    Kept.WINDOW_CLOSED,
    Kept.NOT_DELIVERED,
    Kept.NOT_SENT,
    Kept.UNKNOWN,
    Kept.DIGITAL,
)
"""Which of several reasons tells most of an order of which nothing can come back."""


@dataclass(frozen=True, slots=True)
class LineReturn:
    """The units of one line: `returnable` and those of `kept`, by reason, are its current quantity.

    `closes_at` is the last moment to ask: of the returnable units the earliest, else of those whose window has closed
    the latest; None where nothing says. `counted_from` tells what the window is counted from. `is_certain` is false
    where the shop's terms leave open whether it may be returned. `source` is the sentence of an exception or window.
    """

    line_id: str
    returnable: int
    kept: Mapping[Kept, int]
    closes_at: datetime | None = None
    counted_from: CountedFrom | None = None
    is_certain: bool = True
    source: Source | None = None

    @property
    def reason(self) -> Kept | None:
        """Why not all of it can come back: the most telling reason; None where all can."""
        return min(self.kept, key=_TELLING.index, default=None)


@dataclass(frozen=True, slots=True)
class Returnability:
    """The whole answer for one order at one moment."""

    order_id: str
    version: str
    lines: tuple[LineReturn, ...]
    exchanges: bool
    """Whether another variant may be wished instead: not where the shop says that it swaps nothing."""
    exchange_source: Source | None = None

    @property
    def is_returnable(self) -> bool:
        """Whether anything at all may come back."""
        return any(line.returnable for line in self.lines)

    @property
    def is_certain(self) -> bool:
        """Whether the shop's terms say of everything returnable that it is."""
        return all(line.is_certain for line in self.lines if line.returnable)

    @property
    def reason(self) -> Kept | None:
        """Why nothing can come back, the most telling reason of all lines; None where something can."""
        if self.is_returnable:
            return None
        reasons = {reason for line in self.lines for reason in line.kept}
        return min(reasons, key=_TELLING.index, default=Kept.UNKNOWN)

    def of(self, line_id: str) -> LineReturn | None:
        """Return what is said of a line, None for one that the order does not have."""
        return next((line for line in self.lines if line.line_id == line_id), None)


@dataclass(frozen=True, slots=True)
class _Case:
    order: Order
    terms: Terms
    now: datetime
    zone: ZoneInfo
    closed: Kept | None
    coming: Mapping[str, int]


def returnability(order: Order, terms: Terms, now: datetime, zone: ZoneInfo, can: frozenset[Can]) -> Returnability:
    """Decide per line and unit what may come back.

    `now` is aware; `zone` is the shop's time zone, whose days a window is counted in; `can` is what the shop system is
    able to do.
    """
    case = _Case(order, terms, now, zone, _closed(order, can), _coming_back(order))
    units = count_units(order)
    swaps = terms.exchanges
    says_no = isinstance(swaps, Known) and not swaps.value
    return Returnability(
        order.id,
        order.version,
        tuple(_line(line, units[line.id], case) for line in order.lines),
        exchanges=not says_no,
        exchange_source=swaps.source if isinstance(swaps, Known) and says_no else None,
    )


def _closed(order: Order, can: frozenset[Can]) -> Kept | None:
    """Return what closes the whole order by itself."""
    if order.cancelled_at is not None or order.cancel_pending:
        return Kept.CANCELLED
    if order.financial_status is FinancialStatus.REFUNDED:
        return Kept.REFUNDED
    if Can.REQUEST_RETURN not in can:
        return Kept.SHOP_CANNOT
    if order.return_status in _OPEN_RETURNS and not order.returns:
        return Kept.COMING_BACK  # the shop tells of a return, but not of what: nothing is asked for twice
    return None


def _coming_back(order: Order) -> dict[str, int]:
    """Count per line the units of returns under way, and of those that are over but still counted as current."""
    coming: Counter[str] = Counter()
    back: Counter[str] = Counter()
    for one in order.returns:
        for line in one.lines:
            if one.state in UNDER_WAY:
                coming[line.line_id] += line.units
            elif one.state is ReturnState.CLOSED:
                back[line.line_id] += line.units
    gone = {line.id: line.ordered - line.current for line in order.lines}
    for line_id, units in back.items():
        coming[line_id] += max(0, units - gone.get(line_id, 0))
    return dict(coming)


def _line(line: Line, units: Units, case: _Case) -> LineReturn:
    kept: Counter[Kept] = Counter()
    kept[Kept.UNKNOWN] = units.unplaced if units.is_unknown else 0
    kept[Kept.DIGITAL] = units.digital
    kept[Kept.NOT_SENT] = units.unshipped - kept[Kept.UNKNOWN] - kept[Kept.DIGITAL]
    left = units.shipped
    if not line.requires_shipping:
        kept[Kept.DIGITAL] += left
        left = 0
    if case.closed is not None:
        total = max(0, line.current)
        return LineReturn(line.id, 0, {case.closed: total} if total else {})
    coming = min(left, case.coming.get(line.id, 0))
    kept[Kept.COMING_BACK] = coming
    refunded = max(0, left - coming - max(0, line.refundable))
    kept[Kept.REFUNDED] = refunded
    left -= coming + refunded
    excepted = exceptions_on(line, case.terms.return_exceptions)
    if excepted and left:
        kept[Kept.EXCEPTION] = left
        return LineReturn(line.id, 0, +kept, source=excepted[0].source)
    return _by_window(line, left, kept, case)


def _by_window(line: Line, left: int, kept: Counter[Kept], case: _Case) -> LineReturn:
    """Look at what has left parcel by parcel, for each has a window of its own."""
    window = case.terms.return_window
    source = window.source if isinstance(window, Known) else None
    returnable, certain = 0, True
    opens: list[tuple[datetime, CountedFrom]] = []
    ended: list[tuple[datetime, CountedFrom]] = []
    for sent in sent_units(case.order, line.id, left):
        count = sent.units
        if sent.is_on_its_way:
            kept[Kept.NOT_DELIVERED] += count
            continue
        closes = _closes(sent, window.value, case.zone) if isinstance(window, Known) else None
        if closes is None or sent.counted_from is None:
            returnable, certain = returnable + count, False
        elif case.now <= closes:
            returnable += count
            opens.append((closes, sent.counted_from))
        else:
            kept[Kept.WINDOW_CLOSED] += count
            ended.append((closes, sent.counted_from))
    moment = min(opens) if opens else (max(ended) if ended and not returnable else None)
    closes_at, counted_from = moment or (None, None)
    return LineReturn(line.id, returnable, +kept, closes_at, counted_from, is_certain=certain, source=source)


def _closes(sent: Sent, window: timedelta, zone: ZoneInfo) -> datetime | None:
    """Return the end of the last day, in the shop's zone: a window of days ends with a day."""
    if sent.since is None:
        return None
    last = (sent.since.astimezone(zone) + window).date()
    return datetime.combine(last, time(23, 59, 59), zone)
