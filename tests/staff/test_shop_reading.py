"""How far the reading of a shop is: shown to everybody on the staff, begun again by admins."""

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select, update

from customers.models import ShopSyncRow
from customers.sync import begin
from customers.sync_api import Deps, routes
from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from stores.stores import Store
from tests.staff.conftest import Enter, Floor

PATH = "/api/v1/stores/demo/shop/reading"


@pytest.fixture(autouse=True)
def mounted(app: FastAPI, floor: Floor, clock: ManualClock, jobs: Jobs) -> None:
    """The interface of the reading; nobody reads."""

    async def read(store_id: int, tries: int) -> None:
        """Leave everything as it is."""

    jobs.task("customers.sync", read)
    app.include_router(routes(Deps(floor.database, clock, floor.who)))


async def test_a_shop_that_was_never_read_says_so_and_an_admin_lets_it_be_read(
    enter: Enter, store: Store, database: Database, jobs: Jobs
) -> None:
    """S1-05, S1-07, S1-08."""
    agent, admin = await enter(Role.AGENT), await enter(Role.ADMIN)
    assert (await agent.get(PATH)).json() == {"reading": None}
    assert (await agent.post(PATH, json={})).status_code == 403

    sent = await admin.post(PATH, json={"how": "again"})

    assert sent.json() == (await agent.get(PATH)).json()
    assert (sent.json()["reading"]["is_running"], sent.json()["reading"]["stage"]) == (True, "customers")
    async with database.look() as session:
        assert "shop.read_again" in set(await session.scalars(select(AuditRow.act)))
        waiting = await jobs.app.job_manager.list_jobs_async(task="customers.sync")
    assert [job.task_kwargs for job in waiting] == [{"store_id": store.id, "tries": 0}]


async def test_what_stopped_a_reading_is_shown_and_it_may_go_on_where_it_is(
    enter: Enter, store: Store, database: Database, clock: ManualClock
) -> None:
    admin = await enter(Role.ADMIN)
    stopped = {"problem": "The token is refused.", "cursor": "7", "customers_done": 7}
    async with database.begin() as session:
        await begin(session, clock, store)
        await session.execute(update(ShopSyncRow).values(**stopped))

    found = (await admin.get(PATH)).json()["reading"]
    assert (found["problem"], found["is_running"]) == ("The token is refused.", False)
    again = (await admin.post(PATH, json={"how": "on"})).json()["reading"]

    assert (again["problem"], again["is_running"], again["customers_done"]) == ("", True, 7)
    async with database.look() as session:
        assert (await session.get_one(ShopSyncRow, store.id)).cursor == "7"


async def test_nobody_from_outside_and_no_unknown_storefront(enter: Enter, app: FastAPI) -> None:
    outside = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop.test")
    async with outside:
        assert (await outside.get(PATH)).status_code == 401
        assert (await outside.post(PATH, json={})).status_code == 401
    staffed = await enter(Role.OWNER)
    assert (await staffed.get("/api/v1/stores/elsewhere/shop/reading")).status_code == 404
    assert (await staffed.post(PATH, json={"how": "backwards"})).status_code == 422
