"""A window before a running demo, in which pictures are taken: of one size, without motion, once all is there."""

import html
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar

import httpx
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

WIDE, NARROW = (1440, 900), (360, 740)
OWNER = "owner@example.com"
SOON = 30_000
QUALITY = 80
"""Of the kept pictures: below, small letters lose their edges."""
STILL = """
*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important }
"""
WHEN_STILL = """async () => {
  await document.fonts.ready;
  const seen = [...document.images].filter((one) => one.loading !== "lazy");
  await Promise.all(seen.map((one) => one.decode().catch(() => undefined)));
}"""

Scheme = Literal["light", "dark"]
Found = TypeVar("Found")
Act = Callable[[Page], None]


class Desk:
    """The demo at `base` as its owner sees it, and as its shoppers do."""

    def __init__(self, browser: Browser, base: str) -> None:
        """Sign the owner in by the link that is mailed."""
        self._browser, self.base = browser, base
        self._read: dict[str, int] = {}
        self.web = httpx.Client(base_url=base, headers={"Origin": base}, timeout=60)
        self.web.post("/api/v1/staff/sign-in/link", json={"email": OWNER}).raise_for_status()
        context = self._window(WIDE, "light", None)
        page = context.new_page()
        page.goto(base + self.mailed(OWNER, r"/admin/enter\?link=[\w-]+"))
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(re.compile(r"/admin(?!/enter)"))
        self._kept = context.storage_state()
        cookies = {str(one["name"]): str(one["value"]) for one in context.cookies()}
        self.api = httpx.Client(base_url=f"{base}/api/v1", cookies=cookies, headers={"Origin": base}, timeout=60)
        context.close()

    def mailed(self, email: str, pattern: str) -> str:
        """Return what fits `pattern` in the newest mail to an address that nothing was taken from yet."""

        def look() -> str | None:
            mails = re.findall(r"<article>(.*?)</article>", self.web.get("/demo/mails").text, flags=re.DOTALL)
            own = [html.unescape(one) for one in mails if f"To {email}" in one]
            new = len(own) - self._read.get(email, 0)
            found = re.search(pattern, own[0]) if new > 0 else None
            if found:
                self._read[email] = len(own)
            return found[0] if found else None

        return soon(look)

    def take(
        self,
        file: Path,
        address: str,
        *,
        act: Act | None = None,
        size: tuple[int, int] = WIDE,
        scheme: Scheme = "light",
        is_staff: bool = True,
    ) -> None:
        """Open an address, do what is to be seen, and keep the picture."""
        context = self._window(size, scheme, self._kept if is_staff else None)
        page = context.new_page()
        page.goto(f"{self.base}{address}")
        page.wait_for_load_state("load")
        if is_staff:
            page.get_by_role("heading", level=1).first.wait_for()
            expect(page.get_by_role("status", name="Loading")).to_have_count(0, timeout=SOON)
            expect(page.locator(".mantine-Skeleton-root")).to_have_count(0, timeout=SOON)
        if act is not None:
            act(page)
        page.evaluate(WHEN_STILL)
        page.mouse.move(0, 0)
        shot = file.with_suffix(".png")
        page.screenshot(path=shot, animations="disabled", caret="hide", style=STILL)
        context.close()
        with Image.open(shot) as image:
            image.convert("RGB").save(file, "WEBP", quality=QUALITY, method=6)
        shot.unlink()

    def _window(self, size: tuple[int, int], scheme: Scheme, kept: Any) -> BrowserContext:  # noqa: ANN401 - playwright's
        context = self._browser.new_context(
            viewport=ViewportSize(width=size[0], height=size[1]),
            color_scheme=scheme,
            locale="en-GB",
            timezone_id="Europe/Lisbon",
            reduced_motion="reduce",
            storage_state=kept,
        )
        context.set_default_timeout(SOON)
        return context

    def close(self) -> None:
        """Let go of the demo."""
        self.web.close()
        self.api.close()


def soon(look: Callable[[], Found | None], seconds: float = 60) -> Found:
    """Return what `look` finds, as soon as it does."""
    limit = time.monotonic() + seconds
    while (found := look()) is None:
        if time.monotonic() > limit:
            msg = "What the picture is to show did not come."
            raise TimeoutError(msg)
        time.sleep(0.1)
    return found
