"""What a webhook carries: the thing as Shopify's older interface writes it, cut down to what names it and its state."""

from typing import Any

from commerce.shopify.standin import states
from commerce.shopify.standin.ids import number_of
from commerce.shopify.standin.model import Group, OrderModel, Parcel, ParcelEvent, RefundModel, ReturnModel
from commerce.shopify.standin.shown import moment
from commerce.shopify.standin.world import StoreModel

RESOURCES = (
    "FULFILLMENT_EVENTS",
    "FULFILLMENT_ORDERS",
    "FULFILLMENTS",
    "ORDERS",
    "RETURNS",
    "REFUNDS",
    "CUSTOMERS",
    "PRODUCTS",
    "APP",
)
Payload = dict[str, Any]


def topic_of(code: str) -> str:
    """Return a topic as the header names it: `orders/updated` for `ORDERS_UPDATED`."""
    resource = next((one for one in RESOURCES if code.startswith(f"{one}_")), code.partition("_")[0])
    return f"{resource}/{code.removeprefix(resource + '_')}".lower()


def payload(code: str, store: StoreModel, order: OrderModel | None, part: object) -> Payload:
    """Return what a webhook of this topic carries."""
    if order is None:
        return {"id": 1, "name": store.name, "domain": store.shop, "myshopify_domain": store.shop}
    if code == "ORDERS_EDITED":
        return {"order_edit": {"id": number_of(order.id), "order_id": number_of(order.id), "notify_customer": False}}
    if isinstance(part, Group):
        return {"fulfillment_order": {"id": part.id, "status": part.status.lower()}}
    return _part(store, order, part)


def _part(store: StoreModel, order: OrderModel, part: object) -> Payload:
    match part:
        case Parcel():
            return _parcel(order, part)
        case (Parcel() as parcel, ParcelEvent() as said):
            return {
                "id": number_of(said.id),
                "fulfillment_id": number_of(parcel.id),
                "order_id": number_of(order.id),
                "status": said.status.lower(),
                "happened_at": moment(said.happened_at),
                "admin_graphql_api_id": said.id,
            }
        case ReturnModel():
            return {**_named(part.id), "status": part.status.lower(), "name": part.name, "order": _named(order.id)}
        case RefundModel():
            return {**_named(part.id), "order_id": number_of(order.id), "created_at": moment(part.created_at)}
    return _order(store, order)


def _named(name: str) -> Payload:
    return {"id": number_of(name), "admin_graphql_api_id": name}


def _parcel(order: OrderModel, one: Parcel) -> Payload:
    company, number, url = one.tracking or ("", "", "")
    return {
        **_named(one.id),
        "order_id": number_of(order.id),
        "status": "success",
        "created_at": moment(one.created_at),
        "shipment_status": one.events[-1].status.lower() if one.events else None,
        "tracking_company": company or None,
        "tracking_number": number or None,
        "tracking_url": url or None,
    }


def _order(store: StoreModel, order: OrderModel) -> Payload:
    customer = store.customers.get(order.customer or "")
    return {
        **_named(order.id),
        "name": order.name,
        "email": order.email,
        "created_at": moment(order.created_at),
        "updated_at": moment(order.updated_at),
        "cancelled_at": moment(order.cancelled_at),
        "closed_at": moment(order.closed_at),
        "currency": order.currency,
        "financial_status": states.financial_status(order).lower(),
        "fulfillment_status": {"FULFILLED": "fulfilled", "PARTIALLY_FULFILLED": "partial"}.get(
            states.fulfilment_status(order)
        ),
        "total_price": str(order.total),
        "customer": {**_named(customer.id), "email": customer.email} if customer else None,
        "line_items": [{**_named(line.id), "title": line.title, "quantity": line.quantity} for line in order.lines],
    }
