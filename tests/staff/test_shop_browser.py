"""Connecting a shop in a real browser: on a small phone, by keyboard, pasted and authorised, by day and by night."""

import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import pytest
from axe_playwright_python.async_playwright import Axe
from fastapi import FastAPI
from playwright.async_api import Page, async_playwright, expect

from kit.admin import Pages
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.gate import Gate
from staff.people import Person, add_person
from staff.sessions import COOKIE, open_session
from stores.models import StoreRow
from stores.stores import Store, find_store
from tests.hub.test_browser import ARGUMENTS, tab_to
from tests.staff.shops import SHOP, TOKEN, mall, serving

pytestmark = pytest.mark.browser

PAGE = "/admin/shop/demo"
SCHEMES: Final = ("light", "dark")


@asynccontextmanager
async def browsing(**options: Any) -> AsyncIterator[Page]:  # noqa: ANN401 - Playwright's own options
    """A headless Chromium with one page."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        context = await browser.new_context(locale="en-GB", **options)
        context.set_default_timeout(20_000)
        expect.set_options(timeout=20_000)
        yield await context.new_page()
        await browser.close()


async def check(page: Page) -> None:
    """Nothing axe finds by day and by night, and nothing wider than the window."""
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = await Axe().run(page)
        assert found.violations_count == 0, f"{scheme}: {found.generate_report()}"
    wider = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0, f"{page.url} is {wider} px too wide"


@pytest.fixture
async def key(store: Store, owner: Person, database: Database, clock: ManualClock) -> str:
    """The session of an admin, in a program whose store sells by no shop yet."""
    async with database.begin() as session:
        row = await session.get(StoreRow, store.id)
        assert row is not None
        row.shop_kind = None
        admin = await add_person(session, clock, owner.actor, name="Ada", email="ada@shop.test", role=Role.ADMIN)
        return await open_session(session, clock, admin.id, browser="", opened_by="link")


async def test_a_shop_is_connected_on_a_small_phone_by_keyboard_and_then_authorised(
    app: FastAPI, pages: Pages, clock: ManualClock, database: Database, key: str
) -> None:
    """S5-10, S5-12, S5-42, S5-65: pasted wrong and right, tested, mapped, disconnected, authorised at Shopify."""
    app.add_middleware(Gate)
    listener = socket.create_server(("127.0.0.1", 0))
    base = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with (
        mall(app, pages, clock, base) as shops,
        serving(app, listener),
        browsing(viewport={"width": 360, "height": 740}) as page,
    ):
        shops.store.scopes -= {"read_returns", "write_returns"}
        await page.context.add_cookies([{"name": COOKIE, "value": key, "url": base}])
        await page.goto(f"{base}/admin/shop")
        await check(page)
        await page.goto(f"{base}{PAGE}")
        await check(page)
        await _paste(page)
        await _map(page)
        await page.get_by_label("Disconnect Quay & Co").check()
        await page.get_by_role("button", name="Disconnect").click()
        await expect(page.get_by_role("status")).to_contain_text("Its credentials are forgotten.")
        await _authorise(page)
        await page.wait_for_url(f"{base}{PAGE}?done=connected")
        await expect(page.locator(".badge.live").first).to_be_visible()
    async with database.begin() as session:
        kept = await find_store(session, "demo")
    assert (kept.shop_address, kept.settings.tag, kept.settings.queue) == (SHOP, "vip", "Front desk")


async def _paste(page: Page) -> None:
    """A wrong token is told beside its field; the right one goes in by keyboard, and a missing scope is named."""
    await page.get_by_label("Shop address").fill(SHOP)
    await page.get_by_label("Admin API access token").fill("shpat_of_somebody_else")
    await page.get_by_role("button", name="Connect", exact=True).click()
    await expect(page.get_by_label("Admin API access token")).to_have_attribute("aria-invalid", "true")
    await expect(page.locator("#token-problem")).to_contain_text("does not accept the access token")
    await check(page)
    await page.get_by_label("Admin API access token").fill(TOKEN)
    await tab_to(page, "Connect")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_have_text("Connected.")
    await expect(page.get_by_text("lacks the access scope read_returns: returns cannot be seen.")).to_be_visible()
    await check(page)
    assert TOKEN not in await page.content()


async def _map(page: Page) -> None:
    await page.get_by_label("Tag").fill("vip")
    await page.get_by_label("Queue").fill("Front desk")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_role("status")).to_have_text("Saved.")


async def _authorise(page: Page) -> None:
    await page.get_by_label("Shop address").fill(SHOP)
    await page.get_by_label("Client ID of the app").fill("stand-in-key")
    await page.get_by_label("Client secret of the app").fill("stand-in-secret")
    await page.get_by_role("button", name="Authorise at Shopify").click()
