"""Orders and their lines (shopify.md sections 1 and 2)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from graphql import GraphQLError

from commerce.shopify.standin import states
from commerce.shopify.standin.call import Call
from commerce.shopify.standin.ids import number_of
from commerce.shopify.standin.model import LineItem, OrderModel, Transaction
from commerce.shopify.standin.paging import View, connect, connect_shown, connector
from commerce.shopify.standin.search import Values, fits, read, unknown_fields
from commerce.shopify.standin.shown import address, bag, moment
from commerce.shopify.standin.views import catalogue, parcels, people, returns, warehouse

_SORTS = {
    "ID": lambda one: number_of(one.id) or 0,
    "PROCESSED_AT": lambda one: (one.created_at, number_of(one.id) or 0),
    "CREATED_AT": lambda one: (one.created_at, number_of(one.id) or 0),
    "UPDATED_AT": lambda one: (one.updated_at, number_of(one.id) or 0),
    "ORDER_NUMBER": lambda one: one.number,
}
FIELDS = frozenset(
    {
        "id",
        "name",
        "customer_id",
        "email",
        "status",
        "financial_status",
        "fulfillment_status",
        "tag",
        "created_at",
        "processed_at",
        "updated_at",
    }
)


def listed(call: Call, found: Sequence[OrderModel], page: Mapping[str, object], sort: str) -> View:
    """Return a page of orders; those that a search does not fit are left out."""
    found = matching(call, found, page.get("query"))
    wanted = str(page.get("sortKey") or sort)
    if wanted not in _SORTS:
        raise GraphQLError(f"The stand-in does not sort orders by {wanted}.")
    return connect_shown(
        sorted(found, key=_SORTS[wanted]), page, call.page, lambda one: order(call, one), lambda one: one.id
    )


def matching(call: Call, found: Sequence[OrderModel], query: object) -> Sequence[OrderModel]:
    """Return the orders that a search fits."""
    terms = read(str(query or ""))
    if not terms:
        return found
    for name in unknown_fields(terms, FIELDS):
        call.warnings.append(
            {"field": name, "message": "Invalid search field for this query.", "code": "invalid_field"}
        )
    return [one for one in found if fits(_values(one), terms)]


def _values(one: OrderModel) -> Values:
    return {
        "": lambda: (one.name, one.email),
        "id": lambda: (str(number_of(one.id)),),
        "name": lambda: (one.name, one.name.removeprefix("#")),
        "customer_id": lambda: (str(number_of(one.customer or "")),),
        "email": lambda: (one.email,),
        "status": lambda: ("any", _status(one)),
        "financial_status": lambda: (states.financial_status(one),),
        "fulfillment_status": lambda: (states.fulfilment_status(one),),
        "tag": lambda: one.tags,
        "created_at": lambda: (one.created_at.isoformat(),),
        "processed_at": lambda: (one.created_at.isoformat(),),
        "updated_at": lambda: (one.updated_at.isoformat(),),
    }


def _status(one: OrderModel) -> str:
    if one.cancelled_at:
        return "cancelled"
    return "closed" if one.closed_at else "open"


def order(call: Call, one: OrderModel) -> View:
    """Return an order."""
    return _head(call, one) | _state(call, one) | _prices(one) | _parts(call, one)


def _head(call: Call, one: OrderModel) -> View:
    owner = call.store.customers.get(one.customer or "")
    return {
        "__typename": "Order",
        "id": one.id,
        "legacyResourceId": str(number_of(one.id)),
        "name": one.name,
        "number": one.number,
        "createdAt": moment(one.created_at),
        "processedAt": moment(one.created_at),
        "updatedAt": moment(one.updated_at),
        "cancelledAt": moment(one.cancelled_at),
        "cancelReason": one.cancel_reason,
        "cancellation": {"staffNote": one.cancel_note} if one.cancelled_at else None,
        "closed": one.closed_at is not None,
        "closedAt": moment(one.closed_at),
        "confirmed": True,
        "confirmationNumber": f"C{number_of(one.id):08d}",
        "currencyCode": one.currency,
        "presentmentCurrencyCode": one.currency,
        "customer": lambda _: people.customer(call, owner) if owner else None,
        "customAttributes": attributes(one.attributes),
        "email": one.email or None,
        "phone": None,
        "note": one.note,
        "tags": list(one.tags),
        "test": False,
        "customerLocale": owner.locale if owner else None,
        "shippingAddress": address(one.address, one.id),
        "billingAddress": address(one.address, one.id),
        "displayAddress": address(one.address, one.id),
        "statusPageUrl": lambda _, **__: f"https://{call.store.shop}/orders/{number_of(one.id)}",
    }


def _state(call: Call, one: OrderModel) -> View:
    errors = states.edit_errors(one, is_cancelling=call.store.is_cancelling(one))
    return {
        "displayFinancialStatus": states.financial_status(one),
        "displayFulfillmentStatus": states.fulfilment_status(one),
        "returnStatus": one.return_status or states.return_status(one.returns),
        "merchantEditable": not errors,
        "merchantEditableErrors": list(errors),
        "edited": one.edited,
        "fulfillable": any(line.remaining for group in one.groups for line in group.lines),
        "refundable": states.received(one) > states.refunded(one),
        "restockable": any(line.unfulfilled for line in one.lines),
        "requiresShipping": any(line.requires_shipping for line in one.lines),
        "fullyPaid": states.outstanding(one) <= 0 and states.received(one) > 0,
        "unpaid": states.received(one) == 0,
        "canMarkAsPaid": states.financial_status(one) == "PENDING",
        "capturable": states.authorised(one) > 0,
        "risk": {"recommendation": one.risk, "assessments": []},
    }


def _prices(one: OrderModel) -> View:
    def shown(amount: Decimal) -> View:
        return bag(amount, one.currency)

    lines = sum((line.price * line.current for line in one.lines), Decimal(0))
    ordered = sum((line.price * line.quantity for line in one.lines), Decimal(0))
    shipping = max(Decimal(0), one.rest)
    paid, back = states.received(one), states.refunded(one)
    url = "https://checkout.example/pay" if states.outstanding(one) > 0 else None
    return {
        "currentTotalPriceSet": shown(one.total),
        "currentSubtotalPriceSet": shown(lines),
        "currentShippingPriceSet": shown(shipping),
        "currentTotalTaxSet": shown(Decimal(0)),
        "currentTotalDiscountsSet": shown(max(Decimal(0), -one.rest)),
        "currentSubtotalLineItemsQuantity": sum(line.current for line in one.lines),
        "subtotalLineItemsQuantity": sum(line.quantity for line in one.lines),
        "subtotalPriceSet": shown(ordered),
        "totalPriceSet": shown(ordered + one.rest),
        "originalTotalPriceSet": shown(ordered + one.rest),
        "totalShippingPriceSet": shown(shipping),
        "totalTaxSet": shown(Decimal(0)),
        "totalDiscountsSet": shown(max(Decimal(0), -one.rest)),
        "totalReceivedSet": shown(paid),
        "totalRefundedSet": shown(back),
        "netPaymentSet": shown(paid - back),
        "totalOutstandingSet": shown(states.outstanding(one)),
        "totalCapturableSet": shown(states.authorised(one)),
        "taxesIncluded": True,
        "paymentCollectionDetails": {"additionalPaymentCollectionUrl": url, "vaultedPaymentMethods": []},
        "transactions": lambda _, **page: [_transaction(one, moved) for moved in one.transactions[: page.get("first")]],
    }


def _transaction(one: OrderModel, moved: Transaction) -> View:
    parent = next((other for other in one.transactions if other.id == moved.parent), None)
    return {
        "__typename": "OrderTransaction",
        "id": moved.id,
        "kind": moved.kind,
        "status": moved.status,
        "gateway": "bogus",
        "formattedGateway": "Bogus",
        "test": False,
        "amountSet": bag(moved.amount, one.currency),
        "createdAt": moment(moved.created_at),
        "processedAt": moment(moved.created_at),
        "parentTransaction": lambda _: _transaction(one, parent) if parent else None,
    }


def _parts(call: Call, one: OrderModel) -> View:
    return {
        "lineItems": connector(lambda: [line(call, one, item) for item in one.lines], call.page),
        "fulfillmentOrders": lambda _, **page: connect(warehouse.of_order(call, one, page), page, call.page),
        "fulfillments": lambda _, **page: [
            parcels.parcel(call, one, sent) for sent in one.parcels[: page.get("first")]
        ],
        "fulfillmentsCount": {"count": len(one.parcels), "precision": "EXACT"},
        "returns": connector(lambda: [returns.one_return(call, one, back) for back in one.returns], call.page),
        "refunds": lambda _, **page: [returns.refund(call, one, back) for back in one.refunds[: page.get("first")]],
    }


def attributes(pairs: tuple[tuple[str, str], ...]) -> list[View]:
    """Return custom attributes."""
    return [{"key": key, "value": value} for key, value in pairs]


def line(call: Call, owner: OrderModel, one: LineItem) -> View:
    """Return a line item; its product and variant are null once they are deleted."""

    def shown(amount: Decimal) -> View:
        return bag(amount, owner.currency)

    product = call.store.products.get(one.product or "")
    found = call.store.variant(one.variant)
    return {
        "__typename": "LineItem",
        "id": one.id,
        "name": f"{one.title} - {one.variant_title}" if one.variant_title else one.title,
        "title": one.title,
        "variantTitle": one.variant_title or None,
        "sku": one.sku or None,
        "vendor": call.store.name,
        "quantity": one.quantity,
        "currentQuantity": one.current,
        "unfulfilledQuantity": one.unfulfilled,
        "refundableQuantity": one.refundable,
        "nonFulfillableQuantity": one.quantity - one.current,
        "requiresShipping": one.requires_shipping,
        "isGiftCard": one.is_gift_card,
        "merchantEditable": one.merchant_editable,
        "restockable": one.requires_shipping,
        "taxable": True,
        "customAttributes": attributes(one.attributes),
        "image": lambda *_, **__: catalogue.image(one.image),
        "product": lambda _: catalogue.product(call, product) if product else None,
        "variant": lambda _: catalogue.variant(call, *found) if found else None,
        "originalUnitPriceSet": shown(one.price),
        "discountedUnitPriceSet": shown(one.price),
        "discountedUnitPriceAfterAllDiscountsSet": shown(one.price),
        "originalTotalSet": shown(one.price * one.quantity),
        "discountedTotalSet": lambda *_, **__: shown(one.price * one.quantity),
        "unfulfilledOriginalTotalSet": shown(one.price * one.unfulfilled),
        "unfulfilledDiscountedTotalSet": shown(one.price * one.unfulfilled),
        "discountAllocations": [],
    }
