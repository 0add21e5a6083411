"""From the chat into the cart, in Chromium: products, a comparison, a code that counts for a cart made later."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.widget.conftest import PHONE, Open, Shopper

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

CODE = "do you have a discount code?"


def wide(shopper: Shopper) -> int:
    return int(shopper.page.evaluate("document.documentElement.scrollWidth"))


def test_a_code_is_clicked_kept_and_counts_at_the_checkout_of_a_cart_made_later(shopper: Open) -> None:
    """S3-38, S3-39, S3-41."""
    ana = shopper(size=PHONE).open().says(CODE)
    code = ana.log.locator(".discount", has_text="WELCOME10")
    code.get_by_role("button", name="Add to my cart").click()
    expect(code.get_by_role("button", name="It is in your cart")).to_be_disabled()
    ana.page.goto(f"{ana.base}/shop/cart")
    expect(ana.page.locator("main")).to_contain_text("WELCOME10 is kept")
    ana.page.goto(f"{ana.base}/shop/products/linen-shirt")
    ana.page.get_by_role("button", name="Add to the cart").click()
    ana.page.get_by_role("link", name="Checkout").click()
    expect(ana.page.locator(".off")).to_contain_text("WELCOME10")
    expect(ana.page.locator(".pay")).to_contain_text("53.10")
    assert wide(ana) == PHONE["width"]


def test_a_cart_that_was_lost_gets_the_code_of_the_chat_back_and_a_code_taken_out_stays_out(shopper: Open) -> None:
    """S3-41: the chat keeps the code."""
    ana = shopper().open().says(CODE)
    ana.log.locator(".discount").first.get_by_role("button").click()
    expect(ana.log.locator(".discount").first.get_by_role("button")).to_be_disabled()
    ana.page.context.clear_cookies(name="demo_cart")
    with ana.page.expect_response(re.compile("/shop/cart/discount")):
        ana.page.goto(f"{ana.base}/shop")
    ana.page.goto(f"{ana.base}/shop/cart")
    expect(ana.page.locator("main")).to_contain_text("WELCOME10 is kept")
    ana.page.get_by_label("Discount code").fill("")
    with ana.page.expect_response(re.compile("/shop/cart/discount")):  # the page that answers the form asks again
        ana.page.get_by_role("button", name="Use the code").click()
    expect(ana.page.locator("main")).not_to_contain_text("WELCOME10 is kept")
    expect(ana.page.get_by_label("Discount code")).to_have_value("")


def test_a_page_without_a_cart_is_left_for_the_shops_own_link(shopper: Open) -> None:
    ana = shopper()
    ana.page.route("**/shop/shop.js", lambda route: route.abort())
    ana.page.reload()
    ana.open().says(CODE)
    ana.log.locator(".discount").first.get_by_role("button").click()
    expect(ana.page.locator(".told")).to_contain_text("WELCOME10 is in your cart")


def test_products_are_shown_compared_and_asked_of_on_their_page(shopper: Open) -> None:
    """S3-37, on a telephone: nothing is wider than it, and axe finds nothing to object to."""
    ana = shopper(size=PHONE).open().says("what jackets do you have?")
    expect(ana.log.locator(".products li")).to_have_count(3)
    ana.says("compare them")
    expect(ana.log.get_by_role("columnheader", name="Fjord parka")).to_be_visible()
    assert wide(ana) == PHONE["width"]
    found = Axe().run(ana.page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    ana.log.locator(".products").get_by_role("link", name="Fjord parka").click()
    expect(ana.page.get_by_role("heading", name="Fjord parka")).to_be_visible()
    shown = ana.answers.count()
    ana.open().says("is it in stock in M?")
    expect(ana.answers).to_have_count(max(shown, 2) + 1)
    expect(ana.answers.last).to_contain_text("Fjord parka is in stock in these: M / Forest")
