"""Events and wake-ups reach their jobs exactly as often as they should."""

from dataclasses import dataclass

import pytest

from kit.db import Database
from kit.jobs import Jobs, announce, defer, wake


@dataclass(frozen=True)
class Painted:
    wall: str


@pytest.fixture
def done(jobs: Jobs) -> list[str]:
    """What the job `note` was called with."""
    seen: list[str] = []

    async def note(wall: str) -> None:
        seen.append(wall)

    jobs.task("test.note", note)
    return seen


async def test_an_event_runs_the_job_that_is_bound_to_it(database: Database, jobs: Jobs, done: list[str]) -> None:
    jobs.bind(Painted, "test.note")
    async with database.begin() as session:
        await announce(session, Painted("north"))
    await jobs.drain()
    assert done == ["north"]


async def test_an_event_of_a_transaction_that_failed_runs_nothing(
    database: Database, jobs: Jobs, done: list[str]
) -> None:
    jobs.bind(Painted, "test.note")
    with pytest.raises(RuntimeError):
        async with database.begin() as session:
            await announce(session, Painted("north"))
            raise RuntimeError
    await jobs.drain()
    assert done == []


async def test_two_wake_ups_of_one_lock_are_one_run(database: Database, jobs: Jobs, done: list[str]) -> None:
    async with database.begin() as session:
        wake(session, "test.note", "wall:1", wall="north")
        wake(session, "test.note", "wall:1", wall="north")
        wake(session, "test.note", "wall:2", wall="south")
    await jobs.drain()
    assert sorted(done) == ["north", "south"]


async def test_a_job_that_already_waits_does_not_break_the_transaction(
    database: Database, jobs: Jobs, done: list[str]
) -> None:
    for _ in range(2):
        async with database.begin() as session:
            await defer(session, "test.note", queueing_lock="wall:1", wall="north")
    await jobs.drain()
    assert done == ["north"]
