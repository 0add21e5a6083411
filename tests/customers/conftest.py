"""The demo shop with its customers, their mailbox, and sessions of browsers."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from commerce.demo.people import welcome
from commerce.demo.shop import DemoShop
from customers import identity, signin
from customers import jobs as customer_jobs
from customers.identity import CustomerInfo, SessionInfo
from customers.signin import SignedIn
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from kit.live import InProcess
from kit.mailbox import DemoMailbox, SentMailRow
from stores.stores import Store, StoreSettings, add_store
from tests.customers.mall import Mall, open_mall


@pytest.fixture
async def store(database: Database, clock: ManualClock) -> Store:
    async with database.begin() as session:
        kept = await add_store(
            session, clock, key="demo", name="Linden & Loom", shop_kind="demo", settings=StoreSettings()
        )
        await welcome(session, kept.id)
        return kept


@dataclass(frozen=True)
class Browser:
    """One browser's session, with the steps of signing in."""

    database: Database
    jobs: Jobs
    deps: signin.Deps
    info: SessionInfo
    key: str

    async def ask(self, email: str, sender: str = "") -> None:
        async with self.database.begin() as session:
            await signin.request_code(session, self.deps, self.info, email, sender=sender)
        await self.jobs.drain()

    async def enter(self, code: str) -> CustomerInfo:
        async with self.database.begin() as session:
            return await signin.enter_code(session, self.deps, self.info, code)

    async def who(self) -> CustomerInfo | None:
        async with self.database.begin() as session:
            return (await identity.read_session(session, self.deps.clock, self.key, self.info.kind)).customer

    async def mailed(self) -> list[str]:
        """The codes that were mailed, oldest first."""
        async with self.database.begin() as session:
            subjects = await session.scalars(select(SentMailRow.subject).order_by(SentMailRow.id))
            return [subject.split()[0] for subject in subjects]


@dataclass(frozen=True)
class Street:
    """Where browsers come from."""

    database: Database
    jobs: Jobs
    deps: signin.Deps
    store: Store
    announced: list[SignedIn]

    async def browser(self, kind: str = "webchat", conversation_id: int | None = None) -> Browser:
        async with self.database.begin() as session:
            info, key = await identity.open_session(session, self.deps.clock, self.store.id, kind, conversation_id)
        return Browser(self.database, self.jobs, self.deps, info, key)


@pytest.fixture
def street(database: Database, clock: ManualClock, jobs: Jobs, live: InProcess, store: Store) -> Street:
    deps = signin.Deps(
        clock=clock,
        mailer=DemoMailbox(database, clock),
        live=live,
        shops=lambda found: DemoShop(database, clock, found.id),
    )
    customer_jobs.register(jobs, customer_jobs.Deps(database, deps))
    announced: list[SignedIn] = []

    async def note(store_id: int, customer_id: int, session_id: int) -> None:
        announced.append(SignedIn(store_id, customer_id, session_id))

    jobs.task("test.signed_in", note)
    jobs.bind(SignedIn, "test.signed_in")
    return Street(database, jobs, deps, store, announced)


@pytest.fixture
async def visitor(street: Street) -> Browser:
    return await street.browser()


@pytest.fixture
async def mall(database: Database, clock: ManualClock, jobs: Jobs) -> Mall:
    """A store whose shop tells by signed webhooks what happens there."""
    return await open_mall(database, clock, jobs)
