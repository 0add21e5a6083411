"""What is measured in the browser, by its own clock: until one can work, how it scrolls, and how soon news shows."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import httpx
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from evals.console_bench.place import SHOPPER, Place, Shopper
from kit.errors import StartError

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
WINDOW = ViewportSize(width=1440, height=900)
PATIENCE = 60_000
SOON = 30
FIRST_TURN = 120
"""Seconds that the first message may take in a program that has just been started."""
SETTLED = 2000
"""Milliseconds in which an opened ticket has fetched all its parts, and listens."""
BETWEEN = 1000
"""Milliseconds from one message shown to the next written: nobody writes faster."""
QUEUE = "/admin/inbox?queue=closed"
"""The queue in which nearly all tickets stand."""
_USABLE = """
new MutationObserver((_, watch) => {
    if (!document.querySelector("[data-ticket]")) return;
    watch.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => { window.usableAt = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""
"""Two frames after the first row stands in the page it has been painted; its link works from the first on."""
_SCROLL = """async ({ far, steps }) => {
    const box = document.querySelector("[data-ticket]").closest("section");
    const frames = [];
    let before = performance.now();
    for (let step = 0; step < steps; step++) {
        box.scrollTop += far / steps;
        const now = await new Promise(requestAnimationFrame);
        frames.push(now - before);
        before = now;
    }
    return frames;
}"""
_HEAR = """(mark) => {
    window.heardAt = new Promise((resolve) => {
        const watch = new MutationObserver(() => {
            const last = [...document.querySelectorAll("main article")].at(-1);
            if (!last?.textContent.includes(mark)) return;
            watch.disconnect();
            requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        });
        watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
}"""
_LOADED = """() => performance.getEntriesByType("resource")
    .filter((one) => /[.](js|css)$/.test(one.name)).reduce((sum, one) => sum + one.encodedBodySize, 0) / 1000"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was measured, in milliseconds; `loaded` is what the first view fetched, in kB."""

    cold: tuple[float, ...]
    warm: tuple[float, ...]
    frames: tuple[float, ...]
    news: tuple[float, ...]
    rows: int
    loaded: float


@dataclass(frozen=True, slots=True)
class Times:
    """How often each is done."""

    opened: int = 10
    scrolled: int = 10
    heard: int = 30

    @classmethod
    def quick(cls) -> "Times":
        """Return the fewest that say anything."""
        return cls(2, 2, 5)


def look(chromium: str, place: Place, times: Times, progress: Callable[[str, int, int], None]) -> Seen:
    """Open the browser and measure."""
    with _browser(chromium) as browser:
        context = browser.new_context(viewport=WINDOW, locale="en")
        context.set_default_timeout(PATIENCE)
        context.add_init_script(_USABLE)
        _enter(context, place)
        progress("the inbox, opened for the first time", 0, 4)
        cold, loaded = zip(*[_opened_cold(browser, context, place) for _ in range(times.opened)], strict=True)
        progress("the inbox, opened again", 1, 4)
        page = context.new_page()
        warm = [_opened(page, place) for _ in range(times.opened + 1)][1:]
        progress("scrolling", 2, 4)
        frames = [frame for _ in range(times.scrolled) for frame in _scrolled(page)]
        rows = page.locator("[data-ticket]").last.locator("xpath=..").get_attribute("aria-posinset")
        progress("news", 3, 4)
        news = _news(page, context, place, times.heard)
        return Seen(tuple(cold), tuple(warm), tuple(frames), tuple(news), int(rows or 0), float(loaded[0]))


@contextmanager
def _browser(chromium: str) -> Iterator[Browser]:
    if not chromium:
        raise StartError("Chromium is missing. On Debian: apt-get install --no-install-recommends chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield browser
        browser.close()


def _enter(context: BrowserContext, place: Place) -> None:
    page = context.new_page()
    page.goto(f"{place.base}{place.entrance}")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("navigation").first.wait_for()
    page.close()


def _opened_cold(browser: Browser, context: BrowserContext, place: Place) -> tuple[float, float]:
    """Open the inbox in a browser that has never seen it."""
    fresh = browser.new_context(viewport=WINDOW, locale="en", storage_state=context.storage_state())
    fresh.set_default_timeout(PATIENCE)
    fresh.add_init_script(_USABLE)
    page = fresh.new_page()
    took = _opened(page, place)
    loaded = float(page.evaluate(_LOADED))
    fresh.close()
    return took, loaded


def _opened(page: Page, place: Place) -> float:
    """Open the inbox: milliseconds from the wish for the page until its rows are painted."""
    page.goto(f"{place.base}{QUEUE}", wait_until="commit")
    page.locator("[data-ticket]").first.wait_for()
    return _when(page, "() => window.usableAt")


def _when(page: Page, ask: str) -> float:
    limit = time.monotonic() + SOON
    while time.monotonic() < limit:
        if (found := page.evaluate(ask)) is not None:
            return float(found)
        page.wait_for_timeout(10)
    raise StartError("The page did not say when its rows stood. Look at the console's build.")


def _scrolled(page: Page) -> list[float]:
    """Scroll 5,000 pixels, a hundred in a frame."""
    frames: list[float] = page.evaluate(_SCROLL, {"far": 5000, "steps": 50})
    return frames[1:]


def _news(page: Page, context: BrowserContext, place: Place, times: int) -> Iterator[float]:
    """Let a shopper write, again and again, to somebody who has taken over and has the ticket open."""
    shopper = Shopper(place.base)
    shopper.says("I want to talk to a person")
    cookies = {one["name"]: one["value"] for one in context.cookies()}
    with httpx.Client(base_url=f"{place.base}/api/v1", cookies=cookies, headers={"Origin": place.base}) as desk:
        ticket = _ticket(desk)
        desk.post(f"/desk/tickets/{ticket}/take-over").raise_for_status()
    page.goto(f"{place.base}/admin/inbox/{ticket}")
    page.get_by_role("region", name="Conversation").get_by_role("article").first.wait_for()
    page.wait_for_timeout(SETTLED)
    for _ in range(times):
        mark = uuid4().hex
        page.evaluate(_HEAR, mark)
        began = time.time() * 1000
        shopper.says(f"Are you there? {mark}")
        yield float(page.evaluate("() => window.heardAt")) - began
        page.wait_for_timeout(BETWEEN)


def _ticket(desk: httpx.Client) -> int:
    """Wait for the ticket of the chat: the newest, once it needs a person."""
    limit = time.monotonic() + FIRST_TURN
    while time.monotonic() < limit:
        newest = desk.get("/desk/tickets", params={"limit": 5}).raise_for_status().json()["items"]
        for one in newest:
            if one["customer_name"] == SHOPPER:
                return int(one["id"])
        time.sleep(0.2)
    raise StartError("The shopper's ticket did not come into the inbox.")
