"""The Hub as a browser without script sees it: real routes, a real database and the demo shop."""

from dataclasses import replace

import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import ConnectedShop
from commerce.demo import connect
from commerce.demo.place import open_shop
from commerce.terms import Terms
from conversations import jobs as conversation_jobs
from customers import jobs as customer_jobs
from hub import jobs as hub_jobs
from hub.edit import OrderChanged
from hub.entry import LinkFollowed
from hub.pages import routes
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from kit.live import InProcess
from kit.web import answer_errors
from stores.stores import Store, StoreSettings, add_store
from tests.hub.stage import TOLD, Stage, make_deps, terms


async def _store(database: Database, clock: ManualClock, key: str) -> Store:
    settings = StoreSettings(origins=("https://shop.example",))
    async with database.begin() as session:
        store = await add_store(session, clock, key=key, name="Tidewater", shop_kind="demo", settings=settings)
        await open_shop(session, store.id)
    return store


async def _nothing(**_: object) -> None:
    """The agent is not what is tested here."""


@pytest.fixture
async def stage(database: Database, clock: ManualClock, jobs: Jobs, live: InProcess) -> Stage:
    """Everything that a story needs, with nothing in it yet."""
    store = await _store(database, clock, "tide")
    stated: dict[int, Terms] = {}

    def shop(store: Store) -> ConnectedShop:
        return connect(database, clock, store.id, {})

    async def read_terms(_: AsyncSession, store_id: int, __: str) -> Terms:
        return stated.get(store_id, terms())

    deps = make_deps(database, clock, live, shop, read_terms)
    app = FastAPI()
    app.include_router(routes(deps))
    answer_errors(app)
    built = Stage(database, clock, store, jobs, deps, app, stated)

    async def tell(**facts: object) -> None:
        built.told.append(facts)

    jobs.task(TOLD, tell)
    jobs.bind(OrderChanged, TOLD)
    jobs.bind(LinkFollowed, "conversations.link_followed")
    jobs.task("agent.answer", _nothing)
    conversation_jobs.register(jobs, conversation_jobs.Deps(database, clock, jobs, shop))
    customer_jobs.register(jobs, customer_jobs.Deps(database, deps.signin))
    hub_jobs.register(jobs, deps)
    return built


@pytest.fixture
async def other(stage: Stage) -> Stage:
    """A second store of the same deployment, behind the same routes."""
    store = await _store(stage.database, stage.clock, "other")
    return replace(stage, store=store)
