"""A shopper and a person at the desk see each other type; at the end the shopper says how it was, and it is read."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.console.conftest import AGENT, OWNER, SOON, Desk, Open
from tests.console.shoppers import find_ticket
from tests.widget.conftest import Shopper

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

WISH = "My parcel never came, I want to talk to a person"
COMMENT = "Quick and kind <b>really</b>"


def _ended(shopper: Shopper) -> None:
    """Rate, comment, and find both again after a reload."""
    asks = shopper.log.get_by_role("group", name="How was the help you got?")
    expect(asks).to_be_visible()
    expect(asks.get_by_role("button")).to_have_text(["Bad", "Poor", "Okay", "Good", "Great"])
    asks.get_by_role("button", name="Good").press("Enter")
    expect(asks.get_by_role("button", name="Good")).to_have_attribute("aria-pressed", "true")
    shopper.log.get_by_role("textbox", name=re.compile("tell us more")).fill(COMMENT)
    shopper.log.get_by_role("button", name="Send").click()
    expect(shopper.log.get_by_text("Thank you. You can change your answer for a day.")).to_be_visible()
    expect(shopper.log.get_by_role("textbox", name=re.compile("tell us more"))).to_have_count(0)
    shopper.page.reload()
    expect(asks.get_by_role("button", name="Good")).to_have_attribute("aria-pressed", "true")
    asks.get_by_role("button", name="Great").click()
    expect(asks.get_by_role("button", name="Great")).to_have_attribute("aria-pressed", "true")


def _both_type(page: Page, shopper: Shopper) -> None:
    """Each sees the other type until what was typed is there; a note is nobody's business."""
    shopper.words.press_sequentially("It was sent a week ago", delay=20)
    conversation = page.get_by_role("region", name="Conversation")
    expect(conversation.get_by_text("is typing")).to_be_visible()
    shopper.words.press("Enter")
    expect(conversation.get_by_role("article").filter(has_text="It was sent a week ago")).to_be_visible()
    expect(conversation.get_by_text("is typing")).to_have_count(0)
    page.get_by_text("Note", exact=True).locator("visible=true").click()
    page.get_by_role("textbox", name="Your note for the team").press_sequentially("Says it is lost", delay=20)
    expect(shopper.log.locator(".typing")).to_have_count(0)
    page.get_by_text("Reply", exact=True).locator("visible=true").click()
    answer = page.get_by_role("textbox", name="Your answer to the customer")
    answer.press_sequentially("A new one leaves today.", delay=20)
    expect(shopper.log.locator(".typing")).to_contain_text("Support")
    answer.press("Control+Enter")
    expect(shopper.log.locator(".message.person")).to_contain_text("A new one leaves today.")
    expect(shopper.log.locator(".typing")).to_have_count(0)


def _reported(owner: Desk) -> None:
    """The figure, its table, its list and its file."""
    page = owner.go("/reports").settled().page
    figure = page.get_by_role("region", name="Satisfaction")
    expect(figure.get_by_text("100%").first).to_be_visible()
    figure.get_by_text("Table", exact=True).click()
    figure.get_by_role("table").get_by_role("button", name=re.compile("list: All, Great")).click()
    expect(page.get_by_role("dialog").get_by_text(re.compile(WISH[:20]))).to_be_visible()
    assert "satisfied rate" in owner.api.get("/desk/reports/satisfaction.csv").raise_for_status().text


def test_both_see_each_other_type_and_what_the_shopper_says_at_the_end_is_read(
    desk: Open, program: str, browser: Browser
) -> None:
    context = browser.new_context(locale="en")
    context.set_default_timeout(SOON)
    one = desk(AGENT)
    shopper = Shopper(context.new_page(), program).visit().open().says(WISH)
    expect(shopper.answers.first).to_be_visible()
    number = find_ticket(one, lambda line: bool(line["subject"].startswith(WISH[:20])))
    page = one.go(f"/inbox/{number}").settled().page
    page.get_by_role("button", name="Take over").click()
    expect(shopper.panel.get_by_role("button", name="A person is with you")).to_be_visible()
    _both_type(page, shopper)
    page.get_by_role("button", name="Close ticket", exact=True).click()
    expect(page.get_by_text("Ticket closed.")).to_be_visible()
    _ended(shopper)
    conversation = page.get_by_role("region", name="Conversation")
    for score in (4, 5):
        expect(conversation.get_by_text(f"Rated {score} of 5: {COMMENT}")).to_be_visible()
    _reported(desk(OWNER))
    shopper.says("One more thing: which colour is it?")
    expect(shopper.log.get_by_role("group", name="How was the help you got?")).to_have_count(0)
    assert one.faults() == []
    context.close()
