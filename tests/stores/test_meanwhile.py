"""Two people change one page of settings: who saves second is told, and nobody's words are lost unseen."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import Actor, Role
from kit.clock import ManualClock
from kit.db import Database
from kit.web import answer_errors
from stores import api, proactive_api, widget_api
from stores.stores import StoreSettings, add_store

NINE_TO_FIVE = {"opens": "09:00:00", "closes": "17:00:00"}


@pytest.fixture
async def browser(database: Database, clock: ManualClock) -> AsyncIterator[httpx.AsyncClient]:
    """An owner."""
    async with database.begin() as session:
        await add_store(session, clock, key="demo", name="Demo", shop_kind=None, settings=StoreSettings())

    async def who(_: Request, __: AsyncSession) -> Actor | None:
        return Actor(1, "Mina", "mina@shop.test", Role.OWNER)

    async def is_team(_: AsyncSession, __: int) -> bool:
        return True

    app, deps = FastAPI(), api.Deps(database, clock, who, is_team)
    answer_errors(app)
    for room in (widget_api, proactive_api, api):
        app.include_router(room.routes(deps))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop.test") as client:
        yield client


def settings_of(answer: httpx.Response) -> dict[str, Any]:
    answer.raise_for_status()
    body: dict[str, Any] = answer.json()
    inner: dict[str, Any] = body.get("settings", body)
    return inner


@pytest.mark.parametrize(
    ("page", "mine", "theirs"),
    [
        ("widget", {"side": "left"}, {"bottom": 60}),
        ("replies", {"signature": "The crew"}, {"suggestions": False}),
        ("proactive", {"active": True}, {"quiet_from": "20:00:00"}),
        ("hours", {"monday": [NINE_TO_FIVE]}, {"tuesday": [NINE_TO_FIVE]}),
        ("handoff", {"inside_message": "One moment."}, {"is_off": True}),
    ],
)
async def test_who_saves_second_is_told(
    browser: httpx.AsyncClient, page: str, mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    place = f"/api/v1/stores/demo/{page}"
    read = settings_of(await browser.get(place))
    mine, theirs = ({**read, **change} for change in (mine, theirs))
    saved = settings_of(await browser.put(place, json={**theirs, "before": read}))
    assert saved != read
    refused = await browser.put(place, json={**mine, "before": read})
    assert (refused.status_code, refused.json()["code"]) == (409, "changed_meanwhile")
    assert settings_of(await browser.get(place)) == saved
    assert settings_of(await browser.put(place, json={**mine, "before": saved})) == mine
