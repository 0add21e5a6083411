"""A message whose pictures are still on their way, in Chromium: it goes by itself or says why not; nothing is lost."""

import re

import pytest
from playwright.sync_api import FilePayload, Route, expect

from tests.files import picture
from tests.widget.conftest import PHONE, Open, Shopper

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

UPLOADS = re.compile(r"/webchat/conversations/[^/]+/files$")
WORDS = "I would like a person to see this"


def torn() -> FilePayload:
    return FilePayload(name="torn.png", mimeType="image/png", buffer=picture(size=(600, 400)))


def held(shopper: Shopper) -> list[Route]:
    """Choose a picture whose upload stands still, write, and press Enter."""
    waiting: list[Route] = []
    shopper.page.route(UPLOADS, lambda route: waiting.append(route), times=1)  # noqa: PLW0108 - it must be Python's
    with shopper.page.expect_request(UPLOADS):  # it begins once the chat has
        shopper.panel.locator("input[type=file]").set_input_files(torn())
    expect(shopper.panel.get_by_role("progressbar", name="torn.png is being sent")).to_be_visible()
    shopper.says(WORDS)
    expect(shopper.panel.get_by_text("Sends when torn.png is up")).to_be_visible()
    expect(shopper.words).to_have_value(WORDS)
    return waiting


def test_enter_while_a_picture_is_on_its_way_sends_both_once_it_is_there(shopper: Open) -> None:
    """S3-42, S3-43: also with the chat closed meanwhile."""
    ana = shopper(size=PHONE).open()
    waiting = held(ana)
    ana.panel.get_by_role("button", name="Close the chat").click()
    expect(ana.panel).to_have_count(0)
    waiting.pop().continue_()
    ana.open()
    expect(ana.own.get_by_role("img", name="torn.png")).to_be_visible()
    expect(ana.own).to_contain_text([WORDS])
    expect(ana.words).to_have_value("")


def test_who_writes_on_is_not_sent_by_surprise_and_a_lost_picture_is_tried_again(shopper: Open) -> None:
    """S3-42, S3-43."""
    ana = shopper(size=PHONE).open()
    waiting = held(ana)
    ana.words.press_sequentially(" today")
    expect(ana.panel.get_by_text("Sends when torn.png is up")).to_have_count(0)
    ana.words.press("Enter")
    expect(ana.panel.get_by_text("Sends when torn.png is up")).to_be_visible()
    waiting.pop().abort()
    expect(ana.panel.get_by_role("alert")).to_contain_text("No connection.")
    expect(ana.panel.get_by_text("Sends when torn.png is up")).to_have_count(0)
    expect(ana.words).to_have_value(f"{WORDS} today")
    expect(ana.own).to_have_count(0)
    ana.panel.get_by_role("alert").get_by_role("button", name="Try again").click()
    ana.words.press("Enter")
    expect(ana.own.get_by_role("img", name="torn.png")).to_be_visible()
    expect(ana.own).to_contain_text([f"{WORDS} today"])
