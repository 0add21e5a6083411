"""Content as staff see it: add, read, search, correct and remove, each role as far as it may."""

import re
from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncSession

from kit.admin import Pages
from kit.auth import Actor, Role
from kit.tables import ROOT
from kit.templates import Templates
from kit.web import answer_errors
from knowledge import desk
from knowledge.deps import Deps
from knowledge.gaps import record_gap
from knowledge.policies import terms
from stores.stores import Store
from tests.knowledge.conftest import Write

Enter = Callable[[Role], httpx.AsyncClient]
POLICY = "# Order changes\n\nOrders can be changed within 1 hour of being placed."


@pytest.fixture
async def enter(deps: Deps, store: Store) -> AsyncIterator[Enter]:
    """A browser signed in with a role: `enter(Role.ADMIN)`."""

    async def who(request: Request, _: AsyncSession) -> Actor | None:
        role = request.headers.get("x-role")
        return Actor(int(role), "Ann", "ann@example.com", Role(int(role))) if role else None

    folders = [ROOT / "staff" / "templates", ROOT / "knowledge" / "templates"]
    app = FastAPI()
    answer_errors(app)
    app.include_router(desk.routes(Pages(deps.database, Templates(folders), who), deps))
    browsers: list[httpx.AsyncClient] = []

    def browser(role: Role) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app)
        opened = httpx.AsyncClient(transport=transport, base_url="http://shop.test", headers={"x-role": str(int(role))})
        browsers.append(opened)
        return opened

    yield browser
    for opened in browsers:
        await opened.aclose()


async def test_an_owner_writes_an_article_and_sees_what_was_read_from_it(enter: Enter) -> None:
    """S1-27."""
    owner = enter(Role.OWNER)
    saved = await owner.post("/admin/content/new", data={"title": "Order changes", "body": POLICY, "language": "en"})
    page = await owner.get(saved.headers["location"])
    assert saved.status_code == 303
    assert "Read as: Orders can be changed within 1 hour of being placed." in page.text


async def test_a_form_that_is_not_saved_changes_nothing(enter: Enter, deps: Deps, store: Store) -> None:
    """S1-31."""
    await enter(Role.ADMIN).get("/admin/content/new?title=Order+changes")
    async with deps.database.begin() as session:
        assert (await terms(session, store.id, "en")).modify_window.__class__.__name__ == "Unknown"


async def test_an_agent_may_look_but_not_write(enter: Enter) -> None:
    """S1-07, S1-08."""
    agent = enter(Role.AGENT)
    looked = await agent.get("/admin/content")
    wrote = await agent.post("/admin/content/new", data={"title": "A", "body": POLICY, "language": "en"})
    assert looked.status_code == 200
    assert "Add an article" not in looked.text
    assert wrote.status_code == 403


async def test_the_search_box_finds_a_policy_or_offers_to_add_it(enter: Enter, write: Write) -> None:
    """S1-56, S1-57."""
    await write("Order changes", POLICY)
    admin = enter(Role.ADMIN)
    assert "Order changes" in (await admin.get("/admin/content?q=changed hour")).text
    missing = await admin.get("/admin/content?q=cancellation policy")
    assert "/admin/content/new?title=cancellation%20policy" in missing.text


async def test_what_the_articles_leave_open_is_listed_with_what_to_write(enter: Enter, write: Write) -> None:
    """S1-54, S1-55."""
    await write("Order changes", POLICY)
    admin = enter(Role.ADMIN)
    assert "How long orders can be cancelled</a>: missing" in (await admin.get("/admin/content")).text
    assert "Order cancellation policy" in (await admin.get("/admin/content/policies")).text


async def test_a_refused_upload_says_why_and_keeps_nothing(enter: Enter) -> None:
    admin = enter(Role.ADMIN)
    file = {"file": ("policy.pdf", b"%PDF-1.7 broken", "application/pdf")}
    refused = await admin.post("/admin/content/upload", data={"language": "en"}, files=file)
    assert refused.status_code == 422
    assert "damaged" in refused.text
    assert "There is no article yet" in (await admin.get("/admin/content")).text


async def test_a_duplicate_points_to_the_first(enter: Enter, write: Write) -> None:
    first = await write("Order changes", POLICY)
    form = {"title": "Something else", "body": POLICY.upper(), "language": "en"}
    refused = await enter(Role.ADMIN).post("/admin/content/new", data=form)
    assert refused.status_code == 409
    assert f'href="/admin/content/{first.id}"' in refused.text


