"""From an empty database to a shopper's question answered from the uploaded policy, as an owner goes through it."""

import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.console.conftest import DESK, SOON, Desk
from tests.start.copies import Copy

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

POLICY = """# Returns and refunds

You can return items within 45 days after delivery.

Refunds are paid within 6 business days after we have received the return.
"""
QUESTION = "How many days do I have to return an item?"


class ShopFront(BaseHTTPRequestHandler):
    """The page of a shop on a server of its own, with the line that was copied from the console, once it is there."""

    line = ""

    def do_GET(self) -> None:
        body = f"<!doctype html><title>Harbour</title><h1>Harbour</h1>{self.line}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def front() -> Iterator[str]:
    """Where the shop's own page is: another origin than the program's."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), ShopFront)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    ShopFront.line = ""


@pytest.fixture
def fresh(open_folder: Path, unused_tcp_port_factory: Callable[[], int]) -> Iterator[tuple[str, str]]:
    """A program over an empty database: where it is, and the path of the link that it printed."""
    copy = Copy(open_folder / "fresh", unused_tcp_port_factory(), {"TURN_SECONDS": "60", "LOG_LEVEL": "error"})
    try:
        process = copy.answers("serve").process
        assert process is not None
        assert process.stdout is not None
        said = iter(partial(process.stdout.readline), "")
        link = next(found[0] for line in said if (found := re.search(r"/admin/begin\?key=\S+", line)))
        yield copy.base, link
    finally:
        copy.clear()


@pytest.fixture
def owner(browser: Browser, fresh: tuple[str, str]) -> Iterator[Desk]:
    """Somebody before a program that nobody works in yet."""
    context = browser.new_context(viewport=ViewportSize(width=DESK["width"], height=DESK["height"]), locale="en")
    context.set_default_timeout(SOON)
    expect.set_options(timeout=SOON)
    yield Desk(context, fresh[0])
    context.close()


def step(page: Page, name: str) -> None:
    """Open a step by its name in the list."""
    page.get_by_role("list", name="Steps").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()


def begin(owner: Desk, link: str) -> None:
    """Become the owner."""
    owner.page.goto(f"{owner.base}{link}")
    owner.page.get_by_label("Your name").fill("Olivia Ash")
    owner.page.get_by_label("E-mail").fill("olivia@harbour.example")
    owner.page.get_by_role("button", name="Become the owner").click()
    expect(owner.page.get_by_role("heading", level=1)).to_have_text("Setting up")


def adds_the_store(owner: Desk, front: str) -> None:
    page = owner.page
    page.get_by_label("Name of the store").fill("Harbour & Sons")
    page.get_by_label("Address of your shop").fill("nowhere at all")
    page.get_by_role("button", name="Add the store").click()
    expect(page.get_by_text("Write the address as your browser shows it")).to_be_visible()
    page.get_by_label("Address of your shop").fill(f"{front}/start?from=here")
    page.get_by_role("button", name="Add the store").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Content")


def uploads_and_confirms(page: Page) -> None:
    """S1-31: what is uploaded counts, and each fact read from it is confirmed beside its sentence."""
    page.locator("input[type=file]").set_input_files(
        {"name": "returns.md", "mimeType": "text/markdown", "buffer": POLICY.encode()}
    )
    expect(page.get_by_text("The agent finds what you have written.")).to_be_visible()
    facts = page.get_by_role("region", name=re.compile("facts? to confirm"))
    expect(facts).to_contain_text("within 45 days after delivery")
    while (left := facts.get_by_role("button", name="Confirm").count()) > 0:
        facts.get_by_role("button", name="Confirm").first.click()
        expect(facts.get_by_role("button", name="Confirm")).to_have_count(left - 1)
    expect(page.get_by_text("Nothing that was read waits to be confirmed.")).to_be_visible()


def puts_the_line_on_the_page(owner: Desk, front: str) -> Page:
    """Copy the line onto the shop's page, open it as a shopper, and see in the console that it was heard of."""
    ShopFront.line = owner.page.locator("code", has_text="widget.js").inner_text()
    expect(owner.page.get_by_text("Waiting for your page to load the chat.")).to_be_visible()
    assert owner.context.browser is not None
    shopper = owner.context.browser.new_page()
    shopper.set_default_timeout(SOON)
    shopper.goto(front)
    expect(owner.page.get_by_text(f"{front}, ")).to_be_visible()
    return shopper


def tries_the_agent(page: Page) -> None:
    talk = page.get_by_role("list", name="What was asked and answered")
    for place in range(3):
        page.get_by_label("A question of your own").fill(f"{QUESTION}{'?' * place}")
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(talk.get_by_text("45 days")).to_have_count(place + 1)
    expect(page.get_by_text("You have tried the agent out.")).to_be_visible()


def test_a_real_shop_answers_within_minutes(owner: Desk, fresh: tuple[str, str], front: str) -> None:
    """Store, content, channel, preview, live; then a shopper on the shop's own page is answered from the policy."""
    began, page = time.monotonic(), owner.page
    begin(owner, fresh[1])
    assert owner.faults() == []
    adds_the_store(owner, front)
    uploads_and_confirms(page)
    assert owner.faults() == []
    step(page, "Channel")
    shopper = puts_the_line_on_the_page(owner, front)
    assert owner.faults() == []
    step(page, "Preview")
    tries_the_agent(page)
    assert owner.faults() == []
    step(page, "Live")
    expect(page.get_by_text("At least one skill is live.")).to_be_visible()
    expect(page.get_by_text("Your shop answers its customers")).to_be_visible()
    assert owner.faults() == []

    shopper.get_by_role("button").first.click()
    chat = shopper.get_by_role("textbox").last
    chat.fill(QUESTION)
    chat.press("Enter")
    expect(shopper.get_by_text("45 days").first).to_be_visible()
    shopper.close()
    print(f"\nFrom an empty database to an answered shopper: {time.monotonic() - began:.0f} s")  # noqa: T201 - told
