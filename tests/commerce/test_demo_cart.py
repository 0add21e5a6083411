"""The demo shop's cart: what a browser keeps never counts for more than the shop has."""

import base64
import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.demo.cart import MOST_UNITS, Cart, add_up, read_cart
from commerce.demo.discounts import codes
from commerce.port import Money, Product, Variant

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)
EUR = "EUR"
PRODUCTS = (
    Product(
        "hat",
        "Hat",
        "",
        "Hats",
        (),
        (
            Variant("hat-s", "S", (("Size", "S"),), Money(Decimal("20.00"), EUR), 3),
            Variant("hat-m", "M", (("Size", "M"),), Money(Decimal("25.00"), EUR), 0),
        ),
    ),
)


def total(cart: Cart) -> tuple[Decimal, Decimal]:
    summed = add_up(cart, PRODUCTS, codes(NOW), NOW)
    return summed.goods.amount, summed.to_pay.amount


def test_a_cart_comes_back_from_the_browser_as_it_was() -> None:
    cart = Cart().adding("hat-s").adding("hat-s").adding("hat-m")
    assert read_cart(cart.write()) == cart


def test_what_is_sold_out_or_not_sold_here_costs_nothing() -> None:
    assert total(Cart({"hat-s": 1, "hat-m": 2, "elsewhere": 3})) == (Decimal(20), Decimal(20))


def test_a_code_counts_from_its_minimum_on() -> None:
    assert total(Cart({"hat-s": 1}, "WELCOME10")) == (Decimal(20), Decimal(20))
    assert total(Cart({"hat-s": 2}, "WELCOME10")) == (Decimal(40), Decimal(36))


@pytest.mark.parametrize(
    "cookie",
    [
        "x",
        "====",
        "\u00e9",
        "A" * 5000,
        base64.urlsafe_b64encode(b"[1,2]").decode(),
        base64.urlsafe_b64encode(json.dumps({"units": {"a": "b"}, "code": ""}).encode()).decode(),
        base64.urlsafe_b64encode(b"[" * 900).decode(),
    ],
)
def test_a_damaged_cookie_is_an_empty_cart(cookie: str) -> None:
    assert read_cart(cookie) == Cart()


@given(st.text(max_size=400))
def test_no_cookie_breaks_the_shop(cookie: str) -> None:
    total(read_cart(cookie))


@given(st.dictionaries(st.text(max_size=20), st.integers(-5, 10**9), max_size=40), st.text(max_size=60))
def test_no_cart_is_larger_than_the_shop_allows(units: dict[str, int], code: str) -> None:
    told = base64.urlsafe_b64encode(json.dumps({"units": units, "code": code}).encode()).decode()
    cart = read_cart(told)
    assert all(0 < count <= MOST_UNITS for count in cart.units.values())
    goods, to_pay = total(cart)
    assert 0 <= to_pay <= goods
