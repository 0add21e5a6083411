"""What the demo shop tells of itself, whoever asks: an order by its id, and its customers and orders by pages."""

from datetime import datetime

from sqlalchemy import func, select

from commerce.demo.models import DemoCustomerRow, DemoOrderRow
from commerce.demo.orders import REACH, check_reach
from commerce.demo.reads import DemoReads, known
from commerce.feed import CustomersPage, OrdersPage
from commerce.port import Order
from commerce.reach import BeyondReach

CUSTOMERS_AT_ONCE = 200
ORDERS_AT_ONCE = 50


class DemoFeed(DemoReads):
    """Implements `commerce.feed.Feed` but for `listen`; a cursor is the last id, or number, of the page before."""

    async def order_told(self, order_id: str) -> Order | None:
        """Read an order, whoever's it is; None if there is none that may be read."""
        async with self._database.look() as session:
            row = await session.get(DemoOrderRow, (self._store_id, order_id))
        if row is None:
            return None
        try:
            return await self._settled(check_reach(row, self._clock.now(), read_all=self._read_all))
        except BeyondReach:
            return None

    async def customers_after(self, cursor: str) -> CustomersPage:
        """Return a page of customers by their ids."""
        here = DemoCustomerRow.store_id == self._store_id
        query = select(DemoCustomerRow).where(here, DemoCustomerRow.id > cursor)
        async with self._database.look() as session:
            rows = (await session.scalars(query.order_by(DemoCustomerRow.id).limit(CUSTOMERS_AT_ONCE))).all()
            total = await session.scalar(select(func.count()).select_from(DemoCustomerRow).where(here))
        goes_on = len(rows) == CUSTOMERS_AT_ONCE
        return CustomersPage(tuple(known(row) for row in rows), rows[-1].id if goes_on else "", total)

    async def orders_after(self, cursor: str, since: datetime) -> OrdersPage:
        """Return a page of orders by their numbers."""
        first = since if self._read_all else max(since, self._clock.now() - REACH)
        wanted = (DemoOrderRow.store_id == self._store_id, DemoOrderRow.placed_at >= first)
        query = select(DemoOrderRow).where(*wanted, DemoOrderRow.number > int(cursor or 0))
        async with self._database.look() as session:
            rows = (await session.scalars(query.order_by(DemoOrderRow.number).limit(ORDERS_AT_ONCE))).all()
            total = await session.scalar(select(func.count()).select_from(DemoOrderRow).where(*wanted))
        goes_on = len(rows) == ORDERS_AT_ONCE
        orders = tuple([await self._settled(row) for row in rows])
        return OrdersPage(orders, str(rows[-1].number) if goes_on else "", total)
