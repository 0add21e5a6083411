"""Which units of an order are open, and which kinds of change a customer may make to it now.

A pure function of order, terms and clock: the decision table at the end of shopify.md, per line and per unit (S1-15 to
S1-19, S1-65 to S1-67). The agent shows what it says; the Hub asks it again at every submit. Where units are is counted
in `commerce.units`, what policy says is in `commerce.verdicts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from commerce.exceptions import exceptions_on
from commerce.port import Can, FinancialStatus, Line, Order, ReturnStatus
from commerce.terms import EditKind, LineException, Source, Terms
from commerce.units import Units, count_units
from commerce.verdicts import Reason, Verdict, most_telling, policy

__all__ = ["Editability", "LineState", "OrderState", "Reason", "Verdict", "editability"]

LINE_KINDS = (EditKind.VARIANT, EditKind.QUANTITY, EditKind.REMOVE)
_NEEDS = {
    EditKind.VARIANT: Can.EDIT_LINES,
    EditKind.QUANTITY: Can.EDIT_LINES,
    EditKind.REMOVE: Can.EDIT_LINES,
    EditKind.ADDRESS: Can.CHANGE_ADDRESS,
    EditKind.CANCEL: Can.CANCEL,
}
_OPEN_RETURNS = frozenset({ReturnStatus.RETURN_REQUESTED, ReturnStatus.IN_PROGRESS, ReturnStatus.INSPECTION_COMPLETE})


class OrderState(StrEnum):
    """What the order as a whole is, for choosing the branch of the answer."""

    OPEN = "open"
    PART_SHIPPED = "part_shipped"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"
    CANCELLING = "cancelling"
    ARCHIVED = "archived"
    REFUNDED = "refunded"
    WITH_WAREHOUSE = "with_warehouse"
    ON_HOLD = "on_hold"
    SCHEDULED = "scheduled"
    DIGITAL = "digital"
    LOCKED = "locked"
    """the shop itself says nobody may edit it"""
    UNKNOWN = "unknown"
    """the shop cannot tell what has been fulfilled"""


@dataclass(frozen=True, slots=True)
class LineState:
    """The units of one line: `open + shipped + blocked` is the line's current quantity.

    A unit is open if at least one of variant, quantity and remove is allowed for it now; `edits` tells which. `blocked`
    units have not left and cannot be changed, because of where they are or by policy; `reason` says why (and `source`
    quotes the policy). It is None where nothing is blocked and something is open.
    """

    line_id: str
    open: int
    shipped: int
    blocked: int
    reason: Reason | None
    source: Source | None
    edits: Mapping[EditKind, Verdict]


@dataclass(frozen=True, slots=True)
class Editability:
    """The whole answer for one order at one moment: `edits` tells for each kind whether any part of it allows it."""

    order_id: str
    version: str
    state: OrderState
    lines: tuple[LineState, ...]
    edits: Mapping[EditKind, Verdict]

    @property
    def is_editable(self) -> bool:
        """Whether the customer can change anything at all."""
        return any(verdict.allowed for verdict in self.edits.values())


@dataclass(frozen=True, slots=True)
class _Case:
    order: Order
    units: Mapping[str, Units]
    exceptions: Mapping[str, tuple[LineException, ...]]
    policies: Mapping[EditKind, Verdict]
    closed: Reason | None
    can: frozenset[Can]

    @property
    def total_units(self) -> int:
        return sum(units.current for units in self.units.values())


def editability(order: Order, terms: Terms, now: datetime, zone: ZoneInfo, can: frozenset[Can]) -> Editability:
    """Decide per line, unit and kind of edit what is open.

    `now` is aware; `zone` is the shop's time zone, in which a daily cut-off is read; `can` is what the shop system
    is able to do: a kind it cannot do is closed with `shop_cannot`.
    """
    units = count_units(order)
    state, closed = _state(order, units)
    exceptions = {
        line.id: exceptions_on(line, terms.exceptions, is_scheduled=units[line.id].scheduled > 0)
        for line in order.lines
    }
    policies = {kind: policy(kind, order, terms, now, zone) for kind in EditKind}
    case = _Case(order, units, exceptions, policies, closed, can)
    lines = tuple(_line(line, case) for line in order.lines)
    edits = {kind: _any_line(kind, lines, case) for kind in LINE_KINDS}
    edits |= {kind: _whole_order(kind, case) for kind in (EditKind.ADDRESS, EditKind.CANCEL)}
    return Editability(order.id, order.version, state, lines, edits)


def _state(order: Order, units: Mapping[str, Units]) -> tuple[OrderState, Reason | None]:
    """Return the state and, where it closes the whole order by itself, the reason.

    A shop archives an order once everything has been sent, so "shipped" is told before "archived" and "locked".
    """
    counts = [units[line.id] for line in order.lines if line.requires_shipping]
    shipped = sum(count.shipped for count in counts)
    all_shipped = shipped > 0 and not any(count.unshipped for count in counts)
    is_digital = not any(count.current for count in counts) and any(count.current for count in units.values())
    is_dead = order.financial_status in {FinancialStatus.VOIDED, FinancialStatus.EXPIRED}
    closures = (
        (order.cancelled_at is not None, OrderState.CANCELLED, Reason.CANCELLED),
        (order.cancel_pending, OrderState.CANCELLING, Reason.CANCELLING),
        (order.financial_status is FinancialStatus.REFUNDED, OrderState.REFUNDED, Reason.REFUNDED),
        (all_shipped, OrderState.SHIPPED, None),
        (order.archived_at is not None, OrderState.ARCHIVED, Reason.ARCHIVED),
        (not order.merchant_editable or is_dead, OrderState.LOCKED, Reason.SHOP_LOCKED),
        (is_digital, OrderState.DIGITAL, Reason.DIGITAL),
    )
    for holds, state, reason in closures:
        if holds:
            return state, reason
    return _standing(counts, shipped), None


def _standing(counts: list[Units], shipped: int) -> OrderState:
    free = sum(count.open for count in counts)
    if any(count.unplaced for count in counts):
        return OrderState.UNKNOWN
    if shipped:
        return OrderState.PART_SHIPPED
    if free:
        return OrderState.SCHEDULED if free == sum(count.scheduled for count in counts) else OrderState.OPEN
    if any(count.with_warehouse for count in counts):
        return OrderState.WITH_WAREHOUSE
    return OrderState.ON_HOLD if any(count.held for count in counts) else OrderState.OPEN


def _line(line: Line, case: _Case) -> LineState:
    units = case.units[line.id]
    edits = {kind: _line_verdict(kind, line, case) for kind in LINE_KINDS}
    is_open = any(verdict.allowed for verdict in edits.values())
    free = units.open if is_open else 0
    blocked = units.unshipped - free
    reason: Reason | None = None
    source: Source | None = None
    if not is_open:
        why = most_telling(edits.values())
        reason, source = (why.reason, why.source) if why else (None, None)
    elif blocked:
        reason = _whereabouts(units)
    return LineState(line.id, free, units.shipped, blocked, reason, source, edits)


def _line_verdict(kind: EditKind, line: Line, case: _Case) -> Verdict:
    units = case.units[line.id]
    closed = case.closed or (None if units.open else _whereabouts(units))
    if closed is None and not line.merchant_editable:
        closed = Reason.SHOP_LOCKED
    if closed is None and _NEEDS[kind] not in case.can:
        closed = Reason.SHOP_CANNOT
    if closed:
        return Verdict(allowed=False, reason=closed)
    by_exception = _excepted(kind, case.exceptions[line.id])
    if by_exception or not case.policies[kind].allowed:
        return by_exception or case.policies[kind]
    if kind is EditKind.VARIANT and not line.is_swappable:
        return Verdict(allowed=False, reason=Reason.SHOP_CANNOT)
    if kind is EditKind.QUANTITY and units.open == 1:
        return Verdict(allowed=False, reason=Reason.SINGLE_UNIT)
    if kind is EditKind.REMOVE and units.open == case.total_units:
        return Verdict(allowed=False, reason=Reason.WHOLE_ORDER)
    return case.policies[kind]


def _whereabouts(units: Units) -> Reason:
    if units.unplaced:
        return Reason.QUANTITY_UNKNOWN
    if units.with_warehouse:
        return Reason.WITH_WAREHOUSE
    if units.held:
        return Reason.ON_HOLD
    if units.digital:
        return Reason.DIGITAL
    return Reason.SHIPPED if units.shipped else Reason.NOTHING_OPEN


def _excepted(kind: EditKind, exceptions: tuple[LineException, ...]) -> Verdict | None:
    for exception in exceptions:
        if kind in exception.forbids:
            return Verdict(allowed=False, reason=Reason.EXCEPTION, source=exception.source)
    return None


def _any_line(kind: EditKind, lines: tuple[LineState, ...], case: _Case) -> Verdict:
    verdicts = [line.edits[kind] for line in lines if case.units[line.line_id].current]
    if any(verdict.allowed for verdict in verdicts):
        return case.policies[kind]
    return most_telling(verdicts) or Verdict(allowed=False, reason=case.closed or Reason.NOTHING_OPEN)


def _whole_order(kind: EditKind, case: _Case) -> Verdict:
    """Decide on the address or on cancelling: both touch every unit, so nothing may have left or be on its way out.

    One order has one address (shopify.md section 4: it overwrites), so a part-shipped order keeps it. A payment that is
    merely authorised is released by cancelling; one that is still pending keeps the shop from it (section 5).
    """
    closed = case.closed or _obstacle(kind, case)
    if closed is None and _NEEDS[kind] not in case.can:
        closed = Reason.SHOP_CANNOT
    if closed:
        return Verdict(allowed=False, reason=closed)
    excepted = [_excepted(kind, case.exceptions[line_id]) for line_id, units in case.units.items() if units.unshipped]
    return most_telling(verdict for verdict in excepted if verdict) or case.policies[kind]


def _obstacle(kind: EditKind, case: _Case) -> Reason | None:
    cancels = kind is EditKind.CANCEL
    counts = [case.units[line.id] for line in case.order.lines if cancels or line.requires_shipping]
    if cancels and case.order.return_status in _OPEN_RETURNS:
        return Reason.RETURN_OPEN
    if not any(count.current for count in counts):
        return Reason.NOTHING_OPEN
    if any(count.shipped for count in counts):
        return Reason.PART_SHIPPED if any(count.unshipped for count in counts) else Reason.SHIPPED
    stuck = {_whereabouts(count) for count in counts if count.open + count.digital < count.current}
    for reason in (Reason.WITH_WAREHOUSE, Reason.ON_HOLD, Reason.QUANTITY_UNKNOWN):
        if reason in stuck:
            return reason
    if cancels and case.order.financial_status is FinancialStatus.PENDING:
        return Reason.PAYMENT_PENDING
    return None