async def test_a_correction_wins_and_can_be_withdrawn(enter: Enter, write: Write, deps: Deps, store: Store) -> None:
    await write("Order changes", POLICY)
    admin = enter(Role.ADMIN)
    address = "/admin/content/policies/modify_window"
    form = {"window": "within", "amount": "30", "unit": "minutes", "why": "New rule", "act": "set"}
    assert (await admin.post(address, data=form)).status_code == 303
    async with deps.database.begin() as session:
        corrected = (await terms(session, store.id, "en")).modify_window
    assert "30 minutes" in corrected.source.sentence  # type: ignore[union-attr]
    assert "Withdraw" in (await admin.get(address)).text
    await admin.post(address, data={"why": "Back again", "act": "withdrawn"})
    async with deps.database.begin() as session:
        assert "1 hour" in (await terms(session, store.id, "en")).modify_window.source.sentence  # type: ignore[union-attr]


async def test_a_correction_without_a_value_or_a_reason_is_refused(enter: Enter) -> None:
    admin = enter(Role.ADMIN)
    address = "/admin/content/policies/modify_window"
    assert (await admin.post(address, data={"window": "within", "why": "x", "act": "set"})).status_code == 422
    assert (await admin.post(address, data={"window": "never", "why": " ", "act": "set"})).status_code == 422
    assert (await admin.post("/admin/content/policies/nothing", data={"why": "x"})).status_code == 422


async def test_removing_asks_first_and_keeps_the_revision_for_citations(enter: Enter, write: Write) -> None:
    article = await write("Order changes", POLICY)
    admin = enter(Role.ADMIN)
    assert "Remove this article?" in (await admin.get(f"/admin/content/{article.id}/remove")).text
    assert (await admin.post(f"/admin/content/{article.id}/remove")).status_code == 303
    assert "There is no article yet" in (await admin.get("/admin/content")).text
    assert "This article was removed" in (await admin.get(f"/admin/content/{article.id}?revision=1")).text


async def test_staff_see_what_the_agent_would_find(enter: Enter, write: Write) -> None:
    """S1-55."""
    await write("Order changes", POLICY)
    agent = enter(Role.AGENT)
    found = await agent.get("/admin/content/ask?q=can i change my order&language=en")
    nothing = await agent.get("/admin/content/ask?q=what is the capital of france&language=en")
    assert "within 1 hour" in found.text
    assert "Nothing answers this" in nothing.text


async def test_what_staff_and_articles_say_is_escaped(enter: Enter) -> None:
    admin = enter(Role.ADMIN)
    form = {
        "title": "<script>alert(1)</script> rules",
        "body": "Tags &lt;b&gt; and <b>bold</b> & so on.",
        "language": "en",
    }
    saved = await admin.post("/admin/content/new", data=form)
    page = await admin.get(saved.headers["location"])
    assert not re.search(r"<script>|<b>", page.text)


async def test_every_page_stands_and_an_unknown_article_is_not_found(enter: Enter, write: Write) -> None:
    article = await write("Order changes", POLICY)
    admin = enter(Role.ADMIN)
    facts = ("eligible", "exception:pre_order", "return_exception:gift_card", "exchanges", "refund_time")
    for path in ("", "/new", "/ask", "/policies", *(f"/policies/{fact}" for fact in facts)):
        assert (await admin.get(f"/admin/content{path}")).status_code == 200
    assert (await admin.get(f"/admin/content/{article.id}/edit")).status_code == 200
    assert (await admin.get("/admin/content/999")).status_code == 404


async def test_open_questions_are_shown_with_the_way_to_an_article(enter: Enter, deps: Deps, store: Store) -> None:
    async with deps.database.begin() as session:
        await record_gap(session, deps.clock, store.id, "en", "Do you engrave <rings>?", 7)
    admin = enter(Role.ADMIN)
    page = (await admin.get("/admin/content/gaps")).text
    assert "Do you engrave &lt;rings&gt;?" in page
    assert "/admin/content/new?title=Do%20you%20engrave%20%3Crings%3E%3F&amp;language=en" in page
    assert "Write an article" not in (await enter(Role.AGENT).get("/admin/content/gaps")).text
    number = re.findall(r"/admin/content/gaps/(\d+)", page)[0]
    assert (await enter(Role.AGENT).post(f"/admin/content/gaps/{number}")).status_code == 403
    assert (await admin.post(f"/admin/content/gaps/{number}")).status_code == 303
    assert "Nothing." in (await admin.get("/admin/content/gaps")).text
