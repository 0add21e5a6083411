"""The main story from the shop's page to the changed order, and two browsers that never mix, in Chromium."""

import re

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

SIZE = "Can I change the size on my recent order?"
NOAH = "noah@example.com"


def test_a_customer_asks_signs_in_changes_the_size_and_writes_on_in_portuguese(shopper: Open) -> None:
    """S1-12, S1-17, S1-20, S1-23, S1-24, S1-39, S1-40, S1-42, S1-43."""
    ana = shopper().open().says(SIZE)
    expect(ana.answers.locator("blockquote").first).to_contain_text("within 1 hour")
    ana.signs_in("ana@example.com")
    ana.card.get_by_role("button", name="Change size or colour").click()
    ana.hub.get_by_role("link", name="Harbour T-shirt").click()
    other = ana.hub.locator("label.choice:has(input:not(:disabled))").first
    wanted = other.locator(".choice-text > span").inner_text()
    other.click()
    ana.hub.get_by_role("button", name="Continue").click()
    expect(ana.hub.locator(".summary")).to_contain_text(wanted)
    ana.hub.get_by_role("button", name="Confirm the change").click()
    expect(ana.hub.get_by_role("heading", name="Done")).to_be_visible()
    ana.hub.get_by_role("link", name="To the order").click()
    expect(ana.hub.locator("main")).to_contain_text(wanted)
    ana.panel.get_by_role("button", name="Back to the chat").first.click()
    expect(ana.answers.last).to_contain_text("Done: the size or colour")
    expect(ana.answers.last).to_be_in_viewport()
    expect(ana.card.first).to_contain_text("There is a newer card of this order below.")
    expect(ana.card.last).to_contain_text(wanted)
    expect(ana.card.last.get_by_role("button", name="Change quantity")).to_be_visible()
    ana.says("Preciso cancelar meu pedido.")
    expect(ana.answers.last).to_contain_text("Ainda pode cancelar o pedido")
    expect(ana.answers.last.locator("blockquote[lang=pt]").first).to_be_visible()


def test_who_opens_anothers_link_and_signs_in_sees_their_own_orders_and_the_sender_nothing(shopper: Open) -> None:
    """D9a, S1-64."""
    sender, reader = shopper().open().says(SIZE).signs_in("ana@example.com"), shopper()
    name = sender.card.get_by_role("heading").first.inner_text()
    link = sender.card.get_by_role("link", name="View the order").first.get_attribute("href")
    assert link
    known = len(sender.mailbox.to("noah@example.com"))
    reader.page.goto(link)
    reader.page.get_by_label("E-mail address").fill("noah@example.com")
    reader.page.get_by_role("button", name="Send me a code").click()
    code = re.search(r"\b(\d{6})\b", sender.mailbox.next_to("noah@example.com", known))
    assert code
    reader.page.get_by_label("Six-digit code").fill(code[1])
    reader.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(reader.page.get_by_role("heading", name="Not found")).to_be_visible()
    reader.page.get_by_role("link", name="All orders").click()
    expect(reader.page.get_by_role("heading", name="My orders")).to_be_visible()
    expect(reader.page.locator("main")).not_to_contain_text(name.removeprefix("Order "))
    expect(sender.log).not_to_contain_text("noah@example.com")
    expect(sender.log).not_to_contain_text("Noah")


def test_a_code_is_worth_nothing_in_another_browser(shopper: Open) -> None:
    """D9a: a stranger asks for the customer's code; he enters it in his own chat, and neither is signed in by it."""
    stranger, noah = shopper().open().says(SIZE), shopper().open().says(SIZE)
    for browser in (noah, stranger):
        known = len(noah.mailbox.to(NOAH))
        browser.log.locator("input[type=email]").fill(NOAH)
        browser.log.locator(".sign-in .main").click()
        mail = noah.mailbox.next_to(NOAH, known)
    code = re.search(r"\b(\d{6})\b", mail)
    assert code
    noah.log.locator("input[inputmode=numeric]").fill(code[1])
    noah.log.locator(".sign-in .main").click()
    expect(noah.log.get_by_role("alert")).to_be_visible()
    for browser in (noah, stranger):
        expect(browser.log.locator(".signed-in")).to_have_count(0)
        expect(browser.card).to_have_count(0)
