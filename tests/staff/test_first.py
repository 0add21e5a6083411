"""The first owner of a fresh program: by the printed link, once, and nobody else."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from kit.auth import Role, Tokens
from kit.clock import ManualClock
from kit.db import Database
from staff import asking, first, first_api, signin
from staff.people import add_person
from stores.stores import store_ids
from tests.staff.conftest import SECRET, Floor

FIRST, ME = "/api/v1/staff/sign-in/first", "/api/v1/staff/me"


@pytest.fixture
def tokens(clock: ManualClock) -> Tokens:
    return Tokens(SECRET, clock)


@pytest.fixture
def door(app: FastAPI, floor: Floor, doors: signin.Deps, tokens: Tokens) -> FastAPI:
    """The program of which nobody is owner yet."""
    deps = asking.Deps(doors.database, doors.clock, floor.who, doors, store_ids)
    app.include_router(first_api.routes(deps, tokens))
    return app


async def key_of(database: Database, tokens: Tokens) -> str:
    async with database.begin() as session:
        path = await first.first_path(session, tokens)
    return path.partition("?key=")[2]


def who(key: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"key": key, "name": "Olga Ash", "email": "olga@shop.test", **more}


async def test_the_first_owner_comes_in_by_the_printed_link(
    door: FastAPI, browser: Callable[[], httpx.AsyncClient], database: Database, tokens: Tokens
) -> None:
    one = browser()
    assert (await one.post(FIRST, json=who(await key_of(database, tokens)))).status_code == 204
    me = (await one.get(ME)).json()
    assert (me["name"], me["email"], me["role"]) == ("Olga Ash", "olga@shop.test", "owner")
    assert await key_of(database, tokens) == "", "nothing is printed any more"


async def test_two_at_once_make_one_owner_and_the_link_is_worth_nothing_after(
    door: FastAPI, browser: Callable[[], httpx.AsyncClient], database: Database, tokens: Tokens
) -> None:
    key = await key_of(database, tokens)
    sent = [browser().post(FIRST, json=who(key, email=f"one{place}@shop.test")) for place in range(4)]
    answers = await asyncio.gather(*sent)
    assert sorted(one.status_code for one in answers) == [204, 409, 409, 409]
    late = await browser().post(FIRST, json=who(key, email="late@shop.test"))
    assert (late.status_code, late.json()["code"]) == (409, "already_begun")


async def test_nobody_comes_in_without_the_link(
    door: FastAPI, browser: Callable[[], httpx.AsyncClient], database: Database, clock: ManualClock, tokens: Tokens
) -> None:
    """S1-07: a guessed key, one for something else, and one of yesterday."""
    other = tokens.sign("hub", {}, lives=timedelta(days=1))
    old = await key_of(database, tokens)
    clock.move(first.LIVES)
    for key in ("guessed", other, old):
        assert (await browser().post(FIRST, json=who(key))).status_code == 401
    async with database.begin() as session:
        await add_person(session, clock, None, name="A", email="a@shop.test", role=Role.OWNER)
    assert await key_of(database, tokens) == ""


async def test_what_is_no_name_or_address_is_refused_and_the_link_stays_good(
    door: FastAPI, browser: Callable[[], httpx.AsyncClient], database: Database, tokens: Tokens
) -> None:
    key = await key_of(database, tokens)
    for wrong in ({"name": " "}, {"email": "nowhere"}, {"name": "x" * 300}, {"role": "owner"}):
        assert (await browser().post(FIRST, json=who(key, **wrong))).status_code == 422
    assert (await browser().post(FIRST, json=who(key))).status_code == 204
