"""The stage of Shopify: its stand-in, into which the orders of the demo's named states are loaded."""

from dataclasses import dataclass, field
from datetime import timedelta

import httpx

from commerce.changes import ConnectedShop
from commerce.demo import connect
from commerce.demo.people import ANA, CUSTOMERS, SHARED
from commerce.demo.place import become, open_shop, place
from commerce.port import ShopCustomer
from commerce.shopify.shop import ShopifyShop
from commerce.shopify.standin.loading import place_customer, place_order, place_product
from commerce.shopify.standin.world import SCOPES, StoreModel, World
from commerce.shopify.transport import Door, Transport
from kit.clock import ManualClock
from kit.db import Database
from tests.contracts.servers import at_shopify

STORE = 8
SHOP = "harbour-and-loom.myshopify.com"
TOKEN = "shpat_contract"


def shop_at(
    world: World,
    clock: ManualClock,
    database: Database,
    *,
    shop: str = SHOP,
    token: str = TOKEN,
    network: httpx.AsyncBaseTransport | None = None,
) -> ShopifyShop:
    """A store of the stand-in, asked without a network; whoever waits moves the clock."""

    async def sleep(seconds: float) -> None:
        clock.move(timedelta(seconds=seconds))

    client = httpx.AsyncClient(transport=network or httpx.ASGITransport(at_shopify(world)))
    transport = Transport(Door(shop, token, "http://shopify.test"), clock, sleep=sleep, client=client)
    return ShopifyShop(database, STORE, transport, clock, sleep=sleep)


@dataclass
class ShopifyStage:
    """An empty store with the demo's customers and products."""

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
    loaded: dict[str, str] = field(default_factory=dict)
    """The demo's name of each order, by Shopify's."""

    async def place(self, state: str) -> str:
        async with self.database.begin() as session:
            made = await place(session, STORE, ANA, state, self.clock.now())
        return await self._load(made)

    async def ship(self, order_id: str) -> None:
        async with self.database.begin() as session:
            await become(session, STORE, self.loaded[order_id], "shipped", self.clock.now())
        await self._load(self.loaded[order_id])

    async def finish(self) -> None:
        self.world.finish_jobs()

    async def _load(self, demo_id: str) -> str:
        demo = connect(self.database, self.clock, STORE, {"read_all_orders": "true"})
        name = place_order(self.store, await demo.order(CUSTOMERS[0].id, demo_id))
        self.loaded[name] = demo_id
        return name


async def shopify_stage(database: Database, clock: ManualClock) -> ShopifyStage:
    world = World(clock)
    store = world.add_store(SHOP, TOKEN, [scope for scope in SCOPES if scope != "read_all_orders"])
    async with database.begin() as session:
        await open_shop(session, STORE)
    for product in await connect(database, clock, STORE, {}).products():
        place_product(store, product)
    people = [
        place_customer(store, ShopCustomer(one.id, one.email, one.name, one.phone, one.language)) for one in CUSTOMERS
    ]
    return ShopifyStage(shop_at(world, clock, database), world, store, database, clock, people[0], people[1])
