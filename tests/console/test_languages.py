"""The console in nine languages: chosen by whoever reads it, kept, and with room for long words."""

import re

import pytest
from playwright.sync_api import expect

from tests.console.conftest import PHONE, Open
from tests.console.shoppers import Chat

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

INBOX = {
    "en": "Inbox",
    "pt": "Caixa de entrada",
    "pl": "Skrzynka odbiorcza",
    "fi": "Saapuneet",
    "uk": "Вхідні",
    "it": "Posta in arrivo",
    "es": "Bandeja de entrada",
    "de": "Posteingang",
    "fr": "Boîte de réception",
}
MAIN = ("/inbox", "/reports", "/content", "/routing", "/replies", "/me")


def test_a_language_is_chosen_in_the_corner_and_kept(desk: Open) -> None:
    """Words, dates and the page's own language follow it at once, and still do after the page is loaded again."""
    ida = desk().go("/inbox")
    page = ida.page
    page.get_by_role("button", name=re.compile("^Account of")).click()
    page.get_by_role("menuitem", name="Language").hover()
    page.get_by_role("menuitem", name="Deutsch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Posteingang")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_role("navigation").get_by_role("link", name="Anweisungen")).to_be_visible()

    ida.go("/replies/settings")
    expect(page.get_by_role("switch", name="Automatische Vorschläge")).to_be_visible()
    page.reload()
    expect(page.get_by_role("switch", name="Automatische Vorschläge")).to_be_visible()

    ida.go("/audit")
    expect(page.get_by_role("columnheader", name="Wann")).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d{2}\.\d{2}\.20\d{2}, \d{2}:\d{2}")).first).to_be_visible()
    assert ida.faults() == []


@pytest.mark.parametrize("language", INBOX)
def test_the_language_of_the_browser_is_spoken_until_another_is_chosen(desk: Open, language: str) -> None:
    one = desk(locale=language).go("/inbox").settled()
    expect(one.page.get_by_role("heading", level=1)).to_have_text(INBOX[language])
    expect(one.page.locator("html")).to_have_attribute("lang", language)
    assert one.faults() == []


@pytest.mark.parametrize("language", ["de", "fi"])
def test_long_words_fit_a_telephone(desk: Open, program: str, language: str) -> None:
    """D10, in the two languages whose words are the longest; a ticket beside the main pages."""
    one = desk(locale=language, size=PHONE)
    ticket = Chat(program, "Rosa").says("May I speak with a person, please?").ticket(one)
    assert {path: faults for path in (*MAIN, f"/inbox/{ticket}") if (faults := one.go(path).settled().faults())} == {}
