"""The settings of a store: everyone reads them, owner and admin save them, what is wrong is said of its field."""

from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.health import Cause, Live, Status, Unavailable
from staff.people import Person, limit_person
from stores import api, settings_api
from stores.stores import Store, get_store
from tests.staff.conftest import Enter, Floor

PATH = "/api/v1/stores/demo/settings"
GOOD: dict[str, Any] = {
    "time_zone": "America/Sao_Paulo",
    "language": "pt",
    "agent_active": True,
    "hub_active": False,
    "return_portal": "https://returns.example.com/start?shop=1",
    "origins": ["https://shop.example.com", "http://localhost:3000"],
}


@pytest.fixture(autouse=True)
def mounted(app: FastAPI, floor: Floor, clock: ManualClock, store: Store) -> None:
    """The interface of settings in a program whose shop cannot be reached."""

    async def connections(_: Store) -> list[tuple[str, Status]]:
        away = Cause("shop_away", "The shop does not answer.", "Check the connection.", "/admin/settings")
        return [("Hub", Live()), ("Shop", Unavailable((away,)))]

    async def is_team(_: AsyncSession, __: int) -> bool:
        return False

    app.include_router(settings_api.routes(api.Deps(floor.database, clock, floor.who, is_team=is_team), connections))


async def saved(database: Database, store: Store) -> dict[str, Any]:
    async with database.begin() as session:
        return (await get_store(session, store.id)).settings.model_dump(mode="json")


async def test_it_is_told_whether_shop_and_hub_are_ready(enter: Enter) -> None:
    """S1-25, S1-26."""
    agent = await enter(Role.AGENT)
    hub, shop = (await agent.get("/api/v1/stores/demo/connections")).json()
    assert (hub["name"], hub["is_live"]) == ("Hub", True)
    assert (shop["name"], shop["is_live"]) == ("Shop", False)
    assert [cause["sentence"] for cause in shop["causes"]] == ["The shop does not answer."]


async def test_an_admin_switches_agent_and_hub(enter: Enter, database: Database, store: Store) -> None:
    """S1-03, S1-04."""
    admin = await enter(Role.ADMIN)
    answer = await admin.patch(PATH, json=GOOD)
    assert answer.status_code == 200
    assert answer.json() == (await admin.get(PATH)).json()
    now = await saved(database, store)
    assert {name: now[name] for name in GOOD} == GOOD
    await admin.patch(PATH, json={"agent_active": False})
    assert await saved(database, store) == now | {"agent_active": False}


async def test_saving_leaves_a_trail_of_what_changed(enter: Enter, database: Database, store: Store) -> None:
    admin = await enter(Role.ADMIN)
    await admin.patch(PATH, json=GOOD)
    await admin.patch(PATH, json=GOOD)
    async with database.begin() as session:
        rows = list(await session.scalars(select(AuditRow).where(AuditRow.act == "store.settings_saved")))
    assert len(rows) == 1
    assert rows[0].facts["changed"]["hub_active"] is False
    assert "agent_active" not in rows[0].facts["changed"]


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_others_look_but_do_not_save(enter: Enter, database: Database, store: Store, role: Role) -> None:
    """S1-07, S1-08."""
    person = await enter(role)
    assert (await person.get(PATH)).status_code == 200
    before = await saved(database, store)
    assert (await person.patch(PATH, json=GOOD)).status_code == 403
    assert (await person.post("/api/v1/stores", json={"key": "b", "name": "B"})).status_code == 403
    assert await saved(database, store) == before


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("time_zone", "Mars/Olympus", "is no time zone"),
        ("time_zone", "", "is no time zone"),
        ("language", "tlh", "choose one of"),
        ("return_portal", "http://returns.example.com", "such as https://"),
        ("return_portal", "javascript:alert(1)", "such as https://"),
        ("return_portal", "https://name:secret@returns.example.com", "such as https://"),
        ("return_portal", "https://returns.example.com/two lines", "such as https://"),
        ("return_portal", "https://" + "x" * 600, "such as https://"),
        ("origins", ["shop.example.com"], "is no web origin"),
        ("origins", ["https://shop.example.com/path"], "is no web origin"),
        ("origins", ["javascript:alert(1)"], "is no web origin"),
        ("review_months", 0, "greater than or equal to 1"),
        ("review_months", -1, "greater than or equal to 1"),
        ("review_months", 121, "less than or equal to 120"),
        ("review_months", "many", "valid integer"),
        ("queue", " ", "at least 1 character"),
        ("queue", "x" * 81, "at most 80"),
        ("tag", "x" * 41, "at most 40"),
        ("tag", "a\u200bb", "without hidden signs"),
    ],
)
async def test_what_is_wrong_is_said_of_its_field_and_nothing_is_saved(
    enter: Enter, database: Database, store: Store, field: str, value: object, says: str
) -> None:
    admin = await enter(Role.ADMIN)
    before = await saved(database, store)
    answer = await admin.patch(PATH, json={**GOOD, field: value})
    assert answer.status_code == 422
    (problem,) = answer.json()["errors"]
    assert problem["field"].partition(".")[0] == field
    assert says in problem["problem"]
    assert await saved(database, store) == before


