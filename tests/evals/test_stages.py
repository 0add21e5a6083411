"""The stages of evaluations: every one can put its shop into any state, and sees what became of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fastapi import FastAPI

import demo
import program
import stages
from commerce.demo import portable
from commerce.demo.people import ANA
from evals.stage import Stage
from kit.clock import ManualClock
from kit.db import Database
from kit.folder import DataFolder
from settings import Settings
from shop_standins import Sells
from stores.stores import Store, StoreSettings, add_store, find_store, get_store


@pytest.fixture
async def built(tmp_path: Path, database_url: str, clock: ManualClock) -> AsyncIterator[program.Program]:
    made = program.build(Settings(_env_file=None), DataFolder(tmp_path), database_url, clock)
    yield made
    await made.database.close()


@pytest.fixture(params=list(Sells))
async def stage(request: pytest.FixtureRequest, built: program.Program) -> AsyncIterator[Stage]:
    async with stages.opened(built, request.param) as opened:
        yield opened


async def opened_store(database: Database, clock: ManualClock, stage: Stage) -> Store:
    async with database.begin() as session:
        store = await add_store(
            session, clock, key="played", name="Played", shop_kind=stage.shop_kind, settings=StoreSettings()
        )
        await stage.open_shop(session, store.id)
        return await get_store(session, store.id)


async def test_an_order_is_placed_seen_and_moved_on(database: Database, clock: ManualClock, stage: Stage) -> None:
    store = await opened_store(database, clock, stage)
    async with database.begin() as session:
        order_id = await stage.place(session, store.id, ANA, "too_old_open", clock.now())
    before = await stage.look_at(store, ANA, order_id)

    async with database.begin() as session:
        await stage.become(session, store.id, order_id, "shipped", clock.now())
    after = await stage.look_at(store, ANA, order_id)

    assert before.name == after.name
    assert before.version != after.version
    assert after.facts > before.facts


async def test_the_demos_store_sells_by_the_stand_in_and_again_by_its_own_shop(
    database: Database, clock: ManualClock, built: program.Program
) -> None:
    async with database.begin() as session:
        await add_store(session, clock, key=demo.KEY, name="Demo", shop_kind=demo.SHOP_KIND, settings=StoreSettings())
    kinds: list[str | None] = []
    for sells in (Sells.SHOPIFY, Sells.SHOPIFY, Sells.BIGCOMMERCE, Sells.DEMO):
        await demo.open_shop(built, FastAPI(), sells)
        async with database.begin() as session:
            store = await find_store(session, demo.KEY)
        kinds.append(store.shop_kind)
        assert demo.shop_page(store) == "/shop"
    assert kinds == ["shopify", "shopify", "bigcommerce", "demo"]


async def test_each_product_is_found_by_the_demos_name_of_it(
    database: Database, clock: ManualClock, stage: Stage, built: program.Program
) -> None:
    store = await opened_store(database, clock, stage)
    shop = built.shop(store)
    product = await shop.product(stage.goods(store.id).get("rain-jacket", "rain-jacket")) if shop else None
    assert product is not None
    assert product.title == next(one.title for one in portable.goods() if one.id == "rain-jacket")
