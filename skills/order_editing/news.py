"""What the shop did with an order, in one sentence. Pure: from what is new, and from the order as it stands now."""

from collections.abc import Collection

from commerce.fulfilment import Fulfilment, ShipmentStatus
from commerce.happenings import EventName
from commerce.port import Order
from skills.base import Fact

_NOT_YET_AWAY = frozenset({ShipmentStatus.LABEL_PURCHASED, ShipmentStatus.LABEL_PRINTED, ShipmentStatus.CONFIRMED})
_ARRIVED = frozenset({ShipmentStatus.DELIVERED, ShipmentStatus.PICKED_UP})


def news(order: Order, names: Collection[str]) -> tuple[Fact, ...]:
    """Return what to say of an order: of several things the one that matters most, and nothing that is not so now."""
    if order.cancelled_at is not None:
        return _said(order, "cancelled") if EventName.CANCELLED in names else ()
    if EventName.DELIVERED in names:
        has_all = not _is_left(order) and all(_has_arrived(parcel) for parcel in order.fulfilments)
        return _said(order, "delivered" if has_all else "part_delivered")
    if EventName.DELAYED in names:
        late = [parcel for parcel in order.fulfilments if _is_late(parcel)]
        windows = [parcel.expected for parcel in late if parcel.expected]
        expected = (Fact("news-expected", {"window": windows[-1]}),) if windows else ()
        return (*_said(order, "delayed"), *expected) if late else ()
    if EventName.FULFILLED in names and order.fulfilments:
        return _said(order, _sent(order))
    return _said(order, "returned") if EventName.RETURNED in names else ()


def _said(order: Order, what: str) -> tuple[Fact, ...]:
    return (Fact("shop-news", {"order": order.name, "what": what}),)


def _sent(order: Order) -> str:
    last = max(order.fulfilments, key=lambda parcel: parcel.created_at)
    if last.events and all(event.status in _NOT_YET_AWAY for event in last.events):
        return "packed"
    return "part_sent" if _is_left(order) else "sent"


def _is_left(order: Order) -> bool:
    """Whether something of it is still to be sent."""
    return any(line.unfulfilled and line.requires_shipping for line in order.lines)


def _has_arrived(parcel: Fulfilment) -> bool:
    return any(event.status in _ARRIVED for event in parcel.events)


def _is_late(parcel: Fulfilment) -> bool:
    """Whether the carrier's last word is that it is late."""
    last = max(parcel.events, key=lambda event: event.happened_at, default=None)
    return last is not None and last.status is ShipmentStatus.DELAYED
