"""Editing orders: begin, set quantity, add variant, commit (shopify.md section 4)."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from graphql import GraphQLResolveInfo

from commerce.shopify.standin import states
from commerce.shopify.standin.call import Call
from commerce.shopify.standin.editing import Staged, check_quantity, commit, staged, subtotal
from commerce.shopify.standin.ids import gid, number_of, renamed
from commerce.shopify.standin.model import LineItem, OrderModel, Session
from commerce.shopify.standin.paging import View, connector
from commerce.shopify.standin.shown import bag
from commerce.shopify.standin.views import catalogue, orders
from commerce.shopify.standin.warehouse import Refusal
from commerce.shopify.standin.world import move_stock
from commerce.shopify.standin.writes.refusing import refused

OLDEST = datetime(2019, 1, 1, tzinfo=UTC)
_EMPTY = ("calculatedOrder", "calculatedLineItem", "orderEditSession")
_SESSION = ("CalculatedOrder", "OrderEditSession")
Found = tuple[Session, OrderModel, tuple[Staged, ...]]


def begin(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401 - as GraphQL hands them over
    """Open an edit session, unless the order cannot be edited at all."""
    call: Call = info.context
    order = call.order(arguments["id"])
    empty = ("calculatedOrder", "orderEditSession")
    if order is None:
        return refused(Refusal("", "The order does not exist.", ("id",)), empty=empty)
    sentences = list(states.edit_errors(order, is_cancelling=call.store.is_cancelling(order)))
    if order.closed_at is not None:
        sentences.append("The order is archived and can't be edited.")
    if order.created_at < OLDEST:
        sentences.append("Orders from before January 1, 2019 can't be edited.")
    if sentences:
        return refused(*(Refusal("", sentence, ("id",)) for sentence in sentences), empty=empty)
    session = Session(call.store.new_id("CalculatedOrder"), order.id)
    call.store.sessions[session.id] = session
    return _payload(call, session, order) | {"userErrors": []}


def set_quantity(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """Stage another quantity of a line; it counts all units of the line, sent ones too, unless the knob says else."""
    call: Call = info.context
    found = _found(call, arguments["id"])
    if isinstance(found, Refusal):
        return refused(found, empty=_EMPTY)
    session, order, lines = found
    place = number_of(arguments["lineItemId"], "CalculatedLineItem")
    one = next((line for line in lines if number_of(line.line.id) == place), None)
    if one is None:
        return refused(Refusal("", "The line item does not exist.", ("lineItemId",)), empty=_EMPTY)
    shipped = one.quantity - one.editable if call.world.knobs.counts_editable else 0
    quantity = arguments["quantity"] + shipped
    if refusal := check_quantity(one, quantity if arguments["quantity"] >= 0 else -1):
        return refused(refusal, empty=_EMPTY)
    session.quantities[one.line.id] = quantity
    (session.restock.add if arguments.get("restock") else session.restock.discard)(one.line.id)
    return _changed(call, session, order, one.line.id)


def add_variant(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """Stage units of a variant as a line of its own."""
    call: Call = info.context
    found = _found(call, arguments["id"])
    if isinstance(found, Refusal):
        return refused(found, empty=_EMPTY)
    session, order, lines = found
    variant = call.store.variant(arguments["variantId"])
    if variant is None:
        return refused(Refusal("", "The variant does not exist.", ("variantId",)), empty=_EMPTY)
    if arguments["quantity"] < 1:
        return refused(Refusal("", "Quantity must be greater than 0.", ("quantity",)), empty=_EMPTY)
    is_there = any(line.line.variant == variant[1].id and line.quantity for line in lines)
    if is_there and not arguments.get("allowDuplicates"):
        return refused(Refusal("", "The variant is already on the order.", ("variantId",)), empty=_EMPTY)
    name = call.store.new_id("LineItem")
    session.added.append((name, variant[1].id, arguments["quantity"]))
    return _changed(call, session, order, name)


def finish(info: GraphQLResolveInfo, **arguments: Any) -> View:  # noqa: ANN401
    """Put everything staged into the order, at once or not at all."""
    call: Call = info.context
    found = _found(call, arguments["id"])
    if isinstance(found, Refusal):
        return refused(found, empty=("order", "successMessages"))
    session, order, lines = found
    if not session.quantities and not session.added:
        return refused(Refusal("", "There are no changes to save.", ("id",)), empty=("order", "successMessages"))
    if refusal := _stale(lines):
        return refused(refusal, empty=("order", "successMessages"))
    done = commit(order, lines, call.store.new_id)
    order.lines, order.groups, order.edited = done.lines, done.groups, True
    move_stock(call.store, dict(done.stock))
    session.committed = True
    del call.store.sessions[session.id]
    call.world.touch(call.store, order, "ORDERS_EDITED")
    return {"order": orders.order(call, order), "successMessages": ["Order updated"], "userErrors": []}


def _stale(lines: tuple[Staged, ...]) -> Refusal | None:
    """Refuse a session that would take units which have been sent since they were staged."""
    if any(one.editable < 0 for one in lines):
        return Refusal("", "The order has been changed since editing began.", ("id",))
    return None


def _found(call: Call, name: str) -> Found | Refusal:
    if number_of(name, *_SESSION) is None:
        return Refusal("", "The calculated order does not exist.", ("id",))
    session = call.store.sessions.get(renamed(name, "CalculatedOrder"))
    order = call.order(session.order) if session else None
    if session is None or order is None:
        return Refusal("", "The calculated order does not exist.", ("id",))
    sentences = states.edit_errors(order, is_cancelling=call.store.is_cancelling(order))
    if sentences:
        return Refusal("", sentences[0], ("id",))
    return session, order, staged(order, session, _added(call, session))


def _added(call: Call, session: Session) -> tuple[LineItem, ...]:
    made: list[LineItem] = []
    for name, variant_id, units in session.added:
        found = call.store.variant(variant_id)
        if found is None:
            continue
        product, variant = found
        made.append(
            LineItem(
                id=name,
                title=product.title,
                variant_title="" if variant.title == catalogue.DEFAULT else variant.title,
                price=variant.price,
                quantity=units,
                current=units,
                unfulfilled=units,
                refundable=units,
                product=product.id,
                variant=variant.id,
                sku=variant.sku,
                image=variant.image,
                requires_shipping=variant.requires_shipping,
                is_gift_card=product.is_gift_card,
            )
        )
    return tuple(made)


def _changed(call: Call, session: Session, order: OrderModel, line: str) -> View:
    lines = staged(order, session, _added(call, session))
    one = next(found for found in lines if found.line.id == line)
    return _payload(call, session, order) | {"calculatedLineItem": _line(call, order, one), "userErrors": []}


def _payload(call: Call, session: Session, order: OrderModel) -> View:
    number = number_of(session.id) or 0
    return {
        "orderEditSession": {"__typename": "OrderEditSession", "id": gid("OrderEditSession", number)},
        "calculatedOrder": calculated(call, session, order),
    }


def calculated(call: Call, session: Session, order: OrderModel) -> View:
    """Return the order as the session would leave it."""
    lines = staged(order, session, _added(call, session))
    price = subtotal(lines)
    before = states.outstanding(order) - order.total

    def shown(only_added: Callable[[Staged], bool]) -> Callable[..., View]:
        return connector(lambda: [_line(call, order, one) for one in lines if only_added(one)], call.page)

    return {
        "__typename": "CalculatedOrder",
        "id": session.id,
        "originalOrder": lambda _: orders.order(call, order),
        "lineItems": shown(lambda _: True),
        "addedLineItems": shown(lambda one: one.is_added),
        "subtotalLineItemsQuantity": sum(one.quantity for one in lines),
        "subtotalPriceSet": bag(price, order.currency),
        "totalPriceSet": bag(price + order.rest, order.currency),
        "totalOutstandingSet": bag(price + order.rest + before, order.currency),
        "taxLines": [],
        "shippingLines": [],
    }


def _line(call: Call, order: OrderModel, one: Staged) -> View:
    def shown(amount: Decimal) -> View:
        return bag(amount, order.currency)

    line = one.line
    found = call.store.variant(line.variant)
    return {
        "__typename": "CalculatedLineItem",
        "id": renamed(line.id, "CalculatedLineItem"),
        "title": line.title,
        "variantTitle": line.variant_title or None,
        "sku": line.sku or None,
        "quantity": one.quantity,
        "editableQuantity": one.editable,
        "editableQuantityBeforeChanges": one.editable_before,
        "restockable": line.requires_shipping,
        "restocking": one.is_restocking,
        "hasStagedLineItemDiscount": False,
        "stagedChanges": [],
        "calculatedDiscountAllocations": [],
        "customAttributes": orders.attributes(line.attributes),
        "image": catalogue.image(line.image),
        "variant": lambda _: catalogue.variant(call, *found) if found else None,
        "originalUnitPriceSet": shown(line.price),
        "discountedUnitPriceSet": shown(line.price),
        "editableSubtotalSet": shown(line.price * one.editable),
        "uneditableSubtotalSet": shown(line.price * (one.quantity - one.editable)),
    }
