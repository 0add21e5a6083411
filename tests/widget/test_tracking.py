"""Where an order is, as a customer sees it in the chat on a small telephone: stations, the link, the order's page."""

import os
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.widget.conftest import PHONE, Open, Shopper

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

IDA = "ida@example.com"


def look(shopper: Shopper, name: str) -> None:
    """Keep a picture where a folder for pictures is named."""
    if folder := os.environ.get("PICTURES"):
        shopper.page.screenshot(path=f"{folder}/{name}.png")


def test_a_customer_follows_two_parcels_from_the_chat_to_the_orders_page(shopper: Open) -> None:
    """S5-18, S5-19: which order is asked; carrier, status and link of each parcel; all of it 360 px wide."""
    ida = shopper(size=PHONE).open().says("where is my order?").signs_in(IDA)
    ida.log.locator(".choices button", has_text="Pier canvas sneakers").first.click()
    card = ida.card.last
    expect(card.get_by_role("list", name="How far it is")).to_have_count(2)
    expect(card.locator("[aria-current=step]")).to_have_text(["Delivered", "Out for delivery"])
    expect(card).to_contain_text("Tidepost")
    link = card.get_by_role("link", name="Follow the parcel: Parcel 2")
    expect(link).to_have_attribute("href", re.compile(r"^https?://\S+/TS\d+2PT$"))
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    card.scroll_into_view_if_needed()
    look(ida, "tracking-chat")
    wide = ida.page.evaluate(
        "document.querySelector('tillside-chat').shadowRoot.querySelector('.log').scrollWidth - "
        "document.querySelector('tillside-chat').shadowRoot.querySelector('.log').clientWidth"
    )
    assert wide <= 0
    found = Axe().run(ida.page)
    assert found.violations_count == 0, found.generate_report()
    card.get_by_role("link", name="View the order").click()
    expect(ida.hub.locator("ol.way")).to_have_count(2)
    ida.hub.locator("#parcels").scroll_into_view_if_needed()
    look(ida, "tracking-page")
    assert ida.hub.locator("html").evaluate("page => page.scrollWidth - page.clientWidth") <= 0


def test_the_card_speaks_the_customers_language(shopper: Open) -> None:
    noah = shopper(size=PHONE, language="pt").open().says("onde está a minha encomenda?").signs_in("noah@example.com")
    noah.log.locator(".choices button").first.click()
    expect(noah.card.last.get_by_role("list", name="Onde está")).to_be_visible()
    expect(noah.card.last).to_contain_text("Embalado")
