"""Parcels and what the carrier says of them (shopify.md section 8): from Shopify's words to ours."""

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commerce.fulfilment import DeliveryWindow, Fulfilment, ShipmentEvent, ShipmentStatus, Tracking
from commerce.shopify.client.enums import FulfillmentDisplayStatus, FulfillmentStatus
from commerce.shopify.client.fragments import FulfilmentParts
from commerce.shopify.plain import line_of
from commerce.shopify.whole import Parcel

Promises = Mapping[str, tuple[datetime, datetime]]
"""By fulfilment order, from when until when its delivery was promised."""
_NEVER_MADE = frozenset({FulfillmentStatus.CANCELLED, FulfillmentStatus.ERROR, FulfillmentStatus.FAILURE})
_ARRIVED = frozenset({ShipmentStatus.DELIVERED, ShipmentStatus.PICKED_UP})
_BEFORE_THE_CARRIER = frozenset(
    {ShipmentStatus.LABEL_PURCHASED, ShipmentStatus.LABEL_PRINTED, ShipmentStatus.CONFIRMED}
)


def is_parcel(parts: FulfilmentParts) -> bool:
    """Whether it was made: of one that was cancelled or failed, the units are unfulfilled again."""
    return parts.status not in _NEVER_MADE


def to_fulfilment(parcel: Parcel, promises: Promises, time_zone: str | None) -> Fulfilment:
    """Return a parcel; its days are those of the time zone where it goes to, of UTC where Shopify does not know it."""
    parts = parcel.parts
    return Fulfilment(
        id=parts.id,
        lines=tuple((line.line_item.id, line.quantity or 0) for line in parcel.lines),
        created_at=parts.created_at,
        tracking=_tracking(parts),
        events=_events(parcel),
        expected=_expected(parts, promises, _zone(time_zone)),
    )


def _tracking(parts: FulfilmentParts) -> Tracking | None:
    for info in parts.tracking_info:
        if info.number or info.url:
            return Tracking(line_of(info.company), line_of(info.number), info.url or "")
    return None


def _events(parcel: Parcel) -> tuple[ShipmentEvent, ...]:
    """Return what the carrier said, oldest first, with what stands in the fulfilment alone.

    We ask for the newest first, so of two in the same second the one that came later stays the later.
    """
    said = [
        ShipmentEvent(ShipmentStatus(event.status.value.lower()), event.happened_at, line_of(event.message))
        for event in reversed(parcel.events)
    ]
    parts, known = parcel.parts, {event.status for event in said}
    if parts.delivered_at is not None and not known & _ARRIVED:
        is_pickup = parts.display_status is FulfillmentDisplayStatus.PICKED_UP
        status = ShipmentStatus.PICKED_UP if is_pickup else ShipmentStatus.DELIVERED
        said.append(ShipmentEvent(status, parts.delivered_at))
    elif parts.in_transit_at is not None and known <= _BEFORE_THE_CARRIER:
        said.append(ShipmentEvent(ShipmentStatus.IN_TRANSIT, parts.in_transit_at))
    return tuple(sorted(said, key=lambda event: event.happened_at))


def _expected(parts: FulfilmentParts, promises: Promises, zone: tzinfo) -> DeliveryWindow | None:
    """Return when the carrier expects to deliver.

    It names one day. Where that lies in what the shop promised, the window begins as promised; where it does not, the
    promise no longer holds and the day stands alone. Without the carrier's day there is the promise.
    """
    group = next((node.id for node in parts.fulfillment_orders.nodes), "")
    promise, estimate = promises.get(group), parts.estimated_delivery_at
    promised = DeliveryWindow(*(moment.astimezone(zone).date() for moment in promise)) if promise else None
    if estimate is None:
        return promised
    day = estimate.astimezone(zone).date()
    holds = promised is not None and promised.earliest <= day <= promised.latest
    return DeliveryWindow(promised.earliest if promised and holds else day, day)


def _zone(name: str | None) -> tzinfo:
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
