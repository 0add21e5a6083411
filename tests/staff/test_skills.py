"""The skills of a store: Live or Unavailable, why, what mends it, and the switch that owner and admin have."""

from collections.abc import Mapping
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from agent import skills_api
from agent.picture import picture
from commerce.port import Can
from hub import readiness as hub
from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.health import Cause, Live, Status, Unavailable
from skills.checking import find_skills
from skills.order_editing import SKILL
from skills.readiness import Readiness
from stores.stores import Store, add_store, get_store, save_settings
from tests.staff.conftest import BASE, Enter, Floor

NO_SHOP = Unavailable((Cause("shop_missing", "No shop is connected.", "Connect a shop.", "/admin/shop"),))
SKILLS = "/api/v1/stores/demo/skills"
OURS = {"Origin": BASE}


class World:
    """What is ready besides the store's own settings."""

    def __init__(self) -> None:
        """Begin with everything ready."""
        self.shop: Status = Live()
        self.knowledge = frozenset({"order_changes"})

    async def readiness(self, store: Store) -> Readiness:
        return Readiness(
            agent_active=store.settings.agent_active,
            hub=hub.status(store),
            shop=self.shop,
            can=frozenset(Can),
            knowledge=self.knowledge,
            off=frozenset(store.settings.skills_off),
        )


@pytest.fixture
def world(app: FastAPI, floor: Floor, clock: ManualClock, store: Store) -> World:
    """A program with one skill."""
    world = World()
    deps = skills_api.Deps(floor.database, clock, floor.who, {SKILL.name: SKILL}, world.readiness)
    app.include_router(skills_api.routes(deps))
    return world


async def read(person: httpx.AsyncClient, path: str = SKILLS) -> Mapping[str, Any]:
    """Return the one skill as somebody sees it."""
    (found,) = (await person.get(path)).raise_for_status().json()
    return dict(found)


async def switch(person: httpx.AsyncClient, name: str, *, is_on: bool) -> httpx.Response:
    return await person.put(f"{SKILLS}/{name}", json={"is_on": is_on}, headers=OURS)


async def test_the_skill_is_live_by_itself_once_all_is_there(world: World, enter: Enter) -> None:
    """S1-34, S1-35, S1-36."""
    found = await read(await enter(Role.AGENT))
    assert (found["title"], found["state"], found["causes"]) == ("Order Editing", "live", [])
    assert all(need["is_met"] for need in found["needs"])


async def test_without_a_shop_it_is_unavailable_and_says_what_mends_it(world: World, enter: Enter) -> None:
    """S1-37."""
    world.shop = NO_SHOP
    found = await read(await enter(Role.AGENT))
    assert found["state"] == "unavailable"
    (cause,) = found["causes"]
    assert (cause["sentence"], cause["mend"], cause["page"]) == (
        "No shop is connected.",
        "Connect a shop.",
        "/admin/shop",
    )
    assert [need["value"] for need in found["needs"] if not need["is_met"]] == ["read_orders"]


@pytest.mark.parametrize(
    ("off", "says"),
    [("hub_active", "Switch the Hub on."), ("agent_active", "Switch it on.")],
    ids=["the hub", "the agent"],
)
async def test_what_is_switched_off_in_the_store_is_named(
    world: World, enter: Enter, database: Database, store: Store, off: str, says: str
) -> None:
    """S1-01, S1-03, S1-37: Order Editing works together with the customer's own pages, and not without them."""
    async with database.begin() as session:
        await save_settings(session, store.id, store.settings.model_copy(update={off: False}))
    found = await read(await enter(Role.AGENT))
    assert (found["state"], found["causes"][0]["mend"]) == ("unavailable", says)


async def test_without_an_article_on_changes_it_points_to_the_content(world: World, enter: Enter) -> None:
    """S1-06."""
    world.knowledge = frozenset()
    (cause,) = (await read(await enter(Role.AGENT)))["causes"]
    assert (cause["page"], cause["mend"]) == ("/admin/content", "Add an article that states it.")


async def test_an_admin_switches_it_off_and_on(world: World, enter: Enter, database: Database, store: Store) -> None:
    """S1-07: and twice the same leaves one line in the record."""
    admin = await enter(Role.ADMIN)
    off = (await switch(admin, "order_editing", is_on=False)).json()
    await switch(admin, "order_editing", is_on=False)
    assert (off["state"], off["is_on"], off["causes"]) == ("disabled", False, [])
    assert (await switch(admin, "order_editing", is_on=True)).json()["state"] == "live"
    async with database.begin() as session:
        audited = select(AuditRow.act).where(AuditRow.act.like("skill.%")).order_by(AuditRow.id)
        acts = list(await session.scalars(audited))
        assert (await get_store(session, store.id)).settings.skills_off == ()
    assert acts == ["skill.switched_off", "skill.switched_on"]


async def test_each_store_switches_for_itself(
    world: World, enter: Enter, database: Database, clock: ManualClock, store: Store
) -> None:
    async with database.begin() as session:
        await add_store(session, clock, key="second", name="Second", shop_kind="demo", settings=store.settings)
    admin = await enter(Role.ADMIN)
    await switch(admin, "order_editing", is_on=False)
    assert (await read(admin))["state"] == "disabled"
    assert (await read(admin, "/api/v1/stores/second/skills"))["state"] == "live"


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_others_see_it_and_may_not_switch(world: World, enter: Enter, role: Role) -> None:
    """S1-07, S1-08."""
    person = await enter(role)
    assert (await switch(person, "order_editing", is_on=False)).status_code == 403
    assert (await read(person))["state"] == "live"


async def test_an_unknown_skill_is_none(world: World, enter: Enter) -> None:
    owner = await enter(Role.OWNER)
    assert (await switch(owner, "mind_reading", is_on=False)).status_code == 404
    assert (await owner.get(f"{SKILLS}/mind_reading/results")).status_code == 404


async def test_everyone_sees_how_a_skill_did(world: World, enter: Enter) -> None:
    """S1-02, S1-08: rates are left open before a conversation has ended, and each day is there."""
    found = (await (await enter(Role.AGENT)).get(f"{SKILLS}/order_editing/results?days=7")).json()
    assert (found["began"], found["deflection"], found["resolution"]) == (0, None, None)
    assert len(found["by_day"]) == 7
    assert set(found["counts"]) == {"confirmed", "verified", "abandoned", "reopened", "person", "running"}


@pytest.mark.parametrize("name", sorted(find_skills()))
async def test_every_skill_shows_its_graph_from_start_to_end(name: str) -> None:
    """S1-34: each step can be reached, and leads on."""
    drawn = picture(find_skills()[name])
    assert drawn is not None
    steps = {step.name: step.kind for step in drawn.steps}
    assert sorted(kind for kind in steps.values() if kind != "step") == ["end", "start"]
    for step, kind in steps.items():
        assert kind == "start" or any(way.target == step for way in drawn.ways), step
        assert kind == "end" or any(way.source == step for way in drawn.ways), step
