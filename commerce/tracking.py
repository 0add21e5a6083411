"""Where an order is: parcel by parcel as the carrier last said, and what is still here. Pure: order and clock in.

A carrier's word is a fact as it was read, never more: an expected day that has passed is told as passed, and a link is
handed on only if a browser may open it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from commerce.fulfilment import DeliveryWindow, Fulfilment, FulfilmentOrderStatus, ShipmentEvent, ShipmentStatus
from commerce.port import FinancialStatus, Line, Order
from commerce.units import Units, count_units

LONGEST_LINK = 600
_NAME = re.compile(r"[^\W_][\w &'\u2019+.,()/-]{0,39}")
_NUMBER = re.compile(r"[^\W_][\w /-]{0,49}")
_LEADS_AWAY = re.compile(r"www\.|//|\w{2}\.\w{2}")


class Stage(StrEnum):
    """How far one parcel is."""

    SENT = "sent"
    """It was made, and the carrier has not said anything of it."""
    LABEL = "label"
    """Packed and labelled; not yet with the carrier."""
    WITH_CARRIER = "with_carrier"
    ON_THE_WAY = "on_the_way"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELAYED = "delayed"
    ATTEMPTED = "attempted"
    PICKUP = "pickup"
    """It waits to be picked up by the customer."""
    DELIVERED = "delivered"
    PICKED_UP = "picked_up"
    FAILED = "failed"
    """It could not be delivered, or goes back to its sender."""


class OrderStage(StrEnum):
    """How far an order is as a whole."""

    NOT_SENT = "not_sent"
    WITH_WAREHOUSE = "with_warehouse"
    ON_HOLD = "on_hold"
    SCHEDULED = "scheduled"
    PART_SENT = "part_sent"
    SENT = "sent"
    ARRIVED = "arrived"
    """Every parcel has been delivered or picked up, and nothing is still to be sent."""
    CANCELLED = "cancelled"
    CANCELLING = "cancelling"
    REFUNDED = "refunded"
    CLOSED = "closed"
    """The shop has put it away, and knows of no parcel."""
    DIGITAL = "digital"
    UNKNOWN = "unknown"
    """The shop cannot tell what of it has left."""


class Station(StrEnum):
    """The places on a parcel's line, in the order it passes them."""

    PLACED = "placed"
    PACKED = "packed"
    ON_THE_WAY = "on_the_way"
    OUT_FOR_DELIVERY = "out_for_delivery"
    PICKUP = "pickup"
    DELIVERED = "delivered"


TO_THE_DOOR = (Station.PLACED, Station.PACKED, Station.ON_THE_WAY, Station.OUT_FOR_DELIVERY, Station.DELIVERED)
TO_A_POINT = (Station.PLACED, Station.PACKED, Station.ON_THE_WAY, Station.PICKUP, Station.DELIVERED)
ARRIVED = frozenset({Stage.DELIVERED, Stage.PICKED_UP})
TROUBLED = frozenset({Stage.DELAYED, Stage.ATTEMPTED, Stage.FAILED})
"""Stages in which something went otherwise than it should."""
_WAITS_FOR_NOBODY = ARRIVED | {Stage.PICKUP, Stage.FAILED}
"""Stages in which no delivery is expected any more."""

_STAGES = {
    ShipmentStatus.LABEL_PURCHASED: Stage.LABEL,
    ShipmentStatus.LABEL_PRINTED: Stage.LABEL,
    ShipmentStatus.CONFIRMED: Stage.LABEL,
    ShipmentStatus.CARRIER_PICKED_UP: Stage.WITH_CARRIER,
    ShipmentStatus.IN_TRANSIT: Stage.ON_THE_WAY,
    ShipmentStatus.OUT_FOR_DELIVERY: Stage.OUT_FOR_DELIVERY,
    ShipmentStatus.ATTEMPTED_DELIVERY: Stage.ATTEMPTED,
    ShipmentStatus.DELAYED: Stage.DELAYED,
    ShipmentStatus.READY_FOR_PICKUP: Stage.PICKUP,
    ShipmentStatus.DELIVERED: Stage.DELIVERED,
    ShipmentStatus.PICKED_UP: Stage.PICKED_UP,
    ShipmentStatus.FAILURE: Stage.FAILED,
}
_REACHED = {
    Stage.SENT: Station.PACKED,
    Stage.LABEL: Station.PACKED,
    Stage.OUT_FOR_DELIVERY: Station.OUT_FOR_DELIVERY,
    Stage.ATTEMPTED: Station.OUT_FOR_DELIVERY,
    Stage.PICKUP: Station.PICKUP,
    Stage.DELIVERED: Station.DELIVERED,
    Stage.PICKED_UP: Station.DELIVERED,
}
_BY_POINT = frozenset({ShipmentStatus.READY_FOR_PICKUP, ShipmentStatus.PICKED_UP})


@dataclass(frozen=True, slots=True)
class Contents:
    """Units of one line that are in one place."""

    line_id: str
    title: str
    variant: str
    image: str
    units: int


@dataclass(frozen=True, slots=True)
class Parcel:
    """One parcel as the carrier last said; `place` counts the order's parcels from one.

    `expected` is the window that still lies ahead; `is_overdue` says that the window has passed and it has not come.
    `news_at` is the moment of the carrier's last word, None where it has said nothing.
    """

    id: str
    place: int
    stage: Stage
    sent_at: datetime
    news_at: datetime | None
    contents: tuple[Contents, ...]
    carrier: str
    number: str
    link: str
    expected: DeliveryWindow | None
    was_expected: DeliveryWindow | None
    is_overdue: bool
    stations: tuple[Station, ...]
    station: Station


