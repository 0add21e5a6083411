"""The stage of BigCommerce: its stand-in, into which the orders of the demo's named states are loaded."""

from dataclasses import dataclass
from datetime import timedelta

import httpx

from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.standin import World, place_customer, place_order, place_product
from commerce.bigcommerce.standin.model import StoreModel
from commerce.bigcommerce.standin.world import settle, ship_all
from commerce.bigcommerce.wire import Account, Wire
from commerce.changes import ConnectedShop
from commerce.demo import connect
from commerce.demo.people import ANA, CUSTOMERS, SHARED
from commerce.demo.place import open_shop, place
from commerce.port import ShopCustomer
from kit.clock import ManualClock
from kit.db import Database
from tests.contracts.servers import at_bigcommerce

STORE = 9
HASH, TOKEN = "abc123", "token-of-the-contract"
UNSAID = frozenset({"too_old", "return_open_unsent"})
"""States that no order of BigCommerce can be in: it shows orders of any age, and its interface tells of no return."""


def shop_at(
    world: World,
    clock: ManualClock,
    database: Database,
    *,
    token: str = TOKEN,
    channel: int = 1,
    network: httpx.AsyncBaseTransport | None = None,
) -> BigCommerceShop:
    """A storefront of the stand-in, asked without a network; whoever waits moves the clock."""

    async def sleep(seconds: float) -> None:
        clock.move(timedelta(seconds=seconds))

    client = httpx.AsyncClient(transport=network or httpx.ASGITransport(at_bigcommerce(world)))
    account = Account(HASH, token, "http://bigcommerce.test")
    wire = Wire(account, clock, sleep=sleep, answer_seconds=60.0 if network else 2.0, client=client)
    return BigCommerceShop(database, clock, STORE, wire, channel)


@dataclass
class BigCommerceStage:
    """An empty storefront with the demo's customers and products."""

    shop: ConnectedShop
    world: World
    store: StoreModel
    database: Database
    clock: ManualClock
    me: str
    stranger: str
    email: str = ANA
    phone: str = "+447700900101"
    shared: str = SHARED.replace(" ", "")

    async def place(self, state: str) -> str:
        async with self.database.begin() as session:
            made = await place(session, STORE, ANA, state, self.clock.now())
        demo = connect(self.database, self.clock, STORE, {"read_all_orders": "true"})
        return place_order(self.store, await demo.order(CUSTOMERS[0].id, made))

    async def ship(self, order_id: str) -> None:
        ship_all(self.store, self.store.orders[int(order_id)], self.clock.now())

    async def finish(self) -> None:
        settle(self.store)


async def bigcommerce_stage(database: Database, clock: ManualClock) -> BigCommerceStage:
    world = World(clock)
    store = world.add_store(HASH, TOKEN)
    store.window.quota = 100_000
    async with database.begin() as session:
        await open_shop(session, STORE)
    for product in await connect(database, clock, STORE, {}).products():
        place_product(store, product)
    people = [
        place_customer(store, ShopCustomer(one.id, one.email, one.name, one.phone, one.language)) for one in CUSTOMERS
    ]
    return BigCommerceStage(shop_at(world, clock, database), world, store, database, clock, people[0], people[1])
