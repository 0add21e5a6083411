"""The account at Shopify in a real browser: the Hub without script, and the chat on a shop's page of another origin."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from fastapi.responses import HTMLResponse
from playwright.async_api import Page, expect
from sqlalchemy import select

from channels.webchat.origins import StoreOrigins
from commerce.demo.people import ANA
from conversations import inbox, outbox
from conversations.messages import SignInBlock
from conversations.models import ConversationRow
from kit import front
from kit.gate import Gate
from kit.live import InProcess
from kit.tables import ROOT
from tests.hub.at_shopify import BUTTON, AtShopify, at_shopify
from tests.hub.stage import Stage
from tests.hub.test_browser import browsing, check

pytestmark = pytest.mark.browser

PHONE: Any = {"viewport": {"width": 360, "height": 740}}
BUILT = ROOT / "widget" / "dist" / "widget.js"


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A loaded machine may think longer than a customer should wait."""
    expect.set_options(timeout=20_000)
    yield
    expect.set_options(timeout=5_000)


@asynccontextmanager
async def serving(stage: Stage, live: InProcess) -> AsyncIterator[tuple[AtShopify, str, str]]:
    """The store behind a real port: the address of the program, and that of a shop's page at another origin."""
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    base, shop = f"http://127.0.0.1:{port}", f"http://localhost:{port}"
    here = at_shopify(stage, live, base=base)
    await here.settings(origins=(shop,))
    app = here.app

    @app.get("/page")
    async def page() -> HTMLResponse:
        script = f'<script src="{base}/widget.js" data-store="{here.store.key}"></script>'
        body = f'<!doctype html><html lang="en"><title>A shop</title><main><h1>A shop</h1></main>{script}</html>'
        return HTMLResponse(body, headers={"Content-Security-Policy": "default-src * 'unsafe-inline'"})

    app.include_router(front.routes("Tillside", {}, BUILT, here.database, here.jobs))
    app.add_middleware(StoreOrigins, database=here.database, clock=here.clock)
    app.add_middleware(Gate)
    config = uvicorn.Config(app, log_level="warning", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve([listener]))
    yield here, base, shop
    server.should_exit = True
    await task


async def look(page: Page, name: str) -> None:
    """Keep a picture where a folder for pictures is named."""
    if folder := os.environ.get("PICTURES"):
        await page.screenshot(path=f"{folder}/{name}.png")


async def test_the_hub_is_entered_by_the_account_without_script(stage: Stage, live: InProcess) -> None:
    async with serving(stage, live) as (_, base, _), browsing(**PHONE, java_script_enabled=False) as window:
        page = await window.new_page()
        await page.goto(f"{base}/hub/tide/orders")
        await look(page, "account-hub")
        await page.get_by_role("link", name=BUTTON).click()
        await expect(page.get_by_role("button", name="Continue")).to_be_visible()
        await page.get_by_label("E-mail address").fill(ANA)
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="My orders")).to_be_visible()
        assert page.url == f"{base}/hub/tide/orders"


async def test_the_ways_in_and_what_goes_wrong_are_readable_on_a_small_phone(stage: Stage, live: InProcess) -> None:
    async with serving(stage, live) as (_, base, _), browsing(**PHONE) as window:
        page = await window.new_page()
        await page.goto(f"{base}/hub/tide/")
        await check(page)
        await page.get_by_role("link", name=BUTTON).click()
        await page.get_by_role("link", name="Cancel").click()
        await expect(page.get_by_role("alert")).to_contain_text("You did not sign in with your account.")
        await look(page, "account-declined")
        await check(page)


async def _asks_to_sign_in(here: AtShopify) -> None:
    """Let the agent ask for a sign-in in the only chat there is."""
    async with here.database.begin() as session:
        row = await inbox.lock(session, (await session.scalars(select(ConversationRow.id))).one())
        await outbox.write(session, here.clock, row, [[SignInBlock()]], "en", None)


async def _chat(here: AtShopify, page: Page, shop: str) -> Page:
    """Open the chat on the shop's page, be asked to sign in, press the button; returns the window that it opens."""
    await page.goto(f"{shop}/page")
    await page.locator("tillside-chat .launcher").click()
    words = page.get_by_role("dialog").locator("textarea")
    await words.fill("Can I change the size?")
    async with page.expect_response("**/messages"):
        await words.press("Enter")
    await _asks_to_sign_in(here)
    button = page.get_by_role("button", name=BUTTON)
    await expect(button).to_be_in_viewport()
    await look(page, "account-chat")
    async with page.expect_popup() as opened:
        await button.click()
    beside = await opened.value
    await expect(beside.get_by_role("button", name="Continue")).to_be_visible()
    return beside


async def test_the_chat_is_signed_in_by_a_window_that_closes_by_itself(stage: Stage, live: InProcess) -> None:
    """D9a: the shop's page stands at another origin than ours; the window hands its value to it alone."""
    async with serving(stage, live) as (here, base, shop), browsing(**PHONE) as window:
        page = await window.new_page()
        beside = await _chat(here, page, shop)
        await beside.get_by_label("E-mail address").fill(ANA)
        async with beside.expect_event("close"):
            await beside.keyboard.press("Enter")
        await expect(page.locator(".signed-in")).to_be_visible()
        await look(page, "account-chat-signed-in")
        hub = await window.new_page()
        await hub.goto(f"{base}/hub/tide/orders")
        await expect(hub.get_by_role("heading", name="Sign in")).to_be_visible()


async def test_a_window_without_its_chat_says_so_and_signs_nobody_in(stage: Stage, live: InProcess) -> None:
    async with serving(stage, live) as (here, _, shop), browsing(**PHONE) as window:
        page = await window.new_page()
        beside = await _chat(here, page, shop)
        alone = await window.new_page()
        await alone.goto(beside.url)
        await alone.get_by_label("E-mail address").fill(ANA)
        await alone.keyboard.press("Enter")
        await expect(alone.get_by_role("alert")).to_contain_text("This window has lost the chat")
        await look(alone, "account-alone")
        await check(alone)
        await expect(page.locator(".signed-in")).to_have_count(0)
        await expect(page.get_by_role("button", name=BUTTON)).to_be_visible()
