"""Where every query and mutation begins: the fields of QueryRoot and Mutation that are modelled."""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import GraphQLError, GraphQLResolveInfo

from commerce.shopify.standin.call import Call, known_form
from commerce.shopify.standin.ids import kind_of, number_of
from commerce.shopify.standin.paging import View, connect, connect_shown
from commerce.shopify.standin.returning import REASONS
from commerce.shopify.standin.search import Values, fits, read, unknown_fields
from commerce.shopify.standin.things import CustomerModel, ProductModel
from commerce.shopify.standin.views import catalogue, discounts, orders, parcels, people, returns, shop, warehouse
from commerce.shopify.standin.writes import coming_back, edits, holds, subscriptions, whole

PRODUCT_FIELDS = frozenset({"id", "title", "status", "product_type", "tag", "updated_at", "created_at"})


def of_order(info: GraphQLResolveInfo, **given: Any) -> View | None:  # noqa: ANN401 - as GraphQL hands them over
    """Return an order by its name."""
    call: Call = info.context
    found = call.order(given["id"])
    return orders.order(call, found) if found else None


def order_by_identifier(info: GraphQLResolveInfo, **given: Any) -> View | None:  # noqa: ANN401
    """Return an order by its name in another form; custom ids are not modelled."""
    return of_order(info, id=_only(given["identifier"], "id"))


def all_orders(info: GraphQLResolveInfo, **page: Any) -> View:  # noqa: ANN401
    """Return a page of the store's orders."""
    call: Call = info.context
    return orders.listed(call, call.orders(), page, "PROCESSED_AT")


def of_customer(info: GraphQLResolveInfo, **given: Any) -> View | None:  # noqa: ANN401
    """Return a customer by its name."""
    call: Call = info.context
    known_form(given["id"], "Customer")
    found = call.store.customers.get(given["id"])
    return people.customer(call, found) if found else None


def customer_by_identifier(info: GraphQLResolveInfo, **given: Any) -> View | None:  # noqa: ANN401
    """Return the customer with exactly this address or number."""
    call: Call = info.context
    identifier = given["identifier"]
    if "id" in identifier:
        return of_customer(info, id=identifier["id"])
    name, wanted = next(iter(identifier.items()))
    for one in call.store.customers.values():
        held = {"emailAddress": one.email, "phoneNumber": one.phone}.get(name, "")
        if held and held.casefold() == str(wanted).casefold():
            return people.customer(call, one)
    return None


def _only(identifier: Mapping[str, Any], name: str) -> str:
    if name not in identifier:
        raise GraphQLError("The stand-in does not model custom ids.")
    return str(identifier[name])


def all_customers(info: GraphQLResolveInfo, **page: Any) -> View:  # noqa: ANN401
    """Return a page of the store's customers."""
    call: Call = info.context
    if (key := page.get("sortKey") or "ID") != "ID":
        raise GraphQLError(f"The stand-in does not sort customers by {key}.")
    found = _customers(call, page.get("query"))
    return connect_shown(found, page, call.page, lambda one: people.customer(call, one), lambda one: one.id)


def _customers(call: Call, query: object) -> list[CustomerModel]:
    terms = read(str(query or ""))
    _warn(call, unknown_fields(terms, people.FIELDS))
    found = [one for one in call.store.customers.values() if fits(people.values(one), terms)]
    return sorted(found, key=lambda one: number_of(one.id) or 0)


def of_product(info: GraphQLResolveInfo, **given: Any) -> View | None:  # noqa: ANN401
    """Return a product by its name."""
    call: Call = info.context
    known_form(given["id"], "Product")
    found = call.store.products.get(given["id"])
    return catalogue.product(call, found) if found else None


def of_variant(info: GraphQLResolveInfo, **given: Any) -> View | None:  # noqa: ANN401
    """Return a variant by its name."""
    call: Call = info.context
    known_form(given["id"], "ProductVariant")
    found = call.store.variant(given["id"])
    return catalogue.variant(call, *found) if found else None


def all_products(info: GraphQLResolveInfo, **page: Any) -> View:  # noqa: ANN401
    """Return a page of the catalogue."""
    call: Call = info.context
    terms = read(str(page.get("query") or ""))
    _warn(call, unknown_fields(terms, PRODUCT_FIELDS))
    found = [one for one in call.store.products.values() if fits(_values(one), terms)]
    found.sort(key=lambda one: number_of(one.id) or 0)
    return connect_shown(found, page, call.page, lambda one: catalogue.product(call, one), lambda one: one.id)


def _values(one: ProductModel) -> Values:
    return {
        "": lambda: (one.title, one.product_type),
        "id": lambda: (str(number_of(one.id)),),
        "title": lambda: (one.title,),
        "status": lambda: (one.status,),
        "product_type": lambda: (one.product_type,),
        "tag": lambda: one.tags,
        "updated_at": lambda: (one.updated_at.isoformat(),),
        "created_at": lambda: (one.created_at.isoformat(),),
    }


def _warn(call: Call, names: tuple[str, ...]) -> None:
    for name in names:
        call.warnings.append(
            {"field": name, "message": "Invalid search field for this query.", "code": "invalid_field"}
        )


def of_group(info: GraphQLResolveInfo, **given: Any) -> View | None:  # noqa: ANN401
    """Return a fulfilment order by its name."""
    call: Call = info.context
    known_form(given["id"], "FulfillmentOrder")
    found = holds.find(call, given["id"])
    return warehouse.group(call, *found) if found else None


