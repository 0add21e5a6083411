"""The pages in a real browser: accessible, usable at 360 px and by keyboard, with and without script."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, Final

import pytest
import uvicorn
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import BrowserContext, Page, async_playwright, expect

from commerce.demo.api import routes as pictures
from commerce.demo.people import ANA, MARIA
from commerce.terms import ExceptionKind, Known, ReturnException
from tests.hub.stage import Stage, terms
from tests.stage import source

pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCHEMES: Final = ("light", "dark")


@asynccontextmanager
async def serving(stage: Stage) -> AsyncIterator[str]:
    """The stage's routes behind a real port."""
    stage.app.include_router(pictures())
    server = uvicorn.Server(uvicorn.Config(stage.app, log_level="warning", lifespan="off"))
    listener = socket.create_server(("127.0.0.1", 0))
    task = asyncio.create_task(server.serve([listener]))
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    await task


@asynccontextmanager
async def browsing(**options: Any) -> AsyncIterator[BrowserContext]:  # noqa: ANN401 - Playwright's own options
    """A headless Chromium with one window."""
    async with async_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield await browser.new_context(locale="en-GB", **options)
        await browser.close()


async def enter(page: Page, stage: Stage, address: str, path: str, email: str = ANA) -> None:
    """Open a page as a customer who comes from the chat."""
    await page.goto(
        f"{address}/hub/enter?ticket={await stage.ticket(email)}&next=/hub/tide/{path}", referer=f"{address}/"
    )


async def check(page: Page) -> None:
    """Nothing axe finds by day and by night, nothing wider than the window, nothing too small for a thumb."""
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = await Axe().run(page)
        assert found.violations_count == 0, f"{scheme}: {found.generate_report()}"
    wider = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0, f"{page.url} is {wider} px too wide"
    small = await page.evaluate(
        """[...document.querySelectorAll("button, a.button, input:not([type=hidden]):not([type=radio]), select, label")]
        .filter(node => node.tagName != "LABEL" || node.className == "choice")
        .filter(node => node.offsetParent && node.getBoundingClientRect().height < 44).map(node => node.outerHTML)"""
    )
    assert small == []


async def test_every_page_is_accessible_on_a_small_phone(stage: Stage) -> None:
    order = await stage.order(ANA, "part_shipped_units")
    open_order = await stage.order(ANA, "open_three_units")
    mixed = await stage.order(MARIA, "personalised_line")
    paths = (
        "orders",
        f"orders/{order}",
        f"orders/{open_order}",
        f"orders/{open_order}/edit%3Fkind=variant",
        f"orders/{open_order}/edit%3Fkind=quantity",
        f"orders/{open_order}/edit%3Fkind=remove",
        f"orders/{open_order}/edit%3Fkind=address",
        f"orders/{open_order}/cancel",
        f"orders/{order}/cancel",
        "orders/none",
    )
    options: Any = {"viewport": {"width": 360, "height": 740}}
    async with serving(stage) as address, browsing(**options) as window:
        page = await window.new_page()
        await page.goto(f"{address}/hub/tide/")
        await check(page)
        await page.fill("#email", ANA)
        await page.click("button.main")
        await check(page)
        for path in paths:
            await enter(page, stage, address, path)
            await check(page)
        await enter(page, stage, address, f"orders/{mixed}", MARIA)
        await check(page)


async def test_a_change_is_made_by_keyboard_without_script(stage: Stage) -> None:
    """S1-17: from the order to "Done" with Tab, arrows and Enter alone, no script at all."""
    order = await stage.order(ANA, "open_three_units")
    options: Any = {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False}
    async with serving(stage) as address, browsing(**options) as window:
        page = await window.new_page()
        await enter(page, stage, address, f"orders/{order}")
        await tab_to(page, "Change quantity")
        await page.keyboard.press("Enter")
        await page.wait_for_selector("#quantity")
        await tab_to_node(page, "#quantity")
        await page.keyboard.press("ArrowUp")
        await tab_to(page, "Continue")
        await page.keyboard.press("Enter")
        await page.wait_for_selector("text=Please check and confirm")
        await tab_to(page, "Confirm the change")
        await page.keyboard.press("Enter")
        await page.wait_for_selector("h1:has-text('Done')")
    assert (await stage.read(order)).lines[0].current == 1


