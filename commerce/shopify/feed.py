"""What a Shopify store tells of itself, whoever asks: an order by its id, and its customers and orders by pages."""

from commerce.port import Order
from commerce.shopify.client.fragments import OrderParts
from commerce.shopify.ids import is_id
from commerce.shopify.orders import to_order
from commerce.shopify.reads import ShopifyReads
from commerce.shopify.refusals import readable
from commerce.shopify.whole import complete


class ShopifyFeed(ShopifyReads):
    """Implements `commerce.feed.Feed` but for `listen`."""

    @readable
    async def order_told(self, order_id: str) -> Order | None:
        """Read an order, whoever's it is; None if there is none that our app may read.

        One that was sold over the counter, to nobody by name, has no customer: its `customer_id` is empty.
        """
        if not is_id("Order", order_id):
            return None
        found = (await self._client.order_by_id(order_id)).order
        return await self._told(found) if found else None

    async def _told(self, found: OrderParts) -> Order:
        return to_order(await complete(self._client, found), found.customer.id if found.customer else "")
