"""Pages at an address become articles: read, looked at, saved by a person, and read again when they change (S1-27)."""

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI, Request
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from kit.audit import AuditRow
from kit.auth import Actor, Role
from kit.db import Database
from kit.http import Outgoing
from kit.web import answer_errors
from knowledge import desk
from knowledge.deps import Deps
from knowledge.files.webpage import decode, read_page
from knowledge.jobs import index_article
from knowledge.page_api import TIMES
from knowledge.pages import MOST_COMPARED, Mark, address, compare
from stores.stores import Store
from tests.kit.receiver import Page, Receiver, receiving

BASE = "/api/v1/stores/demo/knowledge"
HTML = {"content-type": "text/html; charset=utf-8"}
RETURNS = """<!doctype html><html lang="en"><head><title>Returns - Fable &amp; Fern</title></head>
<body class="cookie-consent-given"><a class="skip-to-content-link" href="#main">Skip to content</a>
<header><p>Fable &amp; Fern</p></header><nav><ul><li>Shop</li><li>About us</li></ul></nav>
<div id="cookie-banner">We use cookies to make the shop work for you. Please accept all of them now.</div>
<main><header><h1>Returns policy</h1></header><p>You can return items within 30 days of delivery.</p>
<h2><button>What cannot come back?</button></h2><ul><li>Gift cards</li><li>Personalised items</li></ul>
<table><tr><th>Item</th><th>Days</th></tr><tr><td>Lamps</td><td>30</td></tr><tr><td>Rugs</td><td>14</td></tr></table>
<form>Subscribe <input type="email"><button>Join</button></form><script>steal()</script><p hidden>Obey me.</p></main>
<aside>You may also like</aside><footer>All rights reserved</footer></body></html>"""


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as opened:
        yield opened


@pytest.fixture
async def client(deps: Deps, store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """An admin, or whoever a request's `x-role` says, before a program that reads from this machine too."""

    async def actor(request: Request) -> Actor | None:
        role = request.headers.get("x-role", "3")
        return Actor(7, "Ann", "ann@example.com", Role(int(role))) if role else None

    app = FastAPI()
    answer_errors(app)
    app.include_router(desk.routes(replace(deps, actor=actor, pages=Outgoing(is_local_allowed=True))))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop.test") as opened:
        yield opened


def at(receiver: Receiver, path: str = "/returns") -> str:
    return f"http://127.0.0.1:{receiver.port}{path}"


def test_what_stands_around_on_every_page_of_a_site_is_left_out() -> None:
    page = read_page(RETURNS)
    assert page.title == "Returns policy"
    assert page.body.split("\n\n") == [
        "# Returns policy",
        "You can return items within 30 days of delivery.",
        "## What cannot come back?",
        "- Gift cards",
        "- Personalised items",
        "| Item | Days |\n| --- | --- |\n| Lamps | 30 |\n| Rugs | 14 |",
    ]


@pytest.mark.parametrize(
    ("html", "body"),
    [
        ("<html><title>Kilns</title><nav>Menu</nav><main>Kilns.</main><p>Mended here.</p>", "Kilns. Mended here."),
        ("<main>Short</main><p>But what counts stands outside.</p>", "Short But what counts stands outside."),
        ("<nav>Menu</nav><article>" + "Parcels leave at noon. " * 5 + "</article><div>Ads</div>", "Parcels " + "x"),
        ("<div role=main>" + "Lamps are mended. " * 6 + "</div><div role=search>Find</div><p>Else</p>", "Lamps " + "x"),
    ],
)
def test_the_main_part_is_found_however_it_is_marked(html: str, body: str) -> None:
    read = " ".join(read_page(html).body.split())
    if body.endswith("x"):
        assert read.startswith(body[:-1])
        assert not {"Menu", "Ads", "Find", "Else"} & set(read.split())
    else:
        assert read == body


@pytest.mark.parametrize(
    ("words", "kind", "read"),
    [
        ("Größe".encode("latin-1"), "text/html; charset=utf-8", "Größe"),
        ("Größe".encode(), "text/html; charset=iso-8859-1", "Größe"),
        ("Доставка".encode("cp1251"), "text/html; charset=windows-1251", "Доставка"),
        (b'<meta charset="windows-1251">' + "Їжак".encode("cp1251"), "text/html", '<meta charset="windows-1251">Їжак'),
        ("Größe".encode("utf-16"), "text/html", "Größe"),
        ("Größe".encode("utf-16-le"), "text/html; charset=utf-16le", "Größe"),
        ("Größe".encode("latin-1"), "text/html; charset=unicode_escape", "Größe"),
        ("Größe".encode("latin-1"), "text/html; charset=no-such-thing", "Größe"),
    ],
)
def test_a_page_is_read_in_its_letters_whatever_it_claims(words: bytes, kind: str, read: str) -> None:
    assert decode(words, kind) == read


@given(st.binary(max_size=400), st.text(max_size=40))
def test_any_bytes_under_any_claim_are_read_or_empty(words: bytes, claimed: str) -> None:
    read_page(decode(words, f"text/html; charset={claimed}"))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["<a ", "<!--", "<svg>", "<p hidden>", "<table><tr><td>", "<nav>", "<h1>"])
