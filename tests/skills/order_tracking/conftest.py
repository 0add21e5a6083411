"""A customer who asks the skill itself where an order is, over the real demo shop."""

import pytest

from kit.clock import ManualClock
from kit.db import Database
from stores.stores import StoreSettings, add_store
from tests.skills.order_tracking.asking import Asking


@pytest.fixture
async def asking(database: Database, clock: ManualClock) -> Asking:
    async with database.begin() as session:
        store = await add_store(session, clock, key="demo", name="Linden", shop_kind="demo", settings=StoreSettings())
    return Asking(database, clock, store)
