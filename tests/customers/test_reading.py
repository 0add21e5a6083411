"""A connected shop is read as a whole: page by page, every thing once, whoever is killed in between (S1-05)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.demo.people import CUSTOMERS
from commerce.feed import FedShop
from customers import reading
from customers.reading import Deps
from customers.sync import Place, read_again
from customers.sync import Stage as At
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from tests.contracts.shopify_stage import ShopifyStage
from tests.contracts.shops import STAGES
from tests.customers.reading_stage import Library, library_of

SMALL = 3
STATES = ("open", "part_shipped", "cancelled", "delivered", "shipped", "open", "open")


@pytest.fixture(params=sorted(STAGES))
async def library(
    request: pytest.FixtureRequest, database: Database, clock: ManualClock, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> Library:
    """A shop of each kind, with seven orders of one customer, that gives three things at once."""
    made = await library_of(request.param, database, clock, jobs)
    if isinstance(made.stage, ShopifyStage):
        made.stage.world.knobs.page = SMALL
    for vendor in ("bigcommerce", "demo"):
        for size in ("CUSTOMERS_AT_ONCE", "ORDERS_AT_ONCE"):
            monkeypatch.setattr(f"commerce.{vendor}.feed.{size}", SMALL)
    for state in STATES:
        await made.stage.place(state)
    return made


async def test_every_customer_and_order_of_a_shop_is_kept(library: Library) -> None:
    """S1-05: connected, and its order data read."""
    done = await library.read()

    assert (done.stage, done.problem, done.is_running) == (At.DONE, "", False)
    assert (done.customers_done, done.customers_total) == (len(CUSTOMERS), len(CUSTOMERS))
    assert (done.orders_done, done.orders_total) == (len(STATES), len(STATES))
    kept = await library.rows()
    assert len(kept["customers"]) == len(CUSTOMERS)
    assert len(kept["orders"]) == len(STATES)
    names = [name for _, name, _, _ in kept["events"]]
    assert names.count("Placed Order") == len(STATES)
    assert {"Fulfilled", "Cancelled"} <= set(names)


class Killed(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("when", ["read", "kept"])
async def test_whoever_is_killed_at_any_page_goes_on_there_and_keeps_everything_once(
    library: Library, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S1-05: killed before or after each page was kept, it ends with the same rows."""
    seen, kills = set[object](), 0
    read_page = reading.read_page

    async def dying(deps: Deps, shop: FedShop, place: Place) -> object:
        if place not in seen:
            seen.add(place)
            if when == "read":
                await dying_in_the_middle(deps, shop, place)
            else:
                await read_page(deps, shop, place)
            raise Killed
        return await read_page(deps, shop, place)

    async def dying_in_the_middle(deps: Deps, shop: FedShop, place: Place) -> None:
        with pytest.raises(Killed):
            await read_page(replace(deps, database=Breaking(deps.database)), shop, place)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_page", dying)
    for _ in range(100):
        try:
            done = await library.read()
        except Killed:
            kills += 1
        else:
            break
    broken = await library.rows()

    assert done.stage is At.DONE
    assert kills >= 5
    assert (done.customers_done, done.orders_done) == (len(CUSTOMERS), len(STATES))
    await library.jobs.drain()
    async with library.deps.database.begin() as session:
        await read_again(session, library.deps.clock, library.store)
    monkeypatch.setattr(reading, "read_page", read_page)
    await library.read()
    assert await library.rows() == broken


class Breaking:
    """A database in which every transaction dies just before it is committed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.look = database.look

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        async with self._database.begin() as session:
            yield session
            await session.flush()
            raise Killed


async def test_what_happened_long_ago_is_told_to_nobody_and_what_is_new_is(
    library: Library, clock: ManualClock
) -> None:
    """Old orders wake no conversation; what happens while a shop is read is news."""
    await library.read()
    await library.jobs.drain()
    assert library.told == []

    async with library.deps.database.begin() as session:
        await read_again(session, clock, library.store)
    clock.move(timedelta(days=2))
    late = await library.stage.place("open")
    await library.jobs.drain()

    assert (await library.progress()).stage is At.DONE
    assert late in {order_id for (order_id,) in (await library.rows())["orders"]}
    assert library.told == [["Placed Order"]]