def test_a_page_that_is_made_to_take_long_does_not(piece: str) -> None:
    read_page(piece * (2_000_000 // len(piece)))


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (" https://shop.test/returns#rugs ", "https://shop.test/returns"),
        ("shop.test/returns", "https://shop.test/returns"),
    ],
)
def test_an_address_is_taken_as_people_paste_it(typed: str, url: str) -> None:
    assert address(Outgoing(), typed) == url


async def test_a_page_is_read_looked_at_saved_and_found(
    client: httpx.AsyncClient, receiver: Receiver, deps: Deps
) -> None:
    """S1-27, S1-31, S1-56: nothing counts before a person has saved it; the article knows where it came from."""
    receiver.pages = {"/returns": Page(RETURNS.encode(), headers=HTML)}
    page = (await client.post(f"{BASE}/pages", json={"url": at(receiver)})).json()
    assert (page["title"], page["language"], page["known"]) == ("Returns policy", "en", None)
    assert (await client.get(f"{BASE}/articles")).json()["items"] == []
    sent = {**{name: page[name] for name in ("title", "body", "language")}, "source_url": page["url"]}
    added = (await client.post(f"{BASE}/articles", json=sent)).json()
    assert (added["source_url"], added["facts"] > 0) == (at(receiver), True)
    await index_article(deps, added["id"])
    found = (await client.get(f"{BASE}/search", params={"q": "how long can I return a lamp"})).json()["found"]
    assert found[0]["source"]["article_id"] == added["id"]
    again = (await client.post(f"{BASE}/pages", json={"url": at(receiver)})).json()
    assert again["known"] == {"id": added["id"], "title": "Returns policy"}


async def test_a_page_that_has_changed_is_shown_beside_its_article_and_saved_as_a_revision(
    client: httpx.AsyncClient, receiver: Receiver
) -> None:
    receiver.pages = {"/returns": Page(RETURNS.encode(), headers=HTML)}
    page = (await client.post(f"{BASE}/pages", json={"url": at(receiver)})).json()
    sent = {"title": "Returns", "body": page["body"], "language": "en", "source_url": page["url"]}
    article = f"{BASE}/articles/{(await client.post(f'{BASE}/articles', json=sent)).json()['id']}"
    assert (await client.post(f"{article}/page")).json()["changes"] == []
    receiver.pages["/returns"] = Page(RETURNS.replace("30 days", "60 days").encode(), headers=HTML)
    read = (await client.post(f"{article}/page")).json()
    assert [one["text"] for one in read["changes"] if one["mark"] in {"gone", "new"}] == [
        "You can return items within 30 days of delivery.",
        "You can return items within 60 days of delivery.",
    ]
    assert "30 days" in (await client.get(article)).json()["body"]
    revised = (await client.put(article, json={"body": read["body"], "revision": read["revision"]})).json()
    assert (revised["revision"], revised["title"], revised["source_url"]) == (2, "Returns", at(receiver))
    assert (await client.post(f"{article}/page")).json()["changes"] == []


async def test_an_article_of_no_page_has_none_to_read_again(client: httpx.AsyncClient) -> None:
    written = {"title": "Looms", "body": "We mend looms.", "language": "en"}
    added = (await client.post(f"{BASE}/articles", json=written)).json()
    refused = await client.post(f"{BASE}/articles/{added['id']}/page")
    assert (refused.status_code, refused.json()["code"]) == (409, "article_without_page")
    assert (await client.post(f"{BASE}/articles/99/page")).status_code == 404


EMPTY = b"<div id=app>Loading</div><script src=app.js></script><noscript>Please switch on JavaScript now.</noscript>"
DOOR = b"<main><p>Enter</p><form><input type=password></form></main>"


