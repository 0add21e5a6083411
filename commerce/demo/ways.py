"""The ways an order of the demo can be on: late, attempted, lost, at a shop, in several parcels (S5-18, S5-19)."""

from datetime import datetime, timedelta

from commerce.demo.warehouse import change_last_parcel, send, send_all
from commerce.fulfilment import DeliveryWindow, ShipmentStatus
from commerce.port import Order

HOURS = timedelta(hours=1)
DAYS = timedelta(days=1)


def delivered_today(order: Order, now: datetime) -> Order:
    """Delivered five hours ago."""
    return send_all(order, now - 3 * DAYS, ShipmentStatus.DELIVERED, now - 5 * HOURS)


def delayed_anew(order: Order, now: datetime) -> Order:
    """Delayed, and the carrier has named new days."""
    sent = send_all(order, now - 6 * DAYS, ShipmentStatus.DELAYED, now - 20 * HOURS)
    return change_last_parcel(sent, expected=DeliveryWindow((now + DAYS).date(), (now + 3 * DAYS).date()))


def overdue(order: Order, now: datetime) -> Order:
    """The expected days have passed, and the carrier has said nothing since."""
    return send_all(order, now - 8 * DAYS, ShipmentStatus.IN_TRANSIT, now - 6 * DAYS)


def attempted(order: Order, now: datetime) -> Order:
    """Nobody was at home three hours ago."""
    return send_all(order, now - 2 * DAYS, ShipmentStatus.ATTEMPTED_DELIVERY, now - 3 * HOURS)


def ready_for_pickup(order: Order, now: datetime) -> Order:
    """It waits at a shop."""
    return send_all(order, now - 3 * DAYS, ShipmentStatus.READY_FOR_PICKUP, now - 18 * HOURS)


def picked_up(order: Order, now: datetime) -> Order:
    """It waited at a shop and was picked up there."""
    return send_all(order, now - 5 * DAYS, ShipmentStatus.PICKED_UP, now - 2 * DAYS)


def failed(order: Order, now: datetime) -> Order:
    """The carrier could not deliver it."""
    return send_all(order, now - 6 * DAYS, ShipmentStatus.FAILURE, now - 26 * HOURS)


def untracked(order: Order, now: datetime) -> Order:
    """Sent as a letter that nobody follows."""
    sent = send_all(order, now - DAYS, ShipmentStatus.LABEL_PRINTED)
    return change_last_parcel(sent, tracking=None, events=(), expected=None)


def without_day(order: Order, now: datetime) -> Order:
    """On its way; the carrier names no day."""
    sent = send_all(order, now - DAYS, ShipmentStatus.IN_TRANSIT, now - 8 * HOURS)
    return change_last_parcel(sent, expected=None)


def two_parcels(order: Order, now: datetime) -> Order:
    """One parcel has come, the other is out for delivery."""
    first, *others = order.lines
    one = send(order, {first.id: first.current}, now - 4 * DAYS, ShipmentStatus.DELIVERED, now - 2 * DAYS)
    rest = {line.id: line.current for line in others}
    return send(one, rest, now - 2 * DAYS, ShipmentStatus.OUT_FOR_DELIVERY, now - 2 * HOURS)


def part_delivered(order: Order, now: datetime) -> Order:
    """One parcel has come, one is on its way, and one item is still here."""
    first, second, *_ = order.lines
    one = send(order, {first.id: first.current}, now - 5 * DAYS, ShipmentStatus.DELIVERED, now - 3 * DAYS)
    return send(one, {second.id: second.current}, now - DAYS, ShipmentStatus.IN_TRANSIT, now - 9 * HOURS)
