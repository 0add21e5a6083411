"""An account of BigCommerce with two storefronts: one webhook for all, and each store reads its own orders."""

from functools import partial

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

import commerce.bigcommerce
import commerce.hearing
from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.standin import World
from commerce.bigcommerce.standin.hooks import Post
from commerce.bigcommerce.standin.model import StoreModel
from commerce.bigcommerce.standin.world import ship_all
from commerce.bigcommerce.webhooks import WEBHOOK
from commerce.models import ShopNoticeRow
from commerce.notices import ShopTold
from customers import jobs as customer_jobs
from customers.identity import retire_customers
from customers.listening import Deps, listen, status
from customers.models import CustomerEventRow
from kit.clock import ManualClock
from kit.db import Database
from kit.health import Live, Unavailable
from kit.jobs import Jobs
from kit.vault import Vault
from kit.web import answer_errors
from stores.shops import connect_shop
from stores.stores import Store, StoreSettings, add_store
from tests.commerce.bigcommerce.building import customer, order
from tests.contracts.bigcommerce_stage import HASH, TOKEN, shop_at

BASE = "https://till.test"
VENDORS = {"bigcommerce": commerce.bigcommerce.VENDOR}
VAULT = Vault("a secret of the tests that is long enough")


@pytest.fixture
def account(clock: ManualClock) -> tuple[World, StoreModel]:
    world = World(clock)
    there = world.add_store(HASH, TOKEN)
    there.window.quota, there.secret = 100_000, "an account's secret"
    customer(there, 1, email="ana@example.com")
    return world, there


async def _store(database: Database, clock: ManualClock, channel: int, secret: str) -> Store:
    secrets = {"token": TOKEN, "client_secret": secret}
    async with database.begin() as session:
        made = await add_store(
            session, clock, key=f"store{channel}", name="Linden", shop_kind=None, settings=StoreSettings()
        )
        return await connect_shop(
            session,
            VAULT,
            made.id,
            kind="bigcommerce",
            settings={},
            secrets=secrets,
            address=f"{HASH}/{channel}",
            retire=retire_customers,
        )


def _deps(database: Database, clock: ManualClock, world: World, base: str = BASE) -> Deps:
    def shop(store: Store) -> BigCommerceShop:
        return shop_at(world, clock, database, channel=int(str(store.shop_address).rpartition("/")[2]))

    webhooks = {"bigcommerce": WEBHOOK}
    return Deps(database, clock, shop, webhooks, partial(commerce.hearing.address_for, base))


async def test_both_stores_hear_and_each_keeps_its_own(
    database: Database, clock: ManualClock, jobs: Jobs, account: tuple[World, StoreModel]
) -> None:
    """An order of another channel is gone for a store; the account's secret is known to one of them alone."""
    world, there = account
    mine = await _store(database, clock, 1, there.secret)
    await _store(database, clock, 2, "of another API account")
    deps = _deps(database, clock, world)
    customer_jobs.register_hearing(jobs, deps)
    jobs.bind(ShopTold, "customers.go_and_read")
    door = FastAPI()
    answer_errors(door)
    door.include_router(commerce.hearing.routes(commerce.hearing.Deps(database, clock, VAULT, VENDORS)))
    await listen(deps, mine.id)

    ship_all(there, order(there), there.now())
    sent = await Post(there, httpx.AsyncClient(transport=httpx.ASGITransport(door))).deliver()
    await jobs.drain()

    assert {tuple(one.answers) for one in sent} == {(200,)}
    async with database.look() as session:
        ended = (await session.execute(select(ShopNoticeRow.store_id, ShopNoticeRow.ended).distinct())).all()
        kept = (await session.execute(select(CustomerEventRow.store_id, CustomerEventRow.name))).all()
    assert {row.ended for row in ended if row.store_id == mine.id} == {"read", "stale"}
    assert {row.ended for row in ended if row.store_id != mine.id} == {"gone"}
    assert {tuple(row) for row in kept} == {(mine.id, "Placed Order"), (mine.id, "Fulfilled")}


async def test_an_address_that_no_shop_calls_is_told_to_staff(
    database: Database, clock: ManualClock, account: tuple[World, StoreModel]
) -> None:
    world, there = account
    store = await _store(database, clock, 1, there.secret)

    await listen(_deps(database, clock, world, "http://till.test"), store.id)
    async with database.look() as session:
        before = await status(session, store.id)
    await listen(_deps(database, clock, world), store.id)
    async with database.look() as session:
        after = await status(session, store.id)

    assert isinstance(before, Unavailable)
    assert "BASE_URL" in before.causes[0].sentence
    assert isinstance(after, Live)
