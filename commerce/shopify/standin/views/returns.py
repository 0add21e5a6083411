"""Returns, what can be returned, and refunds (shopify.md section 6)."""

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.ids import gid, renamed
from commerce.shopify.standin.model import OrderModel, Parcel, RefundModel, ReturnItem, ReturnModel
from commerce.shopify.standin.paging import View, connector
from commerce.shopify.standin.returning import REASONS, parcel_line, returnable
from commerce.shopify.standin.shown import bag, moment
from commerce.shopify.standin.views import orders, parcels

_NUMBERS = {code: place for place, code in enumerate(REASONS, start=1)}


def one_return(call: Call, order: OrderModel, one: ReturnModel) -> View:
    """Return a return."""
    return {
        "__typename": "Return",
        "id": one.id,
        "name": one.name,
        "status": one.status,
        "createdAt": moment(one.created_at),
        "closedAt": moment(one.closed_at),
        "decline": {"reason": one.decline[0], "note": one.decline[1] or None} if one.decline else None,
        "totalQuantity": sum(item.quantity for item in one.items),
        "order": lambda _: orders.order(call, order),
        "returnLineItems": connector(lambda: [_item(call, order, one, item) for item in one.items], call.page),
        "exchangeLineItems": connector(lambda: _exchange(one)),
        "returnShippingFees": [],
    }


def _item(call: Call, order: OrderModel, owner: ReturnModel, one: ReturnItem) -> View:
    line = parcel_line(order, one.parcel_line)
    is_back = owner.status == "CLOSED"
    return {
        "__typename": "ReturnLineItem",
        "id": one.id,
        "quantity": one.quantity,
        "processedQuantity": one.quantity if is_back else 0,
        "processableQuantity": 0 if is_back else one.quantity,
        "unprocessedQuantity": 0 if is_back else one.quantity,
        "refundableQuantity": 0 if is_back else one.quantity,
        "refundedQuantity": one.quantity if is_back else 0,
        "returnReason": one.reason,
        "returnReasonDefinition": definition(one.reason),
        "returnReasonNote": one.note,
        "customerNote": one.customer_note or None,
        "fulfillmentLineItem": lambda _: parcels.line(call, order, line) if line else None,
    }


def definition(reason: str) -> View:
    """Return the definition that stands for a reason; the names are ours."""
    return {
        "__typename": "ReturnReasonDefinition",
        "id": gid("ReturnReasonDefinition", _NUMBERS[reason]),
        "handle": reason.lower().replace("_", "-"),
        "name": REASONS[reason],
        "deleted": False,
    }


def reason_of(name: str) -> str | None:
    """Return the reason of a definition's name."""
    return next((code for code, number in _NUMBERS.items() if gid("ReturnReasonDefinition", number) == name), None)


def _exchange(one: ReturnModel) -> list[View]:
    return [
        {
            "__typename": "ExchangeLineItem",
            "id": f"{renamed(one.id, 'ExchangeLineItem')}?place={place}",
            "quantity": units,
            "variantId": variant,
            "processedQuantity": 0,
            "processableQuantity": units,
            "unprocessedQuantity": units,
            "lineItems": [],
        }
        for place, (variant, units) in enumerate(one.exchange, start=1)
    ]


def returnable_parcels(call: Call, order: OrderModel) -> list[View]:
    """Return the fulfilments of which something can still be sent back."""
    free = returnable(order)
    return [_returnable(call, order, one, free) for one in order.parcels if any(line.id in free for line in one.lines)]


def _returnable(call: Call, order: OrderModel, one: Parcel, free: dict[str, int]) -> View:
    items = [
        {"id": line.id, "quantity": free[line.id], "fulfillmentLineItem": parcels.line(call, order, line)}
        for line in one.lines
        if line.id in free
    ]
    return {
        "__typename": "ReturnableFulfillment",
        "id": renamed(one.id, "ReturnableFulfillment"),
        "fulfillment": lambda _: parcels.parcel(call, order, one),
        "returnableFulfillmentLineItems": connector(lambda: items),
    }


def refund(call: Call, order: OrderModel, one: RefundModel) -> View:
    """Return a refund."""
    return {
        "__typename": "Refund",
        "id": one.id,
        "createdAt": moment(one.created_at),
        "processedAt": moment(one.created_at),
        "updatedAt": moment(one.created_at),
        "note": one.note or None,
        "totalRefundedSet": bag(one.amount, order.currency),
        "order": lambda _: orders.order(call, order),
        "refundLineItems": connector(lambda: _refunded(call, order, one)),
    }


def _refunded(call: Call, order: OrderModel, one: RefundModel) -> list[View]:
    found = [(order.line(name), units, restock) for name, units, restock in one.lines]
    return [
        {
            "id": f"{renamed(one.id, 'RefundLineItem')}?line={line.id}",
            "lineItem": orders.line(call, order, line),
            "quantity": units,
            "restockType": restock,
            "restocked": restock != "NO_RESTOCK",
            "priceSet": bag(line.price, order.currency),
            "subtotalSet": bag(line.price * units, order.currency),
        }
        for line, units, restock in found
        if line is not None
    ]
