"""Fixtures of the contract tests."""

import pytest

from commerce.bigcommerce.reads import ABLE
from commerce.port import Can
from kit.clock import ManualClock
from kit.db import Database
from tests.contracts.bigcommerce_stage import UNSAID
from tests.contracts.shops import STAGES, Stage

ALL = frozenset(Can)
"""What a kind of shop can do, where nothing else is said."""
CAN = {"bigcommerce": ABLE}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what a kind of shop cannot do: that it says so is a story of its own."""
    beyond = [item for item in items if _needed(item) - CAN.get(_kind(item), ALL) or _is_unsaid(item)]
    items[:] = [item for item in items if item not in set(beyond)]
    config.hook.pytest_deselected(items=beyond)


def _needed(item: pytest.Item) -> set[Can]:
    return {mark.args[0] for mark in item.iter_markers("needs")}


def _kind(item: pytest.Item) -> str:
    return str(item.callspec.params.get("stage", "")) if isinstance(item, pytest.Function) and _needed(item) else ""


def _is_unsaid(item: pytest.Item) -> bool:
    """Whether a test is about an order in a state that its kind of shop, BigCommerce, has no word for."""
    found = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    states = {found.get("state"), *(mark.args[0] for mark in item.iter_markers("places"))}
    return found.get("stage") == "bigcommerce" and not states.isdisjoint(UNSAID)


@pytest.fixture(params=sorted(STAGES))
async def stage(request: pytest.FixtureRequest, database: Database, clock: ManualClock) -> Stage:
    """An empty shop of every kind that has an adapter."""
    stage = await STAGES[request.param](database, clock)
    assert stage.shop.can == CAN.get(request.param, ALL)
    return stage
