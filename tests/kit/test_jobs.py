"""Events and wake-ups reach their jobs exactly as often as they should."""

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy import text

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


async def test_what_runs_on_the_clock_does_not_wait_for_everything_else(
    database: Database, jobs: Jobs, done: list[str]
) -> None:
    """The sweep that takes over from dead processes is one of them, and a full queue is when they die."""

    async def sweep() -> None:
        done.append("sweep")

    jobs.task("test.sweep", sweep, cron="0 0 29 2 *")  # the worker itself must not find it due
    async with database.begin() as session:
        await defer(session, "test.note", wall="north")
    await jobs.app.periodic_registry.periodic_tasks["test.sweep", ""].task.defer_async(timestamp=1)
    await jobs.drain()
    assert done == ["sweep", "north"]


async def test_a_worker_that_was_taken_for_dead_begins_again(database: Database, jobs: Jobs) -> None:
    """A process that was paused wakes up, and its number is gone from the table of workers."""
    done: asyncio.Queue[str] = asyncio.Queue()
    jobs.task("test.tell", done.put)
    working = asyncio.create_task(jobs.work())
    try:
        for wall in ("north", "south"):
            async with database.begin() as session:
                await session.execute(text("delete from procrastinate_workers"))
                await defer(session, "test.tell", item=wall)
            assert await asyncio.wait_for(done.get(), 20) == wall
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


async def test_a_ticking_handler_is_called_again_and_again_though_it_fails_once(jobs: Jobs) -> None:
    """Without the queue, in each process that works, and never twice at the same time."""
    calls: asyncio.Queue[int] = asyncio.Queue()

    async def look() -> None:
        calls.put_nowait(calls.qsize())
        if calls.qsize() == 1:
            raise RuntimeError("the database is away")

    jobs.every(0.01, "test.look", look)
    working = asyncio.create_task(jobs.work())
    assert [await asyncio.wait_for(calls.get(), 20) for _ in range(3)]
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    called = calls.qsize()
    await asyncio.sleep(0.05)
    assert calls.qsize() == called
