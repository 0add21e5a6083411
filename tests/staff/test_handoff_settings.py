"""Hours and handoff: read by all, kept by owner and admin, and only for stores they see."""

from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from staff import teams
from staff.people import Person, limit_person
from stores import api
from stores.stores import Store, get_store
from tests.staff.conftest import Enter, Floor

WEEK = {
    "monday": [{"opens": "09:00", "closes": "13:00"}, {"opens": "14:00", "closes": "18:00"}],
    "holidays": [{"first": "2026-12-24", "last": "2026-12-26", "name": "Christmas"}],
}
HOURS = "/api/v1/stores/demo/hours"
HANDOFF = "/api/v1/stores/demo/handoff"


@pytest.fixture(autouse=True)
def mounted(app: FastAPI, floor: Floor, clock: ManualClock, store: Store) -> None:
    """The interface in a program with one store."""
    app.include_router(api.routes(api.Deps(floor.database, clock, floor.who, teams.is_used)))


async def test_hours_are_kept_and_tell_when_the_store_opens(enter: Enter) -> None:
    """S4-07: it is Wednesday, and the store opens on Monday by the clock of Lisbon."""
    admin = await enter(Role.ADMIN)
    assert (await admin.get("/api/v1/stores")).json()[0]["is_open"] is True
    kept = await admin.put(HOURS, json=WEEK)
    assert kept.status_code == 200
    assert (await admin.get(HOURS)).json() == kept.json()
    shown = (await admin.get("/api/v1/stores")).json()[0]
    assert (shown["is_open"], shown["opens_at"]) == (False, "2026-11-23T09:00:00Z")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"monday": [{"opens": "09:00", "closes": "13:00"}, {"opens": "12:00", "closes": "18:00"}]}, "monday overlap"),
        ({"moonday": []}, "moonday"),
        ({"monday": [{"opens": "9 o'clock", "closes": "13:00"}]}, "opens"),
        ({"holidays": [{"first": "2026-02-30"}]}, "first"),
        ({"holidays": [{"first": "2026-12-24"}, {"first": "2026-12-24"}]}, "name each day once"),
    ],
)
async def test_hours_that_contradict_themselves_are_refused_with_the_place(
    enter: Enter, changes: dict[str, Any], says: str
) -> None:
    admin = await enter(Role.ADMIN)
    refused = await admin.put(HOURS, json=changes)
    assert refused.status_code == 422
    assert says in refused.json()["detail"]
    assert (await admin.get(HOURS)).json()["monday"] == []


async def test_a_handoff_is_checked_and_updated_and_leaves_a_trail(
    enter: Enter, database: Database, clock: ManualClock, owner: Person, store: Store
) -> None:
    """S1-53."""
    async with database.begin() as session:
        team = await teams.add_team(session, clock, owner.actor, "Front desk")
    admin = await enter(Role.ADMIN)
    body = {"team_id": team.id, "outside_message": "We are asleep.", "collects": ["topic", "email"]}
    for _ in range(2):
        assert (await admin.put(HANDOFF, json=body)).json()["collects"] == ["email", "topic"]
    async with database.begin() as session:
        assert (await get_store(session, store.id)).settings.handoff.team_id == team.id
        acts = (await session.scalars(select(AuditRow).where(AuditRow.act == "store.settings_saved"))).all()
        assert [row.facts["changed"]["handoff"]["team_id"] for row in acts] == [team.id]
        await teams.retire_team(session, clock, owner.actor, team.id)
    refused = await admin.put(HANDOFF, json=body)
    assert (refused.status_code, refused.json()["code"]) == (422, "team_unknown")


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_others_look_but_do_not_save(enter: Enter, role: Role) -> None:
    """S1-07, S1-08."""
    person = await enter(role)
    assert (await person.get(HOURS)).status_code == 200
    assert (await person.put(HOURS, json=WEEK)).status_code == 403
    assert (await person.put(HANDOFF, json={})).status_code == 403
    assert (await person.get(HANDOFF)).status_code == 200


async def test_whoever_does_not_see_a_store_is_not_told_of_it(
    enter: Enter, database: Database, clock: ManualClock, owner: Person
) -> None:
    admin = await enter(Role.ADMIN)
    me = (await admin.get("/api/v1/staff/me")).json()["id"]
    async with database.begin() as session:
        await limit_person(session, clock, owner.actor, me, stores=[], is_team_only=False, has_chat=True)
    assert (await admin.get("/api/v1/stores")).json() == []
    for answer in (await admin.get(HOURS), await admin.put(HANDOFF, json={}), await admin.get(HANDOFF)):
        assert answer.status_code == 404


async def test_a_handoff_is_kept_as_it_was_written(enter: Enter, database: Database, store: Store) -> None:
    """S1-53."""
    admin = await enter(Role.ADMIN)
    body = {"team_id": None, "inside_message": "Soon.\r\nReally.", "collects": ["order"], "is_off": True}
    assert (await admin.put(HANDOFF, json=body)).status_code == 200
    async with database.begin() as session:
        kept = (await get_store(session, store.id)).settings.handoff
    assert (kept.inside_message, list(kept.collects), kept.is_off) == ("Soon.\nReally.", ["order"], True)
    for wrong in ({"team_id": 99}, {"team_id": "x"}, {"outside_message": "x" * 501}):
        assert (await admin.put(HANDOFF, json=body | wrong)).status_code == 422


async def test_of_two_who_save_the_second_is_told(enter: Enter, database: Database, store: Store) -> None:
    ada, olga = await enter(Role.ADMIN), await enter(Role.OWNER)
    for path, mine, theirs in (
        (HOURS, WEEK, {"sunday": WEEK["monday"]}),
        (HANDOFF, {"is_off": True}, {"collects": []}),
    ):
        began = (await ada.get(path)).json()
        kept = await ada.put(path, json={**mine, "before": began})
        assert kept.status_code == 200
        late = await olga.put(path, json={**theirs, "before": began})
        assert (late.status_code, late.json()["code"]) == (409, "changed_meanwhile")
        assert (await olga.get(path)).json() == kept.json()
        assert (await olga.put(path, json={**theirs, "before": kept.json()})).status_code == 200
