"""How far the reading of a shop is: shown to everybody on the staff, begun again by admins, fresh by itself."""

import socket

import httpx
import pytest
from fastapi import FastAPI
from fastapi.responses import Response
from playwright.async_api import expect
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from customers.models import ShopSyncRow
from customers.sync import begin
from customers.sync_pages import Deps, panel, routes
from kit.admin import Pages
from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.gate import Gate
from kit.jobs import Jobs
from staff.people import Person
from staff.sessions import COOKIE, open_session
from stores.stores import Store
from tests.staff.conftest import Enter
from tests.staff.shops import serving
from tests.staff.test_shop_browser import browsing, check

PAGE = "/admin/shop/demo/sync"


@pytest.fixture(autouse=True)
def deps(app: FastAPI, pages: Pages, clock: ManualClock, jobs: Jobs) -> Deps:
    """The pages of the reading, beside those of staff; nobody reads."""

    async def read(store_id: int, tries: int) -> None:
        """Leave everything as it is."""

    jobs.task("customers.sync", read)
    made = Deps(pages, clock)
    app.include_router(routes(made))
    return made


async def _begun(session: AsyncSession, clock: ManualClock, store: Store, **values: object) -> None:
    await begin(session, clock, store)
    await session.execute(update(ShopSyncRow).values(**values))


async def test_a_shop_that_was_never_read_says_so_and_an_admin_lets_it_be_read(
    enter: Enter, store: Store, database: Database, jobs: Jobs
) -> None:
    """S1-05, S1-07, S1-08."""
    agent, admin = await enter(Role.AGENT), await enter(Role.ADMIN)
    shown = await agent.get(PAGE)
    assert "have not been read yet" in shown.text
    assert "Read the shop again" not in shown.text
    assert (await agent.post(PAGE)).status_code == 403
    assert "Read the shop again" in (await admin.get(PAGE)).text

    sent = await admin.post(PAGE, data={"how": "again"})

    assert sent.headers["location"] == f"{PAGE}?done=again"
    running = await admin.get(sent.headers["location"])
    assert "The shop is read again." in running.text
    assert f'<noscript><meta http-equiv="refresh" content="3; url={PAGE}"></noscript>' in running.text
    async with database.look() as session:
        assert "shop.read_again" in set(await session.scalars(select(AuditRow.act)))
        waiting = await jobs.app.job_manager.list_jobs_async(task="customers.sync")
    assert [job.task_kwargs for job in waiting] == [{"store_id": store.id, "tries": 0}]


async def test_what_stopped_a_reading_is_shown_and_it_may_go_on_where_it_is(
    enter: Enter, store: Store, database: Database, clock: ManualClock
) -> None:
    admin = await enter(Role.ADMIN)
    async with database.begin() as session:
        await _begun(session, clock, store, problem="<b>The token is refused.</b>", cursor="7", customers_done=7)

    stopped = await admin.get(PAGE)
    assert "&lt;b&gt;The token is refused.&lt;/b&gt;" in stopped.text
    assert "http-equiv" not in stopped.text
    await admin.post(PAGE, data={"how": "on"})

    assert "being read" in (await admin.get(PAGE)).text
    async with database.look() as session:
        row = await session.get_one(ShopSyncRow, store.id)
    assert (row.problem, row.cursor, row.customers_done) == ("", "7", 7)


async def test_nobody_from_outside_and_no_unknown_storefront(browser: object, enter: Enter, app: FastAPI) -> None:
    outside = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop.test")
    async with outside:
        assert (await outside.get(PAGE)).status_code == 303
        assert (await outside.get(f"{PAGE}?part=1")).status_code == 303
        assert (await outside.post(PAGE)).status_code in {303, 403}
    staffed = await enter(Role.OWNER)
    assert (await staffed.get("/admin/shop/elsewhere/sync")).status_code == 404


@pytest.mark.browser
async def test_the_bars_move_while_a_shop_is_read(
    app: FastAPI, deps: Deps, store: Store, owner: Person, database: Database, clock: ManualClock
) -> None:
    """S1-05, on a small phone: the bars of another page stay fresh without loading it again."""
    app.add_middleware(Gate)

    @app.get("/admin/beside")
    async def beside() -> Response:
        bars = await panel(deps, store)
        return Response(f"<!doctype html><title>Beside</title><main>{bars}</main>", media_type="text/html")

    async with database.begin() as session:
        await _begun(session, clock, store, customers_done=40, customers_total=120)
        key = await open_session(session, clock, owner.id, browser="", opened_by="link")
    listener = socket.create_server(("127.0.0.1", 0))
    base = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with serving(app, listener), browsing(viewport={"width": 360, "height": 740}) as page:
        await page.context.add_cookies([{"name": COOKIE, "value": key, "url": base}])
        await page.goto(f"{base}{PAGE}")
        await expect(page.get_by_text("40 of 120")).to_be_visible()
        await check(page)
        await page.goto(f"{base}/admin/beside")
        await page.evaluate("window.here = true")
        async with database.begin() as session:
            await session.execute(update(ShopSyncRow).values(customers_done=80))
        await expect(page.get_by_text("80 of 120")).to_be_visible()
        async with database.begin() as session:
            done = {"stage": "done", "ended_at": clock.now(), "customers_done": 120, "orders_done": 3}
            await session.execute(update(ShopSyncRow).values(**done))
        await expect(page.get_by_text("were read Nov 18, 2026, 10:00")).to_be_visible()
        assert await page.evaluate("window.here")
        assert await page.locator(".sync[data-running]").count() == 0