async def test_a_setting_that_is_unknown_is_refused(enter: Enter) -> None:
    assert (await (await enter(Role.ADMIN)).patch(PATH, json={"identity_secret": "x"})).status_code == 422


async def test_articles_may_be_looked_at_again_after_some_months(
    enter: Enter, database: Database, store: Store
) -> None:
    admin = await enter(Role.ADMIN)
    for sent in (6, None):
        assert (await admin.patch(PATH, json={"review_months": sent})).json()["review_months"] == sent
        assert (await saved(database, store))["review_months"] == sent


async def test_a_storefront_is_mapped_to_a_tag_and_a_queue(enter: Enter, database: Database, store: Store) -> None:
    """S5-12, S5-50."""
    admin = await enter(Role.ADMIN)
    await admin.patch(PATH, json={"tag": " vip ", "queue": "Front desk"})
    now = await saved(database, store)
    assert (now["tag"], now["queue"]) == ("vip", "Front desk")


async def test_who_saves_second_is_told_and_changes_nothing(enter: Enter, database: Database, store: Store) -> None:
    """Of two who began from the same settings only who touches the same ones is stopped."""
    ada, olga = await enter(Role.ADMIN), await enter(Role.OWNER)
    began = {"language": "en"}
    assert (await ada.patch(PATH, json={"language": "pt", "before": began})).status_code == 200
    other = await olga.patch(PATH, json={"time_zone": "Europe/Paris", "before": {"time_zone": "Europe/Lisbon"}})
    assert (other.status_code, other.json()["language"]) == (200, "pt")
    late = await olga.patch(PATH, json={"language": "de", "before": began})
    assert (late.status_code, late.json()["code"]) == (409, "changed_meanwhile")
    assert (await saved(database, store))["language"] == "pt"


@pytest.mark.parametrize(
    ("key", "name", "status"),
    [
        ("Outlet", "X", 422),
        ("a b", "X", 422),
        ("", "X", 422),
        ("demo", "X", 409),
        ("ok", "", 422),
        ("ok", "\u200b", 422),
    ],
)
async def test_a_storefront_needs_a_name_and_a_key_of_its_own(enter: Enter, key: str, name: str, status: int) -> None:
    answer = await (await enter(Role.ADMIN)).post("/api/v1/stores", json={"key": key, "name": name})
    assert answer.status_code == status
    if status == 422:
        assert [one["field"] for one in answer.json()["errors"]] == ["key" if name == "X" else "name"]
    else:
        assert answer.json()["code"] == "key_taken"


async def test_a_storefront_is_added_by_whoever_sees_all(
    enter: Enter, database: Database, clock: ManualClock, owner: Person
) -> None:
    """S5-50."""
    admin = await enter(Role.ADMIN)
    added = await admin.post("/api/v1/stores", json={"key": " outlet ", "name": " Quay Outlet "})
    assert (added.status_code, added.json()["key"], added.json()["name"]) == (201, "outlet", "Quay Outlet")
    me = (await admin.get("/api/v1/staff/me")).json()["id"]
    async with database.begin() as session:
        acts = list(await session.scalars(select(AuditRow.act)))
        await limit_person(session, clock, owner.actor, me, stores=[], is_team_only=False, has_chat=True)
    assert "store.added" in acts
    limited = await admin.post("/api/v1/stores", json={"key": "second", "name": "Second"})
    assert (limited.status_code, limited.json()["code"]) == (403, "limited")
