"""The skills page: Live or Unavailable, why, what mends it, and the switch that owner and admin have."""

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from agent import pages as skills_pages
from commerce.port import Can
from hub import readiness as hub
from kit.admin import Pages
from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.health import Cause, Live, Status, Unavailable
from skills.order_editing import SKILL
from skills.readiness import Readiness
from stores.stores import Store, get_store, save_settings
from tests.staff.conftest import Enter

NO_SHOP = Unavailable((Cause("shop_missing", "No shop is connected.", "Connect a shop.", "/admin/settings"),))


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
def world(app: FastAPI, pages: Pages, clock: ManualClock, store: Store) -> World:
    """A program with the skills page."""
    world = World()
    app.include_router(skills_pages.routes(skills_pages.PageDeps(pages, clock, {SKILL.name: SKILL}, world.readiness)))
    return world


async def test_the_skill_is_live_by_itself_once_all_is_there(world: World, enter: Enter) -> None:
    """S1-34, S1-35, S1-36."""
    page = (await (await enter(Role.AGENT)).get("/admin/skills")).text
    assert "Order Editing" in page
    assert ">Live</span>" in page
    assert "Unavailable" not in page


async def test_without_a_shop_it_is_unavailable_and_says_what_mends_it(world: World, enter: Enter) -> None:
    """S1-37."""
    world.shop = NO_SHOP
    page = (await (await enter(Role.AGENT)).get("/admin/skills")).text
    assert ">Unavailable</span>" in page
    assert 'No shop is connected. <a href="/admin/settings">Connect a shop.</a>' in page


async def test_without_the_hub_it_says_to_switch_it_on(
    world: World, enter: Enter, database: Database, store: Store
) -> None:
    """S1-01, S1-37: Order Editing works together with the customer's own pages, and not without them."""
    async with database.begin() as session:
        await save_settings(session, store.id, store.settings.model_copy(update={"hub_active": False}))
    page = (await (await enter(Role.AGENT)).get("/admin/skills")).text
    assert ">Unavailable</span>" in page
    assert "Switch the Hub on." in page


async def test_without_the_agent_it_says_to_switch_it_on(
    world: World, enter: Enter, database: Database, store: Store
) -> None:
    """S1-03."""
    async with database.begin() as session:
        await save_settings(session, store.id, store.settings.model_copy(update={"agent_active": False}))
    page = (await (await enter(Role.AGENT)).get("/admin/skills")).text
    assert ">Unavailable</span>" in page
    assert "The customer agent is switched off." in page


async def test_without_an_article_on_changes_it_points_to_the_content(world: World, enter: Enter) -> None:
    """S1-06."""
    world.knowledge = frozenset()
    page = (await (await enter(Role.AGENT)).get("/admin/skills")).text
    assert '<a href="/admin/content">Add an article that states it.</a>' in page


async def test_an_admin_switches_it_off_and_on(world: World, enter: Enter, database: Database, store: Store) -> None:
    """S1-07."""
    admin = await enter(Role.ADMIN)
    await admin.post("/admin/skills/order_editing", data={"on": "no"})
    page = (await admin.get("/admin/skills")).text
    assert "Order Editing is switched off." in page
    await admin.post("/admin/skills/order_editing", data={"on": "yes"})
    assert ">Live</span>" in (await admin.get("/admin/skills")).text
    async with database.begin() as session:
        audited = select(AuditRow.act).where(AuditRow.act.like("skill.%")).order_by(AuditRow.id)
        acts = list(await session.scalars(audited))
        assert (await get_store(session, store.id)).settings.skills_off == ()
    assert acts == ["skill.switched_off", "skill.switched_on"]


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_others_see_it_without_a_switch_and_the_server_refuses(world: World, enter: Enter, role: Role) -> None:
    """S1-07, S1-08."""
    person = await enter(role)
    assert "Switch off" not in (await person.get("/admin/skills")).text
    assert (await person.post("/admin/skills/order_editing", data={"on": "no"})).status_code == 403
    assert ">Live</span>" in (await person.get("/admin/skills")).text


async def test_an_unknown_skill_cannot_be_switched(world: World, enter: Enter) -> None:
    answer = await (await enter(Role.OWNER)).post("/admin/skills/mind_reading", data={"on": "no"})
    assert answer.status_code == 404


async def test_everyone_sees_how_a_skill_did(world: World, enter: Enter) -> None:
    """S1-02, S1-08."""
    agent = await enter(Role.AGENT)
    assert "/admin/skills/order_editing/outcomes" in (await agent.get("/admin/skills")).text
    page = (await agent.get("/admin/skills/order_editing/outcomes")).text
    assert "Ticket deflection" in page
    assert "Resolution rate" in page
    assert (await agent.get("/admin/skills/mind_reading/outcomes")).status_code == 404