@dataclass(frozen=True, slots=True)
class Journey:
    """Where an order is. `waiting` are the units that are to be sent and have not been.

    `leaves_at` is when a scheduled order is planned to leave, if the shop says so.
    """

    order_id: str
    name: str
    placed_at: datetime
    stage: OrderStage
    parcels: tuple[Parcel, ...]
    waiting: tuple[Contents, ...]
    leaves_at: datetime | None = None


def journey(order: Order, now: datetime, zone: ZoneInfo) -> Journey:
    """Tell where an order is now; days are those of `zone`."""
    counts = count_units(order)
    sent = sorted(order.fulfilments, key=lambda parcel: (parcel.created_at, parcel.id))
    parcels = tuple(_parcel(order, parcel, place, now, zone) for place, parcel in enumerate(sent, 1))
    waiting = tuple(
        _contents(line, left)
        for line in order.lines
        if line.requires_shipping and not counts[line.id].is_unknown and (left := counts[line.id].unshipped)
    )
    is_over = order.cancelled_at is not None
    return Journey(
        order_id=order.id,
        name=order.name,
        placed_at=order.placed_at,
        stage=_order_stage(order, parcels, counts.values()),
        parcels=parcels,
        waiting=() if is_over else waiting,
        leaves_at=_leaves_at(order),
    )


def safe_link(url: str) -> str:
    """Return a carrier's link if it may be shown: http or https, with a host and nobody's name in it, else nothing."""
    if len(url) > LONGEST_LINK or any(sign <= " " or sign in '<>"\\`{}|^' or not sign.isprintable() for sign in url):
        return ""
    try:
        parts = urlsplit(url)
        is_safe = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
        _ = parts.port
    except ValueError:
        return ""
    return url if is_safe else ""


def _parcel(order: Order, parcel: Fulfilment, place: int, now: datetime, zone: ZoneInfo) -> Parcel:
    lines = {line.id: line for line in order.lines}
    latest = _latest(parcel.events)
    stage = _STAGES[latest.status] if latest else Stage.SENT
    expected = parcel.expected if stage not in _WAITS_FOR_NOBODY else None
    is_overdue = expected is not None and expected.latest < now.astimezone(zone).date()
    by_point = any(event.status in _BY_POINT for event in parcel.events)
    return Parcel(
        id=parcel.id,
        place=place,
        stage=stage,
        sent_at=parcel.created_at,
        news_at=latest.happened_at if latest else None,
        contents=tuple(_contents(lines[line_id], units) for line_id, units in parcel.lines if line_id in lines),
        carrier=_plain(parcel.tracking.company, _NAME) if parcel.tracking else "",
        number=_plain(parcel.tracking.number, _NUMBER) if parcel.tracking else "",
        link=safe_link(parcel.tracking.url) if parcel.tracking else "",
        expected=None if is_overdue else expected,
        was_expected=expected if is_overdue else None,
        is_overdue=is_overdue,
        stations=TO_A_POINT if by_point else TO_THE_DOOR,
        station=_REACHED.get(stage, Station.ON_THE_WAY),
    )


def _plain(text: str, shape: re.Pattern[str]) -> str:
    """Return what a carrier is called, or its number, if it is no more than that: it goes out in our own words."""
    plain = text.strip()
    return plain if shape.fullmatch(plain) and not _LEADS_AWAY.search(plain) else ""


def _latest(events: Iterable[ShipmentEvent]) -> ShipmentEvent | None:
    """Return the carrier's last word; of two in one moment the one that was reported last."""
    placed = list(enumerate(events))
    return max(placed, key=lambda one: (one[1].happened_at, one[0]))[1] if placed else None


def _contents(line: Line, units: int) -> Contents:
    return Contents(line.id, line.title, line.variant_title, line.image, units)


def _order_stage(order: Order, parcels: tuple[Parcel, ...], counts: Iterable[Units]) -> OrderStage:
    everything = list(counts)
    if order.cancelled_at is not None:
        return OrderStage.CANCELLED
    if parcels or any(units.shipped for units in everything):
        return _sent_stage(parcels, everything)
    if order.cancel_pending:
        return OrderStage.CANCELLING
    if order.financial_status is FinancialStatus.REFUNDED:
        return OrderStage.REFUNDED
    if any(units.is_unknown for units in everything):
        return OrderStage.UNKNOWN
    return OrderStage.CLOSED if order.archived_at is not None else _waiting_stage(order, everything)


def _sent_stage(parcels: tuple[Parcel, ...], counts: list[Units]) -> OrderStage:
    if any(units.unshipped - units.digital for units in counts):
        return OrderStage.PART_SENT
    has_come = bool(parcels) and all(parcel.stage in ARRIVED for parcel in parcels)
    return OrderStage.ARRIVED if has_come else OrderStage.SENT


def _waiting_stage(order: Order, counts: list[Units]) -> OrderStage:
    left = sum(units.unshipped for units in counts)
    if not left:
        return OrderStage.CLOSED
    if sum(units.digital for units in counts) == left:
        return OrderStage.DIGITAL
    physical = left - sum(units.digital for units in counts)
    if sum(units.held for units in counts) == physical:
        return OrderStage.ON_HOLD
    if sum(units.scheduled for units in counts) == physical and _leaves_at(order):
        return OrderStage.SCHEDULED
    return OrderStage.WITH_WAREHOUSE if sum(u.with_warehouse for u in counts) == physical else OrderStage.NOT_SENT


def _leaves_at(order: Order) -> datetime | None:
    """Return when the last of the scheduled groups is planned to leave."""
    waits = {FulfilmentOrderStatus.SCHEDULED, FulfilmentOrderStatus.ON_HOLD}
    planned = [group.fulfil_at for group in order.fulfilment_orders if group.fulfil_at and group.status in waits]
    return max(planned, default=None)
