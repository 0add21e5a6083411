"""Hours, handoff and settings: explained, checked while one types, kept until they are saved, and by two at once."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.console.conftest import ADMIN, AGENT, OWNER, PHONE, Desk, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

STOREFRONT = '<!doctype html><html lang="en"><title>A shop</title><script src="/widget.js" data-store="{key}"></script>'


def _store(one: Desk) -> str:
    """Add a storefront that no other story changes, and return its key."""
    key = f"hall-{uuid4().hex[:6]}"
    one.api.post("/stores", json={"key": key, "name": f"Hall {key[-6:]}"}).raise_for_status()
    return key


def _kept(one: Desk, key: str, part: str) -> dict[str, Any]:
    answer = one.api.get(f"/stores/{key}/{part}").raise_for_status()
    return dict(answer.json())


def test_an_admin_sets_hours_and_customers_read_when_somebody_is_back(desk: Open) -> None:
    """S4-07: one day that is not today, by keyboard on a small phone; the chat says when people are back."""
    one = desk(ADMIN, size=PHONE)
    key = _store(one)
    day = (datetime.now(UTC) + timedelta(days=3)).strftime("%A")
    page = one.go(f"/hours?store={key}").page
    expect(page.get_by_text("Open now")).to_be_visible()
    page.get_by_role("button", name=f"Add hours to {day}").press("Enter")
    page.get_by_label(f"{day}, opens, 1").fill("10:00")
    page.get_by_label(f"{day}, closes, 1").fill("14:00")
    page.get_by_role("button", name=f"Add hours to {day}").press("Enter")
    page.get_by_label(f"{day}, opens, 2").fill("13:30")
    expect(page.get_by_text("These hours overlap.")).to_be_visible()
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    assert one.faults() == []
    page.get_by_label(f"{day}, opens, 2").fill("15:00")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_text("The opening hours of")).to_be_visible()
    expect(page.get_by_text("Closed now")).to_be_visible()
    expect(page.get_by_text(f"Opens {day}")).to_be_visible()
    spans = [(span["opens"], span["closes"]) for span in _kept(one, key, "hours")[day.lower()]]
    assert spans == [("10:00:00", "14:00:00"), ("15:00:00", "18:00:00")]

    shop = desk().page
    shop.route("**/storefront", lambda route: route.fulfill(body=STOREFRONT.format(key=key), content_type="text/html"))
    shop.goto(f"{one.base}/storefront")
    shop.locator("tillside-chat .launcher").click()
    expect(shop.locator(".away")).to_contain_text("Our team is back")


def test_a_holiday_is_named_and_what_contradicts_itself_is_said(desk: Open) -> None:
    one = desk()
    key = _store(one)
    page = one.go(f"/hours?store={key}").page
    page.get_by_role("button", name="Add a holiday").click()
    expect(page.get_by_text("Enter the first day.")).to_be_visible()
    page.get_by_label("Name", exact=True).fill("Christmas")
    page.get_by_label("First day").fill("2030-12-24")
    page.get_by_label("Last day").fill("2030-12-20")
    expect(page.get_by_text("Let it end on its first day or later.")).to_be_visible()
    page.get_by_label("Last day").fill("2030-12-26")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The opening hours of")).to_be_visible()
    (kept,) = _kept(one, key, "hours")["holidays"]
    assert (kept["name"], kept["first"], kept["last"], kept["hours"]) == ("Christmas", "2030-12-24", "2030-12-26", [])
    assert one.faults() == []


def test_a_handoff_says_what_a_customer_will_read_and_is_kept(desk: Open) -> None:
    """S1-53."""
    one = desk(ADMIN)
    key = _store(one)
    page = one.go(f"/handoff?store={key}").page
    away = page.get_by_label("While nobody is there")
    away.fill("x" * 501)
    expect(page.get_by_text("Shorten this to 500 characters.")).to_be_visible()
    away.fill("We are asleep.\nLeave a word.")
    page.get_by_label("Order number").check()
    expect(page.get_by_text("Not saved yet: While nobody is there and Asked for first.")).to_be_visible()
    one.go(f"/handoff?store={key}")
    expect(away).to_have_value("We are asleep.\nLeave a word.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("is saved. It counts from the next message on.")).to_be_visible()
    kept = _kept(one, key, "handoff")
    assert (kept["outside_message"], kept["collects"]) == ("We are asleep.\nLeave a word.", ["email", "order"])
    page.get_by_label("Do not hand off").check(force=True)
    expect(page.get_by_label("Said then")).to_be_visible()
    assert one.faults() == []


def test_settings_are_checked_while_one_types_and_say_what_changed(desk: Open) -> None:
    """S1-03, S1-04, S5-21, S1-26: the Hub is switched off, and the page says so at once."""
    one = desk(OWNER)
    key = _store(one)
    page = one.go(f"/settings?store={key}").page
    for label, wrong, says, right in (
        ("Sites that may show the chat", "shop.example.com", "Write each as https", "https://shop.example.com"),
        ("Your own page for returns", "http://returns.example.com", "Write the whole address", ""),
        ("Look at articles again after", "121", "Write a number from 1 to 120", "6"),
        ("Delayed", "See www.news.example", "A note holds no link", "A strike adds 2 days."),
    ):
        page.get_by_label(label, exact=True).fill(wrong)
        expect(page.get_by_text(says)).to_be_visible()
        expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
        page.get_by_label(label, exact=True).fill(right)
        expect(page.get_by_text(says)).to_have_count(0)
    page.get_by_role("switch", name="The Hub is open").uncheck(force=True)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(re.compile("The Hub is open, .*Look at articles again after.* saved"))).to_be_visible()
    expect(page.get_by_text("The customer's own pages are switched off.")).to_be_visible()
    kept = _kept(one, key, "settings")
    assert (kept["hub_active"], kept["review_months"], kept["origins"]) == (False, 6, ["https://shop.example.com"])
    assert kept["tracking_notes"] == {"delayed": "A strike adds 2 days."}
    assert one.faults() == []


def test_of_two_people_who_save_at_once_nobody_loses_anything(desk: Open) -> None:
    """Who saves second is told, keeps what they wrote, and chooses; other settings of others are left as they are."""
    one = desk(ADMIN)
    key = _store(one)
    page = one.go(f"/settings?store={key}").page
    page.get_by_label("Your own page for returns").fill("https://mine.example.com")
    expect(page.get_by_text("Not saved yet: Your own page for returns.")).to_be_visible()
    theirs = {"return_portal": "https://theirs.example.com", "language": "pt"}
    one.api.patch(f"/stores/{key}/settings", json=theirs).raise_for_status()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Somebody has changed the same meanwhile")).to_be_visible()
    one.complaints.clear()  # the browser tells of the answer 409
    assert _kept(one, key, "settings")["return_portal"] == "https://theirs.example.com"
    page.get_by_role("button", name="Go on with mine").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Your own page for returns saved.")).to_be_visible()
    kept = _kept(one, key, "settings")
    assert (kept["return_portal"], kept["language"]) == ("https://mine.example.com", "pt")
    assert one.faults() == []


@pytest.mark.parametrize("path", ["/settings", "/handoff", "/hours"])
def test_agents_look_and_change_nothing(desk: Open, path: str) -> None:
    """S1-07, S1-08."""
    one = desk(AGENT).go(path).settled()
    expect(one.page.get_by_text("Admins and owners change them.")).to_be_visible()
    expect(one.page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    assert one.faults() == []
