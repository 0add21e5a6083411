"""A return, as a customer asks for it from the chat on a small telephone: the card, the Hub's page, the word back."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.widget.conftest import PHONE, Open, Shopper

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

JOAO = "joao@example.com"


def look(shopper: Shopper, name: str) -> None:
    """Keep a picture where a folder for pictures is named."""
    if folder := os.environ.get("PICTURES"):
        shopper.page.screenshot(path=f"{folder}/{name}.png")


def test_a_customer_asks_for_an_exchange_from_the_chat(shopper: Open) -> None:
    """S1-23: the chat shows what may come back, the Hub takes the request, the chat confirms it."""
    joao = shopper(size=PHONE, language="pt").open().says("quero devolver os ténis que recebi").signs_in(JOAO)
    card = joao.card.last
    expect(card).to_contain_text("1 pode ser devolvido")
    card.scroll_into_view_if_needed()
    look(joao, "return-chat")
    found = Axe().run(joao.page)
    assert found.violations_count == 0, found.generate_report()
    card.get_by_role("button", name="Escolher o que devolver ou trocar").click()
    first = joao.hub.locator("fieldset").first
    first.get_by_label("Quantos quer devolver?").select_option("1")
    first.get_by_label("Porquê?").select_option("does_not_fit")
    first.get_by_label("O que prefere em troca?").select_option("canvas-sneakers-41-white")
    look(joao, "return-page")
    assert joao.hub.locator("html").evaluate("page => page.scrollWidth - page.clientWidth") <= 0
    joao.hub.get_by_role("button", name="Continuar").click()
    joao.hub.get_by_role("button", name="Enviar o pedido de devolução").click()
    expect(joao.hub.get_by_role("heading", name="Feito")).to_be_visible()
    joao.hub.get_by_role("main").get_by_role("button").click()
    expect(joao.answers.last).to_contain_text("a troca no pedido")
    expect(joao.answers.last).to_contain_text("41 / White")
    look(joao, "return-confirmed")
