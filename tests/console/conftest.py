"""The console of a running demo in headless Chromium, with people of its staff signed in."""

import html
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, StorageState, ViewportSize, expect

from kit.tables import ROOT
from tests.start.copies import DEMO, Copy
from tests.widget.conftest import ARGUMENTS, CHROMIUM

SOON = 20_000
"""Milliseconds that a page has on a loaded machine before it counts as broken."""
PHONE = {"width": 360, "height": 740}
TABLET = {"width": 768, "height": 900}
DESK = {"width": 1440, "height": 900}
LOADING = re.compile(
    "|".join(json.loads(path.read_text())["loading"] for path in (ROOT / "console/src/shell/words").glob("*.json"))
)
"""What stands in for a part that is still loading, in every language."""
NOWHERE = "http://127.0.0.1:9"
"""Where nobody answers: no test asks Meta."""
OWNER, ADMIN, MANAGER, AGENT = (f"{role}@example.com" for role in ("owner", "admin", "manager", "agent"))
"""The people of the demo, a role each."""

Open = Callable[..., "Desk"]
_kept: dict[tuple[str, str], StorageState] = {}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser of the machine, without any download."""
    assert CHROMIUM, "Chromium is missing; see the README."
    return {"executable_path": CHROMIUM, "args": list(ARGUMENTS)}


@pytest.fixture(scope="session")
def program(open_folder: Path, unused_tcp_port_factory: Callable[[], int]) -> Iterator[str]:
    """Where the program answers, with the demo in it.

    All tests of the console share it: each makes its own tickets, rules and articles, and counts nothing that others
    may add to.
    """
    assert (ROOT / "console" / "dist" / "index.html").exists(), "Build the console first: make setup"
    told = {"TURN_SECONDS": "60", "LOG_LEVEL": "error", "ALLOW_LOCAL_WEBHOOKS": "true", "WHATSAPP_URL": NOWHERE}
    copy = Copy(open_folder / "console", unused_tcp_port_factory(), told)
    try:
        copy.answers(DEMO)
        yield copy.base
    finally:
        copy.clear()


class Desk:
    """Somebody of the staff before the console: `page` is their window, `api` the same session without one."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        """Stand in a window of `context` before the program at `base`."""
        self.base = base
        self.context = context
        self.page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        cookies = {one["name"]: one["value"] for one in context.cookies()}
        self.api = httpx.Client(base_url=f"{base}/api/v1", cookies=cookies, headers={"Origin": base}, timeout=30)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            self.complaints.append(f"{said.text} {said.location['url']}")

    def go(self, path: str) -> "Desk":
        """Open a page of the console, such as `/inbox`, and wait until it has its heading."""
        self.page.goto(f"{self.base}/admin{path}")
        expect(self.page.get_by_role("heading", level=1).first).to_be_visible()
        return self

    def settled(self) -> "Desk":
        """Wait until nothing on the page is loading any more."""
        expect(self.page.get_by_role("status", name=LOADING)).to_have_count(0)
        return self

    def faults(self) -> list[str]:
        """What is wrong with the page as it is: found by axe, wider than the window, or said by the browser."""
        self.page.evaluate(_STILL)  # what is half faded in has not its own colours yet
        found = [f"{one['id']}: {one['nodes'][0]['html']}" for one in Axe().run(self.page).response["violations"]]
        wide = int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        return [*found, *([f"{wide} px too wide"] if wide > 0 else []), *self.complaints]


_STILL = """() => Promise.race([
    Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity)
        .map((one) => one.finished)),
    new Promise((go) => setTimeout(go, 2000)),
])"""
"""Wait until what moves on the page has come to rest; what turns without end is let turn."""


@pytest.fixture
def desk(program: str, browser: Browser) -> Iterator[Open]:
    """Makes people at their desks: `desk()` is the owner, `desk(AGENT, size=PHONE, color_scheme="dark")` another."""
    opened: list[Desk] = []

    def make(email: str = OWNER, *, size: dict[str, int] = DESK, **more: Any) -> Desk:  # noqa: ANN401
        window = ViewportSize(width=size["width"], height=size["height"])
        kept = _kept.get((program, email)) or _signed_in(browser, program, email)
        _kept[program, email] = kept
        context = browser.new_context(viewport=window, storage_state=kept, **{"locale": "en", **more})
        context.set_default_timeout(SOON)
        opened.append(Desk(context, program))
        return opened[-1]

    expect.set_options(timeout=SOON)
    yield make
    for one in opened:
        one.api.close()
        one.context.close()


def _signed_in(browser: Browser, base: str, email: str) -> StorageState:
    """Sign in by the link that is mailed, and return what the browser keeps of it."""
    with httpx.Client(base_url=base, headers={"Origin": base}, timeout=30) as client:
        before = mailed_links(client, email)
        client.post("/api/v1/staff/sign-in/link", json={"email": email}).raise_for_status()
        path = new_link(client, email, before)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{base}{path}")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"/admin(?!/enter)"))
    state = context.storage_state()
    context.close()
    return state


def mailed_links(client: httpx.Client, email: str) -> set[str]:
    """Return the links for signing in that were mailed to somebody until now."""
    mails = re.findall(r"<article>(.*?)</article>", client.get("/demo/mails").text, flags=re.DOTALL)
    mine = (html.unescape(mail) for mail in mails if f"To {email}," in mail)
    return {link for mail in mine for link in re.findall(r"/admin/enter\?link=[\w-]+(?:&next=[\w%.-]+)?", mail)}


def new_link(client: httpx.Client, email: str, before: set[str]) -> str:
    """Wait for a link for signing in that was mailed since."""
    for _ in range(200):
        if links := mailed_links(client, email) - before:
            return links.pop()
        time.sleep(0.1)
    raise AssertionError(f"no link was mailed to {email}")


def shown(page: Page) -> str:
    """Return the words of the page's main part."""
    return page.get_by_role("main").inner_text()
