"""What can be sent back (shopify.md section 6): units that were fulfilled, and are not coming back already.

Pure. A return names the lines of parcels, not of the order.
"""

from collections import Counter
from collections.abc import Mapping

from commerce.shopify.standin.model import OrderModel, ParcelLine
from commerce.shopify.standin.warehouse import Refusal

LONGEST_CUSTOMER_NOTE = 300
GIVEN_UP = frozenset({"CANCELED", "DECLINED"})
REASONS: Mapping[str, str] = {
    "COLOR": "Color",
    "DEFECTIVE": "Damaged or defective",
    "NOT_AS_DESCRIBED": "Item not as described",
    "OTHER": "Other",
    "SIZE_TOO_LARGE": "Size was too large",
    "SIZE_TOO_SMALL": "Size was too small",
    "STYLE": "Style",
    "UNKNOWN": "Unknown",
    "UNWANTED": "Customer changed their mind",
    "WRONG_ITEM": "Received the wrong item",
}
"""The reasons of a return, with names for people that are ours."""


def returnable(order: OrderModel) -> dict[str, int]:
    """Return how many units of each line of a parcel can still be sent back; what cannot is left out."""
    coming: Counter[str] = Counter()
    for one in order.returns:
        if one.status not in GIVEN_UP:
            for item in one.items:
                coming[item.parcel_line] += item.quantity
    left = refunded_after_sending(order)
    found: dict[str, int] = {}
    for parcel in order.parcels:
        for line in parcel.lines:
            free = line.quantity - coming[line.id]
            gone = min(free, max(0, left[line.line]))
            left[line.line] -= gone
            if free - gone > 0:
                found[line.id] = free - gone
    return found


def refunded_after_sending(order: OrderModel) -> Counter[str]:
    """Count the units of each line that were refunded after they had left, returns aside."""
    back: Counter[str] = Counter()
    for refund in order.refunds:
        for line, units, restock in refund.lines:
            if restock not in {"CANCEL", "RETURN"}:
                back[line] += units
    return back


def parcel_line(order: OrderModel, name: str) -> ParcelLine | None:
    """Return a line of a parcel by its name."""
    return next((line for parcel in order.parcels for line in parcel.lines if line.id == name), None)


def check_request(order: OrderModel, wanted: Mapping[str, int]) -> Refusal | None:
    """Say why these units of lines of parcels cannot be asked back, None if they can."""
    if order.cancelled_at is not None:
        return Refusal("INVALID_STATE", "Order is canceled.", ("orderId",))
    free = returnable(order)
    for name, units in wanted.items():
        if parcel_line(order, name) is None:
            return Refusal(
                "NOT_FOUND", "Fulfillment line item not found.", ("returnLineItems", "fulfillmentLineItemId")
            )
        if units < 1:
            return Refusal("GREATER_THAN", "Quantity must be greater than 0.", ("returnLineItems", "quantity"))
        if units > free.get(name, 0):
            return Refusal(
                "INVALID",
                "Return line item has an invalid quantity: it exceeds what can be returned.",
                ("returnLineItems", "quantity"),
            )
    return None
