"""What has happened to an order, read off it as it stands: pure. Each thing has a name, a moment and a mark of its own.

An order may be read at any moments, as often as one likes: the same thing always has the same mark (`once`), so that
whoever keeps marks once keeps each thing once. Nothing here is guessed: a parcel is late when its carrier says so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from commerce.fulfilment import Fulfilment, ShipmentStatus
from commerce.port import Order
from commerce.returns import ReturnState

_OF_PARCEL = re.compile(r"(?P<parcel>.+):\d{8}T\d{6}(?::\d{4}-\d\d-\d\d)?", re.DOTALL)
_ARRIVED = frozenset({ShipmentStatus.DELIVERED, ShipmentStatus.PICKED_UP})


class EventName(StrEnum):
    """What a customer's events are called."""

    PLACED = "Placed Order"
    FULFILLED = "Fulfilled"
    DELIVERED = "Delivered"
    DELAYED = "Delayed"
    CANCELLED = "Cancelled"
    RETURNED = "Returned"


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened; `facts` are JSON values: what it was about and what that was worth, nothing private."""

    name: EventName
    once: str
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)


def happened(order: Order, now: datetime) -> tuple[Happened, ...]:
    """Return everything that has happened to an order, oldest first.

    `now` stands for the moment of what the shop does not date, such as BigCommerce, that something came back.
    """
    return tuple(sorted(_all(order, now), key=lambda one: (one.at, one.once)))


def parcel_of(once: str, order_id: str) -> str:
    """Return the parcel's id out of the mark of what happened to it; empty for what happened to no parcel."""
    _, _, rest = once.partition(f":{order_id}:")
    found = _OF_PARCEL.fullmatch(rest)
    return found["parcel"] if found else ""


def _all(order: Order, now: datetime) -> Iterator[Happened]:
    worth = {"value": str(order.total.amount), "currency": order.total.currency}
    ordered = [{"title": line.title, "units": line.ordered} for line in order.lines]
    yield Happened(EventName.PLACED, f"placed:{order.id}", order.placed_at, {**worth, "items": ordered})
    if order.cancelled_at is not None:
        yield Happened(
            EventName.CANCELLED, f"cancelled:{order.id}:{_second(order.cancelled_at)}", order.cancelled_at, worth
        )
    titles = {line.id: line.title for line in order.lines}
    for parcel in order.fulfilments:
        yield from _of_parcel(
            parcel, f"{order.id}:{parcel.id}:{_second(parcel.created_at)}", {"items": _items(parcel.lines, titles)}
        )
    for sent_back in order.returns:
        if sent_back.state is ReturnState.CLOSED:
            items = [
                {"title": titles.get(line.line_id, ""), "units": line.units, "reason": line.reason.value}
                for line in sent_back.lines
            ]
            closed_at = sent_back.closed_at or now
            yield Happened(EventName.RETURNED, f"returned:{order.id}:{sent_back.id}", closed_at, {"items": items})


def _of_parcel(parcel: Fulfilment, mark: str, facts: Mapping[str, Any]) -> Iterator[Happened]:
    yield Happened(EventName.FULFILLED, f"fulfilled:{mark}", parcel.created_at, facts)
    late: dict[str, datetime] = {}
    for event in sorted(parcel.events, key=lambda event: event.happened_at):
        if event.status is ShipmentStatus.DELAYED:
            late.setdefault(event.happened_at.astimezone(UTC).date().isoformat(), event.happened_at)
    for day, at in late.items():
        yield Happened(EventName.DELAYED, f"delayed:{mark}:{day}", at, facts)
    arrived = [event.happened_at for event in parcel.events if event.status in _ARRIVED]
    if arrived:
        yield Happened(EventName.DELIVERED, f"delivered:{mark}", min(arrived), facts)


def _second(moment: datetime) -> str:
    """Return a moment for a mark: where a shop begins anew, its ids may come again, but not at the same time."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S}"


def _items(lines: Iterable[tuple[str, int]], titles: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"title": titles.get(line_id, ""), "units": units} for line_id, units in lines]
