"""The chat speaks the reader's language, and English where that language's words do not come."""

import pytest
from playwright.sync_api import Route, expect

from tests.widget.conftest import PHONE, Open, Shopper

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

SCRIPT = '<script src="/widget.js" data-store="demo"></script>'
PAGE = '<!doctype html><html lang="{language}"><title>Shop</title><body>' + SCRIPT
WORDS = "**/widget/words/*"
LAUNCHERS = {
    "pt-BR": "Fale com a loja",
    "es-MX": "Escríbenos",
    "fr": "Écrivez-nous",
    "it": "Scrivi al negozio",
    "de": "Schreiben Sie uns",
    "pl": "Napisz do nas",
    "fi": "Kirjoita meille",
    "uk": "Напишіть нам",
    "en-GB": "Chat with us",
    "sv": "Chat with us",
}


def stands_on(shopper: Shopper, language: str) -> Shopper:
    """Go to a page of nothing but the script tag, in a language."""
    shopper.page.route(
        "**/plain", lambda route: route.fulfill(body=PAGE.format(language=language), content_type="text/html")
    )
    shopper.page.goto(f"{shopper.base}/plain")
    return shopper


def test_it_speaks_the_language_of_the_page(shopper: Open) -> None:
    visitor = shopper(language="en")
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    for language, name in LAUNCHERS.items():
        asked.clear()
        stands_on(visitor, language)
        expect(visitor.launcher).to_have_attribute("aria-label", name)
        visitor.open()
        files = [url.rsplit("/", 1)[1][:2] for url in asked if "/widget/words/" in url]
        assert files == ([] if name == "Chat with us" else [language[:2]])
        visitor.page.keyboard.press("Escape")
        expect(visitor.panel).to_have_count(0)


@pytest.mark.parametrize("how", ["gone", "wrong"])
def test_without_the_words_of_its_language_it_works_in_english(shopper: Open, how: str) -> None:
    def lose(route: Route) -> None:
        route.abort() if how == "gone" else route.fulfill(status=500, body="<html>")

    visitor = shopper(language="en")
    visitor.page.route(WORDS, lose)
    stands_on(visitor, "de").open().says("Hello")
    expect(visitor.words).to_have_attribute("placeholder", "Write a message")
    expect(visitor.answers).to_have_count(1)


def test_words_that_come_late_are_spoken_when_they_are_there(shopper: Open) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visitor = shopper(language="en")
    visitor.page.route(WORDS, hold)
    stands_on(visitor, "uk").open()
    expect(visitor.words).to_have_attribute("placeholder", "Write a message")
    visitor.words.fill("Добрий день")
    held[0].continue_()
    expect(visitor.words).to_have_attribute("placeholder", "Напишіть повідомлення")
    expect(visitor.words).to_have_value("Добрий день")


@pytest.mark.parametrize("wish", ["", "person"])
def test_on_a_phone_the_longest_words_fit(shopper: Open, wish: str) -> None:
    """Before a person was asked for, and after: the button then says more."""
    visitor = shopper(language="en", size=PHONE, reduced_motion="reduce")
    for language in ("de", "es", "fr", "it", "pl", "fi", "uk"):
        stands_on(visitor, language)
        expect(visitor.page.locator("tillside-chat .widget")).to_have_attribute("lang", language)
        if not visitor.panel.is_visible():
            visitor.launcher.click()
        if wish and language == "de":
            visitor.panel.locator(".head .person").click()
        if wish:
            expect(visitor.panel.locator(".head .person")).to_be_disabled()
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), language
        head = visitor.panel.locator(".head")
        cut = (
            "head => [...head.children].filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
        )
        assert head.evaluate(cut) == [], language
        edge = "head => Math.max(...[...head.children].map(one => one.getBoundingClientRect().right))"
        assert head.evaluate(edge) <= PHONE["width"], language


@pytest.mark.parametrize("language", ["de", "uk", "pl", "fr"])
def test_the_heads_title_stands_whole_on_a_phone_beside_the_button_for_a_person(shopper: Open, language: str) -> None:
    visitor = shopper(language=language, size=PHONE).open()
    title = visitor.panel.locator("h2")
    lines = title.evaluate(
        "title => { const r = new Range(); r.selectNodeContents(title); return r.getClientRects().length }"
    )
    assert lines == 1
    close = visitor.panel.locator(".head .round").last.bounding_box()
    assert close
    assert close["x"] + close["width"] <= PHONE["width"]
