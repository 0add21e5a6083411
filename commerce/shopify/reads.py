"""The reads of a Shopify store: customers, their orders, products and codes, each in as few requests as may be."""

import asyncio
import re
from datetime import datetime, timedelta

from commerce.port import Can, Discount, Order, Product, ShopCustomer
from commerce.reach import BeyondReach
from commerce.shopify.access import Access
from commerce.shopify.catalogue import all_variants, to_product
from commerce.shopify.client import Client
from commerce.shopify.client.fragments import CodeParts, CustomerParts, OrderParts, ProductParts
from commerce.shopify.customers import has_number, is_email, is_number, to_customer
from commerce.shopify.discounts import to_discounts
from commerce.shopify.ids import is_id
from commerce.shopify.orders import to_order
from commerce.shopify.paging import Page, read_on
from commerce.shopify.refusals import readable
from commerce.shopify.scopes import ALL_ORDERS
from commerce.shopify.transport import Transport
from commerce.shopify.whole import complete
from kit.clock import Clock
from kit.errors import NotFound
from kit.health import Status

FRESH = timedelta(minutes=5)
"""How long the catalogue counts as read; a single product is always read anew."""
_AT_ONCE = 3
"""Orders of one request (see order_parts.graphql)."""
_MOST_ALIKE = 12
"""Shopify finds a name by its parts, so that several may come; only the very name counts."""
_NAME = re.compile(r"[^\W_][\w#./-]{0,39}")


