"""What a storefront of BigCommerce tells of itself: an order by its id, whoever's, customers and orders by pages."""

from dataclasses import replace

from commerce.bigcommerce import calls
from commerce.bigcommerce.orders import OrderRead
from commerce.bigcommerce.people import is_id, whose
from commerce.bigcommerce.reads import BigCommerceReads
from commerce.port import Order
from kit.errors import NotFound


class BigCommerceFeed(BigCommerceReads):
    """Implements `commerce.feed.Feed` but for `listen`."""

    async def order_told(self, order_id: str) -> Order | None:
        """Read an order of this storefront, whoever's it is; None if there is none."""
        if not is_id(order_id):
            return None
        try:
            found = await calls.read_order(self._wire, int(order_id))
        except NotFound:
            return None
        if not self._is_here(found):
            return None
        return (await self._told([await calls.complete(self._wire, found)]))[0]

    async def _told(self, reads: list[OrderRead]) -> tuple[Order, ...]:
        """Return orders with their customers as ids that can be asked for, also those of guests."""
        orders = await self._to_orders(reads)
        return tuple(replace(order, customer_id=whose(read.order)) for order, read in zip(orders, reads, strict=True))
