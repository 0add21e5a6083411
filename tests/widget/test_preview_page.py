"""The preview page in a browser: the tester plays a customer and reads how each answer came about."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.widget.conftest import DESK, PHONE, Mailbox

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

OWNER = "owner@example.com"
SCHEMES: Final = ("light", "dark")


@pytest.fixture(scope="module")
def desk(program: str, browser: Browser) -> Iterator[Page]:
    """The browser of the owner, signed in by the mailed link."""
    context = browser.new_context(viewport={"width": DESK["width"], "height": DESK["height"]})
    context.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    page, mailbox = context.new_page(), Mailbox(program)
    page.goto(f"{program}/admin/preview")
    known = len(mailbox.to(OWNER))
    page.get_by_label("Your e-mail address").fill(OWNER)
    page.get_by_role("button", name="Send me a link").click()
    link = re.search(r"http\S+/admin/enter\S+", mailbox.next_to(OWNER, known))
    assert link
    page.goto(link[0])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Preview")).to_be_visible()
    yield page
    context.close()


@pytest.fixture
def preview(desk: Page, program: str) -> Page:
    """The preview page, fresh."""
    desk.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    desk.goto(f"{program}/admin/preview")
    return desk


def test_the_tester_asks_and_the_agent_asks_to_sign_in(preview: Page) -> None:
    """S1-38, S1-39, S1-41."""
    preview.get_by_role("button", name="Can I change the size on my recent order?").click()
    expect(preview.locator("#talk .agent")).to_contain_text("Asks to sign in")
    trace = preview.locator("#talk .trace")
    expect(trace).to_contain_text("order editing")
    expect(trace).to_contain_text("Path")
    expect(trace).to_contain_text("No call")


def test_who_signs_in_as_nobody_is_told_to_choose_a_customer(preview: Page) -> None:
    preview.get_by_role("button", name="Can I change the size on my recent order?").click()
    expect(preview.locator("#talk .agent")).to_contain_text("Asks to sign in")
    preview.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    preview.locator("#sign-in").click()
    expect(preview.get_by_role("alert")).to_have_text("Choose a customer above first.")
    expect(preview.get_by_role("alert")).to_be_in_viewport()
    preview.get_by_label("Signed in from the start").check()
    preview.get_by_role("button", name="Start anew").click()
    expect(preview.get_by_role("alert")).to_have_text("Choose a customer above first.")


def test_signed_in_it_shows_the_right_order_with_links_into_the_hub(preview: Page) -> None:
    """S1-42, S1-43."""
    preview.get_by_label("Customer").fill("ana@example.com")
    preview.get_by_role("button", name="Can I change the size on my recent order?").click()
    preview.locator("#talk").get_by_role("button", name="Sign in as the customer").click()
    card = preview.locator("#talk .card")
    expect(card).to_contain_text("Harbour T-shirt")
    link = card.get_by_role("link", name="variant")
    expect(link).to_have_attribute("href", re.compile(r"/hub/demo/orders/.+kind=variant"))
    expect(preview.get_by_role("button", name="Signed in: Ana")).to_be_disabled()


def test_dressed_as_a_text_message_it_sends_a_link(preview: Page) -> None:
    """S1-40, S1-43."""
    preview.get_by_label("Channel").select_option("sms")
    preview.get_by_label("Customer").fill("ana@example.com")
    preview.get_by_label("Signed in from the start").check()
    preview.get_by_role("button", name="Start anew").click()
    preview.get_by_role("button", name="I need to cancel my order.").click()
    answer = preview.locator("#talk .agent")
    expect(answer.get_by_role("link").first).to_have_attribute("href", re.compile(r"/l/"))
    expect(answer.locator(".card")).to_have_count(0)


def test_an_unknown_customer_gets_a_sentence(preview: Page) -> None:
    preview.get_by_label("Customer").fill("nobody@example.com")
    preview.get_by_label("Signed in from the start").check()
    preview.get_by_role("button", name="Start anew").click()
    expect(preview.get_by_role("alert")).to_contain_text("no customer with this address")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/skills",
        "/skills/order_editing/outcomes",
        "/content",
        "/content/new",
        "/content/policies",
        "/preview",
        "/handoffs",
        "/settings",
        "/shop",
        "/shop/demo",
        "/staff",
    ],
)
def test_the_pages_of_staff_are_accessible_and_fit_a_phone(desk: Page, program: str, path: str) -> None:
    for size in (DESK, PHONE):
        desk.set_viewport_size({"width": size["width"], "height": size["height"]})
        desk.goto(f"{program}/admin{path}")
        for scheme in SCHEMES:
            desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = Axe().run(desk)
            assert found.violations_count == 0, f"{scheme}: {found.generate_report()}"
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
