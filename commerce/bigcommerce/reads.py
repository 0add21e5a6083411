"""The reads of one storefront of BigCommerce."""

import asyncio

import structlog

from commerce.bigcommerce import calls
from commerce.bigcommerce.catalogue import to_product
from commerce.bigcommerce.coupons import to_discounts
from commerce.bigcommerce.goods import Coupon, VendorProduct
from commerce.bigcommerce.orders import OrderRead, to_order
from commerce.bigcommerce.people import (
    GUEST,
    NUMBER,
    here,
    is_email,
    is_id,
    may_be_number,
    owns,
    same_number,
    to_customer,
    to_guest,
)
from commerce.bigcommerce.shapes import VendorOrder
from commerce.bigcommerce.status import Access
from commerce.bigcommerce.statuses import StatusId
from commerce.bigcommerce.wire import PAGE, Params, Wire
from commerce.port import Can, Discount, Order, Product, ShopCustomer
from kit.errors import NotFound
from kit.health import Status

ABLE = frozenset({Can.READ_ORDERS, Can.CATALOGUE, Can.TRACKING, Can.CHANGE_ADDRESS, Can.CANCEL, Can.DISCOUNTS})
"""What BigCommerce lets us do.

- No edit of lines: its interface can set quantities, but drops every discount of a line that it touches, neither
  charges nor gives back the difference, and cannot say beforehand what it would cost.
- No hold: its one status that holds an order does not say who holds it.
- No return request: returns are asked for on the storefront alone.
"""
DEFAULT_CHANNEL = 1
_SPARE = 20
_MOST_PAGES = 10
log = structlog.get_logger()


