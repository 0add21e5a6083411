"""Figures down to one conversation, and the words that people answer with."""

import re
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import expect

from tests.console.conftest import AGENT, MANAGER, PHONE, Desk, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def ask(one: Desk, words: str) -> None:
    """Let somebody ask in the shop's chat."""
    with httpx.Client(base_url=f"{one.base}/api/v1/webchat", headers={"Origin": one.base}, timeout=30) as web:
        begun = web.post("/conversations", json={"store": "demo", "language": "en"}).json()
        said = {"id": uuid4().hex, "text": words}
        headers = {"Authorization": f"Bearer {begun['key']}"}
        web.post(f"/conversations/{begun['conversation']}/messages", json=said, headers=headers).raise_for_status()


def wait_for_ticket(one: Desk) -> int:
    """Wait until the desk has a ticket that the figures count; returns the newest one's number."""
    for _ in range(100):
        found = one.api.get("/desk/reports/demand/tickets").json()["items"]
        if found:
            return int(found[0]["ticket"])
        one.page.wait_for_timeout(200)
    raise AssertionError("no ticket was counted")


def test_the_owner_reads_the_report_down_to_one_conversation(desk: Open) -> None:
    """D4, S1-02, S5-17: from a number to its list to the ticket and back; a chart is a table too, and a file."""
    one = desk()
    ask(one, "Do you ship to Spain?")
    wait_for_ticket(one)
    one.go("/reports").settled()
    card = one.page.get_by_role("region", name="First response", exact=True)
    card.get_by_text("Table", exact=True).click()
    expect(card.get_by_role("table", name="First response")).to_be_visible()
    with one.page.expect_download() as saved:
        card.get_by_role("link", name="Download as CSV: First response").click()
    assert saved.value.suggested_filename.startswith("first_response-")
    card.get_by_role("button", name=re.compile(r"list: Tickets$")).first.click()
    behind = one.page.get_by_role("dialog", name="First response")
    expect(behind.get_by_role("listitem").first).to_be_visible()
    assert one.faults() == []
    behind.get_by_role("link").first.click()
    expect(one.page).to_have_url(re.compile(r"/admin/inbox/\d+"))
    one.page.go_back()
    expect(one.page.get_by_role("dialog", name="First response")).to_be_visible()
    one.page.keyboard.press("Escape")
    expect(one.page.get_by_role("dialog", name="First response")).to_have_count(0)


def test_a_manager_mends_a_template_and_binds_a_macro_to_it(desk: Open) -> None:
    """S5-08, S5-27: a wrong variable is told as it is typed, with the name that was meant."""
    one, key = desk(MANAGER), f"t{uuid4().hex[:8]}"
    page = one.go("/replies/templates/new").settled().page
    page.get_by_label("Name").fill(f"Told {key}")
    page.get_by_label("Typed as").fill(key)
    words = page.get_by_role("textbox", name="Words in English")
    words.fill("Hello,\nyour order {{order.nam}} is on its way.")
    expect(page.get_by_text("In line 2, at sign 12: there is no variable {{order.nam}}.")).to_be_visible()
    assert one.faults() == []
    page.get_by_role("button", name="Use order.name").click()
    expect(words).to_have_value("Hello,\nyour order {{order.name}} is on its way.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name=f"Told {key}")).to_be_visible()
    page.get_by_role("link", name="Macros", exact=True).click()
    page.get_by_role("link", name="Write a macro").click()
    page.get_by_label("Name").fill(f"Tells {key}")
    page.get_by_role("textbox", name="Key").fill(key)
    page.get_by_label("Template").and_(page.locator("input:visible")).fill(key)
    page.get_by_role("option", name=f"/{key}").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name=f"Tells {key}")).to_be_visible()
    assert key in [macro["template_key"] for macro in one.api.get("/desk/macros?limit=100").json()["items"]]


def test_what_two_managers_write_is_never_lost(desk: Open) -> None:
    """Somebody else saved first: it is said, and one's own words stay until one chooses."""
    one, key = desk(MANAGER), f"t{uuid4().hex[:8]}"
    made = one.api.post("/desk/templates", json={"key": key, "name": key, "texts": {"en": "First."}}).json()
    page = one.go(f"/replies/templates/{made['id']}").settled().page
    words = page.get_by_role("textbox", name="Words in English")
    words.fill("Mine.")
    one.api.put(f"/desk/templates/{made['id']}", json={"name": key, "texts": {"en": "Theirs."}}).raise_for_status()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Somebody else has changed this meanwhile")
    expect(words).to_have_value("Mine.")
    page.get_by_role("button", name="Read theirs").click()
    page.get_by_role("button", name="Keep mine, then save").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name=key)).to_be_visible()
    assert one.api.get(f"/desk/templates/{made['id']}").json()["texts"] == {"en": "Mine."}


def test_suggestions_are_switched_off_and_on_again(desk: Open) -> None:
    """S3-18, S3-19: Message settings, "Automatically generated suggestions", off, save."""
    one = desk(MANAGER)
    page = one.go("/replies/settings").settled().page
    assert one.faults() == []
    switch = page.get_by_role("switch", name="Automatically generated suggestions")
    for is_on, said in ((False, "No more replies are suggested"), (True, "Replies are suggested again")):
        expect(switch).to_be_checked(checked=not is_on)
        switch.click()
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text(said)).to_be_visible()
        assert one.api.get("/stores/demo/suggestions").json()["is_on"] is is_on


@pytest.mark.parametrize("path", ["/reports/demand", "/reports/weekly", "/replies/macros", "/replies/tags"])
def test_their_other_pages_fit_on_a_phone(desk: Open, path: str) -> None:
    """D10."""
    assert desk(size=PHONE, color_scheme="dark", reduced_motion="reduce").go(path).settled().faults() == []


def test_an_agent_sees_their_own_figures_and_changes_no_words(desk: Open) -> None:
    one = desk(AGENT)
    one.go("/reports").settled()
    expect(one.page.get_by_role("heading", name="First response", exact=True)).to_be_visible()
    expect(one.page.get_by_role("heading", name="How conversations ended")).to_have_count(0)
    one.go("/replies").settled()
    expect(one.page.get_by_role("link", name="Write a template")).to_have_count(0)
