"""How the units of an order leave: the warehouse's fulfilment orders, the parcels, and what the carrier says of them.

Part of the port; shopify.md sections 3 and 8. The fulfilment orders are the true gate of editing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class FulfilmentOrderStatus(StrEnum):
    """Where the warehouse stands with a group of lines (shopify.md section 3)."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    SCHEDULED = "scheduled"
    ON_HOLD = "on_hold"
    INCOMPLETE = "incomplete"
    CANCELLED = "cancelled"
    CLOSED = "closed"


class RequestStatus(StrEnum):
    """Whether a fulfilment service has been asked, and what it said."""

    UNSUBMITTED = "unsubmitted"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CANCELLATION_REQUESTED = "cancellation_requested"
    CANCELLATION_ACCEPTED = "cancellation_accepted"
    CANCELLATION_REJECTED = "cancellation_rejected"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold on a fulfilment order. `ours` is true only for one that this product placed for a customer's edit."""

    id: str
    reason: str
    ours: bool
    handle: str = ""


@dataclass(frozen=True, slots=True)
class FulfilmentOrderLine:
    """How many units of a line a fulfilment order carries, and how many of them are still to be sent."""

    line_id: str
    total: int
    remaining: int


@dataclass(frozen=True, slots=True)
class FulfilmentOrder:
    """A group of lines that one place sends together: the true gate of editing."""

    id: str
    status: FulfilmentOrderStatus
    request_status: RequestStatus
    lines: tuple[FulfilmentOrderLine, ...]
    holds: tuple[Hold, ...] = ()
    supported_actions: frozenset[str] = frozenset()
    fulfil_at: datetime | None = None


class ShipmentStatus(StrEnum):
    """What the carrier last said of a parcel (shopify.md section 8)."""

    LABEL_PURCHASED = "label_purchased"
    LABEL_PRINTED = "label_printed"
    READY_FOR_PICKUP = "ready_for_pickup"
    CONFIRMED = "confirmed"
    CARRIER_PICKED_UP = "carrier_picked_up"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPTED_DELIVERY = "attempted_delivery"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    PICKED_UP = "picked_up"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class ShipmentEvent:
    """One thing the carrier reported."""

    status: ShipmentStatus
    happened_at: datetime
    message: str = ""


@dataclass(frozen=True, slots=True)
class Tracking:
    """How a parcel can be followed; an empty `url` means the carrier gives none."""

    company: str
    number: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryWindow:
    """The days on which the carrier expects to deliver, both included; days where the parcel goes to."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """A parcel that was made: which units are in it and how far it is."""

    id: str
    lines: tuple[tuple[str, int], ...]
    """Pairs of line id and units."""
    created_at: datetime
    tracking: Tracking | None = None
    events: tuple[ShipmentEvent, ...] = ()
    expected: DeliveryWindow | None = None
    """What is expected now, so of a delayed parcel the new window; None where the carrier names none."""