class BigCommerceReads:
    """Implements `commerce.port.Shop` for one storefront (`channel_id`) of an account."""

    kind = "bigcommerce"

    def __init__(
        self, wire: Wire, channel_id: int, *, storefront: str = "", shareable: frozenset[str] = frozenset()
    ) -> None:
        """Read over `wire`; `storefront` is the storefront's address, `shareable` the codes for everybody."""
        self.can = ABLE
        self._wire = wire
        self._channel_id = channel_id
        self._access = Access(wire, channel_id)
        self._storefront = storefront
        self._shareable = shareable

    async def status(self) -> Status:
        """Tell whether BigCommerce answers and which permissions are missing."""
        status = await self._access.status()
        self.can = ABLE - self._access.lost
        return status

    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """Find the customer with exactly this address, case aside; without an account, whoever ordered with it."""
        wanted = email.strip().lower()
        if not is_email(wanted):
            return None
        for customer in here(await calls.read_customers(self._wire, {"email:in": wanted}), self._channel_id):
            if customer.email.strip().lower() == wanted:
                return to_customer(customer)
        return await self._guest(wanted)

    async def customers_by_phone(self, number: str) -> tuple[ShopCustomer, ...]:
        """Return every customer with this number, however it is written.

        BigCommerce compares a number only as it was written, and one that was overlooked would let another prove
        itself by it (D9a): so all customers are looked through, and in an account of more than `calls.MOST_CUSTOMERS`
        it is nobody's. A number without its country may be this one: then it is not one person's alone, and such a
        number alone is nobody's. Numbers in address books and of orders without an account are not looked at.
        """
        if not NUMBER.fullmatch(number):
            return ()
        if (count := await calls.count_customers(self._wire)) > calls.MOST_CUSTOMERS:
            log.warning("bigcommerce_telephone_not_looked_for", customers=count)
            return ()
        everybody = await calls.read_customers(self._wire, {})
        sure = [one for one in here(everybody, self._channel_id) if same_number(one.phone, number)]
        perhaps = [one for one in here(everybody, self._channel_id) if may_be_number(one.phone, number)]
        return tuple(to_customer(one) for one in (*sure, *perhaps)) if sure else ()

    async def customer(self, customer_id: str) -> ShopCustomer | None:
        """Find a customer by the shop's id."""
        if customer_id.startswith(GUEST):
            return await self._guest(customer_id.removeprefix(GUEST))
        if not is_id(customer_id):
            return None
        found = await calls.read_customers(self._wire, {"id:in": customer_id})
        return next((to_customer(one) for one in here(found, self._channel_id)), None)

    async def orders(self, customer_id: str, *, limit: int = 20) -> tuple[Order, ...]:
        """Return the customer's newest orders at this storefront, newest first."""
        whose = self._whose(customer_id)
        if whose is None:
            return ()
        mine = await self._newest(customer_id, whose, limit)
        return await self._to_orders(await calls.complete_all(self._wire, mine))

    async def order(self, customer_id: str, order_id: str) -> Order:
        """Read one order of this customer."""
        read = await self._read_mine(customer_id, order_id)
        return (await self._to_orders([read]))[0]

    async def order_named(self, customer_id: str, name: str) -> Order | None:
        """Find one order of this customer by its name: its id, with or without a leading `#`."""
        try:
            return await self.order(customer_id, name.strip().removeprefix("#").strip())
        except NotFound:
            return None

    async def product(self, product_id: str) -> Product | None:
        """Read one product with its variants and stock, if this storefront sells it."""
        if not is_id(product_id):
            return None
        try:
            answer = await self._wire.get(f"/v3/catalog/products/{product_id}", {"include": calls.WITH_FORMS})
        except NotFound:
            return None
        product = calls.read_as(VendorProduct, answer.get("data") if isinstance(answer, dict) else None)
        if product.id not in await calls.read_sold(self._wire, self._channel_id, product.id):
            return None
        return (await self._to_products([product]))[0]

    async def products(self) -> tuple[Product, ...]:
        """Return what this storefront sells and shows."""
        sold = await calls.read_sold(self._wire, self._channel_id)
        found = await self._wire.every("/v3/catalog/products", {"include": calls.WITH_FORMS, "is_visible": "true"})
        products = [one for one in calls.read_as(list[VendorProduct], found) if one.id in sold]
        return await self._to_products(products)

    async def discounts(self) -> tuple[Discount, ...]:
        """Return the codes that take a share or an amount off a whole cart."""
        store, found = await asyncio.gather(calls.read_store(self._wire), self._wire.every("/v2/coupons"))
        return to_discounts(calls.read_as(list[Coupon], found), store.currency, self._shareable)

    async def _guest(self, email: str) -> ShopCustomer | None:
        if not is_email(email):
            return None
        orders = await self._newest(f"{GUEST}{email}", {"email": email, "channel_id": self._channel_id}, 1)
        return to_guest(orders[0]) if orders else None

    async def _newest(self, customer_id: str, whose: Params, limit: int) -> list[VendorOrder]:
        """Return a customer's newest orders here, page after page: between them stand what is none of theirs or none.

        BigCommerce lists each checkout that was never paid, and for an address also the orders of its account.
        """
        mine: list[VendorOrder] = []
        at_once = min(limit + _SPARE, PAGE)
        for page in range(1, _MOST_PAGES + 1):
            found = await calls.read_orders(self._wire, {**whose, "page": page}, at_once)
            mine += [one for one in found if self._is_here(one) and owns(customer_id, one)]
            if len(mine) >= limit or len(found) < at_once:
                break
        mine.sort(key=lambda one: (one.date_created.timestamp() if one.date_created else 0, one.id), reverse=True)
        return list({one.id: one for one in mine}.values())[:limit]

    def _whose(self, customer_id: str) -> Params | None:
        """Return the parameters that ask for a customer's orders at this storefront; None where there can be none."""
        if customer_id.startswith(GUEST) and is_email(email := customer_id.removeprefix(GUEST)):
            return {"email": email, "channel_id": self._channel_id}
        return {"customer_id": customer_id, "channel_id": self._channel_id} if is_id(customer_id) else None

    def _is_here(self, order: VendorOrder) -> bool:
        """Whether it is an order, and one of this storefront: a checkout that was never paid is none."""
        return order.channel_id == self._channel_id and order.status_id != StatusId.INCOMPLETE

    async def _read_mine(self, customer_id: str, order_id: str) -> OrderRead:
        missing = NotFound("There is no such order. Choose one from your list of orders.", code="order_not_found")
        if not is_id(order_id):
            raise missing
        try:
            order = await calls.read_order(self._wire, int(order_id))
        except NotFound as error:
            raise missing from error
        if not (self._is_here(order) and owns(customer_id, order)):
            raise missing
        return await calls.complete(self._wire, order)

    async def _to_orders(self, reads: list[OrderRead]) -> tuple[Order, ...]:
        shelf = await calls.read_shelf(self._wire, reads)
        is_told = all(read.order.default_currency_code or read.order.currency_code for read in reads)
        currency = "" if is_told else (await calls.read_store(self._wire)).currency
        return tuple(to_order(read, shelf, currency) for read in reads)

    async def _to_products(self, products: list[VendorProduct]) -> tuple[Product, ...]:
        store, categories = await asyncio.gather(
            calls.read_store(self._wire), calls.read_categories(self._wire, products)
        )
        site = self._storefront or (store.secure_url if self._channel_id == DEFAULT_CHANNEL else "")
        ordered = sorted(products, key=lambda product: product.id)
        return tuple(to_product(product, categories, store.currency, site) for product in ordered)
