"""Addresses of the console: old, mistyped, of another store; and what the window is called."""

import re

import pytest
from playwright.sync_api import expect

from tests.console.conftest import PHONE, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

NOWHERE = "There is nothing at this address"


@pytest.mark.parametrize(
    "path",
    [
        "/inbox/abc",
        "/inbox/99999999999",
        "/conversations/abc",
        "/content/abc",
        "/content/abc/edit",
        "/replies/templates/abc",
        "/replies/macros/0",
        "/routing/abc",
        "/webhooks/abc",
    ],
)
def test_a_mistyped_number_leads_nowhere_and_says_so(desk: Open, path: str) -> None:
    one = desk().go(path)
    expect(one.page.get_by_role("heading", level=1)).to_have_text(NOWHERE)
    expect(one.page.get_by_role("link", name="Go to the start")).to_be_visible()
    assert one.faults() == []


def test_a_step_of_setting_up_that_is_unknown_is_as_if_none_was_named(desk: Open) -> None:
    one = desk().go("/setup?step=nonsense").settled()
    expect(one.page.locator("#step")).not_to_contain_text("step.")
    expect(one.page.locator("#step")).to_be_visible()


def test_no_other_store_is_shown_in_the_place_of_one_that_is_not_there(desk: Open) -> None:
    """Who opens an old address must not change the settings of another store."""
    one = desk().go("/settings?store=gone").settled()
    expect(one.page.get_by_role("heading", level=1)).to_have_text("There is no such storefront")
    expect(one.page.get_by_role("main").get_by_role("textbox")).to_have_count(0)
    assert one.faults() == []
    one.page.get_by_role("link", name="All storefronts").click()
    expect(one.page).to_have_url(re.compile(r"/admin/shop$"))
    expect(one.page.get_by_role("heading", level=1)).to_have_text("Shop connections")


def test_each_window_is_called_after_what_is_in_front(desk: Open) -> None:
    one = desk()
    one.go("/inbox")
    expect(one.page).to_have_title("Inbox · Tillside")
    one.page.get_by_role("link", name="Routing").click()
    expect(one.page).to_have_title("Rules · Routing · Tillside")
    one.page.get_by_role("link", name="Views").click()
    expect(one.page).to_have_title("Views · Routing · Tillside")
    one.page.go_back()
    expect(one.page).to_have_title("Rules · Routing · Tillside")
    one.go("/content/gaps")
    expect(one.page).to_have_title("Open questions · Content · Tillside")
    one.go("/shop/demo")
    expect(one.page).to_have_title("Fable & Fern · Tillside")


@pytest.mark.parametrize("locale", ["uk", "de", "fi"])
def test_no_button_of_a_phone_loses_its_end(desk: Open, locale: str) -> None:
    one = desk(size=PHONE, locale=locale)
    cut = """[...document.querySelectorAll('.mantine-Button-label')]
        .filter((label) => label.scrollWidth > label.clientWidth + 1).map((label) => label.textContent)"""
    for path in ("/shop/demo", "/channels/email", "/me", "/keys", "/settings"):
        one.go(path).settled()
        assert one.page.evaluate(cut) == [], path


def test_what_has_gone_is_not_tried_again_but_leads_to_the_others(desk: Open) -> None:
    one = desk().go("/replies/macros/999999").settled()
    expect(one.page.get_by_role("alert")).to_have_text("There is no such macro.")
    expect(one.page.get_by_role("button", name="Try again")).to_have_count(0)
    one.page.get_by_role("link", name="Macros", exact=True).click()
    expect(one.page).to_have_url(re.compile(r"/replies/macros$"))
