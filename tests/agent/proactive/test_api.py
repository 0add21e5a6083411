"""Proactive messages by the interface: the settings, what was told and what was not, and how often."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncSession

import agent.proactive_api
import stores.api
import stores.proactive_api
from commerce.demo.people import ANA, JOAO
from kit.auth import Actor, Role
from kit.web import answer_errors
from tests.agent.proactive.conftest import Post

PATH = "/api/v1/stores/demo/proactive"


async def _no_team(_: AsyncSession, __: int) -> bool:
    return False


@pytest.fixture
async def web(post: Post) -> AsyncIterator[httpx.AsyncClient]:
    async def who(request: Request, _: AsyncSession) -> Actor | None:
        return Actor(1, "Rita", "rita@example.com", Role[request.headers.get("role", "AGENT")])

    app, talk = FastAPI(), post.talk
    answer_errors(app)
    app.include_router(agent.proactive_api.routes(agent.proactive_api.Deps(talk.database, who)))
    app.include_router(stores.proactive_api.routes(stores.api.Deps(talk.database, talk.clock, who, _no_team)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk.test") as client:
        yield client


async def test_what_was_told_and_what_was_not_is_listed_and_counted(post: Post, web: httpx.AsyncClient) -> None:
    """S5-30: which parcels were told of, and why the others were not."""
    await post.agrees(ANA)
    for email in (ANA, JOAO, ANA):
        order_id = await post.talk.order(email, "open_two_lines")
        await post.talk.becomes(order_id, "shipped")
        await post.is_told(email, order_id)

    first = (await web.get(f"{PATH}/messages", params={"limit": 2})).json()
    rest = (await web.get(f"{PATH}/messages", params={"limit": 2, "cursor": first["next"]})).json()
    skipped = (await web.get(f"{PATH}/messages", params={"state": "skipped", "why": "no_consent"})).json()
    counts = (await web.get(f"{PATH}/counts")).json()

    assert [one["state"] for one in [*first["items"], *rest["items"]]] == ["sent", "skipped", "sent"]
    assert [(one["order_name"], one["why"]) for one in skipped["items"]] == [("#1002", "no_consent")]
    assert counts == {"states": {"waiting": 0, "going": 0, "sent": 2, "skipped": 1}, "skipped": {"no_consent": 1}}
    assert (await web.get(f"{PATH}/messages", params={"state": "lost"})).status_code == 422
    assert (await web.get("/api/v1/stores/other/proactive/messages")).status_code == 404


async def test_a_manager_sets_what_is_told(web: httpx.AsyncClient) -> None:
    before = (await web.get(PATH)).json()
    wanted = {**before, "active": True, "quiet_from": "22:30:00", "care_tips": {"en": " Wash it cold. "}}
    assert (await web.put(PATH, json=wanted)).status_code == 403

    answer = (await web.put(PATH, json=wanted, headers={"role": "MANAGER"})).json()
    assert (answer["quiet_from"], answer["care_tips"]) == ("22:30:00", {"en": "Wash it cold."})
    assert (await web.get(PATH)).json() == answer


@pytest.mark.parametrize(
    "wrong",
    [
        {"care_tips": {"xx": "Hello"}},
        {"care_tips": {"en": "See https://evil.example"}},
        {"apology": {"en": "write to me@example.com"}},
        {"apology": {"en": "x" * 301}},
        {"quiet_from": "25:00"},
        {"quiet_from": "21:00+02:00"},
        {"unknown": 1},
    ],
)
async def test_what_no_message_may_carry_is_refused(web: httpx.AsyncClient, wrong: dict[str, object]) -> None:
    answer = await web.put(PATH, json=wrong, headers={"role": "MANAGER"})
    assert answer.status_code == 422
    assert answer.json()["detail"]
