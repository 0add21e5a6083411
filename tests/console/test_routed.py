"""A manager builds rules by hand, field by field, and then sees what customers write arrive where they say (D5)."""

import re
import secrets

import pytest
from playwright.sync_api import Locator, Page, expect

from commerce.demo.people import LUCIA, SAM
from tests.console.conftest import AGENT, MANAGER, Desk, Open
from tests.console.shoppers import Chat, Telephone

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

TEAM = "Retention Specialists"


def _begun(one: Desk, name: str) -> Page:
    """Open the builder as a manager does, and name the rule."""
    page = one.go("/routing").page
    page.get_by_role("link", name="Add rule").click()
    expect(page.get_by_role("heading", level=1, name="New rule")).to_be_visible()
    page.get_by_label("Name", exact=True).fill(name)
    return page


def _chosen(page: Page, field: Locator, option: str) -> None:
    """Choose one of those that a field offers."""
    field.click()
    page.get_by_role("option", name=option, exact=True).click()


def _saved_first(page: Page, name: str) -> None:
    """Put the rule before all others, and save it."""
    page.get_by_label("Place in the list").select_option(index=0)
    page.get_by_role("button", name="Save rule").click()
    expect(page.get_by_text(f"“{name}” is added as rule 1.")).to_be_visible()


def test_who_has_just_ordered_is_routed_to_the_queue_of_urgent_changes(desk: Open, program: str) -> None:
    """S2-01, S2-09, S2-10, S2-12 to S2-14, S2-16, S2-26: built by hand; who ordered days ago stays where they were."""
    one, mark = desk(MANAGER), secrets.token_hex(3)
    view, name = f"Urgent {mark}", f"Just ordered {mark}"
    page = _begun(one, name)
    page.get_by_role("button", name="Behaviour").click()
    did = page.get_by_role("group", name="What someone has done")
    did.get_by_label("Done or not").select_option("Has done")
    _chosen(page, did.get_by_label("Event", exact=True), "Placed Order")
    did.get_by_label("How often").select_option("at least once")
    did.get_by_label("When").select_option("in the last")
    did.get_by_label("How many").fill("2")
    did.get_by_label("Unit of time").select_option("hours")
    expect(page.get_by_role("status", name="In words")).to_contain_text("“Placed Order” at least once in the last 2 h")
    page.get_by_role("radiogroup", name="Where they go").get_by_text("View").click()
    page.get_by_role("button", name="Make a new view").click()
    page.get_by_role("dialog").get_by_label("Name of the view").fill(view)
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_label("Choose a view").first).to_have_value(view)
    _saved_first(page, name)

    fresh = Chat(program, "Sam").signs_in(SAM).says(f"{mark} first: I ordered the wrong size a minute ago")
    stale = Chat(program, "Lucia").signs_in(LUCIA).says(f"{mark} second: thank you for the parcel")
    stale.ticket_that(one, f"{mark} second")
    number = fresh.ticket_that(one, f"{mark} first")
    page = desk(AGENT).go("/inbox").settled().page
    page.get_by_role("navigation", name="Queues").get_by_role("link", name=re.compile(f"^{view}")).click()
    listed = page.get_by_role("region", name="Tickets").get_by_role("listitem")
    expect(listed).to_have_count(1)
    listed.get_by_role("link").click()
    expect(page).to_have_url(re.compile(rf"/inbox/{number}\b"))
    expect(page.get_by_role("region", name="Conversation")).to_contain_text(f"{mark} first")


def test_text_messages_about_orders_are_routed_to_a_team(desk: Open, program: str) -> None:
    """S2-11, S2-20, S2-21, S2-23: two conditions at once; a chat with the tag, and a text without it, stay behind."""
    one, mark = desk(MANAGER), secrets.token_hex(3)
    tag, name = f"Order {mark}", f"Text messages {mark}"
    page = _begun(one, name)
    page.get_by_label("Which of these must hold").select_option("All of these hold")
    for _ in range(2):
        page.get_by_role("button", name="Ticket", exact=True).click()
    first, second = (page.get_by_role("group", name="Properties of the ticket").nth(at) for at in (0, 1))
    _chosen(page, first.get_by_label("Property"), "Channel")
    first.get_by_label("Comparison").select_option("is")
    _chosen(page, first.get_by_label("Value"), "SMS")
    _chosen(page, second.get_by_label("Property"), "Tag")
    second.get_by_label("Comparison").select_option("contains")
    second.get_by_label("Value").fill(tag)
    expect(page.get_by_role("status", name="In words")).to_contain_text(f"Channel is SMS and Tag contains {tag}")
    page.get_by_role("radiogroup", name="Where they go").get_by_text("Team").click()
    _chosen(page, page.get_by_label("Choose a team").first, TEAM)
    _saved_first(page, name)

    words = f"{mark} I want to talk to a person about it"
    phone = Telephone(program, f"+3519{secrets.randbelow(10**8):08}").says(words)
    by_phone, by_chat = phone.ticket(one, words), Chat(program, "Uma").says(words).ticket(one)
    other = Telephone(program, f"+3519{secrets.randbelow(10**8):08}").says(f"{mark} may a person write to me?")
    untagged = other.ticket(one, f"{mark} may a person write to me?")
    for number in (by_phone, by_chat):
        page.goto(f"{one.base}/admin/inbox/{number}")
        page.get_by_role("combobox", name="Tags").fill(tag)
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"Tagged {tag}.")).to_be_visible()
    page = one.go("/inbox").settled().page
    page.get_by_role("navigation", name="Queues").get_by_role("link", name=re.compile(f"^{TEAM}")).click()
    tickets = page.get_by_role("region", name="Tickets").locator("[data-ticket]")
    expect(tickets.and_(page.locator(f"[data-ticket='{by_phone}']"))).to_be_visible()
    for number in (by_chat, untagged):
        expect(page.locator(f"[data-ticket='{number}']")).to_have_count(0)
