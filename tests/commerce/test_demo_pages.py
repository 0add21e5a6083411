"""The demo's storefront: what is sold, in both languages, with the chat embedded by one script tag."""

from datetime import UTC, datetime
from decimal import Decimal
from http import HTTPStatus
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from commerce.demo.discounts import codes
from commerce.demo.frame import WORDS, Deps
from commerce.demo.pages import routes
from commerce.port import Discount, Money, Product, Variant
from kit.templates import Templates
from kit.web import answer_errors
from stores.stores import Store, StoreSettings

TEMPLATES = Path(__file__).parents[2] / "commerce" / "demo" / "templates"
NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)
STORE = Store(id=1, key="demo", name="Quay & Co", shop_kind="demo", shop_settings={}, settings=StoreSettings())


def product(title: str, *prices: str, stock: int | None = 5) -> Product:
    sizes = tuple(
        Variant(f"v{price}", price, (("Size", f"size {price}"),), Money(Decimal(price), "EUR"), stock)
        for price in prices
    )
    return Product(title.lower(), title, "Warm.", "Hats", (), sizes, "/demo/pictures/p.svg")


@pytest.fixture
def browser() -> httpx.AsyncClient:
    """A browser in front of a shop window with three products, one of them malicious."""

    async def store() -> Store:
        return STORE

    async def products(_: Store) -> tuple[Product, ...]:
        malicious = product("<script>alert(1)</script>", "5.00")
        return product("Hat", "10.00", "12.00"), malicious, product("Gone", "1.00", stock=0)

    async def discounts(_: Store) -> tuple[Discount, ...]:
        return codes(NOW)

    app = FastAPI()
    answer_errors(app)
    app.include_router(routes(Deps(Templates([TEMPLATES]), store, products, discounts, lambda: NOW)))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://shop.test")


async def test_the_window_shows_prices_and_embeds_the_chat_by_one_tag(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/shop")).text
    assert "from \u20ac10.00" in page
    assert "Size: size 10.00, size 12.00" in page
    assert '<script src="/widget.js" data-store="demo" async></script>' in page
    assert page.count('src="/widget.js') == 1


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


async def test_a_product_has_a_page_that_tells_the_chat_which_it_is(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/shop/products/hat")).text
    assert '<meta name="tillside:product" content="hat">' in page
    assert "12.00" in page
    assert (await browser.get("/shop/products/none")).status_code == HTTPStatus.NOT_FOUND


async def test_the_cart_is_told_to_the_chat_as_it_is(browser: httpx.AsyncClient) -> None:
    """S3-05, S3-06; only a visitor who agrees lets the chat pass it on."""
    empty = (await browser.get("/shop/cart/lines")).json()
    for _ in range(2):
        await browser.post("/shop/cart/items", data={"variant": "v12.00"})
    told = (await browser.get("/shop/cart/lines")).json()
    assert (empty["lines"], told["lines"]) == ([], [{"id": "v12.00", "title": "Hat", "units": 2}])
    assert (told["subtotal"], told["currency"]) == ("24.00", "EUR")
    page = (await browser.get("/shop")).text
    assert '<input type="checkbox" id="seen">' in page


async def test_what_the_shop_wrote_is_never_markup(browser: httpx.AsyncClient) -> None:
    assert "<script>alert(1)" not in (await browser.get("/shop")).text
    assert "<script>alert(1)" not in (await browser.get("/shop/products/<script>alert(1)</script>")).text


async def test_a_code_from_the_chat_waits_for_the_cart_and_counts_at_the_checkout(browser: httpx.AsyncClient) -> None:
    """S3-39, S3-41: added while the cart is empty, applied when it is made later."""
    added = await browser.post("/shop/cart/discount", json={"code": "welcome10"})
    assert added.json() == {"code": "WELCOME10"}
    assert "WELCOME10 is kept" in (await browser.get("/shop/cart")).text
    for _ in range(3):
        await browser.post("/shop/cart/items", data={"variant": "v12.00"})
    page = (await browser.get("/shop/checkout")).text
    assert "\u2212\u20ac3.60" in page
    assert "\u20ac32.40" in page
    assert "nothing is paid" in page


async def test_a_small_cart_is_told_how_much_more_its_code_needs(browser: httpx.AsyncClient) -> None:
    await browser.post("/shop/cart/discount", json={"code": "WELCOME10"})
    await browser.post("/shop/cart/items", data={"variant": "v12.00"})
    assert "WELCOME10 counts with \u20ac18.00 more" in (await browser.get("/shop/cart")).text


@pytest.mark.parametrize(
    ("code", "status"),
    [("EBBTIDE20", HTTPStatus.CONFLICT), ("FIRSTFROST", HTTPStatus.CONFLICT), ("FREE100", HTTPStatus.NOT_FOUND)],
)
async def test_a_code_that_does_not_count_is_refused(browser: httpx.AsyncClient, code: str, status: HTTPStatus) -> None:
    """S3-40: only what the shop has made, and while it runs."""
    assert (await browser.post("/shop/cart/discount", json={"code": code})).status_code == status
    await browser.post("/shop/cart/code", data={"code": code})
    assert f"code {code}" in (await browser.get("/shop/cart")).text.replace("The code", "code")


async def test_a_link_with_a_code_puts_it_into_the_cart_and_a_wrong_one_nothing(browser: httpx.AsyncClient) -> None:
    assert "WELCOME10 is in your cart" in (await browser.get("/shop?discount=WELCOME10")).text
    assert "WELCOME10 is kept" in (await browser.get("/shop/cart")).text
    assert "in your cart" not in (await browser.get("/shop?discount=NOPE")).text
    assert "WELCOME10 is kept" in (await browser.get("/shop/cart")).text


async def test_what_is_sold_out_cannot_be_bought(browser: httpx.AsyncClient) -> None:
    assert (await browser.post("/shop/cart/items", data={"variant": "v1.00"})).status_code == HTTPStatus.CONFLICT
    assert "Sold out" in (await browser.get("/shop/products/gone")).text


async def test_an_item_can_be_taken_out_again(browser: httpx.AsyncClient) -> None:
    await browser.post("/shop/cart/items", data={"variant": "v12.00"})
    await browser.post("/shop/cart/items/remove", data={"variant": "v12.00"})
    assert "Your cart is empty" in (await browser.get("/shop/cart")).text


@pytest.mark.parametrize("lang", ["de", "es", "fi", "fr", "it", "pl", "pt", "uk"])
async def test_every_page_speaks_every_language(browser: httpx.AsyncClient, lang: str) -> None:
    await browser.post("/shop/cart/items", data={"variant": "v12.00"})
    for path in ("/shop", "/shop/products/hat", "/shop/cart", "/shop/checkout"):
        assert f'<html lang="{lang}">' in (await browser.get(f"{path}?lang={lang}")).text
