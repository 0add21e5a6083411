"""Fulfilments: parcels, where they are, and what the carrier said (shopify.md section 8)."""

from collections.abc import Mapping
from datetime import datetime

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.ids import number_of
from commerce.shopify.standin.model import OrderModel, Parcel, ParcelEvent, ParcelLine
from commerce.shopify.standin.paging import View, connect, connector
from commerce.shopify.standin.shown import bag, moment
from commerce.shopify.standin.views import catalogue, orders, warehouse

_IN_TRANSIT = frozenset({"CARRIER_PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "ATTEMPTED_DELIVERY", "DELAYED"})


def parcel(call: Call, order: OrderModel, one: Parcel) -> View:
    """Return a fulfilment."""
    groups = [group for group in order.groups if group.id in one.groups]
    return {
        "__typename": "Fulfillment",
        "id": one.id,
        "legacyResourceId": str(number_of(one.id)),
        "name": f"{order.name}-F{order.parcels.index(one) + 1}",
        "status": "SUCCESS",
        "displayStatus": _display(one),
        "createdAt": moment(one.created_at),
        "updatedAt": moment(one.created_at),
        "inTransitAt": moment(next((said.happened_at for said in one.events if said.status in _IN_TRANSIT), None)),
        "deliveredAt": moment(one.picked_up_at or _at(one, "DELIVERED")),
        "estimatedDeliveryAt": moment(one.estimated_at),
        "trackingInfo": lambda _, **__: [_tracking(one)] if one.tracking else [],
        "events": lambda _, **page: connect(_events(one, page), page, call.page),
        "fulfillmentLineItems": connector(lambda: [line(call, order, item) for item in one.lines], call.page),
        "fulfillmentOrders": connector(lambda: [warehouse.group(call, order, group) for group in groups]),
        "location": lambda _: catalogue.location(call),
        "order": lambda _: orders.order(call, order),
        "requiresShipping": True,
        "totalQuantity": sum(item.quantity for item in one.lines),
    }


def _display(one: Parcel) -> str:
    if one.picked_up_at:
        return "PICKED_UP"
    return max(one.events, key=lambda said: said.happened_at).status if one.events else "FULFILLED"


def _at(one: Parcel, kind: str) -> datetime | None:
    return next((said.happened_at for said in one.events if said.status == kind), None)


def _tracking(one: Parcel) -> View:
    company, number, url = one.tracking or ("", "", "")
    return {"company": company or None, "number": number or None, "url": url or None}


def _events(one: Parcel, page: Mapping[str, object]) -> list[View]:
    by_time = str(page.get("sortKey") or "HAPPENED_AT") == "HAPPENED_AT"
    said = sorted(one.events, key=lambda event: event.happened_at) if by_time else list(one.events)
    return [_event(one, event) for event in said]


def _event(one: Parcel, said: ParcelEvent) -> View:
    return {
        "__typename": "FulfillmentEvent",
        "id": said.id,
        "status": said.status,
        "happenedAt": moment(said.happened_at),
        "createdAt": moment(said.happened_at),
        "message": said.message or None,
        "estimatedDeliveryAt": moment(one.estimated_at),
    }


def line(call: Call, order: OrderModel, one: ParcelLine) -> View:
    """Return a line of a fulfilment, which returns name."""
    item = order.line(one.line)
    price = item.price * one.quantity if item else order.rest * 0
    return {
        "__typename": "FulfillmentLineItem",
        "id": one.id,
        "quantity": one.quantity,
        "lineItem": lambda _: orders.line(call, order, item) if item else None,
        "originalTotalSet": bag(price, order.currency),
        "discountedTotalSet": bag(price, order.currency),
    }
