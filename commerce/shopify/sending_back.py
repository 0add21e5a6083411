"""Asking Shopify for a return (shopify.md section 6): it names the lines of parcels, not those of the order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from commerce.changes import ChangeRefused, RequestReturn
from commerce.port import Line, Order
from commerce.returns import ReturnLine, ReturnReason, ReturnState
from commerce.shopify.client import Client
from commerce.shopify.client.fragments import ReturnableParts
from commerce.shopify.client.input_types import ReturnRequestInput
from commerce.shopify.editing import Shelf
from commerce.shopify.user_errors import RETURN, refuse
from commerce.units import count_units

LONGEST_NOTE = 300
MOST_PAGES = 200
REASONS = {
    ReturnReason.DEFECT: "DEFECTIVE",
    ReturnReason.WRONG_ITEM: "WRONG_ITEM",
    ReturnReason.DOES_NOT_FIT: "SIZE_TOO_SMALL",
    ReturnReason.CHANGED_MIND: "UNWANTED",
    ReturnReason.OTHER: "UNKNOWN",
}
"""Shopify has no word for "does not fit" that leaves open which way; its OTHER must come with a note of the shop."""
_GIVEN_UP = frozenset({ReturnState.CANCELLED, ReturnState.DECLINED})


def check_return(order: Order, change: RequestReturn, shelf: Shelf) -> None:
    """Refuse what cannot be sent back.

    Raises:
        ChangeRefused: a line is not on the order, more units are named than have left and not come back, or what is
            wished instead is no other form of the same product, or sold out.
    """
    if order.cancelled_at is not None:
        raise ChangeRefused("This order is cancelled.", code="order_cancelled")
    if not change.items:
        raise ChangeRefused("Choose what to send back.", code="nothing_to_change")
    lines, counts = {line.id: line for line in order.lines}, count_units(order)
    before, wanted = _coming(order), Counter[str]()
    for item in change.items:
        if item.units < 1:
            raise ChangeRefused("Choose at least one unit of each line.", code="quantity_out_of_range")
        if item.line_id not in lines:
            raise ChangeRefused("This line is not on the order.", code="line_unknown")
        _check_exchange(item, lines[item.line_id], shelf)
        wanted[item.line_id] += item.units
    if any(units > counts[line_id].shipped - before[line_id] for line_id, units in wanted.items()):
        raise _not_back()


def _coming(order: Order) -> Counter[str]:
    coming: Counter[str] = Counter()
    for one in order.returns:
        if one.state not in _GIVEN_UP:
            for line in one.lines:
                coming[line.line_id] += line.units
    return coming


def _check_exchange(item: ReturnLine, line: Line, shelf: Shelf) -> None:
    if item.exchange_for is None:
        return
    product, variant = shelf.get(item.exchange_for, (None, None))
    if product is None or variant is None or product.id != line.product_id or variant.id == line.variant_id:
        raise ChangeRefused(
            f"{line.title} does not come in this form. Choose one from the list.", code="variant_unknown"
        )
    if variant.stock is not None and variant.stock < item.units:
        raise ChangeRefused(f"{line.title} in {variant.title} is sold out. Choose another.", code="out_of_stock")


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

    What is wished instead has no place in a request at Shopify, so staff read it in the customer's note.

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
                asked.append(_line(one.id, units, item, change.note, shelf))
        if wanted:
            raise _not_back()
    return ReturnRequestInput.model_validate({"orderId": change.order_id, "returnLineItems": asked})


def _line(parcel_line: str, units: int, item: ReturnLine, said: str, shelf: Shelf) -> dict[str, Any]:
    wished = f"Wished instead: {shelf[item.exchange_for][1].title}." if item.exchange_for else ""
    note = " ".join(filter(None, (said[: LONGEST_NOTE - len(wished) - 1], wished)))
    line = {"fulfillmentLineItemId": parcel_line, "quantity": units, "returnReason": REASONS[item.reason]}
    return {**line, "customerNote": note[:LONGEST_NOTE]} if note else line


async def ask(client: Client, request: ReturnRequestInput) -> None:
    """Ask for a return.

    Raises:
        ChangeRefused: Shopify does not take it.
    """
    answer = (await client.ask_return(request)).return_request
    refuse(answer.user_errors if answer else (), "returnRequest", RETURN)


def trace(order: Order) -> dict[str, Any]:
    """Return, as JSON, by what a new return is told from those that were there."""
    return {"before": [one.id for one in order.returns]}


def is_made(order: Order, traced: Mapping[str, Any], items: Sequence[ReturnLine]) -> bool:
    """Whether the return that was asked for is there: a new one, with just these units for these reasons."""
    return any(one.id not in traced["before"] and _units(one.lines) == _units(items) for one in order.returns)


def _units(lines: Iterable[ReturnLine]) -> Counter[tuple[str, ReturnReason]]:
    units: Counter[tuple[str, ReturnReason]] = Counter()
    for line in lines:
        units[line.line_id, line.reason] += line.units
    return units


def _not_back() -> ChangeRefused:
    return ChangeRefused("Only units that were sent and are not coming back already can be returned.")
