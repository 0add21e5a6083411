"""Which pictures there are: what each shows in a sentence, where it is taken, and what is done before it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from evals.pictures.desk import NARROW, WIDE, Act, Desk, Scheme

ANA = "ana@example.com"
SIZE = "Can I change the size on my recent order?"


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: its file's name, the sentence beside it, and how it comes about.

    `address` may name `{ticket}` and `{rule}`, the numbers of those that are opened.
    """

    name: str
    says: str
    address: str
    act: Callable[[Desk, Page], None] | None = None
    size: tuple[int, int] = WIDE
    scheme: Scheme = "light"
    is_staff: bool = True

    def doing(self, desk: Desk) -> Act | None:
        """Return what is done on the page before the picture is taken."""
        act = self.act
        return None if act is None else lambda page: act(desk, page)


def _suggested(_: Desk, page: Page) -> None:
    page.get_by_role("button", name="Take over").click()
    page.get_by_text("You have taken over.").wait_for()
    page.get_by_role("button", name="Use", exact=True).wait_for()
    page.get_by_role("button", name="Close", exact=True).first.click()
    newest = page.get_by_role("button", name="new message")
    if newest.count():
        newest.click()


def _thread(_: Desk, page: Page) -> None:
    page.get_by_label("Your answer to the customer").wait_for()


def _tried(_: Desk, page: Page) -> None:
    page.get_by_role("combobox", name="Customer", exact=True).fill(ANA)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=SIZE).click()
    page.get_by_role("button", name=f"Sign in as {ANA}").click()
    page.get_by_role("group", name=re.compile("^Order #")).wait_for()
    page.evaluate("scrollTo(0, 0)")


def _asks(desk: Desk, page: Page) -> None:
    """Ask in the chat as Ana, sign in by the mailed code, and see the order."""
    page.locator("tillside-chat .launcher").click()
    panel = page.get_by_role("dialog")
    panel.locator("textarea").fill(SIZE)
    panel.locator("textarea").press("Enter")
    log = panel.get_by_role("log")
    log.locator("input[type=email]").fill(ANA)
    log.locator(".sign-in .main").click()
    log.locator("input[inputmode=numeric]").fill(desk.mailed(ANA, r"\b\d{6}\b"))
    log.locator(".sign-in .main").click()
    log.locator(".card").first.wait_for()


def _on_hub(desk: Desk, page: Page) -> None:
    page.locator("input[type=email]").fill(ANA)
    page.locator("main form button, main form .button").first.click()
    page.locator("input[name=code]").fill(desk.mailed(ANA, r"\b\d{6}\b"))
    page.locator("main form button").first.click()
    page.locator("a.cover").first.click()
    page.locator("a.cover").wait_for(state="detached")


SCENES: tuple[Scene, ...] = (
    Scene(
        "inbox",
        "The inbox: every channel in one list, the thread, the suggested answer with its sources, and the customer.",
        "/admin/inbox/{ticket}",
        _suggested,
    ),
    Scene("widget", "The chat on the shop's page: the rule, then the order card.", "/shop", _asks, is_staff=False),
    Scene(
        "preview",
        "The preview: the agent as Ana meets it, beside what it understood and the way it took.",
        "/admin/preview",
        _tried,
    ),
    Scene("skills", "Skills: what is live, what is not, and why.", "/admin/skills"),
    Scene("skill", "One skill: its graph, what it needs, and how it did.", "/admin/skills/order_editing"),
    Scene("content", "Content: each page with its state and the facts that it states.", "/admin/content"),
    Scene("policies", "Policies: each fact beside the sentence that it was read from.", "/admin/content/policies"),
    Scene("routing", "Routing: a rule is built like a sentence, and tried before it counts.", "/admin/routing/{rule}"),
    Scene("reports", "Reports: every figure leads to the conversations behind it.", "/admin/reports"),
    Scene("setting-up", "Setting up: five steps, and what is missing in each.", "/admin/setup?step=channel"),
    Scene(
        "hub",
        "The Hub: the customer's own page, on which the change is made.",
        "/hub/demo/orders",
        _on_hub,
        is_staff=False,
    ),
    Scene("inbox-dark", "The inbox by night.", "/admin/inbox/{ticket}", _thread, scheme="dark"),
    Scene("inbox-phone", "The inbox on a telephone.", "/admin/inbox", size=NARROW),
    Scene("widget-phone", "The chat on a telephone.", "/shop", _asks, size=NARROW, is_staff=False),
)
