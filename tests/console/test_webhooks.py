"""An address outside is told: added, tried, told of a ticket, switched off, sent to again, and retired."""

import base64
import hashlib
import hmac
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.console.conftest import AGENT, Open
from tests.start.desk import soon

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


class Outside(ThreadingHTTPServer):
    """Somebody else's server: answers with `status`, and keeps what it was told."""

    def __init__(self) -> None:
        """Listen on a port of its own."""
        self.status = 200
        self.told: list[tuple[dict[str, str], bytes]] = []
        super().__init__(("127.0.0.1", 0), _Hears)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/told"


class _Hears(BaseHTTPRequestHandler):
    server: Outside

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.told.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(self.server.status)
        self.send_header("content-length", "6")
        self.end_headers()
        self.wfile.write(b"thanks")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the base class's own
        """Say nothing."""


@pytest.fixture
def outside() -> Iterator[Outside]:
    server = Outside()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def signed(secret: str, headers: dict[str, str], body: bytes) -> bool:
    """Whether a delivery is signed with this secret."""
    said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    made = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    return f"v1,{made}" in headers["webhook-signature"].split(" ")


def begin_ticket(program: str) -> None:
    """Let a customer ask for a person."""
    with httpx.Client(base_url=f"{program}/api/v1/webchat", timeout=20) as chat:
        started = chat.post("/conversations", json={"store": "demo"}).raise_for_status().json()
        chat.headers["Authorization"] = f"Bearer {started['key']}"
        body = {"id": "webhooks-1", "text": "I want to talk to a person"}
        chat.post(f"/conversations/{started['conversation']}/messages", json=body).raise_for_status()


def add(page: Page, outside: Outside) -> str:
    """Add a webhook, with mistakes at first; returns its secret."""
    page.get_by_role("button", name="Add a webhook").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Address").fill("warehouse")
    dialog.get_by_role("button", name="Add a webhook").click()
    expect(dialog.get_by_text("Write a whole address")).to_be_visible()
    expect(dialog.get_by_text("Choose at least one.")).to_be_visible()
    dialog.get_by_label("Address").fill("https://10.0.0.1/")
    dialog.get_by_label("Description").fill("Warehouse")
    dialog.get_by_label("ticket.created").check()
    dialog.get_by_role("button", name="Add a webhook").click()
    expect(dialog.get_by_text("inside a network")).to_be_visible()
    dialog.get_by_label("Address").fill(outside.address)
    dialog.get_by_role("button", name="Add a webhook").click()
    secret = page.get_by_role("dialog").locator("pre").inner_text()
    assert secret.startswith("whsec_")
    page.get_by_role("button", name="I have kept it").click()
    return secret


def test_a_webhook_is_added_tried_switched_off_sent_to_again_and_retired(
    desk: Open, program: str, outside: Outside
) -> None:
    one = desk().go("/webhooks").settled()
    page = one.page
    secret = add(page, outside)
    page.get_by_role("link", name="Warehouse").click()
    expect(page.get_by_role("heading", name="Warehouse", level=1)).to_be_visible()
    page.get_by_role("button", name="Send a test").click()
    expect(page.get_by_text("The test arrived.")).to_be_visible()
    assert signed(secret, *outside.told[-1])
    assert secret not in page.content()

    outside.status = 410
    begin_ticket(program)
    where = page.url.partition("/admin")[2]
    hook = f"/stores/demo{where.partition('?')[0]}"
    assert soon(lambda: one.api.get(hook).json()["problem"] or None)
    one.go(where).settled()
    expect(page.get_by_text("Switched off by itself")).to_be_visible()
    outside.status = 200
    page.get_by_role("button", name="Switch on").click()
    expect(page.get_by_text("Switched on.")).to_be_visible()
    page.get_by_role("button", name="ticket.created Failed").click()
    page.get_by_role("button", name="Send again").click()
    expect(page.get_by_role("button", name="ticket.created Delivered")).to_be_visible()
    first, again = [told for told in outside.told if b"ticket.created" in told[1]][:2]
    assert first[0]["webhook-id"] == again[0]["webhook-id"]

    page.get_by_label("sla.breached").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_role("button", name="Make a new secret").click()
    page.get_by_role("dialog").get_by_role("button", name="Make a new secret").click()
    expect(page.get_by_role("dialog").locator("pre")).not_to_have_text(secret)
    page.get_by_role("button", name="I have kept it").click()
    expect(page.get_by_text("signed with the secret before, too.")).to_be_visible()
    faults = [said for said in one.faults() if "status of 422" not in said]
    assert faults == []

    page.get_by_role("button", name="Retire this webhook").click()
    page.get_by_role("dialog").get_by_role("button", name="Retire this webhook").click()
    page.wait_for_url("**/admin/webhooks?*")
    expect(page.get_by_text("No address is told anything yet.")).to_be_visible()


def test_whoever_is_no_admin_is_told_that_webhooks_are_not_theirs(desk: Open) -> None:
    """S1-07."""
    one = desk(AGENT).go("/webhooks")
    expect(one.page.get_by_role("alert")).to_be_visible()
    expect(one.page.get_by_role("navigation").get_by_role("link", name="Webhooks")).to_have_count(0)
