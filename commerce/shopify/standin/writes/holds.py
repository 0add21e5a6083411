"""Holding and releasing fulfilment orders (shopify.md section 3)."""

from typing import Any

from graphql import GraphQLResolveInfo

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.model import Group, HoldModel, OrderModel
from commerce.shopify.standin.paging import View
from commerce.shopify.standin.views import warehouse
from commerce.shopify.standin.warehouse import Refusal, place_hold, release_holds
from commerce.shopify.standin.writes.refusing import refused

_EMPTY = ("fulfillmentHold", "fulfillmentOrder", "remainingFulfillmentOrder")
_UNKNOWN = Refusal("FULFILLMENT_ORDER_NOT_FOUND", "Fulfillment order does not exist.", ("id",))


def find(call: Call, name: str) -> tuple[OrderModel, Group] | None:
    """Return a fulfilment order with its order, if that can be read."""
    for order in call.orders():
        for group in order.groups:
            if group.id == name:
                return order, group
    return None


def hold(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401 - as GraphQL hands them over
    """Place one more hold on a fulfilment order; holding a part of its lines is not modelled."""
    call: Call = info.context
    given = arguments["fulfillmentHold"]
    found = find(call, arguments["id"])
    if found is None:
        return refused(_UNKNOWN, empty=_EMPTY)
    order, group = found
    if given.get("fulfillmentOrderLineItems"):
        return refused(
            Refusal("FULFILLMENT_ORDER_NOT_SPLITTABLE", "Fulfillment order is not splittable."), empty=_EMPTY
        )
    made = HoldModel(
        call.store.new_id("FulfillmentHold"),
        given["reason"],
        call.store.app.id,
        given.get("handle") or "",
        given.get("reasonNotes") or "",
    )
    held = place_hold(group, made)
    if isinstance(held, Refusal):
        return refused(held, empty=_EMPTY)
    _put(call, order, held, "FULFILLMENT_ORDERS_PLACED_ON_HOLD")
    return {
        "fulfillmentHold": warehouse.hold(call, made),
        "fulfillmentOrder": warehouse.group(call, order, held),
        "remainingFulfillmentOrder": None,
        "userErrors": [],
    }


def release(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """Release holds by their ids; **all** of them, other apps' too, if no ids are given."""
    call: Call = info.context
    found = find(call, arguments["id"])
    if found is None:
        return refused(_UNKNOWN, empty=("fulfillmentOrder",))
    order, group = found
    given = arguments.get("holdIds")
    freed = release_holds(group, None if given is None else frozenset(given))
    if freed is not group:
        _put(call, order, freed, "FULFILLMENT_ORDERS_HOLD_RELEASED")
    return {"fulfillmentOrder": warehouse.group(call, order, freed), "userErrors": []}


def _put(call: Call, order: OrderModel, group: Group, topic: str) -> None:
    order.groups = tuple(group if one.id == group.id else one for one in order.groups)
    call.world.touch(call.store, order, topic, group)
