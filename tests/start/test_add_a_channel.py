"""Whoever follows docs/add-a-channel.md, file by file, has a channel on which the agent answers."""

import hashlib
import hmac
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.start.copies import DEMO, Make
from tests.start.desk import owners_desk, soon
from tests.start.pages import own_tree, read_page, write

pytestmark = pytest.mark.timeout(600)  # a whole program starts, maybe on a busy machine

PAGE = read_page("add-a-channel.md")
SECRET = "pager-secret"
CHANNELS = "/api/v1/stores/demo/channels"


class Gateway(ThreadingHTTPServer):
    """A gateway that keeps what it is to show."""

    def __init__(self) -> None:
        self.shown: dict[str, dict[str, Any]] = {}
        super().__init__(("127.0.0.1", 0), _Takes)


class _Takes(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        page = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.shown[page["key"]] = page
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the base class's own
        """Say nothing."""


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    server = Gateway()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def posted(base: str, secret: str = SECRET, **page: str) -> httpx.Response:
    raw = json.dumps(page).encode()
    signed = hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
    return httpx.post(f"{base}/webhooks/pager", content=raw, headers={"x-signature": signed}, timeout=30)


def test_a_channel_that_is_dropped_in_is_listed_connected_and_answers(copy: Make, room: Path, gateway: Gateway) -> None:
    tree = own_tree(room / "tree")
    write(tree, PAGE)
    shop = copy(folder=room / "shop", tree=tree).answers(DEMO)
    where = f"http://127.0.0.1:{gateway.server_address[1]}/"
    with owners_desk(shop) as owner:
        assert "Pagers" in [one["title"] for one in owner.get(CHANNELS).json()]
        refused = owner.put(f"{CHANNELS}/pager", json={"values": {"gateway": "north", "url": "north"}})
        assert [one["field"] for one in refused.json()["errors"]] == ["values.url", "values.secret"]
        form = {"gateway": "north", "url": where, "secret": SECRET}
        shown = owner.put(f"{CHANNELS}/pager", json={"values": form})
        assert (shown.json()["channel"]["is_connected"], SECRET in shown.text) == (True, False)
        tried = owner.post(f"{CHANNELS}/pager/acts/test", json={"values": {"pager": "4711"}})
        assert tried.json() == {"told": "The gateway has taken the page."}
    assert gateway.shown.pop("test")["pager"] == "4711"
    page = {"id": "p-1", "gateway": "north", "pager": "4711", "text": "What is your return policy?"}
    assert posted(shop.base, "guessed", **page).status_code == 403
    assert posted(shop.base, **{**page, "pager": "x"}).status_code == 422
    assert posted(shop.base, **page).json() == {"is_new": True}
    assert posted(shop.base, **page).json() == {"is_new": False}
    said = soon(lambda: next((page["text"] for page in gateway.shown.values()), None))
    assert "30 days" in said
    (command,) = PAGE.commands
    looked = copy(folder=shop.folder, tree=tree, COLUMNS="200").ends(command.removeprefix(".venv/bin/python app.py "))
    assert re.search(r"Pagers\W+Live", looked.said), looked.said
