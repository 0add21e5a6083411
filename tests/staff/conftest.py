"""A staffed program: an owner, the pages of staff, and a browser for each person."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import Actor, Role, Who
from kit.clock import ManualClock
from kit.db import Database
from kit.health import Cause, Live, Status, Unavailable
from kit.jobs import Jobs
from kit.live import InProcess
from kit.mail import Mail
from kit.vault import Vault
from kit.web import answer_errors
from staff import api as staff_api
from staff import asking, signin
from staff import jobs as staff_jobs
from staff.people import Person, add_person, find_person
from stores.stores import Store, StoreSettings, add_store, store_ids

ROOT = Path(__file__).parents[2]
BASE = "http://shop.test"
SECRET = "a secret of thirty-two characters"

Enter = Callable[[Role], Awaitable[httpx.AsyncClient]]


@dataclass(frozen=True)
class Floor:
    """What every route of staff needs: the database, and who asks."""

    database: Database
    who: Who


class Letters:
    """A mailer that keeps what it is given."""

    def __init__(self) -> None:
        """Begin with nothing sent."""
        self.sent: list[Mail] = []

    async def send(self, mail: Mail) -> None:
        self.sent.append(mail)


@pytest.fixture
def letters() -> Letters:
    return Letters()


@pytest.fixture
def doors(database: Database, clock: ManualClock, letters: Letters, jobs: Jobs) -> signin.Deps:
    """What signing in needs, with its jobs registered."""
    deps = signin.Deps(
        database=database, clock=clock, mailer=letters, live=InProcess(clock), vault=Vault(SECRET), base_url=BASE
    )
    staff_jobs.register(jobs, deps)
    return deps


@pytest.fixture
def floor(database: Database, clock: ManualClock) -> Floor:
    """What every route of staff stands on."""

    async def who(request: Request, session: AsyncSession) -> Actor | None:
        return await signin.current_actor(request, session, clock)

    return Floor(database, who)


@pytest.fixture
def app(floor: Floor, doors: signin.Deps) -> FastAPI:
    """The program with the pages of staff; other tests add their own."""

    async def parts(session: AsyncSession) -> list[tuple[str, Status]]:
        return [
            ("Database", Live("PostgreSQL 18")),
            ("Shop", Unavailable((Cause("off", "No shop.", "Connect one.", "/admin/settings"),))),
        ]

    app = FastAPI()
    answer_errors(app)
    app.include_router(staff_api.routes(asking.Deps(floor.database, doors.clock, floor.who, doors, store_ids), parts))
    return app


@pytest.fixture
async def store(database: Database, clock: ManualClock) -> Store:
    """The one store, with everything switched on."""
    async with database.begin() as session:
        return await add_store(session, clock, key="demo", name="Quay & Co", shop_kind="demo", settings=StoreSettings())


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[Callable[[], httpx.AsyncClient]]:
    """A maker of browsers, each with cookies of its own."""
    opened: list[httpx.AsyncClient] = []

    def fresh() -> httpx.AsyncClient:
        opened.append(httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=BASE))
        return opened[-1]

    yield fresh
    for client in opened:
        await client.aclose()


@pytest.fixture
async def owner(database: Database, clock: ManualClock) -> Person:
    """The first owner, added by the program itself."""
    async with database.begin() as session:
        return await add_person(session, clock, None, name="Olga", email="olga@shop.test", role=Role.OWNER)


@pytest.fixture
def enter(owner: Person, database: Database, clock: ManualClock, browser: Callable[[], httpx.AsyncClient]) -> Enter:
    """Sign somebody with a role in, on a browser of their own."""

    async def as_role(role: Role) -> httpx.AsyncClient:
        client = browser()
        email = f"{role.word}@shop.test" if role is not Role.OWNER else owner.email
        async with database.begin() as session:
            person = await find_person(session, email) or await add_person(
                session, clock, owner.actor, name=role.word.title(), email=email, role=role
            )
            link = await signin.make_link(session, clock, person.id)
        await use(client, link)
        return client

    return as_role


async def use(client: httpx.AsyncClient, link: str) -> httpx.Response:
    """Use a sign-in link, as its page does when its button is pressed."""
    return await client.post("/api/v1/staff/sign-in/enter", json={"link": httpx.URL(link).params["link"]})
