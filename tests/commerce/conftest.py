"""Fixtures of the shop's tests."""

import pytest

from commerce.demo.seed import seed
from commerce.demo.shop import DemoShop
from kit.clock import ManualClock
from kit.db import Database
from tests.commerce.looking import STORE


@pytest.fixture
async def shop(database: Database, clock: ManualClock) -> DemoShop:
    """The demo shop of one store, seeded."""
    async with database.begin() as session:
        await seed(session, STORE, clock.now())
    return DemoShop(database, clock, STORE)
