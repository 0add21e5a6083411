"""The later part of the chat, in Chromium, where the network loses it: asked for again, told, and nothing is lost."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.widget.conftest import PHONE, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

LATER = re.compile(r"/widget/parts/.*/parts\.[\w-]+\.js")
TOLD = "This could not be loaded."
ASK = "How long can I still change an order?"


def test_a_part_that_is_lost_once_comes_by_itself(shopper: Open) -> None:
    ana = shopper(size=PHONE)
    ana.page.route(LATER, lambda route: route.abort(), times=1)
    ana.open().says(ASK)
    expect(ana.own).to_contain_text([ASK])
    expect(ana.answers.last).to_contain_text("1 hour")
    expect(ana.panel.get_by_text(TOLD)).to_have_count(0)


def test_a_part_that_stays_lost_is_told_and_what_was_written_goes_once_it_is_there(shopper: Open) -> None:
    ana = shopper(size=PHONE)
    lost: list[str] = []

    def lose(route: Route) -> None:
        lost.append(route.request.url)
        route.abort()

    ana.page.route(LATER, lose)
    ana.open().says(ASK)
    expect(ana.own).to_contain_text([ASK])
    expect(ana.log.get_by_role("alert").filter(has_text=TOLD)).to_be_visible()
    assert len(lost) > 1
    ana.page.unroute(LATER)
    ana.log.get_by_role("button", name="Try again").click()
    expect(ana.answers.last).to_contain_text("1 hour")
    expect(ana.own).to_have_count(1)
    expect(ana.panel.get_by_text(TOLD)).to_have_count(0)
