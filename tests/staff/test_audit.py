"""The audit log: for owners and admins, newest first, page by page, by store, actor, act, subject and time."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from kit import audit
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from staff.people import Person, limit_person
from stores.stores import Store
from tests.staff.conftest import Enter

LOG = "/api/v1/audit"


@pytest.fixture
async def acts(database: Database, clock: ManualClock, store: Store) -> None:
    """Five acts, a minute apart, every second one in the store."""
    for number in range(5):
        async with database.begin() as session:
            store_id = store.id if number % 2 else None
            audit.record(
                session, clock, store_id=store_id, actor=f"staff:{number}", act="test.act", subject="thing:1", n=number
            )
        clock.move(timedelta(minutes=1))


async def listed(client: httpx.AsyncClient, **asked: Any) -> dict[str, Any]:  # noqa: ANN401 - any filter
    answer = await client.get(LOG, params={"act": "test.act", **asked})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_acts_are_listed_page_by_page_newest_first(enter: Enter, acts: None) -> None:
    admin = await enter(Role.ADMIN)
    first = await listed(admin, limit=3)
    second = await listed(admin, limit=3, cursor=first["next"])
    assert [one["facts"]["n"] for one in first["items"] + second["items"]] == [4, 3, 2, 1, 0]
    assert second["next"] is None


async def test_acts_are_found_by_what_they_were(enter: Enter, acts: None, clock: ManualClock, store: Store) -> None:
    admin = await enter(Role.ADMIN)
    for asked, numbers in (
        ({"store_id": store.id}, [3, 1]),
        ({"actor": "staff:2"}, [2]),
        ({"subject": "thing:2"}, []),
        ({"since": (clock.now() - timedelta(minutes=2)).isoformat()}, [4, 3]),
        ({"until": (clock.now() - timedelta(minutes=4)).isoformat()}, [0]),
    ):
        assert [one["facts"]["n"] for one in (await listed(admin, **asked))["items"]] == numbers, asked


@pytest.mark.parametrize(
    "asked",
    [{"cursor": "junk"}, {"since": "2026-11-18T10:00:00"}, {"limit": 101}, {"store_id": 2**31}, {"actor": "x" * 201}],
)
async def test_what_cannot_be_asked_is_said(enter: Enter, asked: dict[str, Any]) -> None:
    assert (await (await enter(Role.ADMIN)).get(LOG, params=asked)).status_code == 422


async def test_a_limited_admin_sees_the_acts_of_their_stores(
    enter: Enter, acts: None, database: Database, clock: ManualClock, owner: Person, store: Store
) -> None:
    admin = await enter(Role.ADMIN)
    me = (await admin.get("/api/v1/staff/me")).json()["id"]
    async with database.begin() as session:
        await limit_person(session, clock, owner.actor, me, stores=[store.id], is_team_only=False, has_chat=True)
    assert [one["facts"]["n"] for one in (await listed(admin))["items"]] == [3, 1]
    invited = await admin.post("/api/v1/staff/people", json={"name": "Ivo", "email": "ivo@shop.test"})
    assert invited.status_code == 403


async def test_people_are_changed_by_the_interface(enter: Enter) -> None:
    """S3-53, S3-56: whoever has no chat is not in the list of those who may be assigned one."""
    boss = await enter(Role.OWNER)
    new = (await boss.post("/api/v1/staff/people", json={"name": "Ivo", "email": "ivo@shop.test"})).json()
    path = f"/api/v1/staff/people/{new['id']}"
    assert (await boss.patch(path, json={"role": "manager"})).json()["role"] == "manager"
    assert (await boss.put(f"{path}/limits", json={"stores": [99]})).json()["code"] == "store_unknown"
    assert (await boss.put(f"{path}/limits", json={"has_chat": False})).json()["has_chat"] is False
    able = (await boss.get("/api/v1/staff/people", params={"has_chat": True})).json()["items"]
    assert new["id"] not in {one["id"] for one in able}
    away = await boss.put(f"{path}/availability", json={"is_away": True, "why": "Holiday"})
    assert away.json()["is_away"] is True
    assert (await boss.patch(path, json={"is_active": False})).json()["is_active"] is False
    team = (await boss.post("/api/v1/staff/teams", json={"name": "Returns"})).json()
    refused = await boss.put(f"/api/v1/staff/teams/{team['id']}/members/{new['id']}")
    assert (refused.status_code, refused.json()["code"]) == (409, "person_shut_out")
    assert (await boss.delete(f"/api/v1/staff/teams/{team['id']}")).status_code == 204
    assert (await boss.get("/api/v1/staff/teams")).json()["items"] == []
