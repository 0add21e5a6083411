"""Fixtures of the contract tests."""

import pytest

from kit.clock import ManualClock
from kit.db import Database
from tests.contracts.shops import STAGES, Stage


@pytest.fixture(params=sorted(STAGES))
async def stage(request: pytest.FixtureRequest, database: Database, clock: ManualClock) -> Stage:
    """An empty shop of every kind that has an adapter."""
    return await STAGES[request.param](database, clock)
