"""Content as its people work in it: files become articles, facts are confirmed, and nothing typed is lost."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import FilePayload, expect

from tests.console.conftest import ADMIN, AGENT, PHONE, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
RIBBON = """# Changing a gift box

Orders can be changed within 1 hour of being placed.

## Velvet ribbon

Our wrapping room ties a velvet ribbon in the colour of moonlight around every gift box."""
KNOWLEDGE = "/stores/demo/knowledge"
KILN = """<html lang="en"><title>Kiln repairs - Fable</title><nav>Shop About us Basket</nav><main><h1>Kiln repairs</h1>
<p>We mend kilns on {day} in our workshop by the harbour, and nowhere else.</p></main>
<footer>All rights reserved</footer>"""


def file(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def test_an_admin_uploads_a_policy_confirms_what_is_read_and_sees_it_found(desk: Open) -> None:
    """S1-27, S1-45, S1-56: and a file that cannot be used is refused with what to do."""
    admin = desk(ADMIN).go("/content").settled()
    page = admin.page
    page.locator("input[type=file]").set_input_files([file("rules.exe", "x"), file("gift-box.md", RIBBON)])
    expect(page.get_by_text("This kind of file is not accepted.")).to_be_visible()
    page.get_by_role("link", name="Open “Changing a gift box”").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Changing a gift box")
    expect(page.get_by_text("Read as: Orders can be changed within 1 hour of being placed.")).to_be_visible()
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.get_by_role("button", name="Take the confirmation back")).to_be_visible()
    admin.go("/content/ask")
    page.get_by_label("Question", exact=True).fill("What colour is the velvet ribbon?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="passage").first).to_be_visible()
    expect(page.get_by_text("colour of moonlight").first).to_be_visible()
    assert admin.settled().faults() == []


def test_an_agent_sees_all_of_it_and_can_change_nothing(desk: Open) -> None:
    """S1-07, S1-08."""
    agent = desk(AGENT, size=PHONE).go("/content").settled()
    page = agent.page
    expect(page.get_by_role("list", name="Articles").get_by_role("link").first).to_be_visible()
    expect(page.get_by_role("button", name="Choose files")).to_have_count(0)
    expect(page.get_by_role("link", name="Write an article")).to_have_count(0)
    page.get_by_role("list", name="Articles").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Revisions")).to_be_visible()
    for name in ("Edit", "Remove", "Save the day", "Confirm"):
        expect(page.get_by_text(name, exact=True)).to_have_count(0)
    assert agent.settled().faults() == []
    agent.go("/content/policies").settled()
    expect(page.get_by_role("navigation", name="What good content covers")).to_be_visible()
    expect(page.get_by_role("button", name="Correct or reject")).to_have_count(0)
    agent.go("/content/new").settled()
    expect(page.get_by_text("Only admins and owners write content.")).to_be_visible()
    expect(page.get_by_role("button", name="Save")).to_have_count(0)


def test_two_people_edit_one_article_and_neither_loses_a_word(desk: Open) -> None:
    """S1-31: what is typed counts only once it is saved, and never over what somebody else saved unseen."""
    admin = desk(ADMIN)
    made = admin.api.post(
        f"{KNOWLEDGE}/articles", json={"title": "Loom repairs", "body": "We mend looms in May.", "language": "en"}
    ).json()
    at = f"{KNOWLEDGE}/articles/{made['id']}"
    page = admin.go(f"/content/{made['id']}/edit").settled().page
    page.get_by_label("Text").fill("We mend looms in **June**.")
    expect(page.get_by_role("region", name="Preview").get_by_text("June")).to_be_visible()
    assert "May" in admin.api.get(at).json()["body"]
    admin.api.put(at, json={"body": "We mend looms in July.", "revision": 1}).raise_for_status()
    page.get_by_role("button", name="Save").click()
    said = page.get_by_role("alert").filter(has_text="Somebody else saved this article meanwhile")
    expect(said).to_be_visible()
    expect(page.get_by_label("Text")).to_have_value("We mend looms in **June**.")
    said.get_by_role("button", name="Go on with mine").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Loom repairs")
    expect(page.get_by_text("English, revision 3")).to_be_visible()
    assert "June" in admin.api.get(at).json()["body"]


def test_what_is_typed_outlives_a_reload_until_it_is_discarded(desk: Open) -> None:
    admin = desk(ADMIN).go("/content/new?title=Button+repairs").settled()
    page = admin.page
    page.get_by_label("Text").fill("## Buttons\n\nWe sew buttons on for free.")
    expect(page.get_by_text("Not saved yet.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Text")).to_have_value("## Buttons\n\nWe sew buttons on for free.")
    expect(page.get_by_label("Title")).to_have_value("Button repairs")
    assert admin.settled().faults() == []
    page.get_by_role("button", name="Discard what I typed").click()
    expect(page.get_by_label("Text")).to_have_value("")


def test_a_page_of_the_shop_becomes_an_article_and_follows_when_it_changes(desk: Open) -> None:
    """S1-27, S1-31, S1-56: pasted, looked at, saved, found; read again, what has changed is saved by a person."""
    with site({"/kilns": KILN.format(day="Monday")}) as (base, pages):
        admin = desk(ADMIN).go("/content").settled()
        page = admin.page
        page.get_by_role("link", name="Read a page").click()
        page.get_by_label("Address of the page").fill(f"{base}/nothing")
        page.get_by_role("button", name="Read the page").click()
        expect(page.get_by_role("alert")).to_contain_text("There is no page at this address.")
        assert admin.settled().faults() == [one for one in admin.complaints if "422" in one]
        page.get_by_label("Address of the page").fill(f"{base}/kilns")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Title")).to_have_value("Kiln repairs")
        text = page.get_by_role("textbox", name="Text")
        expect(text).to_have_value(re.compile("on Monday"))
        expect(text).not_to_have_value(re.compile("Basket|rights"))
        page.reload()
        expect(text).to_have_value(re.compile("on Monday"))
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Kiln repairs")
        expect(page.get_by_role("link", name=base.removeprefix("http://"))).to_have_attribute("href", f"{base}/kilns")
        at = page.url.rpartition("/")[2]
        pages["/kilns"] = KILN.format(day="Friday")
        page.get_by_role("link", name="Read the page again").click()
        changes = page.get_by_role("list", name="What has changed")
        expect(changes.get_by_text("Gone: We mend kilns on Monday")).to_be_visible()
        expect(changes.get_by_text("New: We mend kilns on Friday")).to_be_visible()
        assert "Monday" in admin.api.get(f"{KNOWLEDGE}/articles/{at}").json()["body"]
        page.get_by_role("button", name="Save as a new revision").click()
        expect(page.get_by_text("English, revision 2")).to_be_visible()
        page.get_by_role("link", name="Read the page again").click()
        expect(page.get_by_text("The page still says what this article says.")).to_be_visible()
        admin.complaints.clear()
        assert admin.settled().faults() == []
        admin.go("/content/ask")
        page.get_by_label("Question", exact=True).fill("On which day do you mend kilns?")
        page.keyboard.press("Enter")
        expect(page.get_by_text("mend kilns on Friday").first).to_be_visible()


@contextmanager
def site(pages: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Serve pages by their paths on a free port of this machine, as they are at each moment."""

    class Served(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            words = pages.get(self.path, "").encode()
            self.send_response(200 if words else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(words)))
            self.end_headers()
            self.wfile.write(words)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's own
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Served)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", pages
    finally:
        server.shutdown()
        server.server_close()
