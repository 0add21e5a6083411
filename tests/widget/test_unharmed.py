"""The shop's page and the chat never harm each other: hostile styles, a strict policy, lost parts, old browsers."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.widget.conftest import PHONE, Open, Shopper

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

SCRIPT = '<script nonce="n1" src="/widget.js" data-store="demo" data-contact="help@shop.example" async></script>'
HEARS = '<script nonce="n1">window.heard = []; onerror = (...all) => { heard.push(all[0]) }</script>'
POLICY = (
    "default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; style-src 'none'; connect-src 'self'; "
    "img-src 'self' data:; frame-src 'self'"
)
HOSTILE = """
* { all: initial !important; position: static !important; display: inline !important; opacity: 0 !important;
    visibility: hidden !important; color: red !important }
html { font-size: 60px }
"""
PARTS = "**/widget/parts/**"


def stands_on(shopper: Shopper, head: str = "", *, direction: str = "ltr", policy: str = "") -> Shopper:
    """Go to a page of nothing but the script tag and what the test puts there."""
    body = (
        f'<!doctype html><html lang="en" dir="{direction}"><head><title>Shop</title>{HEARS}{head}</head><body>{SCRIPT}'
    )
    headers = {"Content-Security-Policy": policy} if policy else {}
    shopper.page.route("**/plain", lambda route: route.fulfill(body=body, content_type="text/html", headers=headers))
    shopper.page.goto(f"{shopper.base}/plain")
    return shopper


def heard(shopper: Shopper) -> list[str]:
    """Return the errors that the page's own handler was told."""
    found: list[str] = shopper.page.evaluate("window.heard")
    return found


def test_hostile_styles_and_a_right_to_left_page_leave_the_chat_as_it_is(shopper: Open) -> None:
    visitor = stands_on(shopper(), f"<style>{HOSTILE}</style>", direction="rtl")
    visitor.open().says("How long can I still change an order?")
    expect(visitor.answers).to_have_count(1)
    box = visitor.launcher.bounding_box()
    assert box is not None
    assert (box["width"], box["height"], box["x"]) == (60, 60, 1120)
    assert visitor.words.evaluate("field => getComputedStyle(field).fontSize") == "16px"
    assert visitor.words.evaluate("field => getComputedStyle(field).direction") == "ltr"
    assert visitor.panel.evaluate("panel => getComputedStyle(panel).visibility") == "visible"


def test_a_strict_content_policy_is_kept_and_the_chat_works(shopper: Open) -> None:
    visitor = shopper()
    broken: list[str] = []
    visitor.page.on("console", lambda said: broken.append(said.text) if "Content Security" in said.text else None)
    stands_on(visitor, policy=POLICY).open().says("Can I change the size on my recent order?")
    expect(visitor.log.locator(".sign-in")).to_be_visible()
    assert visitor.launcher.evaluate("button => getComputedStyle(button).position") == "fixed"
    assert (broken, heard(visitor)) == ([], [])


def test_a_chat_that_does_not_load_says_so_shows_another_way_and_comes_when_it_can(shopper: Open) -> None:
    visitor = shopper()
    tried: list[str] = []

    def lose(route: Route) -> None:
        tried.append(route.request.url)
        route.abort()

    visitor.page.route(PARTS, lose)
    stands_on(visitor)
    visitor.launcher.click()
    trouble = visitor.page.locator("tillside-chat .trouble")
    expect(trouble).to_contain_text("The chat could not be loaded.", timeout=40_000)
    expect(trouble.get_by_role("link")).to_have_attribute("href", "mailto:help@shop.example")
    assert len(set(tried)) == len(tried) > 2, "each try has an address of its own"
    visitor.page.unroute(PARTS)
    trouble.get_by_role("button", name="Try again").click()
    expect(visitor.words).to_be_visible()
    expect(trouble).to_have_count(0)
    assert heard(visitor) == []


