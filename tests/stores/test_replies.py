"""How people answer in a store's name: set by managers, in plain words, with a trail."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.audit import AuditRow
from kit.auth import Actor, Role
from kit.clock import ManualClock
from kit.db import Database
from kit.web import answer_errors
from stores import api
from stores.replies import ReplySettings
from stores.stores import StoreSettings, add_store, find_store

PLACE = "/api/v1/stores/demo/replies"


@pytest.fixture
async def browser(database: Database, clock: ManualClock) -> AsyncIterator[httpx.AsyncClient]:
    """Whoever `X-Role` names asks."""
    async with database.begin() as session:
        await add_store(session, clock, key="demo", name="Demo", shop_kind=None, settings=StoreSettings())

    async def who(request: Request, _: AsyncSession) -> Actor | None:
        return Actor(1, "Mina", "mina@shop.test", Role[request.headers["X-Role"].upper()])

    async def is_team(_: AsyncSession, __: int) -> bool:
        return True

    app = FastAPI()
    answer_errors(app)
    app.include_router(api.routes(api.Deps(database, clock, who, is_team)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop.test") as client:
        client.headers["X-Role"] = "manager"
        yield client


async def test_a_manager_sets_the_signature(browser: httpx.AsyncClient, database: Database) -> None:
    """S5-58: the brand's own signature, kept with who set it; the other settings stay."""
    body = {"signature": " The crew \nLisbon ", "suggestions": False, "suggestion_topics": ["shipping"]}
    assert (await browser.put(PLACE, json=body)).json() == {**body, "signature": "The crew\nLisbon"}
    assert (await browser.get(PLACE, headers={"X-Role": "agent"})).json()["signature"] == "The crew\nLisbon"
    assert (await browser.put(PLACE, json=body, headers={"X-Role": "agent"})).status_code == 403
    async with database.begin() as session:
        assert (await find_store(session, "demo")).settings.replies.suggestions is False
        (row,) = await session.scalars(select(AuditRow).order_by(AuditRow.id))
        assert (row.act, row.actor) == ("store.settings_saved", "staff:1")


@pytest.mark.parametrize(
    "body",
    [
        {"signature": "x" * 501},
        {"signature": "Bye\x07"},
        {"signature": "{{agent.name}}"},
        {"suggestion_topics": ["weather"]},
        {"colour": "red"},
    ],
)
async def test_what_no_letter_could_carry_is_refused(browser: httpx.AsyncClient, body: dict[str, object]) -> None:
    answer = await browser.put(PLACE, json=body)
    assert answer.status_code == 422
    assert (await browser.get(PLACE)).json()["signature"] == ""


def test_a_letter_is_signed_once() -> None:
    """Also where its template has put the signature there already."""
    settings = ReplySettings(signature="The crew\nLisbon")
    once = settings.signed("Hello.")
    assert once == "Hello.\n\nThe crew\nLisbon"
    assert settings.signed(once + "\n") == once
    assert ReplySettings().signed("Hello. ") == "Hello."
