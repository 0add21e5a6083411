"""Work for later and events, on procrastinate over the same PostgreSQL.

Three ways to ask for work, each for one need:

* `announce(session, event)`: something happened. Every job that is bound to the event's type is deferred on the
  session's own connection, so event and change commit together.
* `defer(session, name, …)`: one named job, committed with the change.
* `wake(session, name, …)`: a mere wake-up, sent after the commit; a lost one is found by a sweep.

What is to be done at a moment that stands in a table is looked for by `Jobs.every`.
"""

import asyncio
import dataclasses
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any

import procrastinate
import structlog
from procrastinate import exceptions
from procrastinate.worker import Worker
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool
from sqlalchemy.ext.asyncio import AsyncSession

from kit.db import after_commit, is_quiet
from kit.wakes import Wakes

Handler = Callable[..., Awaitable[None]]

HEARTBEAT_SECONDS = 1
STALLED_SECONDS = 4
AGAIN_SECONDS = 0.5
GRACE_SECONDS = 2
_OTHERS = """
select count(*) as others from procrastinate_workers
where id is distinct from %(own)s and last_heartbeat > now() - %(age)s * interval '1 second'
"""
log = structlog.get_logger()


class Jobs:
    """The queue of one process: its tasks, its periodic tasks and which job follows which event."""

    def __init__(self, conninfo: str, *, pool_size: int = 8) -> None:
        """Prepare the queue for `conninfo` (`postgresql://…`); nothing connects before `open`."""
        # What goes over this pool (wake-ups, "I do it", "it is done") may be lost with the machine's power: it is then
        # done again, and nobody waits for the disk. Jobs that must not be lost are deferred on their session's own.
        connector = procrastinate.PsycopgConnector(
            pool_factory=_pool,
            configure=_commit_each,
            conninfo=conninfo,
            min_size=1,
            max_size=pool_size,
            kwargs={"options": "-c synchronous_commit=off"},
        )
        self.app = procrastinate.App(connector=connector)
        self._bindings: dict[type, list[str]] = {}
        self._claiming: dict[str, tuple[float, float, Handler]] = {}
        self._ticking: list[tuple[float, str, Handler]] = []
        self._worker: Worker | None = None
        self._wakes: Wakes | None = None
        self._is_alone = True

    @property
    def worker(self) -> int | None:
        """The number under which this process's heart beats in the database, or None if it does not work."""
        return self._worker.worker_id if self._worker is not None else None

    def wake_here(self, name: str, lock: str, arguments: dict[str, Any]) -> bool:
        """Run a job that claims by itself in this process; returns whether this process works and has room."""
        if self._wakes is None or self.worker is None or name not in self._claiming:
            return False
        if self._wakes.is_busy and not self._is_alone:
            return False
        pause, rest, handler = self._claiming[name]
        self._wakes.wake(lock, pause, partial(handler, **arguments), rest=rest)
        return True

    def task(
        self,
        name: str,
        handler: Handler,
        *,
        retry: int = 0,
        cron: str | None = None,
        pause: float | None = None,
        rest: float = 0.0,
    ) -> None:
        """Register `handler` as the job `name`; a `cron` (seconds are its sixth field) runs it on the clock.

        With a `pause` the job claims by itself what it does: a process that works then runs its wake-ups without the
        queue, so many seconds after the first of a burst. With a `rest` two runs begin so many seconds apart at least:
        the first of a burst is done at once, what follows together. In the queue, which knows no such thing, it pauses.

        A periodic job is called without arguments, waits at most once, and goes before all others: what a dead process
        left would else be taken over only when everything else is done. It holds no lock while it runs: a process
        that was killed in the middle would keep the lock, and the sweep that takes over could never run again.
        """
        strategy = procrastinate.RetryStrategy(max_attempts=retry, exponential_wait=2) if retry else False
        if pause is not None:
            self._claiming[name] = (pause, rest, handler)
        if cron is None:
            wait = (pause or 0.0) + rest
            self.app.task(name=name, retry=strategy)(_pausing(handler, wait) if wait else handler)
            return

        async def tick(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands it in
            await handler()

        task = self.app.task(name=name, retry=strategy, queueing_lock=name, priority=1)(tick)
        self.app.periodic(cron=cron)(task)

    def every(self, seconds: float, name: str, handler: Handler) -> None:
        """Call `handler` in each process that works, so often and without the queue, shortly after the full second.

        It claims by itself what it does, as other processes are called too. One call ends before the next begins, and
        what one raises is logged.
        """
        self._ticking.append((seconds, name, handler))

    def bind(self, event: type, *names: str) -> None:
        """Let each job in `names` follow every announced `event`; its fields become the job's arguments."""
        self._bindings.setdefault(event, []).extend(names)

    def following(self, event: type) -> tuple[str, ...]:
        """Return the jobs that follow an event."""
        return tuple(self._bindings.get(event, ()))

    async def open(self) -> None:
        """Connect the queue's own pool."""
        await self.app.open_async()

    async def close(self) -> None:
        """Close the queue's own pool."""
        await self.app.close_async()

    async def work(self, *, concurrency: int = 20) -> None:
        """Run jobs until cancelled; jobs under way are finished or left for another process to take over.

        A worker ends for good when the database fails it, or when it was taken for dead because the process was paused
        or its machine asleep: its number is gone, and it can fetch nothing any more. Then another one begins.
        """
        self._wakes = Wakes(concurrency)
        beside = [asyncio.create_task(self._look_around())]
        beside += [asyncio.create_task(tick(*one)) for one in self._ticking]
        try:
            await self._work_for_ever(concurrency)
        finally:
            for one in beside:
                one.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            wakes, self._wakes = self._wakes, None
            await wakes.close(GRACE_SECONDS)
            self._worker = None

    async def _work_for_ever(self, concurrency: int) -> None:
        while True:
            self._worker = Worker(
                self.app,
                install_signal_handlers=False,
                concurrency=concurrency,
                fetch_job_polling_interval=0.2,
                delete_jobs="successful",
                shutdown_graceful_timeout=GRACE_SECONDS,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=STALLED_SECONDS,
            )
            try:
                await self._worker.run()  # type: ignore[no-untyped-call]
            except Exception as error:  # noqa: BLE001 - whatever ended it, jobs must go on
                log.warning("worker_ended", why=str(error.__cause__ or error).strip().partition("\n")[0])
            else:
                log.warning("worker_ended", why="a task beside it failed")
            await asyncio.sleep(AGAIN_SECONDS)

    async def _look_around(self) -> None:
        """Keep in mind whether other processes work too."""
        while True:
            try:
                found = await self.app.connector.execute_query_one_async(_OTHERS, own=self.worker, age=STALLED_SECONDS)
                self._is_alone = found["others"] == 0
            except exceptions.ConnectorException:
                self._is_alone = True
            await asyncio.sleep(STALLED_SECONDS)

    async def drain(self) -> None:
        """Run every job that waits now, one after the other, and return: for evaluations and tests."""
        self._worker = Worker(
            self.app,
            install_signal_handlers=False,
            concurrency=1,
            wait=False,
            delete_jobs="successful",
            listen_notify=False,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=STALLED_SECONDS,
        )
        try:
            await self._worker.run()  # type: ignore[no-untyped-call]
        finally:
            self._worker = None


async def tick(seconds: float, name: str, handler: Handler) -> None:
    """Call a handler for ever, whenever the machine's clock shows a multiple of `seconds`."""
    is_failing = False
    while True:
        await asyncio.sleep(seconds - time.time() % seconds)
        try:
            await handler()
        except Exception:  # whatever it was, the next call may do it
            if not is_failing:  # a database that is away is said once, not every second
                log.exception("tick_failed", name=name)
            is_failing = True
        else:
            is_failing = False


def _pool(**options: Any) -> AsyncConnectionPool:  # noqa: ANN401 - the pool's own options
    """Return a pool that asks a connection whether it lives only where there is a sign that it might not."""
    return AsyncConnectionPool(**{**options, "check": _check})


def _pausing(handler: Handler, pause: float) -> Handler:
    async def gather(**arguments: Any) -> None:  # noqa: ANN401 - JSON values
        await asyncio.sleep(pause)
        await handler(**arguments)

    return gather


async def _check(connection: AsyncConnection) -> None:
    if not is_quiet(connection):
        await AsyncConnectionPool.check_connection(connection)


async def _commit_each(connection: AsyncConnection) -> None:
    """Let every statement be a transaction of its own: the queue never sends two that belong together."""
    await connection.set_autocommit(True)


async def announce(session: AsyncSession, event: Any) -> None:  # noqa: ANN401 - any package's own frozen dataclass
    """Defer every job that follows `event`, in the session's transaction.

    An event with a property `lock` has its jobs run one at a time and in order under that lock.
    """
    jobs: Jobs = session.info["jobs"]
    for name in jobs.following(type(event)):
        await defer(session, name, lock=getattr(event, "lock", None), **dataclasses.asdict(event))


async def defer(
    session: AsyncSession,
    name: str,
    *,
    lock: str | None = None,
    queueing_lock: str | None = None,
    at: datetime | None = None,
    **arguments: Any,  # noqa: ANN401 - JSON values
) -> None:
    """Defer one job in the session's transaction, at once or `at` a moment; a job already waiting is enough."""
    jobs: Jobs = session.info["jobs"]
    try:
        # The connection is fetched inside the savepoint: fetched earlier, the savepoint is not sent.
        async with session.begin_nested():
            connection = (await (await session.connection()).get_raw_connection()).driver_connection
            await jobs.app.configure_task(
                name, lock=lock, queueing_lock=queueing_lock, schedule_at=at, connection=connection
            ).defer_async(**arguments)
    except exceptions.AlreadyEnqueued:
        return


def wake(session: AsyncSession, name: str, lock: str, **arguments: Any) -> None:  # noqa: ANN401 - JSON values
    """Ask for one run of `name` under `lock` after the commit; one that already waits is enough."""
    jobs: Jobs = session.info["jobs"]

    async def send() -> None:
        await wake_now(jobs, name, lock, **arguments)

    after_commit(session, send)


async def wake_now(jobs: Jobs, name: str, lock: str, **arguments: Any) -> None:  # noqa: ANN401 - JSON values
    """Ask for one run of `name` under `lock` now; one that already waits is enough."""
    if jobs.wake_here(name, lock, arguments):
        return
    try:
        await jobs.app.configure_task(name, lock=lock, queueing_lock=lock).defer_async(**arguments)
    except exceptions.AlreadyEnqueued:
        return
