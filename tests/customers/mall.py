"""A store of ours connected to a shop at the stand-in of Shopify, whose webhooks come in by our own door."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import httpx
from fastapi import FastAPI
from sqlalchemy import select

import commerce.bigcommerce
import commerce.hearing
import commerce.shopify
from commerce.models import ShopNoticeRow
from commerce.notices import ShopTold
from commerce.shopify.shop import ShopifyShop
from commerce.shopify.standin import merchant
from commerce.shopify.standin.webhooks import Courier, sign
from customers import jobs as customer_jobs
from customers.activity import ShopHappened
from customers.identity import retire_customers
from customers.listening import Deps
from customers.models import CustomerEventRow
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from kit.vault import Vault
from kit.web import answer_errors
from stores.shops import connect_shop
from stores.stores import Store, StoreSettings, add_store
from tests.commerce.shopify.town import SHOP, Town, line, order, town_of
from tests.contracts.shopify_stage import shop_at

BASE = "https://till.test"
DOOR = commerce.hearing.address_for(BASE, "shopify")
SECRET = "stand-in-secret"
VENDORS = {"shopify": commerce.shopify.VENDOR, "bigcommerce": commerce.bigcommerce.VENDOR}


@dataclass
class Mall:
    """The shop, our door, and what was announced."""

    database: Database
    clock: ManualClock
    jobs: Jobs
    town: Town
    store: Store
    shop: ShopifyShop
    web: httpx.AsyncClient
    courier: Courier
    deps: Deps
    told: list[ShopHappened] = field(default_factory=list)

    def order(self) -> str:
        """Place an order of the shop's one customer, and return its id there."""
        return self.town.place(order(line(), clock=self.clock))

    async def deliver(self) -> list[httpx.Response | int]:
        """Let the shop's webhooks come in, and everything follow."""
        await self.courier.run_due()
        await self.jobs.drain()
        return [answer for one in self.courier.deliveries for answer in one.answers]

    async def ship(self, order_id: str) -> None:
        """Let the shop send everything of an order."""
        merchant.ship(self.town.world, self.town.store, order_id)
        await self.deliver()

    async def post(self, body: bytes, **headers: str) -> httpx.Response:
        """Send a webhook to our door, signed as Shopify does unless a header says otherwise."""
        given = {
            "X-Shopify-Shop-Domain": SHOP,
            "X-Shopify-Topic": "orders/updated",
            "X-Shopify-Webhook-Id": "w-1",
            "X-Shopify-Triggered-At": self.clock.now().isoformat(),
            "X-Shopify-Hmac-Sha256": sign(body, SECRET),
        }
        named = {f"X-Shopify-{name.replace('_', '-')}": value for name, value in headers.items()}
        return await self.web.post("/webhooks/shop/shopify", content=body, headers=given | named)

    async def events(self) -> list[str]:
        """The names of what was kept, oldest first."""
        async with self.database.look() as session:
            query = select(CustomerEventRow.name).order_by(CustomerEventRow.happened_at, CustomerEventRow.id)
            return list(await session.scalars(query))

    async def notices(self) -> list[ShopNoticeRow]:
        """The notices that were kept, oldest first."""
        async with self.database.look() as session:
            return list(await session.scalars(select(ShopNoticeRow).order_by(ShopNoticeRow.id)))

    async def ends(self) -> Sequence[str]:
        """How the notices ended, oldest first."""
        return [row.ended for row in await self.notices()]


async def open_mall(database: Database, clock: ManualClock, jobs: Jobs) -> Mall:
    """Connect a store to the stand-in and let its webhooks come in."""
    vault, town = Vault("a secret of the tests that is long enough"), town_of(clock)
    shop = shop_at(town.world, clock, database, token="shpat_town")
    secrets = {"token": "shpat_town", "client_secret": SECRET}
    async with database.begin() as session:
        made = await add_store(session, clock, key="mall", name="Linden", shop_kind=None, settings=StoreSettings())
        store = await connect_shop(
            session,
            vault,
            made.id,
            kind="shopify",
            settings={"shop": SHOP},
            secrets=secrets,
            address=SHOP,
            retire=retire_customers,
        )
    door = FastAPI()
    answer_errors(door)
    door.include_router(commerce.hearing.routes(commerce.hearing.Deps(database, clock, vault, VENDORS)))
    webhooks = {name: vendor.webhook for name, vendor in VENDORS.items() if vendor.webhook}
    address_for = partial(commerce.hearing.address_for, BASE)
    deps = Deps(database, clock, lambda found: shop if found.shop_kind == "shopify" else None, webhooks, address_for)
    customer_jobs.register_hearing(jobs, deps)
    transport = httpx.ASGITransport(door, raise_app_exceptions=False)
    web, courier = httpx.AsyncClient(transport=transport, base_url=BASE), Courier(town.world, transport)
    mall = Mall(database, clock, jobs, town, store, shop, web, courier, deps)

    async def note(**event: object) -> None:
        mall.told.append(ShopHappened(**event))  # type: ignore[arg-type]

    jobs.task("test.shop_happened", note)
    jobs.bind(ShopTold, "customers.go_and_read")
    jobs.bind(ShopHappened, "test.shop_happened")
    return mall
