"""Short ways to look at the seeded demo shop."""

from commerce.changes import Changed, EditLines, LineEdit
from commerce.demo.models import DemoOrderRow
from commerce.demo.place import find_order
from commerce.demo.shop import DemoShop
from commerce.port import Order
from kit.db import Database

STORE = 3


async def orders_of(shop: DemoShop, email: str) -> tuple[Order, ...]:
    customer = await shop.customer_by_email(email)
    assert customer is not None
    return await shop.orders(customer.id)


async def in_state(shop: DemoShop, database: Database, state: str) -> Order:
    async with database.begin() as session:
        order_id = await find_order(session, STORE, state)
        row = await session.get_one(DemoOrderRow, (STORE, order_id))
    return await DemoShop(database, shop._clock, STORE, read_all_orders=True).order(row.customer_id, order_id)  # noqa: SLF001 - the shop's own clock


async def change_first_line(shop: DemoShop, order: Order, key: str) -> Changed:
    change = EditLines(order.customer_id, order.id, key, order.version, (LineEdit(order.lines[0].id, 1),))
    return await shop.edit_lines(change)
