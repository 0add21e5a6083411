"""The real program with the demo in it, headless Chromium before it, and a customer who reads her mail."""

import html
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from kit.tables import ROOT
from tests.start.copies import DEMO, Copy

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WARM_SECONDS = 240
MAIL_SECONDS = 20
PHONE = {"width": 360, "height": 700}
DESK = {"width": 1200, "height": 800}

Open = Callable[..., "Shopper"]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser of the machine, without any download."""
    assert CHROMIUM, "Chromium is missing; see the README."
    return {"executable_path": CHROMIUM, "args": list(ARGUMENTS)}


@pytest.fixture(scope="session")
def program(open_folder: Path, unused_tcp_port_factory: Callable[[], int]) -> Iterator[str]:
    """Where the program answers, with the demo in it and its first answer given."""
    assert (ROOT / "widget" / "dist" / "widget.js").exists(), "Build the widget first: make setup"
    # A loaded machine may think longer than a customer should wait; these tests are about what is shown.
    copy = Copy(
        open_folder / "widget",
        unused_tcp_port_factory(),
        {"TURN_SECONDS": "60", "LOG_LEVEL": "error"},
    )
    try:
        copy.answers(DEMO)
        _warm(copy.base)
        yield copy.base
    finally:
        copy.clear()


def _warm(base: str) -> None:
    with httpx.Client(base_url=f"{base}/api/v1/webchat", timeout=20) as client:
        until = time.monotonic() + WARM_SECONDS
        while (answer := client.post("/conversations", json={"store": "demo"})).status_code != HTTPStatus.CREATED:
            assert time.monotonic() < until, "the demo was not filled"
            time.sleep(0.5)
        started = answer.json()
        client.headers["Authorization"] = f"Bearer {started['key']}"
        path = f"/conversations/{started['conversation']}/messages"
        client.post(path, json={"id": "warm", "text": "Hello, how long can I change an order?"}).raise_for_status()
        while len(client.get(path).json()["items"]) < 2:
            assert time.monotonic() < until, "the agent did not answer"
            time.sleep(0.5)


class Mailbox:
    """The page on which the demo's mails are read."""

    def __init__(self, base: str) -> None:
        """Read the mails of the program at `base`."""
        self.base = base

    def to(self, address: str) -> list[str]:
        """Return the mails to an address, newest first."""
        page = httpx.get(f"{self.base}/demo/mails", timeout=20).text
        articles = re.findall(r"<article>(.*?)</article>", page, flags=re.DOTALL)
        return [html.unescape(article) for article in articles if f"To {address}," in article]

    def next_to(self, address: str, known: int) -> str:
        """Wait for one more mail than `known` and return the newest.

        An address is sent five codes an hour, whichever test asks for them: spread them over the demo's customers.
        """
        until = time.monotonic() + MAIL_SECONDS
        while time.monotonic() < until:
            mails = self.to(address)
            if len(mails) > known:
                return mails[0]
            time.sleep(0.1)
        raise AssertionError(f"no mail for {address}; it had {known}, and is sent five codes an hour")


class Shopper:
    """Somebody on the shop's page with the chat in its corner."""

    def __init__(self, page: Page, base: str) -> None:
        """Stand before the page of the program at `base`."""
        self.page = page
        self.base = base
        self.mailbox = Mailbox(base)
        self.launcher = page.locator("tillside-chat .launcher")
        self.panel = page.get_by_role("dialog")
        self.words = self.panel.locator("textarea")
        self.log = self.panel.get_by_role("log")
        self.answers = self.log.locator(".message.agent")
        self.own = self.log.locator(".message.customer")
        self.card = self.log.locator(".card")
        self.hub = page.frame_locator("iframe.hub")

    def visit(self, language: str = "en") -> "Shopper":
        """Open the shop's page."""
        self.page.goto(f"{self.base}/shop?lang={language}")
        expect(self.launcher).to_be_visible()
        return self

    def open(self) -> "Shopper":
        """Open the chat."""
        self.launcher.click()
        expect(self.words).to_be_focused()
        return self

    def says(self, text: str) -> "Shopper":
        """Write and send."""
        self.words.fill(text)
        self.words.press("Enter")
        return self

    def signs_in(self, address: str) -> "Shopper":
        """Ask for a code in the chat, read it in the mail, enter it."""
        known = len(self.mailbox.to(address))
        self.log.locator("input[type=email]").fill(address)
        self.log.locator(".sign-in .main").click()
        code = re.search(r"\b(\d{6})\b", self.mailbox.next_to(address, known))
        assert code
        self.log.locator("input[inputmode=numeric]").fill(code[1])
        self.log.locator(".sign-in .main").click()
        expect(self.log.locator(".signed-in")).to_be_visible(timeout=15_000)
        return self


@pytest.fixture
def shopper(program: str, browser: Browser) -> Iterator[Open]:
    """Makes shoppers, each with a browser of their own."""
    contexts = []

    def make(*, language: str = "en", size: dict[str, int] = DESK, **more: Any) -> Shopper:  # noqa: ANN401
        window = ViewportSize(width=size["width"], height=size["height"])
        context = browser.new_context(viewport=window, locale=language, **more)
        context.set_default_timeout(20_000)
        contexts.append(context)
        return Shopper(context.new_page(), program).visit(language)

    expect.set_options(timeout=20_000)
    yield make
    for context in contexts:
        context.close()
