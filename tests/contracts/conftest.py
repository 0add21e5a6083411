"""Fixtures of the contract tests."""

import pytest

from kit.clock import ManualClock
from kit.db import Database
from tests.contracts.shops import STAGES, Stage


@pytest.fixture(params=sorted(STAGES))
async def stage(request: pytest.FixtureRequest, database: Database, clock: ManualClock) -> Stage:
    """An empty shop of every kind that has an adapter; a test that `needs` what the shop cannot do is passed over."""
    stage = await STAGES[request.param](database, clock)
    if lacking := {mark.args[0] for mark in request.node.iter_markers("needs")} - stage.shop.can:
        pytest.skip(f"{stage.shop.kind} cannot {', '.join(sorted(lacking))}")
    return stage
