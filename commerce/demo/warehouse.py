"""What happens to an order outside of anybody's edit: parcels leave, the warehouse is asked, somebody holds it.

Pure functions from an order to the order afterwards; the named states of the demo are made of them.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from commerce.demo.carrier import AWAY, NAME
from commerce.fulfilment import (
    DeliveryWindow,
    Fulfilment,
    FulfilmentOrder,
    FulfilmentOrderLine,
    FulfilmentOrderStatus,
    Hold,
    RequestStatus,
    ShipmentEvent,
    ShipmentStatus,
    Tracking,
)
from commerce.port import Order

JOURNEY = (
    ShipmentStatus.LABEL_PRINTED,
    ShipmentStatus.CARRIER_PICKED_UP,
    ShipmentStatus.IN_TRANSIT,
    ShipmentStatus.OUT_FOR_DELIVERY,
    ShipmentStatus.DELIVERED,
)


def set_groups(
    order: Order,
    status: FulfilmentOrderStatus = FulfilmentOrderStatus.OPEN,
    request: RequestStatus = RequestStatus.UNSUBMITTED,
    holds: tuple[Hold, ...] = (),
    fulfil_at: datetime | None = None,
) -> Order:
    """Bring every fulfilment order that still has units to send into this state."""
    changed = tuple(
        replace(group, status=status, request_status=request, holds=holds, fulfil_at=fulfil_at)
        if any(line.remaining for line in group.lines)
        else group
        for group in order.fulfilment_orders
    )
    return replace(order, fulfilment_orders=changed)


def split_off(order: Order, line_ids: frozenset[str]) -> Order:
    """Put these lines on a second fulfilment order, as a shop does that sends from two places."""
    first = order.fulfilment_orders[0]
    moved = tuple(line for line in first.lines if line.line_id in line_ids)
    kept = tuple(line for line in first.lines if line.line_id not in line_ids)
    second = replace(first, id=f"{order.id}-f{len(order.fulfilment_orders) + 1}", lines=moved)
    rest = order.fulfilment_orders[1:]
    return replace(order, fulfilment_orders=(replace(first, lines=kept), *rest, second))


def ask_for_last(order: Order, request: RequestStatus) -> Order:
    """Ask a fulfilment service for the last fulfilment order alone."""
    *before, last = order.fulfilment_orders
    status = FulfilmentOrderStatus.OPEN if request is RequestStatus.SUBMITTED else FulfilmentOrderStatus.IN_PROGRESS
    return replace(order, fulfilment_orders=(*before, replace(last, status=status, request_status=request)))


def send(
    order: Order, units: Mapping[str, int], sent_at: datetime, last: ShipmentStatus, news_at: datetime | None = None
) -> Order:
    """Send these units of lines in one parcel; units must still be unfulfilled.

    It has come as far as `last`, which the carrier said at `news_at`, or minutes after it was sent.
    """
    lines = tuple(replace(line, unfulfilled=(line.unfulfilled or 0) - units.get(line.id, 0)) for line in order.lines)
    groups = tuple(_take_out(group, units) for group in order.fulfilment_orders)
    parcel = _parcel(order, units, sent_at, events(last, sent_at, news_at))
    return replace(order, lines=lines, fulfilment_orders=groups, fulfilments=(*order.fulfilments, parcel))


def send_all(order: Order, sent_at: datetime, last: ShipmentStatus, news_at: datetime | None = None) -> Order:
    """Send everything that is left."""
    return send(order, {line.id: line.unfulfilled or 0 for line in order.lines}, sent_at, last, news_at)


def change_last_parcel(order: Order, **facts: Any) -> Order:  # noqa: ANN401 - any field of a parcel
    """Let something else be true of the parcel that was sent last."""
    *before, last = order.fulfilments
    return replace(order, fulfilments=(*before, replace(last, **facts)))


def report(order: Order, status: ShipmentStatus, at: datetime) -> Order:
    """Let the carrier say this of every parcel, after whatever it has said before."""

    def told(parcel: Fulfilment) -> Fulfilment:
        after = max((event.happened_at + timedelta(minutes=1) for event in parcel.events), default=at)
        return replace(parcel, events=(*parcel.events, ShipmentEvent(status, max(at, after))))

    return replace(order, fulfilments=tuple(told(parcel) for parcel in order.fulfilments))


def events(last: ShipmentStatus, sent_at: datetime, news_at: datetime | None = None) -> tuple[ShipmentEvent, ...]:
    """Return what a carrier reports on the way to `last`, evenly over the time between."""
    steps = JOURNEY[: JOURNEY.index(last) + 1] if last in JOURNEY else (*_before(last), last)
    pause = (news_at - sent_at) / max(len(steps) - 1, 1) if news_at else timedelta(minutes=3)
    return tuple(ShipmentEvent(step, sent_at + place * pause) for place, step in enumerate(steps))


def _before(last: ShipmentStatus) -> tuple[ShipmentStatus, ...]:
    if last is ShipmentStatus.ATTEMPTED_DELIVERY:
        return JOURNEY[:4]
    return (*JOURNEY[:3], ShipmentStatus.READY_FOR_PICKUP) if last is ShipmentStatus.PICKED_UP else JOURNEY[:3]


def _take_out(group: FulfilmentOrder, units: Mapping[str, int]) -> FulfilmentOrder:
    lines = tuple(
        FulfilmentOrderLine(line.line_id, line.total, max(0, line.remaining - units.get(line.line_id, 0)))
        for line in group.lines
    )
    is_done = not any(line.remaining for line in lines)
    status = FulfilmentOrderStatus.CLOSED if is_done else group.status
    return replace(group, lines=lines, status=status)


def _parcel(order: Order, units: Mapping[str, int], sent_at: datetime, said: tuple[ShipmentEvent, ...]) -> Fulfilment:
    number = f"TS{order.id.rpartition('-')[2].zfill(6)}{len(order.fulfilments) + 1}PT"
    return Fulfilment(
        id=f"{order.id}-p{len(order.fulfilments) + 1}",
        lines=tuple((line_id, count) for line_id, count in units.items() if count),
        created_at=sent_at,
        tracking=Tracking(NAME, number, AWAY + number),
        events=said,
        expected=DeliveryWindow((sent_at + timedelta(days=2)).date(), (sent_at + timedelta(days=4)).date()),
    )
