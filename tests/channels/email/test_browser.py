"""A visitor's browser with a contact form, and staff's on a small phone."""

import os
import socket

from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse
from playwright.async_api import Page, expect
from sqlalchemy import select

from channels import pages as channel_pages
from channels.email.models import MailRow
from channels.port import Deps
from conversations.models import ConversationRow
from kit.admin import Pages
from kit.tables import ROOT
from kit.templates import Templates
from stores.stores import Store
from tests.channels.email.office import connect
from tests.staff.shops import serving
from tests.staff.test_shop_browser import browsing, check

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


async def test_s4_09_a_visitor_sends_a_contact_form_by_keyboard_and_staff_see_it_on_a_phone(
    app: FastAPI, deps: Deps, store: Store
) -> None:
    """What is wrong is said beside its field, words are kept when the line is down, and it is sent once."""
    await connect(deps, store)
    templates = Templates(sorted([*ROOT.glob("*/templates"), *ROOT.glob("*/*/templates")]))
    app.include_router(channel_pages.routes(deps, Pages(deps.database, templates, deps.who)))
    app.add_api_route("/admin/admin.css", lambda: FileResponse(ROOT / "staff" / "static" / "admin.css"))
    app.add_api_route("/contact", lambda: HTMLResponse(CONTACT))
    listener = socket.create_server(("127.0.0.1", 0))
    base = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with serving(app, listener), browsing(viewport={"width": 360, "height": 740}) as page:
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
        await page.set_extra_http_headers({"x-test-role": "ADMIN"})
        for width in (1280, 360):
            await page.set_viewport_size({"width": width, "height": 740})
            await page.goto(f"{base}/admin/channels/email")
            await shot(page, f"email-{width}")
        await expect(page.get_by_text("in@mail.till.example").first).to_be_visible()
        await check(page)
    async with deps.database.begin() as session:
        talk = (await session.scalars(select(ConversationRow))).one()
        mail = (await session.scalars(select(MailRow))).one()
    assert (talk.address, mail.sender, mail.direction) == ("ana@example.com", "ana@example.com", "in")
