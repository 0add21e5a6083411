"""A storefront of BigCommerce's stand-in with one customer, and who asks it."""

import pytest

from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.standin import World
from commerce.bigcommerce.standin.model import StoreModel
from kit.clock import ManualClock
from kit.db import Database
from tests.commerce.bigcommerce.building import customer
from tests.contracts.bigcommerce_stage import HASH, TOKEN, shop_at


@pytest.fixture
def world(clock: ManualClock) -> World:
    return World(clock)


@pytest.fixture
def store(world: World) -> StoreModel:
    """A store with one customer, number 1, and as many requests as anybody wants."""
    store = world.add_store(HASH, TOKEN)
    store.window.quota = 100_000
    customer(store, 1, email="ana@example.com")
    return store


@pytest.fixture
def shop(world: World, store: StoreModel, clock: ManualClock, database: Database) -> BigCommerceShop:
    return shop_at(world, clock, database)
