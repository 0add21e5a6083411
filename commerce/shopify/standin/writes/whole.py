"""What changes a whole order: its address, its cancellation, money back, an invoice (shopify.md sections 4 and 5)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from graphql import GraphQLError, GraphQLResolveInfo

from commerce.shopify.standin import states
from commerce.shopify.standin.call import Call
from commerce.shopify.standin.model import Job, MailAddress, OrderModel
from commerce.shopify.standin.paging import View
from commerce.shopify.standin.payment import is_paid_with, refund_lines
from commerce.shopify.standin.views import orders, returns
from commerce.shopify.standin.warehouse import Refusal
from commerce.shopify.standin.world import move_stock
from commerce.shopify.standin.writes.refusing import refused

LONGEST_NOTE = 255
_ADDRESS = {
    "firstName": "first_name",
    "lastName": "last_name",
    "address1": "address1",
    "address2": "address2",
    "city": "city",
    "province": "province",
    "provinceCode": "province",
    "zip": "zip",
    "countryCode": "country",
    "phone": "phone",
    "company": "company",
}
_WITH_WAREHOUSE = frozenset({"SUBMITTED", "ACCEPTED", "CANCELLATION_REQUESTED", "CANCELLATION_REJECTED"})
_RETURNING = frozenset({"RETURN_REQUESTED", "IN_PROGRESS"})


def update(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401 - as GraphQL hands them over
    """Overwrite address, e-mail, note, tags and attributes: what is given replaces what was there."""
    call: Call = info.context
    given = arguments["input"]
    order = call.store.orders.get(given["id"])
    if order is None or call.order(order.id) is None:
        return refused(Refusal("", "Order does not exist", ("id",)), empty=("order",))
    if wished := given.get("shippingAddress"):
        made = _address(order.address or MailAddress(), wished)
        if refusal := _incomplete(made):
            return refused(refusal, empty=("order",))
        order.address = made
    order.email = given.get("email") or order.email
    order.note = given.get("note", order.note)
    order.tags = tuple(given["tags"]) if "tags" in given else order.tags
    if "customAttributes" in given:
        order.attributes = tuple((one["key"], one["value"]) for one in given["customAttributes"])
    call.world.touch(call.store, order)
    return {"order": orders.order(call, order), "userErrors": []}


def _address(before: MailAddress, wished: dict[str, Any]) -> MailAddress:
    given = {_ADDRESS[name]: value or "" for name, value in wished.items() if name in _ADDRESS}
    return replace(before, **given)


def _incomplete(one: MailAddress) -> Refusal | None:
    for name, value in (("address1", one.address1), ("city", one.city), ("country", one.country)):
        if not value.strip():
            return Refusal("", f"{name.capitalize()} can't be blank", ("shippingAddress", name))
    return None


def cancel(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """Start a job that cancels an order; nothing is cancelled before it is done."""
    call: Call = info.context
    under, empty = "orderCancelUserErrors", ("job",)
    order = call.store.orders.get(arguments["orderId"])
    if order is None or call.order(order.id) is None:
        return refused(Refusal("NOT_FOUND", "Order does not exist", ("orderId",)), under=under, empty=empty)
    if refusal := _check_cancel(call, order, arguments.get("staffNote")):
        return refused(refusal, under=under, empty=empty)
    method, takes = arguments.get("refundMethod") or {}, call.world.knobs.takes
    job = Job(
        id=call.store.new_id("Job"),
        order=order.id,
        polls=call.world.knobs.polls,
        fails=call.world.knobs.job_fails,
        reason=arguments["reason"],
        restock=arguments["restock"],
        refund=bool(arguments.get("refund") or method.get("originalPaymentMethodsRefund")),
        note=arguments.get("staffNote"),
        due=call.world.clock.now() + takes if takes else None,
    )
    call.store.jobs[job.id] = job
    return {"job": {"id": job.id, "done": False, "query": None}, under: []}


def _check_cancel(call: Call, order: OrderModel, note: str | None) -> Refusal | None:
    """Say why an order cannot be cancelled; the sentences are ours, Shopify's documents name the conditions."""
    is_coming_back = any(one.status in {"REQUESTED", "OPEN"} for one in order.returns)
    is_out = any(one.request_status in _WITH_WAREHOUSE and one.status not in states.CLOSED for one in order.groups)
    conditions = (
        (order.cancelled_at is not None, "Order has already been canceled"),
        (call.store.is_cancelling(order), "Order is already being canceled"),
        (is_coming_back or order.return_status in _RETURNING, "Cannot cancel an order with an open return"),
        (
            any(line.current > line.unfulfilled for line in order.lines),
            "Cannot cancel an order that has been fulfilled",
        ),
        (is_out, "Cannot cancel an order with an outstanding fulfillment"),
        (order.payment == "PENDING", "Cannot cancel an order with a pending payment"),
    )
    for holds, sentence in conditions:
        if holds:
            return Refusal("INVALID", sentence, ("orderId",))
    if note and len(note) > LONGEST_NOTE:
        return Refusal("INVALID", "Staff note is too long (maximum is 255 characters)", ("staffNote",))
    return None


