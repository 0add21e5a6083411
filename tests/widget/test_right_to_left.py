"""A shop whose pages are read from the right, in Chromium: neither page nor chat is turned round by the other."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.widget.conftest import PHONE, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

TURNED = "new MutationObserver(() => document.documentElement.dir = 'rtl').observe(document, {childList: true})"


@pytest.mark.parametrize("size", [PHONE, {"width": 1200, "height": 800}], ids=["phone", "desk"])
def test_the_chat_is_read_from_the_left_on_a_page_read_from_the_right(shopper: Open, size: dict[str, int]) -> None:
    ana = shopper(size=size)
    ana.page.add_init_script(TURNED)
    ana.page.reload()
    assert ana.page.evaluate("document.documentElement.dir") == "rtl"
    ana.open().says("How long can I still change an order?")
    expect(ana.answers.last).to_be_visible()
    assert ana.own.last.evaluate("one => getComputedStyle(one).direction") == "ltr"
    own, theirs, log = (one.bounding_box() for one in (ana.own.last, ana.answers.last, ana.log))
    assert own
    assert theirs
    assert log
    assert own["x"] + own["width"] > log["x"] + log["width"] - 30, "the customer's words stand at the end"
    assert theirs["x"] < log["x"] + 30, "the answer stands at the beginning"
    assert ana.page.evaluate("document.documentElement.dir") == "rtl"
    assert ana.page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert [one["id"] for one in Axe().run(ana.page, context="tillside-chat").response["violations"]] == []
