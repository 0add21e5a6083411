"""The real classifier, kept between runs as long as its phrases stand, and a stage with the real demo shop."""

import pytest

from agent.understand.understand import TAUGHT, Understander
from kit.clock import ManualClock
from kit.db import Database
from kit.embed import MiniLM
from kit.plugins import discover
from skills.base import Skill
from stores.stores import StoreSettings, add_store
from tests.agent.staging import Talk


@pytest.fixture(scope="session")
async def understander() -> Understander:
    taught = Understander(MiniLM(), TAUGHT)
    await taught.prepare()
    return taught


@pytest.fixture(scope="session")
def skills() -> dict[str, Skill]:
    return discover("skills", "SKILL", Skill)


@pytest.fixture
async def talk(database: Database, clock: ManualClock, understander: Understander, skills: dict[str, Skill]) -> Talk:
    async with database.begin() as session:
        store = await add_store(session, clock, key="demo", name="Linden", shop_kind="demo", settings=StoreSettings())
    return Talk(database, clock, store, understander, skills)
