"""Fulfilment orders and their holds (shopify.md section 3)."""

from collections.abc import Mapping

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.ids import renamed
from commerce.shopify.standin.model import Group, GroupLine, HoldModel, OrderModel
from commerce.shopify.standin.paging import View, connector
from commerce.shopify.standin.shown import moment
from commerce.shopify.standin.states import supported_actions
from commerce.shopify.standin.views import catalogue, orders, parcels

REASONS = {
    "AWAITING_PAYMENT": "Awaiting payment",
    "AWAITING_RETURN_ITEMS": "Awaiting return items",
    "HIGH_RISK_OF_FRAUD": "High risk of fraud",
    "INCORRECT_ADDRESS": "Incorrect address",
    "INVENTORY_OUT_OF_STOCK": "Inventory out of stock",
    "ONLINE_STORE_POST_PURCHASE_CROSS_SELL": "Post-purchase offer",
    "OTHER": "Other",
    "UNKNOWN_DELIVERY_DATE": "Unknown delivery date",
}


def of_order(call: Call, order: OrderModel, page: Mapping[str, object]) -> list[View]:
    """Return the fulfilment orders of an order; `displayable` leaves out those that are over without anything sent."""
    shown = [one for one in order.groups if not page.get("displayable") or one.status != "CANCELLED"]
    return [group(call, order, one) for one in shown]


def group(call: Call, order: OrderModel, one: Group) -> View:
    """Return a fulfilment order."""
    sent = [parcel for parcel in order.parcels if one.id in parcel.groups]
    return {
        "__typename": "FulfillmentOrder",
        "id": one.id,
        "status": one.status,
        "requestStatus": one.request_status,
        "supportedActions": [{"action": action, "externalUrl": None} for action in supported_actions(one)],
        "fulfillmentHolds": [hold(call, held) for held in one.holds],
        "fulfillAt": moment(one.fulfil_at),
        "fulfillBy": None,
        "lineItems": connector(lambda: [_line(call, order, item) for item in one.lines], call.page),
        "fulfillments": connector(lambda: [parcels.parcel(call, order, parcel) for parcel in sent]),
        "deliveryMethod": _delivery(one),
        "assignedLocation": {"name": "Warehouse", "location": lambda _: catalogue.location(call)},
        "order": lambda _: orders.order(call, order),
        "orderId": order.id,
        "orderName": order.name,
        "orderProcessedAt": moment(order.created_at),
        "createdAt": moment(order.created_at),
        "updatedAt": moment(order.updated_at),
    }


def _delivery(one: Group) -> View:
    earliest, latest = one.promise or (None, None)
    return {
        "__typename": "DeliveryMethod",
        "id": renamed(one.id, "DeliveryMethod"),
        "methodType": "SHIPPING",
        "presentedName": "Standard",
        "minDeliveryDateTime": moment(earliest),
        "maxDeliveryDateTime": moment(latest),
    }


def _line(call: Call, order: OrderModel, one: GroupLine) -> View:
    item = order.line(one.line)
    return {
        "__typename": "FulfillmentOrderLineItem",
        "id": one.id,
        "totalQuantity": one.total,
        "remainingQuantity": one.remaining,
        "lineItem": lambda _: orders.line(call, order, item) if item else None,
        "productTitle": item.title if item else "",
        "variantTitle": item.variant_title if item else None,
        "sku": item.sku if item else None,
        "requiresShipping": True,
    }


def hold(call: Call, one: HoldModel) -> View:
    """Return a hold; whether it is ours is told by the app that placed it."""
    return {
        "__typename": "FulfillmentHold",
        "id": one.id,
        "reason": one.reason,
        "reasonNotes": one.notes or None,
        "displayReason": REASONS[one.reason],
        "handle": one.handle or None,
        "heldByRequestingApp": one.app == call.store.app.id,
        "heldByApp": {"id": one.app, "title": call.store.app.title if one.app == call.store.app.id else "Shop"},
    }
