"""The staff's interface of knowledge: who may what, and how each refusal is said."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI, Request

from kit.auth import Actor, Role
from kit.clock import ManualClock
from kit.web import answer_errors
from knowledge import desk
from knowledge.deps import Deps
from knowledge.gaps import record_gap
from knowledge.jobs import index_article
from stores.stores import Store

BASE = "/api/v1/stores/demo/knowledge"
ARTICLE = {"title": "Order changes", "body": "Orders can be changed within 1 hour of being placed.", "language": "en"}


@pytest.fixture
async def client(deps: Deps, store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client that acts as an admin unless a request says otherwise by `x-role` (empty for nobody)."""

    async def actor(request: Request) -> Actor | None:
        role = request.headers.get("x-role", "3")
        return Actor(7, "Ann", "ann@example.com", Role(int(role))) if role else None

    app = FastAPI()
    answer_errors(app)
    app.include_router(desk.routes(replace(deps, actor=actor)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop.test") as opened:
        yield opened


async def test_an_article_is_added_found_revised_and_removed(client: httpx.AsyncClient, deps: Deps) -> None:
    added = (await client.post(f"{BASE}/articles", json=ARTICLE)).json()
    assert (added["status"], added["revision"]) == ("pending", 1)
    await index_article(deps, added["id"])
    found = (await client.get(f"{BASE}/search", params={"q": "can I change my order"})).json()
    assert found["found"][0]["source"]["article_id"] == added["id"]
    revised = await client.put(f"{BASE}/articles/{added['id']}", json={"body": "Orders can be changed within 2 hours."})
    assert revised.json()["revision"] == 2
    assert (await client.delete(f"{BASE}/articles/{added['id']}")).status_code == 204
    assert (await client.get(f"{BASE}/articles")).json()["items"] == []
    earlier = (await client.get(f"{BASE}/articles/{added['id']}", params={"revision": 1})).json()
    assert "1 hour" in earlier["body"]


async def test_all_staff_read_and_only_owner_and_admin_write(client: httpx.AsyncClient) -> None:
    """S1-07, S1-08."""
    for role in ("1", "2"):
        assert (await client.get(f"{BASE}/articles", headers={"x-role": role})).status_code == 200
        refused = await client.post(f"{BASE}/articles", json=ARTICLE, headers={"x-role": role})
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    for path in ("articles", "facts", "search?q=x"):
        assert (await client.get(f"{BASE}/{path}", headers={"x-role": ""})).status_code == 401


async def test_a_duplicate_is_409_with_the_first_one_s_id_and_title(client: httpx.AsyncClient) -> None:
    first = (await client.post(f"{BASE}/articles", json=ARTICLE)).json()
    refused = await client.post(f"{BASE}/articles", json={**ARTICLE, "title": "Other"})
    assert refused.status_code == 409
    problem = refused.json()
    assert (problem["code"], problem["article_id"]) == ("duplicate_article", first["id"])
    assert problem["article_title"] == "Order changes"


async def test_a_file_is_uploaded_or_refused_with_a_problem(client: httpx.AsyncClient) -> None:
    good = await client.post(
        f"{BASE}/articles/upload", data={"language": "en"}, files={"file": ("a.md", b"# Rules\n\nBe kind.")}
    )
    assert (good.status_code, good.json()["title"]) == (201, "Rules")
    for name, data, status, code in (
        ("a.exe", b"MZ", 415, "file_type"),
        ("a.pdf", b"%PDF-broken", 422, "unreadable_file"),
        ("a.txt", "ação".encode("latin-1"), 422, "encoding"),
        ("a.txt", b"x" * (20 * 1024 * 1024 + 1), 413, "file_too_large"),
    ):
        bad = await client.post(f"{BASE}/articles/upload", data={"language": "en"}, files={"file": (name, data)})
        assert (bad.status_code, bad.json()["code"]) == (status, code)
    assert len((await client.get(f"{BASE}/articles")).json()["items"]) == 1


async def test_facts_are_listed_corrected_and_refused(client: httpx.AsyncClient) -> None:
    await client.post(f"{BASE}/articles", json=ARTICLE)
    correction = {"act": "set", "value": {"window": "never"}, "why": "New rule"}
    assert (await client.put(f"{BASE}/facts/modify_window", json=correction)).status_code == 204
    points = {point["kind"]: point for point in (await client.get(f"{BASE}/facts")).json()}
    assert points["modify_window"]["state"] == "corrected"
    assert points["modify_window"]["corrections"][0]["made_by"] == "staff:7"
    assert points["cancel_window"]["state"] == "missing"
    for key, body in (
        ("nothing", correction),
        ("modify_window", {**correction, "value": {}}),
        ("handover", correction),
    ):
        assert (await client.put(f"{BASE}/facts/{key}", json=body)).status_code == 422


async def test_unknown_stores_articles_and_cursors_are_refused(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/v1/stores/none/knowledge/articles")).status_code == 404
    assert (await client.get(f"{BASE}/articles/99")).status_code == 404
    assert (await client.delete(f"{BASE}/articles/99")).status_code == 404
    assert (await client.get(f"{BASE}/articles", params={"cursor": "junk"})).status_code == 422
    assert (await client.post(f"{BASE}/articles/99/index")).status_code == 404


async def test_a_review_is_set_made_and_looked_for(client: httpx.AsyncClient, clock: ManualClock) -> None:
    added = (await client.post(f"{BASE}/articles", json=ARTICLE | {"review_by": "2026-12-01"})).json()
    assert (added["reviewed_on"], added["review_by"]) == ("2026-11-18", "2026-12-01")
    address = f"{BASE}/articles/{added['id']}"
    kept = (await client.put(address, json={"body": "Orders can be changed within 2 hours."})).json()
    assert kept["review_by"] == "2026-12-01"
    await client.put(f"{address}/review_by", json={"review_by": "2026-11-20"})
    clock.move(timedelta(days=10))
    overdue = (await client.get(f"{BASE}/articles", params={"review": "overdue"})).json()["items"]
    assert [one["id"] for one in overdue] == [added["id"]]
    looked = (await client.post(f"{address}/reviewed", json={"review_by": None})).json()
    assert (looked["reviewed_on"], looked["review_by"]) == ("2026-11-28", None)
    assert (await client.get(f"{BASE}/articles", params={"review": "overdue"})).json()["items"] == []


async def test_a_review_that_makes_no_sense_is_refused(client: httpx.AsyncClient) -> None:
    added = (await client.post(f"{BASE}/articles", json=ARTICLE)).json()
    address = f"{BASE}/articles/{added['id']}"
    assert (await client.post(f"{address}/reviewed", json={"review_by": "2026-01-01"})).json()["code"] == "review_by"
    assert (await client.put(f"{address}/review_by", json={"review_by": "soon"})).status_code == 422
    assert (await client.post(f"{address}/reviewed", json={}, headers={"x-role": "1"})).status_code == 403
    assert (await client.post(f"{BASE}/articles/999/reviewed", json={})).status_code == 404


async def test_who_edited_an_earlier_revision_is_told_and_overwrites_nothing(client: httpx.AsyncClient) -> None:
    added = (await client.post(f"{BASE}/articles", json=ARTICLE)).json()
    address = f"{BASE}/articles/{added['id']}"
    first = await client.put(address, json={"body": "Orders can be changed within 2 hours.", "revision": 1})
    late = await client.put(address, json={"body": "Orders can be changed within 3 hours.", "revision": 1})
    assert (first.status_code, late.status_code) == (200, 409)
    assert (late.json()["code"], late.json()["revision"], late.json()["saved_by"]) == ("article_changed", 2, "staff:7")
    assert "2 hours" in (await client.get(address)).json()["body"]


async def test_an_article_shows_what_is_read_in_each_sentence(client: httpx.AsyncClient) -> None:
    """S1-27, S1-45."""
    body = "# Order changes\n\nBe quick. Orders can be changed within 1 hour of being placed."
    added = (await client.post(f"{BASE}/articles", json=ARTICLE | {"body": body})).json()
    (section,) = added["sections"]
    assert [len(line["facts"]) for line in section["lines"]] == [0, 1]
    fact = section["lines"][1]["facts"][0]
    assert (fact["key"], fact["value"]["minutes"], fact["standing"]) == ("modify_window", 60, "read")
    assert (added["facts"], added["public"]) == (1, f"/help/demo/{added['id']}")
    said = (await client.get(f"{BASE}/articles/{added['id']}", params={"language": "pt"})).json()
    assert "1 hora" in said["sections"][0]["lines"][1]["facts"][0]["reads"]


async def test_a_text_is_read_before_it_is_saved_and_nothing_is_kept(client: httpx.AsyncClient) -> None:
    """S1-31."""
    read = (await client.post(f"{BASE}/reading", json=ARTICLE)).json()
    assert read[0]["lines"][0]["facts"][0]["key"] == "modify_window"
    assert (await client.get(BASE)).json()["statuses"] == {}
    points = {point["kind"]: point["state"] for point in (await client.get(f"{BASE}/facts")).json()}
    assert points["modify_window"] == "missing"


async def test_a_confirmation_stands_until_the_articles_say_something_else(client: httpx.AsyncClient) -> None:
    added = (await client.post(f"{BASE}/articles", json=ARTICLE)).json()
    address, value = f"{BASE}/facts/modify_window/confirmation", {"window": "within", "minutes": 60}
    assert (await client.put(address, json={"value": value})).status_code == 204
    assert await _window(client) == ("stated", "confirmed")
    late = {"body": "Orders can be changed within 2 hours of being placed."}
    await client.put(f"{BASE}/articles/{added['id']}", json=late)
    assert await _window(client) == ("stated", "read")
    stale = await client.put(address, json={"value": value})
    assert (stale.status_code, stale.json()["code"]) == (409, "fact_changed")


async def test_a_confirmation_is_taken_back_and_none_is_made_beside_a_correction(client: httpx.AsyncClient) -> None:
    """S1-07."""
    await client.post(f"{BASE}/articles", json=ARTICLE)
    address, value = f"{BASE}/facts/modify_window/confirmation", {"window": "within", "minutes": 60}
    refused = await client.put(address, json={"value": value}, headers={"x-role": "1"})
    assert refused.status_code == 403
    await client.put(address, json={"value": value})
    assert (await client.delete(address)).status_code == 204
    assert await _window(client) == ("stated", "read")
    await client.put(f"{BASE}/facts/modify_window", json={"act": "set", "value": {"window": "never"}, "why": "New"})
    assert (await client.put(address, json={"value": value})).json()["code"] == "fact_corrected"
    assert await _window(client) == ("corrected", "overruled")


async def test_open_questions_are_listed_taken_off_and_put_back(
    client: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    async with deps.database.begin() as session:
        await record_gap(session, deps.clock, store.id, "en", "Do you engrave rings?", 7)
    (gap,) = (await client.get(f"{BASE}/gaps")).json()
    address = f"{BASE}/gaps/{gap['id']}"
    assert (await client.put(address, json={"is_open": False}, headers={"x-role": "1"})).status_code == 403
    assert (await client.put(address, json={"is_open": False})).status_code == 204
    assert (await client.get(f"{BASE}/gaps")).json() == []
    await client.put(address, json={"is_open": True})
    assert (await client.get(BASE)).json()["gaps"] == 1


async def test_the_articles_of_one_state_are_listed_with_who_saved_them(client: httpx.AsyncClient, deps: Deps) -> None:
    added = (await client.post(f"{BASE}/articles", json=ARTICLE)).json()
    assert (await client.get(f"{BASE}/articles", params={"status": "failed"})).json()["items"] == []
    await index_article(deps, added["id"])
    (listed,) = (await client.get(f"{BASE}/articles", params={"status": "indexed"})).json()["items"]
    assert (listed["facts"], listed["saved_by"], listed["is_overdue"]) == (1, "staff:7", False)
    assert (await client.get(BASE)).json()["statuses"] == {"indexed": 1}


async def _window(client: httpx.AsyncClient) -> tuple[str, str]:
    """Return how the time for changing orders stands, and the sentence that states it."""
    points = {point["kind"]: point for point in (await client.get(f"{BASE}/facts")).json()}
    point = points["modify_window"]
    return point["state"], point["sentences"][0]["standing"]
