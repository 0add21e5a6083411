"""The chat in the corner of the shop's page, as a shopper sees it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.widget.conftest import DESK, PHONE, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

SIZE = "Can I change the size on my recent order?"


def test_the_cards_options_open_the_hubs_page_in_place(shopper: Open) -> None:
    """S1-20."""
    ana = shopper().open().says(SIZE).signs_in("ana@example.com")
    expect(ana.card.get_by_role("heading")).to_contain_text("Order #")
    link = ana.card.get_by_role("link", name="View the order")
    expect(link).to_have_attribute("href", re.compile(rf"^{ana.base}/hub/demo/orders/[\w-]+$"))
    ana.card.get_by_role("button", name="Change size or colour").click()
    expect(ana.hub.get_by_text("Harbour T-shirt").first).to_be_visible()
    ana.panel.get_by_role("button", name="Back to the chat").click()
    expect(ana.card).to_be_visible()
    expect(ana.words).to_be_focused()


def test_a_wrong_code_is_said_and_another_may_be_tried(shopper: Open) -> None:
    """S1-12."""
    lee = shopper().open().says(SIZE)
    field = lee.log.locator("input[type=email]")
    field.fill("no address")
    field.press("Enter")
    expect(lee.log.get_by_role("alert")).to_have_text("Write your address like name@example.com.")
    field.fill("lee@example.com")
    field.press("Enter")
    code = lee.log.locator("input[inputmode=numeric]")
    expect(code).to_be_focused()
    code.fill("12345")
    code.press("Enter")
    expect(lee.log.get_by_role("alert")).to_have_text("The code has six digits. Check it and try again.")
    lee.log.get_by_role("button", name="Use another address").click()
    lee.signs_in("lee@example.com")


def test_it_speaks_portuguese_to_whoever_writes_it(shopper: Open) -> None:
    joao = shopper(language="pt").open()
    expect(joao.panel).to_have_attribute("aria-label", "Chat")
    expect(joao.panel.get_by_role("button", name="Falar com uma pessoa")).to_be_visible()
    joao.says("Preciso cancelar meu pedido.").signs_in("joao@example.com")
    expect(joao.card.get_by_role("button", name="Cancelar o pedido")).to_be_visible()


def test_a_quotation_leads_to_its_page(shopper: Open) -> None:
    """By a click or the keyboard, in a tab of its own; the chat stays as it is."""
    visitor = shopper().open().says("How long can I still change an order?")
    source = visitor.answers.locator("figcaption a").first
    expect(source).to_contain_text("Source:")
    expect(source).to_contain_text("opens in a new tab")
    source.focus()
    with visitor.page.context.expect_page() as opened:
        visitor.page.keyboard.press("Enter")
    article = opened.value
    expect(article).to_have_url(re.compile(r"/help/demo/\d+$"))
    expect(article.locator("h1")).to_have_text("Changing your order")
    article.get_by_role("link", name="Ask us").first.click()
    expect(article).to_have_url(re.compile(r"/shop$"))
    expect(visitor.answers).to_have_count(1)


def test_d9_a_person_can_be_asked_in_at_once(shopper: Open) -> None:
    visitor = shopper().open()
    visitor.panel.get_by_role("button", name="Talk to a person").click()
    expect(visitor.panel.locator(".head").get_by_text("A person is with you")).to_be_visible()


def test_d9_a_wish_for_a_person_outlives_the_page(shopper: Open) -> None:
    """The page is left before the wish has gone out; the next page sends it."""
    visitor = shopper().open().says("How long can I still change an order?")
    expect(visitor.answers).to_have_count(1)
    visitor.page.route("**/person", lambda route: route.abort())
    visitor.panel.get_by_role("button", name="Talk to a person").click()
    expect(visitor.panel.locator(".head").get_by_text("A person has been asked in")).to_be_visible()
    visitor.page.unroute("**/person")
    visitor.visit()
    expect(visitor.panel.locator(".head").get_by_text("A person is with you")).to_be_visible()
    expect(visitor.own).to_have_count(2)


def test_a_reload_shows_the_same_conversation(shopper: Open) -> None:
    visitor = shopper().open().says("How long can I still change an order?")
    expect(visitor.answers).to_have_count(1)
    said = visitor.answers.first.inner_text()
    visitor.visit()
    expect(visitor.own).to_have_count(1)
    assert visitor.answers.first.inner_text() == said
    expect(visitor.words).not_to_be_focused()


def test_what_is_written_without_a_network_arrives_once(shopper: Open) -> None:
    visitor = shopper().open().says("How long can I still change an order?")
    expect(visitor.answers).to_have_count(1)
    visitor.page.context.set_offline(offline=True)
    visitor.says("And until when can I cancel it?")
    expect(visitor.log.locator(".waiting")).to_have_count(1)
    expect(visitor.log.get_by_text("No connection.")).to_be_visible()
    visitor.page.context.set_offline(offline=False)
    expect(visitor.log.locator(".waiting")).to_have_count(0)
    expect(visitor.answers).to_have_count(2)
    visitor.visit()
    expect(visitor.own).to_have_count(2)


def test_words_are_shown_as_words_never_as_markup(shopper: Open) -> None:
    visitor = shopper().open()
    visitor.says("<img src=x onerror=\"document.title='broken'\"> order?")
    expect(visitor.own).to_contain_text("<img src=x")
    expect(visitor.answers).to_have_count(1)
    visitor.visit()
    expect(visitor.own).to_contain_text("<img src=x")
    assert visitor.page.title() != "broken"


def test_a_strange_page_cannot_close_the_hub(shopper: Open) -> None:
    olena = shopper().open().says("Where can I see my order?")
    olena.says(SIZE).signs_in("olena@example.com")
    olena.card.get_by_role("link", name="View the order").first.click()
    expect(olena.hub.get_by_role("heading").first).to_be_visible()
    olena.page.evaluate("window.postMessage({ source: 'tillside-hub', event: 'close' }, '*')")
    olena.page.wait_for_timeout(300)
    expect(olena.page.locator("iframe.hub")).to_be_visible()


def test_the_card_says_per_line_what_has_left(shopper: Open) -> None:
    """S1-66."""
    lee = shopper().open().says("I want to change my order").signs_in("lee@example.com")
    expect(lee.card.or_(lee.log.locator(".choices")).first).to_be_visible()
    if lee.log.locator(".choices button").count():
        lee.log.locator(".choices button").first.click()
    expect(lee.card.locator(".units").first).to_be_visible()
    expect(lee.card.get_by_text("shipped").first).to_be_visible()


def test_the_keyboard_alone_is_enough(shopper: Open) -> None:
    visitor = shopper()
    visitor.launcher.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.words).to_be_focused()
    visitor.page.keyboard.type("How long can I still change an order?")
    visitor.page.keyboard.press("Enter")
    expect(visitor.answers).to_have_count(1)
    for _ in range(12):
        visitor.page.keyboard.press("Tab")
        assert visitor.page.evaluate("document.activeElement.tagName") == "TILLSIDE-CHAT"
    visitor.page.keyboard.press("Escape")
    expect(visitor.panel).to_have_count(0)
    expect(visitor.launcher).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_it_is_accessible(shopper: Open, size: dict[str, int], scheme: str) -> None:
    visitor = shopper(size=size, color_scheme=scheme, reduced_motion="reduce").open().says(SIZE)
    expect(visitor.log.locator("input[type=email]")).to_be_visible()
    found = Axe().run(visitor.page)
    assert found.violations_count == 0, found.generate_report()


def test_on_a_phone_it_covers_the_page_and_nothing_is_cut_off(shopper: Open) -> None:
    tiago = shopper(language="pt", size=PHONE, reduced_motion="reduce").open()
    box = tiago.panel.bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, PHONE["width"], PHONE["height"])
    tiago.says("Preciso mudar meu pedido").signs_in("tiago@example.com")
    expect(tiago.answers).not_to_have_count(1)
    assert tiago.log.evaluate("log => log.scrollWidth <= log.clientWidth")
    assert tiago.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(tiago.panel).to_have_attribute("aria-modal", "true")
