"""What has happened to a demo order that was delivered, and maybe is on its way back: parts of the named states."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from commerce.demo.warehouse import send, send_all
from commerce.fulfilment import ShipmentStatus
from commerce.port import FinancialStatus, Order, ReturnStatus
from commerce.returns import Return, ReturnLine, ReturnReason, ReturnState

Happened = Callable[[Order, datetime], Order]

_ARRIVED = timedelta(days=8)
_ASKED = timedelta(days=2)
_CLOSED = timedelta(days=1)
_OVERALL = {
    ReturnState.REQUESTED: ReturnStatus.RETURN_REQUESTED,
    ReturnState.OPEN: ReturnStatus.IN_PROGRESS,
    ReturnState.CLOSED: ReturnStatus.RETURNED,
    ReturnState.DECLINED: ReturnStatus.RETURN_FAILED,
}


def arrived(order: Order, now: datetime) -> Order:
    """Everything was delivered about a week ago."""
    return send_all(order, now - _ARRIVED, ShipmentStatus.DELIVERED)


def arrived_long_ago(order: Order, now: datetime) -> Order:
    """Everything was delivered longer ago than any of the demo's return windows."""
    return send_all(order, now - timedelta(days=45), ShipmentStatus.DELIVERED)


def sent_in_silence(order: Order, now: datetime) -> Order:
    """Everything was sent by a carrier that tells nothing of its parcels."""
    sent = send_all(order, now - _ARRIVED, ShipmentStatus.DELIVERED)
    return replace(sent, fulfilments=tuple(replace(one, tracking=None, events=()) for one in sent.fulfilments))


def arrived_in_part(order: Order, now: datetime) -> Order:
    """The first line was delivered, the rest is on its way."""
    first = order.lines[0]
    order = send(order, {first.id: first.current}, now - _ARRIVED, ShipmentStatus.DELIVERED)
    return send_all(order, now - timedelta(days=1), ShipmentStatus.IN_TRANSIT)


def coming_back(state: ReturnState, *, is_checked: bool = False) -> Happened:
    """The first line was delivered with the rest, and is to come back; the return is as far as `state`."""

    def happened(order: Order, now: datetime) -> Order:
        order = arrived(order, now)
        line = order.lines[0]
        item = ReturnLine(line.id, line.current, ReturnReason.DOES_NOT_FIT)
        overall = ReturnStatus.INSPECTION_COMPLETE if is_checked else _OVERALL[state]
        closed_at = now - _CLOSED if state is ReturnState.CLOSED else None
        asked = Return(f"{order.id}-r1", state, now - _ASKED, (item,), closed_at=closed_at)
        return replace(order, returns=(asked,), return_status=overall)

    return happened


def refunded_in_part(order: Order, now: datetime) -> Order:
    """The first line came back and its price was paid back."""
    order = coming_back(ReturnState.CLOSED)(order, now)
    first, *rest = order.lines
    gone = replace(first, current=0, refundable=0)
    return replace(order, lines=(gone, *rest), financial_status=FinancialStatus.PARTIALLY_REFUNDED)
