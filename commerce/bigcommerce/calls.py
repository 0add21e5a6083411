"""The requests behind the reads of BigCommerce: paths, parameters and pages, each answer as one of our shapes."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import structlog
from pydantic import TypeAdapter, ValidationError

from commerce.bigcommerce.catalogue import TYPE_FIELD, to_shelf
from commerce.bigcommerce.goods import StoreInformation, VendorCustomer, VendorProduct
from commerce.bigcommerce.orders import OnShelf, OrderRead
from commerce.bigcommerce.shapes import OrderProduct, OrderStatus, PostalAddress, Refund, Shipment, VendorOrder
from commerce.bigcommerce.wire import Params, Wire, rows
from kit.errors import NotFound, Permanent

T = TypeVar("T")
WHOLE: Params = {"include": "consignments.line_items", "consignment_structure": "object"}
WITH_FORMS = "variants,images,custom_fields"
MOST_CUSTOMERS = 5_000
"""So many customers are looked through for a telephone number: BigCommerce compares it only as it was written."""
_AT_ONCE = 100
log = structlog.get_logger()


def read_as(kind: type[T], answer: object) -> T:
    """Return an answer as a shape of ours.

    Raises:
        Permanent: with the code `answer_unreadable`: it is no such thing.
    """
    try:
        return TypeAdapter(kind).validate_python(answer)
    except ValidationError as error:
        wrong = [".".join(map(str, one["loc"])) for one in error.errors()][:5]
        log.warning("bigcommerce_unreadable", shape=getattr(kind, "__name__", str(kind)), fields=wrong)
        raise Permanent(
            "BigCommerce answered in a form that cannot be read. See the log for the fields.", code="answer_unreadable"
        ) from error


async def read_order(wire: Wire, order_id: int) -> VendorOrder:
    """Read one order with the lines that come inside it; raises NotFound if there is none."""
    return read_as(VendorOrder, await wire.get(f"/v2/orders/{order_id}", WHOLE))


async def read_orders(wire: Wire, params: Params, limit: int) -> list[VendorOrder]:
    """Read the newest orders that fit, newest first."""
    newest: Params = {**WHOLE, **params, "sort": "date_created:desc", "limit": limit}
    return read_as(list[VendorOrder], rows(await wire.get("/v2/orders", newest)))


async def read_orders_by_id(wire: Wire, params: Params, limit: int) -> list[VendorOrder]:
    """Read the orders with the smallest ids that fit."""
    smallest: Params = {**WHOLE, **params, "sort": "id:asc", "limit": limit}
    return read_as(list[VendorOrder], rows(await wire.get("/v2/orders", smallest)))


async def complete(wire: Wire, order: VendorOrder, *, is_again: bool = False) -> OrderRead:
    """Read what an order has besides: lines and addresses that were not inside it, and parcels where there are any.

    Parcels with more in them than the order says have left since it was read: then it is read again, once.
    """
    lines = order.consignments.lines
    if sum(line.quantity for line in lines) != order.items_total:
        every = read_as(list[OrderProduct], await wire.every(f"/v2/orders/{order.id}/products"))
        lines = tuple(sorted(every, key=lambda line: line.id))
    shipments: list[Shipment] = []
    if order.items_shipped or any(line.quantity_shipped for line in lines):
        shipments = read_as(list[Shipment], await wire.every(f"/v2/orders/{order.id}/shipments"))
        if not is_again and sum(item.quantity for one in shipments for item in one.items) > order.items_shipped:
            return await complete(wire, await read_order(wire, order.id), is_again=True)
    addresses: Sequence[PostalAddress] = order.consignments.shipping
    if not addresses and order.shipping_address_count:
        addresses = read_as(list[PostalAddress], await wire.every(f"/v2/orders/{order.id}/shipping_addresses"))
    plain = tuple(PostalAddress.model_validate(one.model_dump()) for one in addresses)
    return OrderRead(order, lines, tuple(sorted(shipments, key=lambda shipment: shipment.id)), plain)


async def complete_all(wire: Wire, orders: Iterable[VendorOrder]) -> list[OrderRead]:
    """Complete several orders, a few at once."""
    return list(await asyncio.gather(*(complete(wire, order) for order in orders)))


async def read_refunds(wire: Wire, order_id: int) -> list[Refund]:
    """Read every refund of an order; V3 gives them in one page."""
    try:
        return read_as(list[Refund], rows(await wire.get(f"/v3/orders/{order_id}/payment_actions/refunds")))
    except NotFound:
        return []


async def read_shelf(wire: Wire, reads: Iterable[OrderRead]) -> dict[int, OnShelf]:
    """Read what the catalogue adds to the lines of orders; a product that is gone adds nothing."""
    ids = sorted({line.product_id for read in reads for line in read.lines if line.product_id > 0})
    products: list[VendorProduct] = []
    for start in range(0, len(ids), _AT_ONCE):
        some = ",".join(map(str, ids[start : start + _AT_ONCE]))
        found = await wire.every("/v3/catalog/products", {"id:in": some, "include": "images,custom_fields"})
        products += read_as(list[VendorProduct], found)
    categories = await read_categories(wire, products)
    return {product.id: to_shelf(product, categories) for product in products}


async def read_categories(wire: Wire, products: Iterable[VendorProduct]) -> Mapping[int, str]:
    """Read the names of the first categories of those products that do not name their type themselves."""
    wanted = {
        product.categories[0]
        for product in products
        if product.categories and not any(field.name.casefold() == TYPE_FIELD for field in product.custom_fields)
    }
    if not wanted:
        return {}
    some = ",".join(map(str, sorted(wanted)))
    found = await wire.every("/v3/catalog/trees/categories", {"category_id:in": some})
    return {one["category_id"]: one["name"] for one in read_as(list[dict[str, Any]], found)}


async def read_sold(wire: Wire, channel_id: int, product_id: int | None = None) -> set[int]:
    """Return the ids of the products that a storefront sells, or of one if it does."""
    params: dict[str, str | int] = {"channel_id:in": channel_id}
    if product_id is not None:
        params["product_id:in"] = product_id
    found = await wire.every("/v3/catalog/products/channel-assignments", params)
    return {one["product_id"] for one in read_as(list[dict[str, int]], found)}


async def read_customers(wire: Wire, params: Params) -> list[VendorCustomer]:
    """Read the customers that fit."""
    return read_as(list[VendorCustomer], await wire.every("/v3/customers", params))


async def read_customers_page(wire: Wire, number: int, size: int) -> tuple[list[VendorCustomer], int]:
    """Read one page of all customers, those who came first first, and how many there are."""
    answer = await wire.get("/v3/customers", {"sort": "date_created:asc", "limit": size, "page": number})
    return read_as(list[VendorCustomer], rows(answer)), _total(answer)


async def count_customers(wire: Wire) -> int:
    """Return how many customers the account has."""
    return _total(await wire.get("/v3/customers", {"limit": 1}))


def _total(answer: Any) -> int:  # noqa: ANN401 - JSON
    try:
        return int(answer["meta"]["pagination"]["total"])
    except (KeyError, TypeError, ValueError) as error:
        raise Permanent("BigCommerce does not say how many customers there are.", code="answer_unreadable") from error


async def read_store(wire: Wire) -> StoreInformation:
    """Read what is true of the whole account; raises Permanent where it names no currency (`currency_missing`)."""
    store = read_as(StoreInformation, await wire.get("/v2/store"))
    if not store.currency:
        raise Permanent("BigCommerce names no currency for this store.", code="currency_missing")
    return store


async def read_statuses(wire: Wire) -> list[OrderStatus]:
    """Read the store's own list of statuses, with what the merchant calls them."""
    return read_as(list[OrderStatus], rows(await wire.get("/v2/order_statuses")))
