"""The demo's storefront: what is sold, in both languages, with the chat embedded by one script tag."""

from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from commerce.demo.pages import WORDS, Deps, routes
from commerce.port import Money, Product, Variant
from kit.templates import Templates
from stores.stores import Store, StoreSettings

TEMPLATES = Path(__file__).parents[2] / "commerce" / "demo" / "templates"
STORE = Store(id=1, key="demo", name="Quay & Co", shop_kind="demo", shop_settings={}, settings=StoreSettings())


def product(title: str, *prices: str, stock: int | None = 5) -> Product:
    sizes = tuple(
        Variant(f"v{price}", price, (("Size", f"size {price}"),), Money(Decimal(price), "EUR"), stock)
        for price in prices
    )
    return Product("p", title, "Warm.", "Hats", (), sizes, "/demo/pictures/p.svg")


@pytest.fixture
def browser() -> httpx.AsyncClient:
    """A browser in front of a shop window with three products, one of them malicious."""

    async def store() -> Store:
        return STORE

    async def products(_: Store) -> tuple[Product, ...]:
        malicious = product("<script>alert(1)</script>", "5.00")
        return product("Hat", "10.00", "12.00"), malicious, product("Gone", "1.00", stock=0)

    app = FastAPI()
    app.include_router(routes(Deps(Templates([TEMPLATES]), store, products)))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://shop.test")


async def test_the_window_shows_prices_and_embeds_the_chat_by_one_tag(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/shop")).text
    assert "from \u20ac10.00" in page
    assert "Size: size 10.00, size 12.00" in page
    assert '<script src="/widget.js" data-store="demo" async></script>' in page
    assert page.count("<script") == 1


async def test_the_window_says_how_to_sign_in_to_the_demo(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/shop")).text
    assert "ana@example.com" in page
    assert 'href="/demo/mails"' in page
    assert 'href="/hub/demo"' in page


async def test_the_window_speaks_portuguese(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/shop?lang=pt")).text
    assert '<html lang="pt">' in page
    assert "Preciso cancelar meu pedido." in page
    assert "Esgotado" in page


async def test_an_unknown_language_is_the_stores_own(browser: httpx.AsyncClient) -> None:
    assert '<html lang="en">' in (await browser.get("/shop?lang=xx%22%3E")).text


def test_everything_is_said_in_both_languages() -> None:
    assert WORDS.missing(("pt",)) == {}