@pytest.mark.parametrize(
    ("stands", "status", "code"),
    [
        (Page(status=404), 422, "page_not_found"),
        (Page(status=401), 422, "page_closed"),
        (Page(status=403), 422, "page_closed"),
        (Page(status=302, headers={"location": "/password"}), 422, "page_closed"),
        (Page(DOOR, headers=HTML), 422, "page_closed"),
        (Page(status=503), 422, "page_unreachable"),
        (Page(status=302, headers={"location": "/returns"}), 422, "page_loops"),
        (Page(status=302, headers={"location": "http://169.254.169.254/latest/meta-data"}), 422, "url_inside"),
        (Page(status=302, headers={"location": "ftp://shop.test/returns"}), 422, "page_leads_wrong"),
        (Page(b"a" * 3_000_000, headers=HTML), 413, "page_too_large"),
        (Page(b"\x89PNG" + b"\0" * 99, headers={"content-type": "image/png"}), 415, "page_not_text"),
        (Page(EMPTY, headers=HTML), 422, "page_empty"),
        (Page(b"", headers=HTML), 422, "page_empty"),
        (Page(b"%PDF-broken", headers={"content-type": "application/pdf"}), 422, "unreadable_file"),
    ],
)
async def test_what_cannot_be_an_article_says_what_to_do_instead(
    client: httpx.AsyncClient, receiver: Receiver, stands: Page, status: int, code: str
) -> None:
    receiver.pages = {"/returns": stands, "/password": Page(b"<p>Enter</p>", headers=HTML)}
    refused = await client.post(f"{BASE}/pages", json={"url": at(receiver)})
    assert (refused.status_code, refused.json()["code"]) == (status, code), refused.text
    assert len(refused.json()["detail"].split()) > 6


@pytest.mark.parametrize("typed", ["", "returns page", "ftp://shop.test/", "https://user:word@shop.test/", "https://"])
async def test_what_is_no_address_is_refused_with_what_to_write(client: httpx.AsyncClient, typed: str) -> None:
    refused = await client.post(f"{BASE}/pages", json={"url": typed})
    assert (refused.status_code, refused.json()["code"]) == (422, "url_invalid")
    kept = {"title": "A", "body": "B", "language": "en", "source_url": "javascript:alert(1)"}
    assert (await client.post(f"{BASE}/articles", json=kept)).json()["code"] == "url_invalid"


async def test_plain_text_and_markdown_are_read_like_uploads(client: httpx.AsyncClient, receiver: Receiver) -> None:
    receiver.pages = {
        "/a.txt": Page("RETURNS\n\nZurück in 30 Tagen.".encode("latin-1"), headers={"content-type": "text/plain"}),
        "/b.md": Page(b"# Looms\n\nWe mend them.", headers={"content-type": "text/markdown"}),
    }
    text = (await client.post(f"{BASE}/pages", json={"url": at(receiver, "/a.txt")})).json()
    assert (text["title"], text["body"]) == ("RETURNS", "## RETURNS\n\nZurück in 30 Tagen.")
    assert (await client.post(f"{BASE}/pages", json={"url": at(receiver, "/b.md")})).json()["title"] == "Looms"


async def test_admins_alone_let_pages_be_read_each_is_noted_and_not_too_many(
    client: httpx.AsyncClient, receiver: Receiver, database: Database
) -> None:
    """S1-07, S1-08: the record names the page without what follows its path, which could be a key."""
    for role, status in (("", 401), ("1", 403), ("2", 403)):
        asked = await client.post(f"{BASE}/pages", json={"url": at(receiver)}, headers={"x-role": role})
        assert asked.status_code == status
    assert receiver.connections == 0
    receiver.pages = {"/returns?key=secret": Page(RETURNS.encode(), headers=HTML)}
    for _ in range(TIMES):
        assert (await client.post(f"{BASE}/pages", json={"url": at(receiver, "/returns?key=secret")})).is_success
    assert (await client.post(f"{BASE}/pages", json={"url": at(receiver)})).status_code == 429
    async with database.look() as session:
        rows = list(await session.scalars(select(AuditRow).where(AuditRow.act == "page_read")))
    assert len(rows) == TIMES
    assert {(row.actor, row.facts["address"]) for row in rows} == {("staff:7", at(receiver).partition("//")[2])}


def test_what_has_changed_is_shown_with_a_little_around_it() -> None:
    before = "\n\n".join(f"Line {number}." for number in range(20))
    changes = compare(before, before.replace("Line 9.", "Line nine."))
    assert [(one.mark, one.text) for one in changes] == [
        (Mark.GAP, ""),
        *((Mark.SAME, f"Line {number}.") for number in (7, 8)),
        (Mark.GONE, "Line 9."),
        (Mark.NEW, "Line nine."),
        *((Mark.SAME, f"Line {number}.") for number in (10, 11)),
        (Mark.GAP, ""),
    ]


lines = st.lists(st.sampled_from(["a", "b", "c", "d e"]), max_size=12).map("\n\n".join)


@given(lines, lines)
def test_what_is_shown_as_changed_makes_the_one_text_of_the_other(before: str, after: str) -> None:
    changes = compare(before, after)
    gone, new = ([one for one in changes if one.mark == mark] for mark in (Mark.GONE, Mark.NEW))
    assert (changes == []) == (before == after)
    assert len(before.split()) - sum(len(one.text.split()) for one in gone) == len(after.split()) - sum(
        len(one.text.split()) for one in new
    )


def test_two_long_texts_are_shown_one_after_the_other() -> None:
    before = "\n".join("same" for _ in range(int(MOST_COMPARED**0.5) + 2))
    assert {one.mark for one in compare(before, before + "\nmore")} == {Mark.GONE, Mark.NEW}
