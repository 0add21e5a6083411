"""A ticket before staff: all that was said and done in one thread, and whom it is with beside it."""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from commerce.demo.people import LEE
from tests.console.conftest import PHONE, SOON, Desk, Open
from tests.start.desk import soon

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"
LONG = "A cotton shirt whose name has more than forty signs"

Json = dict[str, Any]


class Visitor:
    """Somebody on the shop's pages who agreed to be seen, with a chat."""

    def __init__(self, base: str) -> None:
        """Come to the shop, and agree."""
        self.base = base
        self.web = httpx.Client(
            base_url=f"{base}/api/v1/webchat", headers={"User-Agent": CHROME, "Origin": base}, timeout=30
        )
        self.visit = self._do("/visits", {"store": "demo"})["key"]
        self.number = int(time.time() * 1000)
        self.key, self.secret = "", ""

    def _do(self, path: str, body: Json, key: str = "") -> Json:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        answer = self.web.post(path, json=body, headers=headers)
        assert answer.is_success, answer.text
        found: Json = answer.json() if answer.content else {}
        return found

    def tells(self, **told: Any) -> None:  # noqa: ANN401 - JSON
        """Let the browser tell of pages or of the cart."""
        self.number += 1
        zone = {"number": self.number, "language": "en", "time_zone": "America/New_York"}
        self._do("/visits/reports", zone | told, self.visit)

    def sees(self, title: str) -> None:
        self.tells(pages=[{"url": f"{self.base}/shop/{title}", "title": title}])

    def has(self, subtotal: str, **units: int) -> None:
        """Let the cart hold so many units of each thing, by its title."""
        lines = [{"id": title, "title": title.replace("_", " "), "units": count} for title, count in units.items()]
        self.tells(cart={"lines": lines, "subtotal": subtotal, "currency": "EUR"})

    def chats(self, name: str) -> "Visitor":
        body = {"store": "demo", "language": "en", "visit": self.visit, "contact": {"name": name}}
        begun = self._do("/conversations", body)
        self.key, self.secret = begun["conversation"], begun["key"]
        return self

    def says(self, words: str) -> None:
        self._do(f"/conversations/{self.key}/messages", {"id": uuid4().hex, "text": words}, self.secret)

    def signs_in(self, email: str) -> None:
        """Enter the newest code that was mailed."""
        before = self._codes(email)
        self._do(f"/conversations/{self.key}/sign-in", {"email": email}, self.secret)
        code = soon(lambda: next(iter(self._codes(email)[: -len(before) or None]), None))
        self._do(f"/conversations/{self.key}/sign-in/code", {"code": code}, self.secret)

    def _codes(self, email: str) -> list[str]:
        mails = re.findall(r"<article>(.*?)</article>", self.web.get(f"{self.base}/demo/mails").text, flags=re.DOTALL)
        return [code for mail in mails if f"To {email}" in mail for code in re.findall(r"\b\d{6}\b", mail)[:1]]


@pytest.fixture
def visitor(program: str) -> Iterator[Visitor]:
    one = Visitor(program)
    yield one
    one.web.close()


def ticket_of(one: Desk, words: str) -> int:
    """Wait for the ticket that begins with these words."""

    def look() -> str | None:
        listed = one.api.get("/desk/tickets", params={"limit": 100}).json()["items"]
        return next((str(line["id"]) for line in listed if line["subject"].startswith(words[:24])), None)

    return int(soon(look))


def thread(page: Page) -> Locator:
    return page.get_by_role("region", name="Conversation")


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Customer")


def opened(one: Desk, ticket: int) -> Desk:
    one.page.goto(f"{one.base}/admin/inbox/{ticket}")
    expect(thread(one.page).get_by_role("article").first).to_be_visible()
    return one


def test_staff_see_the_visitor_the_cart_and_what_comes_while_they_look(desk: Open, visitor: Visitor) -> None:
    """S3-02 to S3-07, S3-58 to S3-60, S4-10, S4-12, S4-13, S4-14, S4-16, S4-17: live, without loading it again."""
    words = f"{uuid4().hex[:8]}: is the blue one warm? See https://shop.example/a and http://bad.example/b."
    visitor.sees("Winter coats")
    visitor.has("98.00", Linen_shirt=2)
    visitor.chats("Mia Unknown").says(words)
    one = desk()
    page = opened(one, ticket_of(one, words)).page
    said = thread(page)
    expect(said.get_by_text("Put 2 \u00d7 Linen shirt into the cart")).to_be_visible()
    expect(said.get_by_role("link", name="https://shop.example/a")).to_have_attribute("rel", re.compile("noopener"))
    expect(said.get_by_role("link", name=re.compile("bad.example"))).to_have_count(0)
    expect(said.get_by_text("Cart €98.00")).to_be_visible()
    beside = panel(page)
    expect(beside.get_by_text("Not verified")).to_be_visible()
    expect(beside.get_by_text("Chrome 126, Windows 10")).to_be_visible()
    expect(beside.get_by_text(re.compile(r"there \(America/New York\)"))).to_be_visible()
    expect(beside.get_by_text("Looks at this now: Winter coats")).to_be_visible()

    visitor.sees("Rain coats")
    expect(beside.get_by_text("Looks at this now: Rain coats")).to_be_visible()
    visitor.has("148.00", Linen_shirt=2, **{LONG.replace(" ", "_"): 1})
    expect(said.get_by_text("Cart €148.00")).to_be_visible()
    expect(beside.get_by_role("listitem").filter(has_text=LONG)).to_have_text(f"{LONG}1 unit")
    visitor.says("Are you there?")
    expect(said.get_by_role("article").filter(has_text="Are you there?")).to_be_visible()
    expect(said.get_by_text("Put a product into the cart")).to_be_visible()
    visitor.has("0")
    expect(said.get_by_text(re.compile("^Cart €"))).to_have_count(0)
    assert one.faults() == []


