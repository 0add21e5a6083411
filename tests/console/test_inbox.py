"""The inbox, as whoever works in it all day: what arrives shows by itself, and several conversations are open."""

import re
import secrets

import httpx
import pytest
from playwright.sync_api import expect

from tests.console.conftest import PHONE, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


class Shopper:
    """Somebody who chats on the shop's page."""

    def __init__(self, base: str, name: str) -> None:
        """Open a chat as `name`."""
        self.client = httpx.Client(base_url=f"{base}/api/v1/webchat", timeout=20)
        started = self.client.post("/conversations", json={"store": "demo", "contact": {"name": name}})
        self.client.headers["Authorization"] = f"Bearer {started.raise_for_status().json()['key']}"
        self.path = f"/conversations/{started.json()['conversation']}"

    def writes(self, text: str) -> None:
        """Say something."""
        body = {"id": secrets.token_hex(8), "text": text}
        self.client.post(f"{self.path}/messages", json=body).raise_for_status()


def test_conversations_arrive_are_open_together_and_are_found(desk: Open, program: str) -> None:
    """S3-49, S3-51, S4-21, S4-22, S4-23: live, side by side, switched by key, with a mark where something is new."""
    mark = secrets.token_hex(3)
    first, second = f"Petra {mark}", f"Quentin {mark}"
    one = desk().go("/inbox").settled()
    page, tabs = one.page, one.page.get_by_role("navigation", name="Open tickets")
    petra = Shopper(program, first)
    petra.writes(f"Please keep parcel {mark} for me")
    expect(page.get_by_role("link", name=re.compile(f"{first}.*Unread"))).to_be_visible()
    Shopper(program, second).writes("Hello, is anybody there?")
    for name in (first, second):
        page.get_by_role("region", name="Tickets").get_by_role("link", name=re.compile(name)).click()
        expect(tabs.get_by_role("link", name=name)).to_have_attribute("aria-current", "page")

    page.keyboard.press("Alt+1")
    expect(tabs.get_by_role("link", name=first)).to_have_attribute("aria-current", "page")
    page.keyboard.press("]")
    expect(tabs.get_by_role("link", name=second)).to_have_attribute("aria-current", "page")
    petra.writes("Are you there?")
    expect(tabs.get_by_role("link", name=re.compile(f"{first}.*Unread"))).to_be_visible()

    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search").fill(f"parcel {mark}")
    expect(page.get_by_role("option", name=re.compile(first))).to_be_visible()
    page.keyboard.press("Enter")
    expect(tabs.get_by_role("link", name=first)).to_have_attribute("aria-current", "page")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    assert one.complaints == []


def test_a_phone_shows_the_list_or_a_ticket_and_an_old_address_says_so(desk: Open) -> None:
    one = desk(size=PHONE).go("/inbox/2000000000")
    expect(one.page.get_by_text("There is no ticket 2000000000 for you")).to_be_visible()
    one.page.get_by_role("button", name="Back to the list").click()
    expect(one.page.get_by_role("heading", level=1, name="Inbox")).to_be_visible()
    one.page.get_by_role("button", name=re.compile("Choose another")).click()
    one.page.get_by_role("link", name=re.compile("^Closed")).click()
    expect(one.page).to_have_url(re.compile("queue=closed"))
