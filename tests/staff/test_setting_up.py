"""How far a store is on its way to answering customers, as the page of setting up reads it."""

from collections.abc import Mapping
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from agent import setting_up_api
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.health import Cause, Live, Status, Unavailable
from knowledge.ingest import Draft, add_article
from skills.checking import find_skills
from skills.readiness import Readiness
from stores.pages_heard import NEWS, hear, heard_on
from stores.stores import Store, save_settings
from tests.staff.conftest import Enter, Floor

WHERE = "/api/v1/stores/demo/setting-up"
POLICY = "Orders can be changed within 2 hours after they were placed. Orders can be cancelled within 3 hours."
SHOP = "https://shop.example"


class World:
    """What is ready besides the store's own settings."""

    shop: Status = Unavailable((Cause("no_shop", "No shop is connected.", "Connect a shop.", "/admin/shop/demo"),))
    knowledge: frozenset[str] = frozenset()

    async def readiness(self, store: Store) -> Readiness:
        return Readiness(
            agent_active=store.settings.agent_active,
            hub=Live(),
            shop=self.shop,
            can=frozenset(),
            knowledge=self.knowledge,
            off=frozenset(store.settings.skills_off),
        )


@pytest.fixture
def world(app: FastAPI, floor: Floor, store: Store) -> World:
    made = World()
    skills = {name: skill for name, skill in find_skills().items() if name in {"order_editing", "store_questions"}}
    app.include_router(setting_up_api.routes(setting_up_api.Deps(floor.database, floor.who, skills, made.readiness)))
    return made


async def read(person: httpx.AsyncClient) -> Mapping[str, Any]:
    answer = await person.get(WHERE)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def done(told: Mapping[str, Any]) -> set[str]:
    """Return the names of the points that are done."""
    return {point["name"] for step in told["steps"] for point in step["points"] if point["is_done"]}


async def test_each_step_is_told_as_it_is_done(
    world: World, store: Store, enter: Enter, database: Database, clock: ManualClock
) -> None:
    person = await enter(Role.AGENT)
    fresh = await read(person)
    assert (fresh["is_done"], done(fresh) & {"store_added", "agent_on", "site_allowed"}) == (
        False,
        {"store_added", "agent_on"},
    )
    assert fresh["shop"][0]["page"] == "/admin/shop/demo", "the page that mends it is named"

    async with database.begin() as session:
        await add_article(session, clock, store.id, Draft("en", "Changes", POLICY), by="system")
        await save_settings(session, store.id, store.settings.model_copy(update={"origins": (SHOP,)}))
        await hear(session, clock, store.id, SHOP)
    world.shop = Live()
    told = await read(person)
    assert {"shop_connected", "site_allowed", "page_heard", "policies_agree"} <= done(told)
    assert (told["waiting"], told["articles"], told["origins"]) == (1, 0, [SHOP])
    assert [one["origin"] for one in told["pages"]] == [SHOP]
    facts = {one["name"]: one for step in told["steps"] for one in step["points"]}["facts_confirmed"]
    assert (facts["is_done"], facts["is_needed"], facts["count"] > 0) == (False, False, True)


async def test_a_skill_that_is_ready_but_off_is_told_apart_from_one_that_is_not_ready(
    world: World, store: Store, enter: Enter, database: Database
) -> None:
    """S1-35, S1-37: answering from articles lacks nothing here but its switch."""
    person = await enter(Role.AGENT)

    async def live() -> dict[str, int]:
        points = [point for step in (await read(person))["steps"] for point in step["points"]]
        return {one["name"]: one["count"] for one in points if one["name"].startswith("skill")}

    world.shop, world.knowledge = Live(), frozenset({"order_changes"})
    assert await live() == {"skill_live": 0, "skills_ready_on": 0}
    async with database.begin() as session:
        await save_settings(session, store.id, store.settings.model_copy(update={"skills_off": ("store_questions",)}))
    assert await live() == {"skill_live": 1, "skills_ready_on": 1}


async def test_a_page_that_is_seen_often_is_written_down_seldom(
    database: Database, clock: ManualClock, store: Store
) -> None:
    first = clock.now()
    async with database.begin() as session:
        await hear(session, clock, store.id, SHOP)
    clock.move(NEWS / 2)
    async with database.begin() as session:
        await hear(session, clock, store.id, SHOP)
        assert [one.at for one in await heard_on(session, store.id)] == [first]
    clock.move(NEWS)
    async with database.begin() as session:
        await hear(session, clock, store.id, SHOP)
        assert [one.at for one in await heard_on(session, store.id)] == [clock.now()]
