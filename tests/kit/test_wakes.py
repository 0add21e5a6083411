"""A process runs its own wake-ups: one at a time per lock, one more waiting, and the queue takes what it cannot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from sqlalchemy import text

from kit.db import Database
from kit.jobs import Jobs, wake
from kit.wakes import SHARED_AT, Wakes


class Work:
    """Notes when it begins, and ends when it is let."""

    def __init__(self) -> None:
        self.began: list[str] = []
        self.most = 0
        self.may_end = asyncio.Event()
        self._now = 0

    async def __call__(self, door: str = "") -> None:
        self.began.append(door)
        self._now += 1
        self.most = max(self.most, self._now)
        await self.may_end.wait()
        self._now -= 1


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_burst_runs_once_and_what_comes_later_runs_after_it() -> None:
    wakes, work = Wakes(at_once=2), Work()
    for _ in range(3):
        wakes.wake("door", 0, work)
    await settle()
    for _ in range(3):
        wakes.wake("door", 0, work)
    await settle()
    assert len(work.began) == 1
    work.may_end.set()
    await settle()
    assert (len(work.began), work.most) == (2, 1)


async def test_with_a_rest_the_first_runs_at_once_and_the_next_waits_for_it_to_be_over() -> None:
    wakes, work = Wakes(at_once=2), Work()
    work.may_end.set()
    wakes.wake("door", 0, work, rest=60)
    await settle()
    assert len(work.began) == 1
    wakes.wake("door", 0, work, rest=60)
    wakes.wake("window", 0, work, rest=60)
    await settle()
    assert len(work.began) == 2, "the window has rested, the door has not"
    await wakes.close(0)


async def test_no_more_run_together_than_there_are_places() -> None:
    wakes, work = Wakes(at_once=2), Work()
    for number in range(5):
        wakes.wake(f"door {number}", 0, work)
    await settle()
    assert len(work.began) == 2
    work.may_end.set()
    await settle()
    assert (len(work.began), work.most) == (5, 2)


async def test_a_failure_is_written_down_and_hinders_nobody() -> None:
    wakes, work = Wakes(at_once=1), Work()
    work.may_end.set()

    async def fail() -> None:
        raise RuntimeError("no")

    wakes.wake("door", 0, fail)
    await settle()
    wakes.wake("door", 0, work)
    await settle()
    assert len(work.began) == 1


async def test_at_the_end_what_runs_may_finish_and_what_waits_is_forgotten() -> None:
    wakes, work = Wakes(at_once=1), Work()
    wakes.wake("door", 0, work)
    await settle()
    wakes.wake("door", 0, work)
    wakes.wake("window", 0, work)
    asyncio.get_running_loop().call_soon(work.may_end.set)
    await wakes.close(5)
    assert len(work.began) == 1


async def test_a_busy_process_says_so() -> None:
    wakes, work = Wakes(at_once=20), Work()
    for number in range(SHARED_AT):
        assert not wakes.is_busy
        wakes.wake(f"door {number}", 0, work)
        await settle()
    assert wakes.is_busy
    await wakes.close(0)


@pytest.fixture
async def working(jobs: Jobs) -> AsyncIterator[Work]:
    work = Work()
    jobs.task("test.claims", work, pause=0)
    task = asyncio.create_task(jobs.work())
    while jobs.worker is None:  # noqa: ASYNC110 - a worker has no event for it
        await asyncio.sleep(0.01)
    yield work
    work.may_end.set()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def queued(database: Database) -> int:
    async with database.begin() as session:
        return await session.scalar(text("select count(*) from procrastinate_jobs")) or 0


async def test_a_process_that_works_runs_its_own_wake_ups_without_the_queue(database: Database, working: Work) -> None:
    async with database.begin() as session:
        wake(session, "test.claims", "door", door="red")
    await settle()
    assert working.began == ["red"]
    assert await queued(database) == 0


async def test_a_process_that_does_not_work_leaves_them_to_the_queue(database: Database, jobs: Jobs) -> None:
    jobs.task("test.claims", Work(), pause=0)
    async with database.begin() as session:
        wake(session, "test.claims", "door", door="red")
    assert await queued(database) == 1
