"""The ways to a conversation: into the inbox where a ticket holds it, else its record; and its labels on a phone."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from tests.console.conftest import PHONE, Open
from tests.console.shoppers import Chat

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_a_conversation_opens_in_the_inbox_and_a_preview_as_a_record(desk: Open, program: str) -> None:
    one = desk()
    chat = Chat(program, "Wanda Way").says("Do you wrap presents in blue paper?")
    number = chat.ticket(one)
    (talk,) = one.api.get(f"/desk/tickets/{number}").json()["conversations"]
    one.page.goto(f"{one.base}/admin/conversations/{talk['id']}")
    one.page.wait_for_url(f"**/admin/inbox/{number}")
    expect(one.page.get_by_role("article").filter(has_text="Do you wrap presents")).to_be_visible()

    played = one.api.post("/preview/stores/demo/conversations", json={}).raise_for_status().json()
    said = {"id": uuid.uuid4().hex, "text": "What is your return policy?"}
    at = f"/preview/stores/demo/conversations/{played['conversation']}"
    one.api.post(f"{at}/messages", json=said).raise_for_status()
    one.api.get(at, params={"wait": 20}).raise_for_status()
    one.go(f"/conversations/{talk['id'] + 1}").settled()
    expect(one.page.get_by_text("A preview: it counts nowhere")).to_be_visible()
    expect(one.page.get_by_role("main").get_by_text("What is your return policy?")).to_be_visible()
    assert one.faults() == []

    one.go("/conversations/987654")
    expect(one.page.get_by_role("alert")).to_contain_text("There is no such conversation.")


def test_labels_stand_on_the_list_that_every_phone_shows(desk: Open, program: str) -> None:
    """S3-24, S3-36, D10: whatever version of an app a phone has."""
    one = desk(size=PHONE).go("/inbox").settled()
    chat = Chat(program, "Lena Label").says("Please cancel my order #1001")
    row = one.page.get_by_role("link", name=re.compile(chat.name))
    expect(row).to_contain_text("Edit orders")
