"""What a storefront of BigCommerce tells of itself: an order by its id, whoever's, customers and orders by pages."""

from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime

import structlog

from commerce.bigcommerce import calls
from commerce.bigcommerce.orders import OrderRead
from commerce.bigcommerce.people import belongs, is_id, to_customer, to_guest, whose
from commerce.bigcommerce.reads import BigCommerceReads
from commerce.bigcommerce.shapes import VendorOrder
from commerce.bigcommerce.wire import PAGE, Params
from commerce.feed import CustomersPage, OrdersPage
from commerce.port import Order, ShopCustomer
from kit.errors import NotFound

CUSTOMERS_AT_ONCE = PAGE
ORDERS_AT_ONCE = 25
"""So few that a page fits into a small plan's window: an order takes up to three requests more."""
log = structlog.get_logger()


class BigCommerceFeed(BigCommerceReads):
    """Implements `commerce.feed.Feed` but for `listen`.

    A cursor of customers is the number of a page, sorted by when they came; V3 knows no other. Who is passed over
    because somebody before them is deleted meanwhile is read with their order. A cursor of orders is the last id.
    """

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

    async def customers_after(self, cursor: str) -> CustomersPage:
        """Return a page of this storefront's customers; `total` counts those of the whole account."""
        number = int(cursor or 1)
        found, total = await calls.read_customers_page(self._wire, number, CUSTOMERS_AT_ONCE)
        here = tuple(to_customer(one) for one in found if belongs(one, self._channel_id))
        after = str(number + 1) if len(found) == CUSTOMERS_AT_ONCE else ""
        return CustomersPage(here, after, total, self._wire.rest())

    async def orders_after(self, cursor: str, since: datetime) -> OrdersPage:
        """Return a page of this storefront's orders by their ids, and who placed some as a guest."""
        wanted: Params = {
            "channel_id": self._channel_id,
            "min_id": int(cursor or 0) + 1,
            "min_date_created": format_datetime(since.astimezone(UTC)),
        }
        rows = await calls.read_orders_by_id(self._wire, wanted, ORDERS_AT_ONCE)
        found = [one for one in rows if self._is_here(one) and _has_date(one)]
        orders = await self._told(await calls.complete_all(self._wire, found))
        after = str(rows[-1].id) if len(rows) == ORDERS_AT_ONCE else ""
        return OrdersPage(orders, after, guests=_guests(found), rest=self._wire.rest())

    async def _told(self, reads: list[OrderRead]) -> tuple[Order, ...]:
        """Return orders with their customers as ids that can be asked for, also those of guests."""
        orders = await self._to_orders(reads)
        return tuple(replace(order, customer_id=whose(read.order)) for order, read in zip(orders, reads, strict=True))


def _has_date(order: VendorOrder) -> bool:
    """Whether an order says when it was placed; one that does not is passed over, so that the others are read."""
    if order.date_created or order.date_modified:
        return True
    log.warning("bigcommerce_order_without_date", order=order.id)
    return False


def _guests(orders: list[VendorOrder]) -> tuple[ShopCustomer, ...]:
    guests = {guest.id: guest for order in orders if (guest := to_guest(order)).id == whose(order)}
    return tuple(guests.values())
