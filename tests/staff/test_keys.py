"""Keys: shown once, never stronger than their maker is now, gone with them, and refused where no scope is named."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Forbidden, Invalid, TooMany, Unauthenticated
from kit.gate import Gate
from kit.live import InProcess
from staff import keys
from staff.keys import key_actor, make_key
from staff.models import ApiKeyRow
from staff.people import Person, add_person, change_role, limit_person, set_active
from stores.stores import Store, StoreSettings, add_store
from tests.staff.conftest import Enter

KEY = {"name": "Reports", "role": "agent", "scopes": ["settings:read"]}


async def made(client: httpx.AsyncClient, **changes: object) -> dict[str, Any]:
    answer = await client.post("/api/v1/staff/keys", json=KEY | changes)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def bearer(made_key: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {made_key['secret']}"}


async def test_a_key_is_shown_once_and_known_by_its_beginning(enter: Enter, database: Database) -> None:
    admin = await enter(Role.ADMIN)
    new = await made(admin)
    listed = (await admin.get("/api/v1/staff/keys")).json()["items"]
    assert new["secret"].startswith(listed[0]["begins_with"])
    assert "secret" not in listed[0]
    async with database.begin() as session:
        row = await session.scalar(select(ApiKeyRow))
        assert row is not None
        assert new["secret"] not in {row.key_print, row.begins_with}


async def test_a_key_opens_what_its_scope_names_and_nothing_else(
    enter: Enter, browser: Callable[[], httpx.AsyncClient], clock: ManualClock
) -> None:
    admin, program = await enter(Role.ADMIN), browser()
    new = await made(admin, role="admin")
    assert (await program.get("/api/v1/staff/teams", headers=bearer(new))).status_code == 200
    used = (await admin.get("/api/v1/staff/keys")).json()["items"][0]["used_at"]
    assert used.startswith(clock.now().isoformat()[:16])
    for method, path in (("GET", "me"), ("GET", "keys"), ("POST", "teams"), ("GET", "me/sessions")):
        answer = await program.request(method, f"/api/v1/staff/{path}", headers=bearer(new), json={"name": "x"})
        assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing"), path


async def test_an_unknown_or_revoked_key_is_refused_even_beside_a_cookie(enter: Enter) -> None:
    admin = await enter(Role.ADMIN)
    new = await made(admin)
    assert (await admin.delete(f"/api/v1/staff/keys/{new['key']['id']}")).json()["revoked_at"] is not None
    for headers in (bearer(new), {"Authorization": "Bearer tsk_nothing"}):
        answer = await admin.get("/api/v1/staff/teams", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "key_invalid")
    assert (await admin.get("/api/v1/staff/teams", headers={"Authorization": "Bearer other"})).status_code == 200


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_agents_and_managers_make_no_keys(enter: Enter, role: Role) -> None:
    client = await enter(role)
    assert (await client.post("/api/v1/staff/keys", json=KEY)).status_code == 403
    assert (await client.get("/api/v1/staff/keys")).status_code == 403


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"scopes": []}, 422),
        ({"scopes": ["everything"]}, 422),
        ({"role": "emperor"}, 422),
        ({"role": "owner"}, 403),
        ({"stores": [99]}, 422),
        ({"name": "\u202eReports"}, 422),
        ({"more": True}, 422),
    ],
)
async def test_what_a_key_cannot_be_is_said(enter: Enter, changes: dict[str, Any], status: int) -> None:
    answer = await (await enter(Role.ADMIN)).post("/api/v1/staff/keys", json=KEY | changes)
    assert answer.status_code == status, answer.text


async def test_a_key_is_never_stronger_than_its_maker_is_now(
    database: Database, clock: ManualClock, owner: Person, store: Store, enter: Enter
) -> None:
    admin = await enter(Role.ADMIN)
    me = (await admin.get("/api/v1/staff/me")).json()["id"]
    secret = (await made(admin, role="admin"))["secret"]
    async with database.begin() as session:
        second = await add_store(session, clock, key="two", name="Two", shop_kind=None, settings=StoreSettings())
        await change_role(session, clock, owner.actor, me, Role.AGENT)
        await limit_person(session, clock, owner.actor, me, stores=[second.id], is_team_only=False, has_chat=False)
        actor = await key_actor(session, clock, secret)
    assert (actor.role, actor.stores, actor.has_chat) == (Role.AGENT, frozenset({second.id}), False)
    async with database.begin() as session:
        await set_active(session, clock, owner.actor, me, is_active=False)
    async with database.begin() as session:
        with pytest.raises(Unauthenticated):
            await key_actor(session, clock, secret)


async def test_a_key_sees_its_own_stores_among_its_makers(
    database: Database, clock: ManualClock, owner: Person, store: Store
) -> None:
    async with database.begin() as session:
        _, secret = await make_key(
            session, clock, owner.actor, name="One", role=Role.AGENT, scopes=["tickets:read"], stores=[store.id]
        )
        assert (await key_actor(session, clock, secret)).stores == frozenset({store.id})
        with pytest.raises(Invalid):
            await make_key(session, clock, owner.actor, name="One", role=Role.AGENT, scopes=["all"])
    limited = (await add_limited(database, clock, owner, store)).actor
    async with database.begin() as session:
        with pytest.raises(Forbidden):
            await make_key(session, clock, limited, name="One", role=Role.AGENT, scopes=["tickets:read"])


async def add_limited(database: Database, clock: ManualClock, owner: Person, store: Store) -> Person:
    """An admin who sees one store."""
    async with database.begin() as session:
        someone = await add_person(session, clock, owner.actor, name="Lia", email="lia@shop.test", role=Role.ADMIN)
        return await limit_person(
            session, clock, owner.actor, someone.id, stores=[store.id], is_team_only=False, has_chat=True
        )


async def test_a_key_is_used_so_often_in_a_minute(
    database: Database, clock: ManualClock, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "PER_MINUTE", 3)
    async with database.begin() as session:
        _, secret = await make_key(session, clock, owner.actor, name="One", role=Role.AGENT, scopes=["tickets:read"])
        for _ in range(3):
            await key_actor(session, clock, secret)
        with pytest.raises(TooMany):
            await key_actor(session, clock, secret)
        clock.move(timedelta(minutes=1, seconds=1))
        assert (await key_actor(session, clock, secret)).key_id is not None


async def test_each_answer_to_a_key_says_how_often_it_may_still_be_used(
    enter: Enter, app: FastAPI, clock: ManualClock, database: Database, live: InProcess
) -> None:
    new = await made(await enter(Role.ADMIN))
    gated = FastAPI()
    gated.add_middleware(Gate)
    gated.mount("/", app)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=gated), base_url="http://shop.test") as program:
        first, second = [await program.get("/api/v1/staff/teams", headers=bearer(new)) for _ in range(2)]
        refused = await program.get("/api/v1/staff/keys", headers=bearer(new))
        nobody = await program.get("/api/v1/staff/teams")
    assert (first.headers["ratelimit-limit"], first.headers["ratelimit-remaining"]) == ("600", "599")
    assert [one.headers["ratelimit-remaining"] for one in (second, refused)] == ["598", "597"]
    assert "ratelimit-limit" not in nobody.headers