async def test_the_chat_is_told_that_something_changed(stage: Stage) -> None:
    """In a frame the page tells its parent, and a button takes the customer back."""
    order = await stage.order(ANA, "open_three_units")
    async with serving(stage) as address, browsing() as window:
        page = await window.new_page()
        ticket = await stage.ticket(ANA)
        inside = f"/hub/enter?ticket={ticket}&next=/hub/tide/orders/{order}/edit%3Fkind=quantity%26frame=1"
        await page.goto(f"{address}/hub/assets/hub.css")
        await page.evaluate(
            """inside => {
                window.heard = [];
                addEventListener("message", ({data}) => data.source === "tillside-hub" && heard.push(data.event));
                document.body.innerHTML = `<iframe src="${inside}" width="360" height="700"></iframe>`;
            }""",
            inside,
        )
        frame = page.frame_locator("iframe")
        await frame.locator("button.main").click()
        await frame.locator("button.main").click()
        await frame.locator("h1", has_text="Done").wait_for()
        await frame.get_by_role("button", name="Back to the chat").click()
        await page.wait_for_function("heard.length > 1")
        assert await page.evaluate("heard") == ["changed", "close"]


async def tab_to(page: Page, name: str) -> None:
    """Press Tab until the thing with this name has the focus."""
    for _ in range(40):
        await page.keyboard.press("Tab")
        focused = page.locator(":focus")
        words = f"{await focused.get_attribute('aria-label') or ''} {await focused.text_content() or ''}"
        if name in words:
            return
    raise AssertionError(f"{name!r} cannot be reached by keyboard on {page.url}")


async def tab_to_node(page: Page, selector: str) -> None:
    """Press Tab until this node has the focus."""
    for _ in range(40):
        await page.keyboard.press("Tab")
        if await page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard on {page.url}")


async def test_a_return_is_asked_for_on_a_small_phone_without_script(stage: Stage) -> None:
    """S1-67: the page of a return fits 360 px, by day and by night, and needs no script."""
    personal = ReturnException(ExceptionKind.PERSONALISED, source("Engraved things stay yours.", article=5))
    window = Known(timedelta(days=30), source("Send items back within thirty days of delivery.", article=4))
    stage.stated[stage.store.id] = terms(return_window=window, return_exceptions=(personal,))
    order = await stage.order(ANA, "delivered_exception")
    phone = {"width": 360, "height": 700}
    async with serving(stage) as address, browsing(viewport=phone, java_script_enabled=False) as context:
        page = await context.new_page()
        await enter(page, stage, address, f"orders/{order}")
        await page.get_by_role("link", name="Return or exchange").click()
        await page.get_by_label("How many should come back?").select_option("1")
        await page.get_by_role("button", name="Continue").click()
        await expect(page.get_by_text("Choose a reason.")).to_be_visible()
        await page.get_by_label("Why?").select_option("does_not_fit")
        await page.get_by_label("What would you like for it?").select_option("harbour-tee-l-navy")
        await page.get_by_role("button", name="Continue").click()
        await page.get_by_role("button", name="Send the request").click()
        await expect(page.get_by_role("heading", name="Done")).to_be_visible()
    async with serving(stage) as address, browsing(viewport=phone) as context:
        page = await context.new_page()
        other = await stage.order(ANA, "delivered_exception")
        await enter(page, stage, address, f"orders/{other}/return")
        await check(page)
        await page.goto(f"{address}/hub/tide/orders/{order}")
        await check(page)
