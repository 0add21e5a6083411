"""The whole of an order: what its first read gave, and every further page of what belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from commerce.shopify.client import Client
from commerce.shopify.client.fragments import (
    EventParts,
    FulfilmentLineParts,
    FulfilmentOrderLineParts,
    FulfilmentOrderParts,
    FulfilmentParts,
    LineParts,
    OrderParts,
    ReturnLineParts,
    ReturnParts,
)
from commerce.shopify.paging import Page, read_on


@dataclass(frozen=True, slots=True)
class Group:
    """A fulfilment order with all its lines."""

    parts: FulfilmentOrderParts
    lines: Sequence[FulfilmentOrderLineParts]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A fulfilment with all its lines and everything that the carrier said."""

    parts: FulfilmentParts
    lines: Sequence[FulfilmentLineParts]
    events: Sequence[EventParts]


@dataclass(frozen=True, slots=True)
class Sending:
    """A return with all its lines; those of goods that Shopify cannot place are not among them."""

    parts: ReturnParts
    lines: Sequence[ReturnLineParts]


@dataclass(frozen=True, slots=True)
class Whole:
    """An order with all that belongs to it."""

    parts: OrderParts
    lines: Sequence[LineParts]
    groups: Sequence[Group]
    parcels: Sequence[Parcel]
    returns: Sequence[Sending]


async def complete(client: Client, order: OrderParts) -> Whole:
    """Read what the first read of an order had no room for; of an everyday order that is nothing."""
    pages = _Pages(client, order.id)
    first_lines: Page[LineParts] = order.line_items
    first_groups: Page[FulfilmentOrderParts] = order.fulfillment_orders
    first_returns: Page[ReturnParts] = order.returns
    groups = await read_on(first_groups, pages.groups)
    returns = await read_on(first_returns, pages.returns)
    return Whole(
        parts=order,
        lines=await read_on(first_lines, pages.lines),
        groups=[await _group(client, one) for one in groups],
        parcels=[await _parcel(client, one) for one in await _parcels(client, order)],
        returns=[await _sending(client, one) for one in returns],
    )


@dataclass(frozen=True, slots=True)
class _Pages:
    """The further pages of one order."""

    client: Client
    order: str

    async def lines(self, after: str) -> Page[LineParts] | None:
        answer = (await self.client.more_lines(self.order, after)).order
        return answer.line_items if answer else None

    async def groups(self, after: str) -> Page[FulfilmentOrderParts] | None:
        answer = (await self.client.more_fulfilment_orders(self.order, after)).order
        return answer.fulfillment_orders if answer else None

    async def returns(self, after: str) -> Page[ReturnParts] | None:
        answer = (await self.client.more_returns(self.order, after)).order
        return answer.returns if answer else None


async def _group(client: Client, group: FulfilmentOrderParts) -> Group:
    async def more(after: str) -> Page[FulfilmentOrderLineParts] | None:
        answer = (await client.more_fulfilment_order_lines(group.id, after)).fulfillment_order
        return answer.line_items if answer else None

    first: Page[FulfilmentOrderLineParts] = group.line_items
    return Group(group, await read_on(first, more))


async def _parcels(client: Client, order: OrderParts) -> list[FulfilmentParts]:
    """Return every fulfilment: a list without pages, of which the first read holds a few."""
    first: list[FulfilmentParts] = list(order.fulfillments)
    if order.fulfillments_count is None or order.fulfillments_count.count <= len(first):
        return first
    known = {one.id for one in first}
    listed = (await client.fulfilment_ids(order.id)).order
    rest = [one.id for one in (listed.fulfillments if listed else ()) if one.id not in known]
    found = [(await client.fulfilment_by_id(one)).fulfillment for one in rest]
    return [*first, *(one for one in found if one is not None)]


async def _parcel(client: Client, parcel: FulfilmentParts) -> Parcel:
    async def more_lines(after: str) -> Page[FulfilmentLineParts] | None:
        answer = (await client.more_fulfilment_lines(parcel.id, after)).fulfillment
        return answer.fulfillment_line_items if answer else None

    async def more_events(after: str) -> Page[EventParts] | None:
        answer = (await client.more_events(parcel.id, after)).fulfillment
        return answer.events if answer else None

    first: Page[FulfilmentLineParts] = parcel.fulfillment_line_items
    said: Page[EventParts] = parcel.events
    return Parcel(parcel, await read_on(first, more_lines), await read_on(said, more_events))


async def _sending(client: Client, sending: ReturnParts) -> Sending:
    async def more(after: str) -> Page[object] | None:
        answer = (await client.more_return_lines(sending.id, after)).return_
        return answer.return_line_items if answer else None

    first: Page[object] = sending.return_line_items
    lines = await read_on(first, more)
    return Sending(sending, [line for line in lines if isinstance(line, ReturnLineParts)])
