"""The reads of the demo shop."""

import re

from sqlalchemy import func, select

from commerce.demo.cancel import PATIENCE, settle_row
from commerce.demo.carrier import follow_at
from commerce.demo.discounts import codes
from commerce.demo.models import DemoCustomerRow, DemoOrderRow, DemoProductRow
from commerce.demo.orders import REACH, check_reach, find, of_customer, to_order
from commerce.demo.shelves import read_shelf, to_products
from commerce.port import Can, Discount, Order, Product, ShopCustomer
from kit.clock import Clock
from kit.db import Database
from kit.health import Cause, Live, Status, Unavailable

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
"""A telephone number in E.164."""


class DemoReads:
    """Implements `commerce.port.Shop` over the demo's tables, in short transactions of its own."""

    kind = "demo"
    can = frozenset(Can)

    def __init__(
        self, database: Database, clock: Clock, store_id: int, *, read_all_orders: bool = False, address: str = ""
    ) -> None:
        """Read the shop of `store_id`; orders older than sixty days only with `read_all_orders`.

        Parcels are followed on the demo carrier's page at `address`, where that is given.
        """
        self._database = database
        self._clock = clock
        self._store_id = store_id
        self._read_all = read_all_orders
        self._address = address
        self._count = 0

    async def status(self) -> Status:
        """Tell whether the shop has anything on its shelves; once it has, it keeps it, and every turn asks."""
        if not self._count:
            async with self._database.look() as session:
                query = select(func.count()).where(DemoProductRow.store_id == self._store_id)
                self._count = (await session.execute(query)).scalar_one()
        if self._count:
            return Live(f"{self._count} products")
        return Unavailable(
            (Cause("demo_shop_empty", "The demo shop has no products.", "Run `python app.py demo` once."),)
        )

    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """Find the customer with exactly this address, case aside."""
        async with self._database.look() as session:
            query = select(DemoCustomerRow).where(
                DemoCustomerRow.store_id == self._store_id, DemoCustomerRow.email == email.strip().lower()
            )
            return _to_customer((await session.scalars(query)).one_or_none())

    async def customers_by_phone(self, number: str) -> tuple[ShopCustomer, ...]:
        """Return every customer with this number; spaces and signs in what the shop wrote do not count."""
        if not _NUMBER.fullmatch(number):
            return ()
        digits = func.regexp_replace(DemoCustomerRow.phone, "[^0-9+]", "", "g")
        async with self._database.look() as session:
            query = select(DemoCustomerRow).where(DemoCustomerRow.store_id == self._store_id, digits == number)
            rows = await session.scalars(query.order_by(DemoCustomerRow.id))
            return tuple(known(row) for row in rows)

    async def customer(self, customer_id: str) -> ShopCustomer | None:
        """Find a customer by the shop's id."""
        async with self._database.look() as session:
            return _to_customer(await session.get(DemoCustomerRow, (self._store_id, customer_id)))

    async def orders(self, customer_id: str, *, limit: int = 20) -> tuple[Order, ...]:
        """Return the customer's newest orders, newest first, as far back as the shop lets us read."""
        async with self._database.look() as session:
            query = of_customer(self._store_id, customer_id).limit(limit)
            if not self._read_all:
                query = query.where(DemoOrderRow.placed_at >= self._clock.now() - REACH)
            rows = (await session.scalars(query)).all()
        return tuple([await self._settled(row) for row in rows])

    async def order(self, customer_id: str, order_id: str) -> Order:
        """Read one order of this customer; raises BeyondReach for one that is too old to be read."""
        async with self._database.look() as session:
            row = await find(session, self._store_id, customer_id, order_id, lock=False)
        return await self._settled(check_reach(row, self._clock.now(), read_all=self._read_all))

    async def order_named(self, customer_id: str, name: str) -> Order | None:
        """Find one order of this customer by its name, with or without a leading `#`.

        Raises:
            BeyondReach: it is this customer's, but too old to be read.
        """
        number = name.strip().removeprefix("#").strip()
        if not (number.isascii() and number.isdecimal() and len(number) < 10):  # noqa: PLR2004 - an integer column's
            return None
        async with self._database.look() as session:
            query = of_customer(self._store_id, customer_id).where(DemoOrderRow.number == int(number))
            row = (await session.scalars(query)).one_or_none()
        if row is None:
            return None
        return await self._settled(check_reach(row, self._clock.now(), read_all=self._read_all))

    async def product(self, product_id: str) -> Product | None:
        """Read one product with its variants and stock."""
        async with self._database.look() as session:
            found = to_products(await read_shelf(session, self._store_id, [product_id]))
        return found[0] if found else None

    async def products(self) -> tuple[Product, ...]:
        """Return the catalogue."""
        async with self._database.look() as session:
            return to_products(await read_shelf(session, self._store_id))

    async def discounts(self) -> tuple[Discount, ...]:
        """Return every code that the demo shop has made."""
        return codes(self._clock.now())

    async def _settled(self, row: DemoOrderRow) -> Order:
        """Return an order as it stands; a cancellation that is due is finished first, the only write of a read."""
        now = self._clock.now()
        if row.cancel_asked_at is None or now - row.cancel_asked_at < PATIENCE:
            return follow_at(to_order(row), self._address)
        async with self._database.begin() as session:
            locked = await find(session, self._store_id, row.customer_id, row.id, lock=True)
            await settle_row(session, locked, now)
            return follow_at(to_order(locked), self._address)


def _to_customer(row: DemoCustomerRow | None) -> ShopCustomer | None:
    return known(row) if row else None


def known(row: DemoCustomerRow) -> ShopCustomer:
    """Return the customer of a row."""
    return ShopCustomer(row.id, row.email, row.name, row.phone, row.language)
