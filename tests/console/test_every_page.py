"""Every page of the console, as everybody sees it: wide and narrow, light and dark, by sight, by ear and by key."""

import pytest
from playwright.sync_api import expect

from tests.console.conftest import DESK, PHONE, TABLET, Desk, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

PAGES = (
    "/overview",
    "/setup",
    "/setup?step=store",
    "/setup?step=content",
    "/setup?step=channel",
    "/setup?step=live",
    "/inbox",
    "/reports",
    "/reports/demand",
    "/reports/weekly",
    "/preview",
    "/skills",
    "/skills/order_editing",
    "/content",
    "/content/policies",
    "/content/gaps",
    "/content/ask?q=Can+I+cancel+my+order",
    "/content/new",
    "/content/page",
    "/guidance",
    "/proactive",
    "/routing",
    "/routing/new",
    "/routing/views",
    "/deadlines",
    "/deadlines/promises",
    "/deadlines/aging",
    "/replies",
    "/replies/macros",
    "/replies/settings",
    "/replies/tags",
    "/replies/uses",
    "/chat-window",
    "/channels",
    "/channels/email",
    "/channels/meta",
    "/channels/twilio",
    "/webhooks",
    "/settings",
    "/handoff",
    "/hours",
    "/shop",
    "/shop/demo",
    "/staff",
    "/teams",
    "/keys",
    "/audit",
    "/me",
)
"""Those that need nothing to be there first; what a page shows of one thing is looked at by the tests of its room."""


@pytest.mark.parametrize(
    ("size", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (TABLET, "dark"), (DESK, "light")],
    ids=["phone-light", "phone-dark", "tablet-dark", "desk-light"],
)
def test_the_pages_fit_and_can_be_read_by_everybody(desk: Open, scheme: str, size: dict[str, int]) -> None:
    """D10: no page is wider than its window, axe finds nothing, and the browser has nothing to say."""
    one = desk(size=size, color_scheme=scheme, reduced_motion="reduce")
    assert {path: faults for path in PAGES if (faults := one.go(path).settled().faults())} == {}


def test_an_address_that_leads_nowhere_says_so_and_leads_on(desk: Open) -> None:
    one = desk().go("/nowhere/at/all")
    expect(one.page.get_by_role("heading", level=1)).to_have_text("There is nothing at this address")
    assert one.faults() == []
    one.page.get_by_role("link", name="Go to the start").click()
    expect(one.page.get_by_role("navigation")).to_be_visible()


def test_whoever_is_not_signed_in_is_led_to_the_door(desk: Open) -> None:
    one: Desk = desk()
    one.context.clear_cookies()
    one.page.goto(f"{one.base}/admin/inbox")
    expect(one.page).to_have_url(f"{one.base}/admin/sign-in?next=%2Fadmin%2Finbox")
