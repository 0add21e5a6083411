"""Asking Shopify for a return (shopify.md section 6): it names the lines of parcels, not those of the order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from commerce.changes import RequestReturn
from commerce.port import Order
from commerce.refusals import not_returnable
from commerce.returns import ReturnLine, ReturnReason
from commerce.shopify.client import Client
from commerce.shopify.client.fragments import ReturnableParts
from commerce.shopify.client.input_types import ReturnRequestInput
from commerce.shopify.editing import Shelf
from commerce.shopify.once import mark_of
from commerce.shopify.user_errors import RETURN, refuse

LONGEST_NOTE = 300
SETTLES = timedelta(seconds=30)
"""So long a request whose answer was lost may still be at work at Shopify, which would take a second one for a second
return: in that time nobody asks again."""
MOST_PAGES = 200
REASONS = {
    ReturnReason.DEFECT: "DEFECTIVE",
    ReturnReason.WRONG_ITEM: "WRONG_ITEM",
    ReturnReason.DOES_NOT_FIT: "SIZE_TOO_SMALL",
    ReturnReason.CHANGED_MIND: "UNWANTED",
    ReturnReason.OTHER: "UNKNOWN",
}
"""Shopify has no word for "does not fit" that leaves open which way; its OTHER must come with a note of the shop."""


async def read_returnable(client: Client, order_id: str) -> list[ReturnableParts]:
    """Return the lines of all parcels of an order of which units can be sent back."""
    found: list[ReturnableParts] = []
    parcel: str | None = None
    line: str | None = None
    for _ in range(MOST_PAGES):
        page = (await client.returnable(order_id, parcel, line)).returnable_fulfillments
        for node in page.nodes:
            found += node.returnable_fulfillment_line_items.nodes
        inner = page.nodes[0].returnable_fulfillment_line_items.page_info if page.nodes else None
        if inner is not None and inner.has_next_page:
            line = inner.end_cursor
        elif page.page_info.has_next_page:
            parcel, line = page.page_info.end_cursor, None
        else:
            break
    return found


def to_request(change: RequestReturn, returnable: Iterable[ReturnableParts], shelf: Shelf) -> ReturnRequestInput:
    """Return the request, each line divided among the parcels that it left in.

    What is wished instead has no place in a request at Shopify, so staff read it in the customer's note, at whose end
    stands the mark of the change.

    Raises:
        ChangeRefused: the parcels do not hold so many units that can come back.
    """
    sources = list(returnable)
    left = {source.fulfillment_line_item.id: source.quantity for source in sources}
    asked: list[dict[str, Any]] = []
    for item in change.items:
        wanted = item.units
        for one in (source.fulfillment_line_item for source in sources):
            units = min(wanted, left[one.id]) if one.line_item.id == item.line_id else 0
            if units:
                left[one.id] -= units
                wanted -= units
                asked.append(_line(one.id, units, item, change, shelf))
        if wanted:
            raise not_returnable()
    return ReturnRequestInput.model_validate({"orderId": change.order_id, "returnLineItems": asked})


def _line(parcel_line: str, units: int, item: ReturnLine, change: RequestReturn, shelf: Shelf) -> dict[str, Any]:
    wished = f"Wished instead: {shelf[item.exchange_for][1].title}." if item.exchange_for else ""
    ending = " ".join(filter(None, (wished[: LONGEST_NOTE // 2], f"[{mark_of(change.key)}]")))
    note = f"{change.note[: LONGEST_NOTE - len(ending) - 1]} {ending}".strip()
    line = {"fulfillmentLineItemId": parcel_line, "quantity": units, "returnReason": REASONS[item.reason]}
    return {**line, "customerNote": note}


async def ask(client: Client, request: ReturnRequestInput) -> None:
    """Ask for a return.

    Raises:
        ChangeRefused: Shopify does not take it.
    """
    answer = (await client.ask_return(request)).return_request
    refuse(answer.user_errors if answer else (), "returnRequest", RETURN)


def trace(order: Order, now: datetime) -> dict[str, Any]:
    """Return, as JSON, by what a new return is told from those that were there, and when it was asked for."""
    return asked_again({"before": [one.id for one in order.returns]}, now)


def asked_again(traced: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Return what was traced, as of a request that is sent now."""
    return {**traced, "asked_at": now.isoformat()}


def is_settled(traced: Mapping[str, Any], now: datetime) -> bool:
    """Whether a request without an answer would show by now, had Shopify taken it."""
    return now - datetime.fromisoformat(traced["asked_at"]) >= SETTLES


def is_made(order: Order, traced: Mapping[str, Any], change: RequestReturn) -> bool:
    """Whether the return that was asked for is there: one with our mark, or a new one of just these units."""
    mark = mark_of(change.key)
    return any(
        one.mark == mark or (one.id not in traced["before"] and _units(one.lines) == _units(change.items))
        for one in order.returns
    )


def _units(lines: Iterable[ReturnLine]) -> Counter[tuple[str, ReturnReason]]:
    units: Counter[tuple[str, ReturnReason]] = Counter()
    for line in lines:
        units[line.line_id, line.reason] += line.units
    return units