def test_staff_see_orders_parcels_and_earlier_talks_of_who_has_proved_who_they_are(desk: Open, program: str) -> None:
    """S3-61, S3-62, S4-18, S5-13, S5-38, S5-41, D7: two chats are one matter until somebody parts them."""
    one = desk()
    numbers = []
    for words in (f"{uuid4().hex[:8]}: where is my parcel?", f"{uuid4().hex[:8]}: and my other question"):
        chat = Visitor(program).chats("Lee")
        chat.says(words)
        numbers.append(ticket_of(one, words))
        chat.signs_in(LEE)
    first, second = numbers
    page = opened(one, first).page
    merge = (
        panel(page).get_by_role("alert").filter(has_text=f"Ticket {second}").get_by_role("button", name="Merge them")
    )
    merge.click()
    merged = f"Ticket {second} was merged into this one."
    line = thread(page).get_by_role("listitem").filter(has_text=merged)
    expect(line).to_be_visible()
    beside = panel(page)
    expect(beside.get_by_text("Verified", exact=True)).to_be_visible()
    order = beside.get_by_role("group").get_by_role("group").filter(has_text="Sent in part").first
    order.locator("summary").click()
    expect(order.get_by_text("Not sent yet").first).to_be_visible()
    expect(order.get_by_text(re.compile(r"Tidepost \w+")).first).to_be_visible()

    note = f"Prefers a letter. {datetime.now(UTC):%H:%M:%S}"
    beside.get_by_label("New note").fill(note)
    beside.get_by_role("button", name="Add the note").click()
    expect(beside.get_by_role("listitem").filter(has_text=note)).to_be_visible()

    line.get_by_role("button", name="Undo the merge").click()
    page.get_by_role("dialog").get_by_role("button", name="Undo the merge").click()
    earlier = beside.get_by_role("listitem").filter(has_text=f"#{second} ·").get_by_role("link")
    expect(earlier).to_be_visible()
    earlier.click()
    expect(page).to_have_url(re.compile(rf"/inbox/{second}\b"))
    expect(panel(page).get_by_role("listitem").filter(has_text=note)).to_be_visible()


def test_an_answer_shows_how_far_it_is_and_a_note_is_its_authors_to_take_back(desk: Open, visitor: Visitor) -> None:
    """S3-10, S3-44, S4-06, S4-22: who has left gets it by mail; on a telephone the customer is a drawer away."""
    words = f"{uuid4().hex[:8]}: please write to me"
    visitor.chats("Kit")
    visitor._do(  # noqa: SLF001 - the same module
        f"/conversations/{visitor.key}/contact", {"email": f"{uuid4().hex[:8]}@example.org"}, visitor.secret
    )
    visitor.says(words)
    one = desk(size=PHONE, color_scheme="dark")
    ticket = ticket_of(one, words)
    page = opened(one, ticket).page
    last = one.api.get(f"/desk/tickets/{ticket}").json()["last_message_id"]
    answer = {"text": "We have written.", "seen": last, "client_id": uuid4().hex}
    assert one.api.post(f"/desk/tickets/{ticket}/reply", json=answer).is_success
    ours = thread(page).get_by_role("article").filter(has_text="We have written.")
    expect(ours).to_be_visible()
    expect(ours.get_by_text("Mailed too, as they had left")).to_be_visible(timeout=SOON + 10_000)
    assert one.api.post(f"/desk/tickets/{ticket}/notes", json={"text": "Call her on Monday."}).is_success
    note = thread(page).get_by_role("article").filter(has_text="only your team sees this")
    expect(note).to_contain_text("Call her on Monday.")
    note.get_by_role("button", name="Take back").click()
    page.get_by_role("dialog").get_by_role("button", name="Take back").click()
    expect(note).to_contain_text("This note was taken back.")
    thread(page).get_by_role("button", name="Customer", exact=True).click()
    expect(page.get_by_role("dialog", name="Customer").get_by_role("heading", name="Kit")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Customer")).to_have_count(0)
    assert one.faults() == []
