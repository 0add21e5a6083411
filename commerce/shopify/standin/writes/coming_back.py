"""Asking for a return, approving and declining it (shopify.md section 6)."""

from collections import Counter
from dataclasses import replace
from typing import Any

from graphql import GraphQLResolveInfo

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.model import OrderModel, ReturnItem, ReturnModel
from commerce.shopify.standin.paging import View
from commerce.shopify.standin.returning import LONGEST_CUSTOMER_NOTE, check_request
from commerce.shopify.standin.views import returns
from commerce.shopify.standin.warehouse import Refusal
from commerce.shopify.standin.writes.refusing import refused

_LINES = "returnLineItems"
_EMPTY = ("return",)


def find(call: Call, name: str) -> tuple[OrderModel, ReturnModel] | None:
    """Return a return with its order."""
    for order in call.orders():
        for one in order.returns:
            if one.id == name:
                return order, one
    return None


def request(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401 - as GraphQL hands them over
    """Ask for a return, which then waits for the shop."""
    call: Call = info.context
    given = arguments["input"]
    order = call.store.orders.get(given["orderId"])
    if order is None or call.order(order.id) is None:
        return refused(Refusal("NOT_FOUND", "Order not found.", ("orderId",)), empty=_EMPTY)
    wished = given[_LINES]
    if not wished:
        return refused(Refusal("BLANK", "Return line items can't be blank.", (_LINES,)), empty=_EMPTY)
    units: Counter[str] = Counter()
    for one in wished:
        units[one["fulfillmentLineItemId"]] += one["quantity"]
    refusal = check_request(order, units) or next(filter(None, map(_check_words, wished)), None)
    if refusal is not None:
        return refused(refusal, empty=_EMPTY)
    made = ReturnModel(
        call.store.new_id("Return"),
        f"{order.name}-R{len(order.returns) + 1}",
        "REQUESTED",
        call.now,
        tuple(_item(call, one) for one in wished),
    )
    _put(call, order, made, "RETURNS_REQUEST")
    return {"return": returns.one_return(call, order, made), "userErrors": []}


def _check_words(one: dict[str, Any]) -> Refusal | None:
    if len(one.get("customerNote") or "") > LONGEST_CUSTOMER_NOTE:
        sentence = "Customer note is too long (maximum is 300 characters)."
        return Refusal("TOO_LONG", sentence, (_LINES, "customerNote"))
    if one["quantity"] < 1:
        return Refusal("GREATER_THAN", "Quantity must be greater than 0.", (_LINES, "quantity"))
    if _reason(one) is None:
        return Refusal("BLANK", "Return reason can't be blank.", (_LINES, "returnReason"))
    return None


def _reason(one: dict[str, Any]) -> str | None:
    definition = one.get("returnReasonDefinitionId")
    found: str | None = returns.reason_of(definition) if definition else one.get("returnReason")
    return found


def _item(call: Call, one: dict[str, Any]) -> ReturnItem:
    return ReturnItem(
        call.store.new_id("ReturnLineItem"),
        one["fulfillmentLineItemId"],
        one["quantity"],
        _reason(one) or "UNKNOWN",
        customer_note=one.get("customerNote") or "",
    )


def approve(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """Approve a return that was asked for."""
    return _answer(info.context, arguments["input"]["id"], "OPEN", None)


def decline(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """Decline a return that was asked for."""
    given = arguments["input"]
    return _answer(info.context, given["id"], "DECLINED", (given["declineReason"], given.get("declineNote") or ""))


def _answer(call: Call, name: str, status: str, why: tuple[str, str] | None) -> View:
    found = find(call, name)
    if found is None:
        return refused(Refusal("NOT_FOUND", "Return not found.", ("id",)), empty=_EMPTY)
    order, one = found
    if one.status != "REQUESTED":
        return refused(Refusal("INVALID_STATE", "Return is not in a requested state.", ("id",)), empty=_EMPTY)
    made = replace(one, status=status, decline=why)
    topic = "RETURNS_APPROVE" if status == "OPEN" else "RETURNS_DECLINE"
    _put(call, order, made, topic)
    return {"return": returns.one_return(call, order, made), "userErrors": []}


def _put(call: Call, order: OrderModel, made: ReturnModel, topic: str) -> None:
    kept = tuple(made if one.id == made.id else one for one in order.returns)
    order.returns = kept if made in kept else (*kept, made)
    order.return_status = ""
    call.world.touch(call.store, order, topic, made)
