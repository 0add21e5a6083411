"""A support person without a mouse: every step by key, and one always sees where one is."""

import re
import secrets
import time

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.console.conftest import AGENT, Desk, Open, mailed_links, new_link
from tests.console.shoppers import Chat, until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PERSON = "I want to talk to a person please"
LOOK = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return "nowhere";
    const { width, height } = here.getBoundingClientRect();
    if (width === 0 || height === 0) return `hidden: ${here.outerHTML.slice(0, 200)}`;
    if (!here.matches(":focus-visible")) return `not marked: ${here.outerHTML.slice(0, 200)}`;
    return "";
}"""
"""What is wrong with where the keyboard is: nowhere, on something hidden, or on something that is not marked."""


def _is_somewhere(page: Page) -> None:
    """Wait until the keyboard is on something that can be seen, and is marked."""
    limit = time.monotonic() + 5
    while (fault := page.evaluate(LOOK)) and time.monotonic() < limit:
        page.wait_for_timeout(50)
    assert fault == ""


def _press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    _is_somewhere(page)


def _tab_to(page: Page, name: str, *, back: bool = False) -> None:
    """Walk with Tab until the thing of this name has the focus."""
    for _ in range(150):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        here = page.evaluate(
            "() => { const e = document.activeElement; return e.getAttribute('aria-label') || e.innerText || ''; }"
        )
        if re.search(name, here):
            return _is_somewhere(page)
    raise AssertionError(f"Tab never comes to {name}")


def _signed_in(one: Desk) -> Page:
    """Come in by the door: the address is typed, the link in the mail followed."""
    one.context.clear_cookies()
    page = one.page
    page.goto(f"{one.base}/admin/inbox")
    expect(page.get_by_label("E-mail")).to_be_visible()
    with httpx.Client(base_url=one.base, timeout=30) as mails:
        before = mailed_links(mails, AGENT)
        page.get_by_label("E-mail").focus()
        page.keyboard.type(AGENT)
        _tab_to(page, "link")
        _press(page, "Enter")
        page.goto(f"{one.base}{new_link(mails, AGENT, before)}")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    _tab_to(page, "Sign in")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Tickets")).to_be_visible()
    return page


def _found(page: Page, one: Chat, number: int) -> None:
    """Move in the list, then find the ticket by search and open it."""
    expect(page.get_by_role("region", name="Tickets").get_by_role("link", name=re.compile(one.name))).to_be_visible()
    _press(page, "j")
    _press(page, "j")
    _press(page, "k")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type(one.name)
    expect(page.get_by_role("option", name=re.compile(one.name)).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/inbox/{number}\b"))
    expect(page.get_by_role("button", name="Take over")).to_be_visible()
    _is_somewhere(page)


def _said(page: Page, field: Locator, key: str, words: str) -> None:
    """Write an answer or a note, send it, and leave the field."""
    _press(page, key)
    expect(field).to_be_focused()
    page.keyboard.type(words)
    _press(page, "Control+Enter")
    expect(field).to_have_value("")
    _press(page, "Escape")


def _given(page: Page) -> None:
    """Tag it, and hurry it."""
    _press(page, "l")
    expect(page.get_by_label("Tags", exact=True).locator("visible=true")).to_be_focused()
    page.keyboard.type("called")
    _press(page, "Enter")
    expect(page.get_by_text("Tagged called.")).to_be_visible()
    _press(page, "Escape")
    _press(page, "p")
    expect(page.get_by_role("option", name="High")).to_be_visible()
    _press(page, "ArrowUp")
    _press(page, "Enter")
    expect(page.get_by_text(re.compile(r"Priority: \w+\."))).to_be_visible()
    _press(page, "Escape")


def _given_on(page: Page) -> None:
    """Give it to oneself, then to a team, and take that back."""
    _press(page, "m")
    expect(page.get_by_text(re.compile("^Assigned to"))).to_be_visible()
    _press(page, "a")
    _press(page, "Tab")
    expect(page.get_by_role("combobox", name="Team").locator("visible=true")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").locator("visible=true").first).to_be_visible()
    _press(page, "ArrowDown", "Enter")
    expect(page.get_by_text(re.compile("^Given to"))).to_be_visible()
    _press(page, "Escape")
    _press(page, "z")
    expect(page.get_by_text("Undone.", exact=True)).to_be_visible()


def _canned(page: Page, field: Locator) -> None:
    """Answer in words that are kept, found by a slash."""
    _press(page, "r")
    expect(field).to_be_focused()
    page.keyboard.type("/gre")
    expect(page.get_by_role("option", selected=True)).to_contain_text("/greeting")
    _press(page, "Enter")
    expect(field).to_have_value(re.compile("Thank you for writing to"))
    _press(page, "Control+Enter")
    expect(field).to_have_value("")
    _press(page, "Escape")


def _merged_and_closed(page: Page, into: int) -> None:
    """Put it together with an older one, and close what goes on at once."""
    page.keyboard.press("u")
    page.keyboard.type(str(into))
    expect(page.get_by_role("radio", name=re.compile(f"#{into} "))).to_be_visible()
    _tab_to(page, f"#{into} ")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Merge", exact=True)).to_be_enabled()
    _tab_to(page, "^Merge$")
    page.keyboard.press("Enter")
    page.keyboard.press("e")
    expect(page.get_by_text("Ticket closed.")).to_be_visible()
    expect(page).to_have_url(re.compile(rf"/inbox/{into}\b"))


def _read(page: Page) -> None:
    """Go to the reports, and from a number down to a conversation."""
    _tab_to(page, "^Reports$", back=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="First response", exact=True)).to_be_visible()
    _tab_to(page, "list: Tickets$")
    page.keyboard.press("Enter")
    behind = page.get_by_role("dialog", name="First response")
    expect(behind.get_by_role("listitem").first).to_be_visible()
    _tab_to(page, "talk to a person")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/admin/inbox/\d+"))


def test_a_day_of_a_support_person_by_keyboard_alone(desk: Open, program: str) -> None:
    """S3-47, S3-53, S4-24, D10: hand over, use kept words, put aside, undo, merge, close, read reports, sign out."""
    mark = secrets.token_hex(3)
    older, newer = (Chat(program, f"{name} {mark}").says(f"{PERSON} {mark}") for name in ("Kim", "Leo"))
    watch, one = desk(), desk(AGENT)
    into, number = older.ticket(watch), newer.ticket(watch)
    page = _signed_in(one)
    _found(page, newer, number)
    _press(page, "t")
    expect(page.get_by_text("You have taken over.")).to_be_visible()
    _given_on(page)
    _canned(page, page.get_by_role("textbox", name="Your answer to the customer"))
    until(lambda: "Thank you for writing to" in " ".join(newer.heard()))
    _press(page, "s", "ArrowDown", "Enter")
    expect(page.get_by_text(re.compile("^Put aside until"))).to_be_visible()
    _press(page, "z")
    until(lambda: watch.api.get(f"/desk/tickets/{number}").json()["waits_until"] is None)
    _merged_and_closed(page, into)
    assert watch.api.get(f"/desk/tickets/{into}").json()["state"] == "closed"
    _press(page, "?")
    keys = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(keys.get_by_text("Merge with another ticket")).to_be_visible()
    _press(page, "Escape")
    expect(keys).to_have_count(0)
    _read(page)
    _tab_to(page, "^Account of", back=True)
    page.keyboard.press("Enter")
    way_out = page.get_by_role("menuitem", name="Sign out")
    expect(way_out).to_be_visible()
    for _ in range(9):
        _press(page, "ArrowDown")
        if "Sign out" in page.evaluate("document.activeElement.innerText"):
            break
    expect(way_out).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("E-mail")).to_be_visible()


def test_a_support_person_answers_by_keyboard_alone(desk: Open, program: str) -> None:
    """S3-53, D10: sign in, move in the list, find, take over, answer, note, tag and hurry."""
    mark = secrets.token_hex(3)
    older, newer = (Chat(program, f"{name} {mark}").says(f"{PERSON} {mark}") for name in ("Ida", "Jon"))
    watch, one = desk(), desk(AGENT)
    number = newer.ticket(watch)
    older.ticket(watch)
    page = _signed_in(one)
    _found(page, newer, number)
    _press(page, "t")
    expect(page.get_by_text("You have taken over.")).to_be_visible()
    _said(page, page.get_by_role("textbox", name="Your answer to the customer"), "r", "Hello Jon, we look at it.")
    until(lambda: newer.heard() == ["Hello Jon, we look at it."])
    _said(page, page.get_by_role("textbox", name="Your note for the team"), "n", "Jon called before.")
    _given(page)