def test_what_fails_in_the_chat_never_reaches_the_pages_own_handler(shopper: Open) -> None:
    visitor = shopper()
    broken = "setTimeout(() => { throw new Error('broken part') }); Promise.reject(new Error('broken promise'))"
    visitor.page.route(
        PARTS,
        lambda route: route.fulfill(
            body=broken, content_type="text/javascript", headers={"Access-Control-Allow-Origin": "*"}
        ),
    )
    stands_on(visitor).launcher.click()
    visitor.page.evaluate("new Promise(done => setTimeout(done, 300))")
    assert heard(visitor) == []
    visitor.page.evaluate("setTimeout(() => { throw new Error('the shop\\'s own') })")
    visitor.page.wait_for_function("window.heard.length === 1")


def test_an_old_browser_gets_a_plain_link_and_no_error(shopper: Open) -> None:
    visitor = shopper()
    visitor.page.add_init_script("delete CSSStyleSheet.prototype.replaceSync")
    stands_on(visitor)
    link = visitor.page.get_by_role("link", name="Chat with us")
    expect(link).to_have_attribute("href", "mailto:help@shop.example")
    expect(visitor.page.locator("tillside-chat")).to_have_count(0)
    assert heard(visitor) == []


def test_who_comes_back_sees_how_much_is_unread_hears_it_if_they_want_and_loses_no_sentence(shopper: Open) -> None:
    """Two tabs are one chat; the sound is off until it is wished for; what is half written stays."""
    visitor = shopper().open()
    sound = visitor.panel.get_by_role("button", name="Sound: off")
    sound.click()
    expect(visitor.panel.get_by_role("button", name="Sound: on")).to_have_attribute("aria-pressed", "true")
    visitor.says("How long can I still change an order?")
    expect(visitor.answers).to_have_count(1)
    visitor.words.fill("And what if")
    second = Shopper(visitor.page.context.new_page(), visitor.base).visit()
    expect(second.answers).to_have_count(1)
    second.says("Do you have a discount code?")
    expect(visitor.own).to_have_count(2)
    expect(visitor.answers).to_have_count(2)
    second.page.keyboard.press("Escape")
    expect(second.panel).to_have_count(0)
    visitor.says("How long does delivery take?")
    expect(second.launcher.locator(".unread")).to_be_visible()
    expect(second.launcher).to_have_attribute("aria-label", re.compile("1 new message"))
    visitor.words.fill("And what if")
    visitor.visit()
    visitor.open() if not visitor.panel.is_visible() else None
    expect(visitor.words).to_have_value("And what if")


def test_off_hours_are_said_details_are_asked_for_and_kept_and_a_huge_picture_is_refused_at_once(
    shopper: Open,
) -> None:
    """S3-11, S4-07, S4-08, S4-11: nobody is there, so the window says when, and asks where to answer."""
    visitor = shopper(size=PHONE)

    def closed(route: Route) -> None:
        told = route.fetch().json()
        route.fulfill(json=told | {"is_staffed": False, "opens_at": "2036-11-24T09:00:00Z"})

    visitor.page.route("**/webchat/window?*", closed)
    visitor.visit().open()
    expect(visitor.log.locator(".away")).to_contain_text("Our team is back Nov 24")
    form = visitor.log.locator(".contact")
    form.get_by_label("Where can we answer").fill("no address")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_role("alert")).to_have_text("Write your address like name@example.com.")
    form.get_by_label("Where can we answer").fill("visitor@example.net")
    form.get_by_label("What is it about?").select_option("order_status")
    form.get_by_role("button", name="Save").click()
    form.get_by_label("Order number").fill("1001")
    form.get_by_role("button", name="Save").click()
    expect(visitor.log.get_by_text("We have noted it.")).to_be_visible()
    visitor.words.evaluate(
        """field => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(50 * 1024 * 1024)], "x".repeat(300) + ".png", { type: "image/png" }));
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    expect(visitor.panel.get_by_role("alert")).to_contain_text("This file is too large.")
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visitor.panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    visitor.panel.get_by_role("button", name="Talk to a person").click()
    expect(visitor.own).to_contain_text("person")
