"""The shop's articles as customers read them: what counts now, safe, in its own language, and nothing else."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from kit.clock import ManualClock
from kit.tables import ROOT
from kit.templates import Templates
from knowledge import help_pages, ingest, markup
from knowledge.deps import Deps
from knowledge.ingest import Draft
from knowledge.policy.statements import WORDS
from stores.stores import Store, StoreSettings, add_store, save_settings
from tests.knowledge.conftest import Write

POLICY = "# Order changes\n\nOrders can be changed **within 1 hour**.\n\n## How\n\n- On your order's page\n- By chat"


@pytest.fixture
async def reader(deps: Deps) -> AsyncIterator[httpx.AsyncClient]:
    """Anybody, with a browser in German."""
    app = FastAPI()
    templates = Templates([ROOT / "knowledge" / "templates"])
    made = help_pages.Deps(deps.database, deps.clock, templates, lambda store: "/shop" if store.key == "demo" else "")
    app.include_router(help_pages.routes(made))
    transport = httpx.ASGITransport(app)
    headers = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}
    async with httpx.AsyncClient(transport=transport, base_url="http://shop.test", headers=headers) as opened:
        yield opened


async def test_an_article_is_a_page_of_its_own(reader: httpx.AsyncClient, write: Write) -> None:
    article = await write("Order changes", POLICY, indexed=False)
    page = (await reader.get(f"/help/demo/{article.id}")).text
    assert '<html lang="en">' in page
    assert "<title>Order changes · Demo</title>" in page
    assert page.count("Order changes") == 2
    assert "<strong>within 1 hour</strong>" in page
    assert "<h2>How</h2>" in page
    assert "Last reviewed on November 18, 2026" in page
    assert '<a class="ask" href="/shop">Ask us</a>' in page
    assert "may have changed" not in page


async def test_an_overdue_page_says_so(reader: httpx.AsyncClient, store: Store, deps: Deps, clock: ManualClock) -> None:
    async with deps.database.begin() as session:
        draft = Draft("pt", "Trocas", "Pode trocar em 30 dias.", review_by=clock.now().date())
        article = await ingest.add_article(session, clock, store.id, draft, by="staff:1")
    clock.move(timedelta(days=2))
    page = (await reader.get(f"/help/demo/{article.id}")).text
    assert '<html lang="pt">' in page
    assert "Revisto pela última vez em 18 de novembro de 2026" in page
    assert "pode ter mudado desde então" in page


async def test_only_what_counts_now_is_shown(reader: httpx.AsyncClient, write: Write, deps: Deps, store: Store) -> None:
    article = await write("Order changes", POLICY, indexed=False)
    async with deps.database.begin() as session:
        draft = Draft("", "", "Orders can be changed within 2 hours.")
        await ingest.revise_article(session, deps.clock, store.id, article.id, draft, by="staff:1")
    page = (await reader.get(f"/help/demo/{article.id}?revision=1")).text
    assert "2 hours" in page
    assert "1 hour" not in page.replace("11 hour", "")


async def test_what_is_removed_rejected_or_anothers_is_not_there(
    reader: httpx.AsyncClient, write: Write, deps: Deps, store: Store
) -> None:
    gone = await write("Gone", "This page was here.", indexed=False)
    wrong = "Bestellungen werden innerhalb von zwei Tagen verschickt, und wir sagen Ihnen dann sofort Bescheid."
    rejected = await write("Rejected", wrong, indexed=False)
    async with deps.database.begin() as session:
        await ingest.remove_article(session, deps.clock, store.id, gone.id, by="staff:1")
        other = await add_store(session, deps.clock, key="b", name="B", shop_kind=None, settings=StoreSettings())
        draft = Draft("en", "Theirs", "Only of B.")
        theirs = await ingest.add_article(session, deps.clock, other.id, draft, by="staff:1")
    assert rejected.status == "rejected"
    for path in (gone.id, rejected.id, theirs.id, 999, "x", "1e3", "٣", "9" * 30, "-1", "a/b", "%00"):
        found = await reader.get(f"/help/demo/{path}")
        assert (found.status_code, "Diese Seite gibt es nicht" in found.text) == (404, True), path
        assert '<html lang="de">' in found.text
        assert 'href="/help/demo"' in found.text
    assert (await reader.get(f"/help/b/{theirs.id}")).status_code == 200


async def test_an_unknown_store_is_a_page_too(reader: httpx.AsyncClient) -> None:
    for path in ("/help/nobody", "/help/nobody/1", "/help/%00", "/help/%00/1"):
        found = await reader.get(path)
        assert (found.status_code, "Diese Seite gibt es nicht" in found.text) == (404, True), path


async def test_all_articles_are_listed_the_readers_language_first(
    reader: httpx.AsyncClient, write: Write, deps: Deps, store: Store
) -> None:
    await write("Zips & buttons", "We mend them.", indexed=False)
    await write("Ärmel", "Wir kürzen sie.", language="de", indexed=False)
    gone = await write("Gone", "This page was here.", indexed=False)
    async with deps.database.begin() as session:
        await ingest.remove_article(session, deps.clock, store.id, gone.id, by="staff:1")
    page = (await reader.get("/help/demo")).text
    assert '<html lang="de">' in page
    assert page.index("Ärmel") < page.index("Zips &amp; buttons")
    assert '<ul class="pages" lang="en">' in page
    assert "Gone" not in page


async def test_an_empty_store_says_that_there_is_nothing_yet(reader: httpx.AsyncClient, store: Store) -> None:
    assert "Es gibt noch keine Hilfeseiten." in (await reader.get(f"/help/{store.key}")).text


async def test_asking_leads_to_the_first_site_with_the_chat(
    reader: httpx.AsyncClient, write: Write, deps: Deps, store: Store
) -> None:
    article = await write("Order changes", POLICY, indexed=False)
    settings = store.settings.model_copy(update={"origins": ("https://linden.example",)})
    async with deps.database.begin() as session:
        await save_settings(session, store.id, settings)
        await add_store(session, deps.clock, key="b", name="B", shop_kind=None, settings=StoreSettings())
    assert 'href="https://linden.example"' in (await reader.get(f"/help/demo/{article.id}")).text
    assert 'class="ask"' not in (await reader.get("/help/b")).text


async def test_the_style_sheet_is_served(reader: httpx.AsyncClient) -> None:
    assert (await reader.get("/help/assets/help.css")).headers["content-type"].startswith("text/css")


HOSTILE = """
<script>alert(1)</script>
<img src=x onerror=alert(2)>
Hello <b onclick="x()">there</b> <script>alert(3)</script> friend.

