"""A server that is killed while somebody works: nothing typed is lost, and nothing is said twice."""

import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.console.conftest import AGENT, NOWHERE, Open
from tests.console.shoppers import Chat
from tests.start.copies import DEMO, Copy

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

BACK = 120_000
"""Milliseconds until the page has found a server that stands again: it asks less and less often."""


@pytest.fixture
def server(open_folder: Path, unused_tcp_port_factory: Callable[[], int]) -> Iterator[Copy]:
    """A demo of this test's own, which may be killed."""
    copy = Copy(open_folder / "gone", unused_tcp_port_factory(), {"LOG_LEVEL": "error", "WHATSAPP_URL": NOWHERE})
    copy.answers(DEMO)
    yield copy
    copy.clear()


@pytest.fixture
def program(server: Copy) -> str:
    """Where the demo answers that may be killed."""
    return server.base


def _field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your answer to the customer")


def test_a_server_that_is_killed_loses_no_word_and_says_none_twice(desk: Open, server: Copy) -> None:
    """D10, S3-10: killed once it has the answer but has not said so, and again while one types."""
    hal = Chat(server.base, "Hal").says("I want to talk to a person please")
    one = desk(AGENT)
    page = one.go(f"/inbox/{hal.ticket(one)}").page
    _field(page).fill("We have looked at it.")

    def kill(route: Route) -> None:
        """Let the answer arrive, and the server die before anybody hears of that."""
        route.fetch()
        server.send(signal.SIGKILL)
        route.abort()

    page.route("**/reply", kill, times=1)
    _field(page).press("Control+Enter")
    away = page.get_by_text("The server cannot be reached. Your words are kept and go out once it is back.")
    expect(away).to_be_visible()
    expect(_field(page)).to_have_value("We have looked at it.")
    server.answers(DEMO)
    expect(_field(page)).to_have_value("", timeout=BACK)
    assert hal.heard() == ["We have looked at it."]

    _field(page).press_sequentially("It is on its w")
    server.send(signal.SIGKILL)
    _field(page).press_sequentially("ay.")
    expect(page.get_by_role("status").filter(has_text=re.compile("No news by itself since"))).to_be_visible()
    _field(page).press("Control+Enter")
    expect(away).to_be_visible()
    expect(_field(page)).to_have_value("It is on its way.")
    server.answers(DEMO)
    expect(_field(page)).to_have_value("", timeout=BACK)
    expect(page.get_by_text(re.compile("No news by itself since"))).to_have_count(0, timeout=BACK)
    assert hal.heard() == ["We have looked at it.", "It is on its way."]
