"""What a Shopify store tells of itself, whoever asks: an order by its id, and its customers and orders by pages."""

from datetime import UTC, datetime

from commerce.feed import CustomersPage, OrdersPage
from commerce.port import Order
from commerce.shopify.client.fragments import OrderParts
from commerce.shopify.customers import to_customer
from commerce.shopify.ids import is_id, number_of
from commerce.shopify.orders import to_order
from commerce.shopify.reads import ShopifyReads
from commerce.shopify.refusals import readable
from commerce.shopify.whole import complete


class ShopifyFeed(ShopifyReads):
    """Implements `commerce.feed.Feed` but for `listen`; a cursor is the number of the page's last thing."""

    @readable
    async def order_told(self, order_id: str) -> Order | None:
        """Read an order, whoever's it is; None if there is none that our app may read.

        One that was sold over the counter, to nobody by name, has no customer: its `customer_id` is empty.
        """
        if not is_id("Order", order_id):
            return None
        found = (await self._client.order_by_id(order_id)).order
        return await self._told(found) if found else None

    @readable
    async def customers_after(self, cursor: str) -> CustomersPage:
        """Return a page of customers by their ids; the first one counts them all."""
        page = (await self._client.customers_from(_after(cursor))).customers
        total = None if cursor else await self._count_customers()
        goes_on = page.nodes and page.page_info.has_next_page
        last = number_of(page.nodes[-1].id) if goes_on else ""
        return CustomersPage(tuple(to_customer(one) for one in page.nodes), last, total, self._transport.rest())

    @readable
    async def orders_after(self, cursor: str, since: datetime) -> OrdersPage:
        """Return a page of orders by their ids, as far back as our app may read; the first one counts them all."""
        wanted = f"processed_at:>='{since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}'"
        page = (await self._client.orders_from(f"{wanted} {_after(cursor)}")).orders
        total = None if cursor else await self._count_orders(wanted)
        goes_on = page.nodes and page.page_info.has_next_page
        last = number_of(page.nodes[-1].id) if goes_on else ""
        orders = tuple([await self._told(one) for one in page.nodes])
        return OrdersPage(orders, last, total, rest=self._transport.rest())

    async def _told(self, found: OrderParts) -> Order:
        return to_order(await complete(self._client, found), found.customer.id if found.customer else "")

    async def _count_customers(self) -> int | None:
        counted = (await self._client.count_customers()).customers_count
        return counted.count if counted else None

    async def _count_orders(self, wanted: str) -> int | None:
        counted = (await self._client.count_orders(wanted)).orders_count
        return counted.count if counted else None


def _after(cursor: str) -> str:
    """Return the search for what comes after a cursor."""
    return f"id:>={int(cursor or 0) + 1}"