[click](javascript:alert(4)) [data](data:text/html,x) [ours](/hub/demo) [theirs](https://maker.example/size?a=1&b=2)
![a picture](https://tracker.example/pixel.png "x")

<iframe src="https://evil.example"></iframe>

<div><a href="javascript:alert(5)">inside</a> <style>*{display:none}</style> words</div>

```html
<script>alert(6)</script>
```

| Size | Chest |
|------|-------|
| M <script>alert(7)</script> | 50 cm |
"""


def test_nothing_of_a_pasted_page_comes_alive() -> None:
    found = str(markup.to_html(HOSTILE, "Title"))
    tags = set(re.findall(r"<(\w+)", found))
    assert tags <= {"p", "a", "strong", "em", "pre", "code", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}
    assert re.findall(r'href="([^"]*)"', found) == ["https://maker.example/size?a=1&amp;b=2"]
    assert "onerror" not in found
    assert 'rel="nofollow noopener"' in found
    assert "a picture" in found
    assert "Hello there" in found
    assert "alert(3)" not in found
    assert "words" in found
    assert "&lt;script&gt;alert(6)" in found


def test_headings_stand_below_the_pages_own() -> None:
    found = str(markup.to_html("# Returns\n\n### When\n\nSoon.\n\n##### Why\n\nBecause.", "returns"))
    assert re.findall(r"<(h\d)>", found) == ["h2", "h4"]
    assert "Returns" not in found


def test_every_language_has_the_words_of_the_pages() -> None:
    assert WORDS.missing() == {}
