"""Where the sent units of a line are: on their way, or with the customer since when. Facts of the parcels alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commerce.fulfilment import Fulfilment, ShipmentStatus
from commerce.port import Order

ARRIVED = frozenset({ShipmentStatus.DELIVERED, ShipmentStatus.PICKED_UP})


class CountedFrom(StrEnum):
    """The moment from which a return window is counted."""

    DELIVERY = "delivery"
    SENDING = "sending"
    """the carrier tells nothing, so the day the parcel was sent stands for it"""


@dataclass(frozen=True, slots=True)
class Sent:
    """Units that were sent together. `since` is None where they are on their way, or nobody knows of a parcel."""

    units: int
    since: datetime | None = None
    counted_from: CountedFrom | None = None
    is_on_its_way: bool = False


def sent_units(order: Order, line_id: str, units: int) -> tuple[Sent, ...]:
    """Share out `units` of a line, as many as are still the customer's, over the parcels of the order.

    Of more units in parcels than are left some are refunded or coming back: those that arrived first are taken for
    them. Units that no parcel carries are with the customer for all that anybody knows.
    """
    left, shared = units, []
    for parcel in sorted(_parcels(order, line_id), key=_newest_first):
        count = min(left, parcel.units)
        if count > 0:
            shared.append(Sent(count, parcel.since, parcel.counted_from, parcel.is_on_its_way))
            left -= count
    return (*shared, Sent(left)) if left > 0 else tuple(shared)


def delivered_at(parcel: Fulfilment) -> datetime | None:
    """Return when the carrier says that a parcel arrived; None if it says nothing of the kind."""
    return max((event.happened_at for event in parcel.events if event.status in ARRIVED), default=None)


def _parcels(order: Order, line_id: str) -> Iterable[Sent]:
    for parcel in order.fulfilments:
        count = sum(units for carried, units in parcel.lines if carried == line_id and units > 0)
        if count:
            yield _sent(parcel, count)


def _sent(parcel: Fulfilment, count: int) -> Sent:
    arrived = delivered_at(parcel)
    if arrived is not None:
        return Sent(count, arrived, CountedFrom.DELIVERY)
    if parcel.events:
        return Sent(count, is_on_its_way=True)
    return Sent(count, parcel.created_at, CountedFrom.SENDING)


def _newest_first(sent: Sent) -> tuple[bool, float]:
    """What is on its way comes first: it cannot be what came back."""
    return not sent.is_on_its_way, -(sent.since.timestamp() if sent.since else 0.0)
