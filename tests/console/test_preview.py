"""The agent tried out in the console: as any customer, on any channel, beside how each answer came about."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from evals.case import CASES
from tests.console.conftest import ADMIN, Desk, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

SIZE, CANCEL = "Can I change the size on my recent order?", "I need to cancel my order."


def play(one: Desk, email: str) -> None:
    """Choose the customer to play."""
    one.page.get_by_role("combobox", name="Customer", exact=True).fill(email)
    one.page.keyboard.press("Escape")


def test_a_tester_is_asked_to_sign_in_sees_the_right_order_and_how_it_came_about(desk: Open) -> None:
    """S1-38, S1-39, S1-41, S1-42, S1-43: the first test message, sign-in, card and way."""
    one = desk(ADMIN).go("/preview")
    page = one.page
    play(one, "ana@example.com")
    page.get_by_role("button", name=SIZE).click()
    sign_in = page.get_by_role("button", name="Sign in as ana@example.com")
    expect(sign_in).to_be_visible()
    trace = page.get_by_role("region", name="How it came about")
    expect(trace.locator("[data-step=ask_to_sign_in]")).to_have_attribute("data-taken", "true")
    expect(trace.locator("[data-step=show_card]")).to_have_attribute("data-taken", "false")
    expect(trace).to_contain_text("Passed.")
    sign_in.click()
    card = page.get_by_role("group", name=re.compile("^Order #"))
    expect(card).to_contain_text("Harbour T-shirt")
    link = card.get_by_role("link", name="Change size or colour")
    expect(link).to_have_attribute("href", re.compile(r"/hub/demo/orders/.+kind=variant"))
    expect(trace.locator("[data-step=show_card]")).to_have_attribute("data-taken", "true")
    page.get_by_role("button", name="Make this a test case").click()
    written = page.locator("[data-case]")
    expect(written).to_contain_text("sign_in: customer")
    (case,) = CASES.validate_python(yaml.safe_load(written.inner_text()))
    assert case.steps[0].say == SIZE


def test_dressed_as_a_text_message_the_second_test_message_gets_a_link(desk: Open) -> None:
    """S1-40, S1-43: signed in from the start, on a channel without cards."""
    one = desk(ADMIN).go("/preview")
    page = one.page
    page.get_by_role("combobox", name="Channel").click()
    page.get_by_role("option", name="SMS").click()
    play(one, "ana@example.com")
    page.get_by_role("switch", name="Signed in from the start").check()
    page.get_by_role("textbox", name="Write as the customer").fill(CANCEL)
    page.keyboard.press("Enter")
    talk = page.get_by_role("list", name="Conversation")
    expect(talk.locator("a[href*='/l/']").first).to_be_visible()
    expect(page.get_by_role("group", name=re.compile("^Order #"))).to_have_count(0)


def test_a_skill_without_the_hub_says_why_and_leads_to_where_it_is_mended(desk: Open) -> None:
    """S1-34, S1-36, S1-37: as the server would tell it of a store whose Hub is off."""
    one = desk(ADMIN)
    (editing,) = (s for s in one.api.get("/stores/demo/skills").json() if s["name"] == "order_editing")
    cause = {"code": "hub_off", "sentence": "The Hub is off.", "mend": "Switch the Hub on.", "page": "/admin/settings"}
    told = [editing | {"state": "unavailable", "causes": [cause]}]
    one.page.route("**/api/v1/stores/demo/skills", lambda route: route.fulfill(json=told))
    one.go("/skills")
    skill = one.page.get_by_role("article", name="Order Editing")
    expect(skill.get_by_text("Unavailable")).to_be_visible()
    expect(skill.get_by_role("link", name="Switch the Hub on.")).to_have_attribute(
        "href", re.compile("^/admin/settings")
    )
