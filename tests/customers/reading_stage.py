"""A store that sells by a shop of any kind, and the reading of that shop."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from commerce.models import OrderReadRow
from customers import reading
from customers.activity import ShopHappened
from customers.models import CustomerEventRow, CustomerRow
from customers.reading import Deps, sync
from customers.sync import Progress, progress
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from stores.stores import Store, StoreSettings, add_store, get_store
from tests.contracts.shops import STAGES, Stage

Rows = dict[str, list[tuple[object, ...]]]


@dataclass
class Library:
    """A store that sells by a shop of one kind, and the reading of that shop."""

    deps: Deps
    stage: Stage
    store: Store
    jobs: Jobs
    told: list[list[str]]
    """The names of what was announced."""

    async def read(self) -> Progress:
        await sync(self.deps, self.store.id)
        return await self.progress()

    async def progress(self) -> Progress:
        async with self.deps.database.look() as session:
            found = await progress(session, await get_store(session, self.store.id))
        assert found is not None
        return found

    async def rows(self) -> Rows:
        """Everything that is kept, but for the numbers of rows."""
        who = CustomerRow.shop_customer_id
        events = select(who, CustomerEventRow.name, CustomerEventRow.once, CustomerEventRow.happened_at)
        wanted = {
            "customers": select(who, CustomerRow.email, CustomerRow.name).order_by(who),
            "events": events.join(CustomerRow, CustomerRow.id == CustomerEventRow.customer_id).order_by(
                CustomerEventRow.once
            ),
            "orders": select(OrderReadRow.order_id).order_by(OrderReadRow.order_id),
        }
        async with self.deps.database.look() as session:
            return {name: [tuple(row) for row in await session.execute(query)] for name, query in wanted.items()}


async def library_of(kind: str, database: Database, clock: ManualClock, jobs: Jobs) -> Library:
    stage, told = await STAGES[kind](database, clock), list[list[str]]()

    async def sleep(seconds: float) -> None:
        clock.move(timedelta(seconds=seconds))

    async def hear(names: list[str], **_: object) -> None:
        told.append(names)

    deps = Deps(database, clock, lambda _: stage.shop, sleep)
    reading.register(jobs, deps)
    jobs.task("hear", hear)
    jobs.bind(ShopHappened, "hear")
    async with database.begin() as session:
        store = await add_store(session, clock, key="fern", name="Fern", shop_kind=kind, settings=StoreSettings())
    return Library(deps, stage, store, jobs, told)
