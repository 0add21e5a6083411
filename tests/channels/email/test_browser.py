"""A visitor's browser with a contact form, on a small phone."""

import os
import socket

from axe_playwright_python.async_playwright import Axe
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from playwright.async_api import Page, expect
from sqlalchemy import select

from channels.email.models import MailRow
from channels.port import Deps
from conversations.models import ConversationRow
from stores.stores import Store
from tests.channels.email.office import connect
from tests.hub.test_browser import SCHEMES, browsing
from tests.staff.shops import serving

SOON = 20_000
"""Milliseconds that a page has on a loaded machine."""

CONTACT = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Contact</title>
<main><h1>Write to us</h1>
<form method="post" action="/api/v1/forms/demo" data-tillside="demo">
<p><label>Name <input name="name" autocomplete="name"></label></p>
<p><label>E-mail <input name="email" required autocomplete="email"></label></p>
<p><label>Order <input name="order"></label></p>
<p><label>Message <textarea name="message" required></textarea></label></p>
<p hidden><label>Leave this empty <input name="website" tabindex="-1" autocomplete="off"></label></p>
<p><button>Send</button></p></form></main>
<script src="/contact-form.js" async></script></html>"""


async def shot(page: Page, name: str) -> None:
    """Keep a picture for who wants to look."""
    if folder := os.environ.get("PICTURES"):
        await page.screenshot(path=f"{folder}/{name}.png", full_page=True)


async def check(page: Page) -> None:
    """Nothing axe finds by day and by night, and nothing wider than the window."""
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = await Axe().run(page)
        assert found.violations_count == 0, f"{scheme}: {found.generate_report()}"
    wider = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0, f"{page.url} is {wider} px too wide"


async def test_s4_09_a_visitor_sends_a_contact_form_by_keyboard(app: FastAPI, deps: Deps, store: Store) -> None:
    """What is wrong is said beside its field, words are kept when the line is down, and it is sent once."""
    await connect(deps, store)
    app.add_api_route("/contact", lambda: HTMLResponse(CONTACT))
    listener = socket.create_server(("127.0.0.1", 0))
    base = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with serving(app, listener), browsing(viewport={"width": 360, "height": 740}) as browser:
        page = await browser.new_page()
        page.set_default_timeout(SOON)
        expect.set_options(timeout=SOON)
        await page.goto(f"{base}/contact")
        status = page.get_by_role("status")
        await page.get_by_label("E-mail").fill("ana@example")
        await page.get_by_label("Message").fill("Where is my parcel?")
        await page.get_by_label("Message").press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.get_by_label("E-mail")).to_be_focused()
        await expect(page.get_by_label("E-mail")).to_have_attribute("aria-invalid", "true")
        await expect(page.get_by_text("Write your e-mail address, such as")).to_be_visible()
        await check(page)
        await shot(page, "contact-form-360")
        await page.get_by_label("E-mail").fill("ana@example.com")
        await page.route("**/api/v1/forms/demo", lambda route: route.abort())
        await page.get_by_label("E-mail").press("Enter")
        await expect(status).to_have_text("Not sent. Please try again.")
        await expect(page.get_by_label("Message")).to_have_value("Where is my parcel?")
        await page.unroute("**/api/v1/forms/demo")
        await page.get_by_label("E-mail").press("Enter")
        await expect(status).to_have_text("We have your message and will answer by e-mail.")
        await expect(page.get_by_label("Message")).to_have_value("")
    async with deps.database.begin() as session:
        talk = (await session.scalars(select(ConversationRow))).one()
        mail = (await session.scalars(select(MailRow))).one()
    assert (talk.address, mail.sender, mail.direction) == ("ana@example.com", "ana@example.com", "in")