def refund(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """Pay money back, with or without units; must carry `@idempotent` (required since 2026-04)."""
    call: Call = info.context
    key = _key(info)
    known = call.store.keys.get(("refundCreate", key))
    if known is None:
        known = _refund(call, arguments["input"])
        if not known["userErrors"]:
            call.store.keys["refundCreate", key] = known
    return known


def _key(info: GraphQLResolveInfo) -> str:
    for directive in info.field_nodes[0].directives:
        if directive.name.value == "idempotent":
            value = directive.arguments[0].value
            name = getattr(value, "name", None)
            given = info.variable_values.get(name.value) if name else getattr(value, "value", "")
            if str(given or "").strip():
                return str(given)
    raise GraphQLError(
        "The @idempotent directive is required for this mutation but was not provided.",
        extensions={"code": "BAD_REQUEST"},
    )


def _refund(call: Call, given: dict[str, Any]) -> View:
    empty = ("refund", "order")
    order = call.store.orders.get(given["orderId"])
    if order is None or call.order(order.id) is None:
        return refused(Refusal("", "Order does not exist", ("orderId",)), empty=empty)
    moved = given.get("transactions") or []
    amount = sum((Decimal(str(one["amount"])) for one in moved), Decimal(0))
    lines = tuple(
        (one["lineItemId"], one["quantity"], one.get("restockType") or "NO_RESTOCK")
        for one in given.get("refundLineItems") or []
    )
    refusal = _check_refund(order, amount, lines)
    if refusal is None and any(not is_paid_with(order, one.get("parentId")) for one in moved):
        refusal = Refusal("", "Parent transaction is invalid", ("transactions", "parentId"))
    if refusal is not None:
        return refused(refusal, empty=empty)
    made = refund_lines(order, lines, amount, given.get("note") or "", call.now, call.store.new_id)
    for name, units, restock in lines:
        line = order.line(name)
        if line and line.variant and restock in {"CANCEL", "RETURN"}:
            move_stock(call.store, {line.variant: units})
    call.world.touch(call.store, order, "REFUNDS_CREATE", made)
    return {"refund": returns.refund(call, order, made), "order": orders.order(call, order), "userErrors": []}


def _check_refund(order: OrderModel, amount: Decimal, lines: tuple[tuple[str, int, str], ...]) -> Refusal | None:
    if amount < 0 or amount > states.received(order) - states.refunded(order):
        return Refusal("", "Refund amount must be less than or equal to the amount received.", ("transactions",))
    for name, units, restock in lines:
        line = order.line(name)
        if line is None:
            return Refusal("", "Line item does not exist", ("refundLineItems", "lineItemId"))
        most = line.unfulfilled if restock == "CANCEL" else line.refundable
        if not 0 < units <= min(most, line.refundable):
            return Refusal("", "Quantity cannot refund more items than were purchased", ("refundLineItems", "quantity"))
    return None if amount or lines else Refusal("", "Refund must have something to refund", ("transactions",))


def send_invoice(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """Send the customer an invoice over what is still to be paid."""
    call: Call = info.context
    order = call.order(arguments["id"])
    if order is None:
        return refused(Refusal("", "Order does not exist", ("id",)), empty=("order",))
    if states.outstanding(order) <= 0:
        return refused(Refusal("", "The order has been paid.", ("id",)), empty=("order",))
    order.invoiced += 1
    call.world.touch(call.store, order)
    return {"order": orders.order(call, order), "userErrors": []}


def set_tags(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """Add tags to an order, or take some off."""
    call: Call = info.context
    order = call.order(arguments["id"])
    if order is None:
        return refused(Refusal("", "Node does not exist", ("id",)), empty=("node",))
    given = tuple(arguments["tags"])
    kept = tuple(tag for tag in order.tags if tag not in given)
    order.tags = (*kept, *given) if info.field_name == "tagsAdd" else kept
    call.world.touch(call.store, order)
    return {"node": orders.order(call, order), "userErrors": []}