class ShopifyReads:
    """Implements `commerce.port.Shop`."""

    kind = "shopify"

    def __init__(self, transport: Transport, clock: Clock) -> None:
        """Read the store that `transport` asks."""
        self.can = frozenset(Can)
        self._transport = transport
        self._clock = clock
        self._client = Client(transport.ask)
        self._access = Access(self._client, transport, clock)
        self._catalogue: tuple[datetime, tuple[Product, ...]] | None = None
        self._reading = asyncio.Lock()

    async def status(self) -> Status:
        """Tell whether the store can be reached, and name every access scope that our app lacks."""
        status = await self._access.status()
        self.can = self._able()
        return status

    def _able(self) -> frozenset[Can]:
        return self._access.abilities

    @readable
    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """Find the customer with exactly this address, case aside."""
        wanted = email.strip()
        if not is_email(wanted):
            return None
        found = (await self._client.customer_by_email(wanted.lower())).customer_by_identifier
        customer = to_customer(found) if found else None
        return customer if customer and customer.email.lower() == wanted.lower() else None

    @readable
    async def customers_by_phone(self, number: str) -> tuple[ShopCustomer, ...]:
        """Return every customer with this number, however the shop has written it."""
        if not is_number(number):
            return ()
        query = f'phone:"{number}"'
        first: Page[CustomerParts] = (await self._client.customers_by_phone(query)).customers

        async def more(after: str) -> Page[CustomerParts]:
            return (await self._client.customers_by_phone(query, after)).customers

        return tuple(to_customer(one) for one in await read_on(first, more) if has_number(one, number))

    @readable
    async def customer(self, customer_id: str) -> ShopCustomer | None:
        """Find a customer by the shop's id."""
        if not is_id("Customer", customer_id):
            return None
        found = (await self._client.customer_by_id(customer_id)).customer
        return to_customer(found) if found else None

    @readable
    async def orders(self, customer_id: str, *, limit: int = 20) -> tuple[Order, ...]:
        """Return the customer's newest orders, newest first, as far back as Shopify lets our app read."""
        found = await self._orders(customer_id, limit)
        return tuple([to_order(await complete(self._client, one), customer_id) for one in found])

    async def _orders(self, customer_id: str, limit: int, query: str | None = None) -> list[OrderParts]:
        if not is_id("Customer", customer_id) or limit < 1:
            return []
        size = min(limit, _AT_ONCE)

        async def page(after: str | None) -> Page[OrderParts] | None:
            answer = await self._client.customer_orders(customer_id, size, after, query)
            return answer.customer.orders if answer.customer else None

        first = await page(None)
        return await read_on(first, page, enough=limit) if first else []

    @readable
    async def order(self, customer_id: str, order_id: str) -> Order:
        """Read one order of this customer.

        Raises:
            BeyondReach: there is none that our app may read, and this customer has some that it may not.
            NotFound: there is none, or it is somebody else's.
        """
        if is_id("Order", order_id):
            found = (await self._client.order_by_id(order_id)).order
            if found and found.customer and found.customer.id == customer_id:
                return to_order(await complete(self._client, found), customer_id)
        if await self._has_hidden(customer_id):
            raise BeyondReach
        raise NotFound("There is no such order. Choose one from your list of orders.", code="order_not_found")

    @readable
    async def order_named(self, customer_id: str, name: str) -> Order | None:
        """Find one order of this customer by its name, with or without a leading `#`.

        Raises:
            BeyondReach: none that our app may read has this name, and this customer has some that it may not.
        """
        wanted = _bare(name)
        if not _NAME.fullmatch(wanted):
            return None
        for found in await self._orders(customer_id, _MOST_ALIKE, f'name:"{wanted}"'):
            if _bare(found.name).casefold() == wanted.casefold():
                return to_order(await complete(self._client, found), customer_id)
        if await self._has_hidden(customer_id):
            raise BeyondReach
        return None

    async def _has_hidden(self, customer_id: str) -> bool:
        """Whether the customer made orders that our app may not read, for they are older than sixty days.

        Shopify never says that an order is too old, it is simply not there (shopify.md section 1); but a customer's
        number of orders counts all of them. It is asked of the customer alone, whatever order was looked for, so that
        nothing is learned of the orders of others.
        """
        if not is_id("Customer", customer_id) or ALL_ORDERS in await self._access.scopes():
            return False
        first = (await self._client.customer_reach(customer_id)).customer
        if first is None:
            return False

        async def more(after: str) -> Page[object] | None:
            answer = (await self._client.customer_reach(customer_id, after)).customer
            return answer.orders if answer else None

        readable_orders: Page[object] = first.orders
        return int(first.number_of_orders) > len(await read_on(readable_orders, more))

    @readable
    async def product(self, product_id: str) -> Product | None:
        """Read one product with its variants and stock."""
        if not is_id("Product", product_id):
            return None
        answer = await self._client.product_by_id(product_id)
        if answer.product is None:
            return None
        variants = await all_variants(self._client, answer.product)
        return to_product(answer.product, variants, answer.shop.currency_code.value)

    @readable
    async def products(self) -> tuple[Product, ...]:
        """Return what the shop sells now, as it was at most five minutes ago."""
        async with self._reading:
            now = self._clock.now()
            if self._catalogue is None or now - self._catalogue[0] > FRESH:
                self._catalogue = now, await self._products()
            return self._catalogue[1]

    async def _products(self) -> tuple[Product, ...]:
        answer = await self._client.products()
        first: Page[ProductParts] = answer.products

        async def more(after: str) -> Page[ProductParts]:
            return (await self._client.products(after)).products

        currency = answer.shop.currency_code.value
        found = await read_on(first, more)
        return tuple([to_product(one, await all_variants(self._client, one), currency) for one in found])

    @readable
    async def discounts(self) -> tuple[Discount, ...]:
        """Return the codes that take something off a whole cart, also those that are over or not to be shared."""
        first: Page[object] = (await self._client.discounts()).discount_nodes

        async def more(after: str) -> Page[object]:
            return (await self._client.discounts(after)).discount_nodes

        kinds = [getattr(node, "discount", None) for node in await read_on(first, more)]
        shop = self._transport.door.shop
        return tuple(code for kind in kinds if isinstance(kind, CodeParts) for code in to_discounts(kind, shop))


def _bare(name: str) -> str:
    return name.strip().removeprefix("#").strip()