def of_parcel(info: GraphQLResolveInfo, **given: Any) -> View | None:  # noqa: ANN401
    """Return a fulfilment by its name."""
    call: Call = info.context
    known_form(given["id"], "Fulfillment")
    for order in call.orders():
        for one in order.parcels:
            if one.id == given["id"]:
                return parcels.parcel(call, order, one)
    return None


def of_return(info: GraphQLResolveInfo, **given: Any) -> View | None:  # noqa: ANN401
    """Return a return by its name."""
    call: Call = info.context
    known_form(given["id"], "Return")
    found = coming_back.find(call, given["id"])
    return returns.one_return(call, *found) if found else None


def returnable(info: GraphQLResolveInfo, **page: Any) -> View:  # noqa: ANN401
    """Return what can be sent back of an order."""
    call: Call = info.context
    found = call.order(page["orderId"])
    return connect(returns.returnable_parcels(call, found) if found else [], page, call.page)


def reasons(info: GraphQLResolveInfo, **page: Any) -> View:  # noqa: ANN401
    """Return the reasons that a return can have."""
    call: Call = info.context
    handles = page.get("handles")
    found = [returns.definition(code) for code in REASONS]
    return connect([one for one in found if not handles or one["handle"] in handles], page, call.page)


def of_job(info: GraphQLResolveInfo, **given: Any) -> View | None:  # noqa: ANN401
    """Return a job; each time one asks, it comes nearer to its end."""
    call: Call = info.context
    found = call.store.jobs.get(given["id"])
    if found is None:
        return None
    done = call.world.look(call.store, found)
    return {"id": found.id, "done": done, "query": QUERIES if done else None}


def of_node(info: GraphQLResolveInfo, **given: Any) -> View | None:  # noqa: ANN401
    """Return anything that is modelled by its name."""
    known_form(given["id"])
    find = _NODES.get(kind_of(given["id"]) or "")
    if find is None:
        raise GraphQLError(f"The stand-in does not model node({given['id']}).")
    found: View | None = find(info, **given)
    return found


def codes(info: GraphQLResolveInfo, **page: Any) -> View:  # noqa: ANN401
    """Return a page of discount codes."""
    call: Call = info.context
    show = discounts.code_node if info.field_name == "codeDiscountNodes" else discounts.node
    return connect([show(call, one) for one in call.store.discounts.values()], page, call.page)


def all_subscriptions(info: GraphQLResolveInfo, **page: Any) -> View:  # noqa: ANN401
    """Return a page of the app's subscriptions."""
    call: Call = info.context
    topics, uri = page.get("topics"), page.get("uri") or page.get("callbackUrl")
    found = [
        one
        for one in call.store.subscriptions.values()
        if (not topics or one.topic in topics) and (not uri or one.uri == uri)
    ]
    return connect([shop.subscription(one) for one in found], page, call.page)


def count_orders(info: GraphQLResolveInfo, **given: Any) -> View:  # noqa: ANN401
    """Count the orders that can be read."""
    call: Call = info.context
    found = orders.matching(call, call.orders(), given.get("query"))
    return {"count": len(found), "precision": "EXACT"}


def count_customers(info: GraphQLResolveInfo, **given: Any) -> View:  # noqa: ANN401
    """Count the customers."""
    call: Call = info.context
    return {"count": len(_customers(call, given.get("query"))), "precision": "EXACT"}


Resolver = Callable[..., Any]
_NODES: Mapping[str, Resolver] = {
    "Order": of_order,
    "Customer": of_customer,
    "Product": of_product,
    "ProductVariant": of_variant,
    "FulfillmentOrder": of_group,
    "Fulfillment": of_parcel,
    "Return": of_return,
}
QUERIES: View = {
    "shop": lambda info: shop.shop(info.context),
    "currentAppInstallation": lambda info: shop.installation(info.context),
    "publicApiVersions": lambda info: [shop.api_version(name) for name in info.context.world.served],
    "order": of_order,
    "orderByIdentifier": order_by_identifier,
    "orders": all_orders,
    "ordersCount": count_orders,
    "customer": of_customer,
    "customerByIdentifier": customer_by_identifier,
    "customers": all_customers,
    "customersCount": count_customers,
    "product": of_product,
    "products": all_products,
    "productVariant": of_variant,
    "fulfillmentOrder": of_group,
    "fulfillment": of_parcel,
    "return": of_return,
    "returnableFulfillments": returnable,
    "returnReasonDefinitions": reasons,
    "job": of_job,
    "node": of_node,
    "nodes": lambda info, ids: [of_node(info, id=one) for one in ids],
    "location": lambda info, **_: catalogue.location(info.context),
    "locations": lambda info, **page: connect([catalogue.location(info.context)], page),
    "codeDiscountNodes": codes,
    "discountNodes": codes,
    "webhookSubscriptions": all_subscriptions,
}
MUTATIONS: View = {
    "orderEditBegin": edits.begin,
    "orderEditSetQuantity": edits.set_quantity,
    "orderEditAddVariant": edits.add_variant,
    "orderEditCommit": edits.finish,
    "orderUpdate": whole.update,
    "orderCancel": whole.cancel,
    "orderInvoiceSend": whole.send_invoice,
    "refundCreate": whole.refund,
    "tagsAdd": whole.set_tags,
    "tagsRemove": whole.set_tags,
    "fulfillmentOrderHold": holds.hold,
    "fulfillmentOrderReleaseHold": holds.release,
    "returnRequest": coming_back.request,
    "returnApproveRequest": coming_back.approve,
    "returnDeclineRequest": coming_back.decline,
    "webhookSubscriptionCreate": subscriptions.create,
    "webhookSubscriptionUpdate": subscriptions.change,
    "webhookSubscriptionDelete": subscriptions.delete,
}
