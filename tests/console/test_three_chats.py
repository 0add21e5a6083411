"""An agent has three chats at once, and does with each what it needs, to the end."""

import re
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.console.conftest import ADMIN, AGENT, MANAGER, OWNER, Open
from tests.console.shoppers import Chat, until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PERSON = "I want to talk to a person please"
ASKS = "How long can I send back a jumper?"


def _field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your answer to the customer")


def _in_front(page: Page, one: Chat) -> None:
    tabs = page.get_by_role("navigation", name="Open tickets")
    expect(tabs.get_by_role("link", name=one.name)).to_have_attribute("aria-current", "page")


def _to(page: Page, one: Chat, place: int) -> None:
    """Go to an open ticket by its key, also while writing."""
    page.keyboard.press(f"Alt+{place}")
    _in_front(page, one)


def _merged(page: Page, into: int) -> None:
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Merge with another ticket").click()
    page.get_by_label("Number, customer or words of the other ticket").fill(str(into))
    page.get_by_role("radio", name=re.compile(f"#{into} ")).click()
    page.get_by_role("dialog").get_by_role("button", name="Merge").click()
    expect(page.get_by_text(f"Merged. Ticket #{into} goes on.")).to_be_visible()
    expect(page).to_have_url(re.compile(rf"/inbox/{into}\b"))
    expect(page.get_by_role("dialog")).to_have_count(0)


def _answered_by_suggestion(page: Page, ada: Chat, ben: Chat) -> None:
    """Take the suggestion for one, begin to write to another meanwhile, and send it."""
    ada.says(ASKS)
    tabs = page.get_by_role("navigation", name="Open tickets")
    expect(tabs.get_by_role("link", name=re.compile(f"{ada.name}.*Unread"))).to_be_visible()
    _to(page, ada, 1)
    page.get_by_role("button", name="Use", exact=True).click()
    expect(_field(page)).to_have_value(re.compile("30 days"))
    _to(page, ben, 2)
    expect(_field(page)).to_have_value("")
    _field(page).fill("Dear Ben, half wri")
    _to(page, ada, 1)
    expect(_field(page)).to_have_value(re.compile("30 days"))
    _field(page).press("Control+Enter")
    expect(_field(page)).to_have_value("")
    until(lambda: "30 days" in " ".join(ada.heard()))


def _answered_by_macro(page: Page, cleo: Chat) -> None:
    """Send a macro with a note in it, which the customer then reads."""
    page.get_by_role("button", name="Macros").click()
    page.get_by_role("menuitem", name="Label issued").click()
    macro = page.get_by_role("dialog", name="Label issued")
    expect(macro.get_by_label("What is sent")).to_have_value(re.compile("return label"))
    macro.get_by_label("Short note (optional)").fill("It came by mail at noon.")
    expect(macro.get_by_label("What is sent")).to_have_value(re.compile("at noon"))
    macro.get_by_role("button", name="Send").click()
    expect(page.get_by_text(re.compile("Label issued is done"))).to_be_visible()
    until(lambda: "The return label for your order is on its way" in " ".join(cleo.heard()))
    assert "It came by mail at noon." in " ".join(cleo.heard())


def test_an_agent_brings_three_chats_to_their_end_at_once(desk: Open, program: str) -> None:
    """S3-49, S3-51, S4-21 to S4-24, S5-23 to S5-27: by key from one to the next, nothing mixed up."""
    ada, ben, cleo = (Chat(program, name).says(PERSON) for name in ("Ada", "Ben", "Cleo"))
    one = desk(AGENT)
    numbers = [chat.ticket(one) for chat in (ada, ben, cleo)]
    page = one.go("/inbox").settled().page
    for chat in (ada, ben, cleo):
        page.get_by_role("region", name="Tickets").get_by_role("link", name=re.compile(chat.name)).click()
        _in_front(page, chat)
        page.get_by_role("button", name="Take over").click()
        expect(page.get_by_role("button", name="Take over")).to_have_count(0)
    _answered_by_suggestion(page, ada, ben)
    _to(page, cleo, 3)
    _answered_by_macro(page, cleo)
    assert {"return", "label issued"} <= set(one.api.get(f"/desk/tickets/{numbers[2]}").json()["tags"])

    _to(page, ben, 2)
    expect(_field(page)).to_have_value("Dear Ben, half wri")
    page.get_by_text("Note", exact=True).locator("visible=true").click()
    note = page.get_by_role("textbox", name="Your note for the team")
    note.fill("Ben and Ada write from one household.")
    note.press("Control+Enter")
    said = page.get_by_role("region", name="Conversation")
    expect(said.get_by_role("article").filter(has_text="one household")).to_be_visible()

    _merged(page, numbers[0])
    expect(said.get_by_text("30 days").last).to_be_visible()
    page.locator(".mantine-Notification-root", has_text="Merged.").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone.", exact=True)).to_be_visible()
    until(lambda: one.api.get(f"/desk/tickets/{numbers[1]}").json()["merged_into"] is None)
    page.goto(f"{one.base}/admin/inbox/{numbers[1]}")
    expect(said.get_by_role("article").filter(has_text="one household")).to_be_visible()
    _merged(page, numbers[0])
    page.get_by_role("button", name="Close ticket", exact=True).click()
    expect(page.get_by_text("Ticket closed.")).to_be_visible()
    assert one.api.get(f"/desk/tickets/{numbers[0]}").json()["state"] == "closed"
    assert all("household" not in " ".join(chat.heard()) for chat in (ada, ben, cleo))
    assert one.faults() == []


def test_many_chats_that_several_people_answer_at_once_are_each_answered_once(desk: Open, program: str) -> None:
    """S4-31: four people with five chats each, all at the same time; every customer reads their own answer, once."""
    people = [desk(email) for email in (OWNER, ADMIN, MANAGER, AGENT)]
    chats = [Chat(program, f"Guest{place}").says(PERSON) for place in range(20)]
    tickets = [chat.ticket(people[0]) for chat in chats]

    def answer(place: int) -> None:
        api, ticket = people[place % len(people)].api, tickets[place]
        seen = api.get(f"/desk/tickets/{ticket}").raise_for_status().json()["last_message_id"]
        body = {"text": f"To {chats[place].name}.", "seen": seen, "client_id": uuid.uuid4().hex}
        api.post(f"/desk/tickets/{ticket}/reply", json=body).raise_for_status()

    with ThreadPoolExecutor(len(chats)) as at_once:
        list(at_once.map(answer, range(len(chats))))
    assert [chat.heard() for chat in chats] == [[f"To {chat.name}."] for chat in chats]
