"""What the program stands on: its data folder, its database, and the work that goes on beside the requests."""

import asyncio
import gc
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import structlog
import typer
import uvloop

from kit.db import Database
from kit.errors import AppError, StartError
from kit.folder import DataFolder
from kit.jobs import Jobs
from kit.live import Live
from kit.migrate import upgrade
from kit.postgres import Postgres
from kit.serve import end
from kit.signals import SIGNALS

T = TypeVar("T")
POSTGRES = "postgres"
YOUNG = 20_000
"""So many new objects before the collector looks at the newest."""
log = structlog.get_logger()


@contextmanager
def database_in(folder: Path, url: str) -> Iterator[str]:
    """Yield the address of a database in today's shape: the one at `url`, or our own in `folder`, stopped at the end.

    Raises:
        StartError: it cannot be started or reached, or is newer than the program.
    """
    if url:
        upgrade(url)
        yield url
        return
    postgres = Postgres(folder / POSTGRES)
    try:
        own = postgres.start()
        upgrade(own)
        yield own
    finally:
        # A second Ctrl-C must not leave the server behind.
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        postgres.stop()


@contextmanager
def database_to_look_at(folder: DataFolder, url: str) -> Iterator[str]:
    """Yield the address of the database that a running program uses, left as it is, or of our own if none runs.

    Raises:
        StartError: as `DataFolder.take` and `database_in`.
    """
    postgres = Postgres(folder.path / POSTGRES)
    if not url and postgres.find() is not None:
        yield postgres.url
        return
    with folder if not url else nullcontext(), database_in(folder.path, url) as address:
        yield address


@asynccontextmanager
async def working(database: Database, jobs: Jobs, live: Live, before: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Run the queue's jobs and hear other processes for as long as the block runs, jobs once `before` is done.

    What a job needs and what takes seconds to load belongs into `before`: a customer's message waits for it in the
    queue, and does not run into the time limit of its turn. A failure of `before` is written down and stops nobody.
    """
    await jobs.open()
    await live.open()
    task = asyncio.create_task(_work(jobs, before))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await jobs.close()
        await live.close()
        await database.close()


async def _work(jobs: Jobs, before: Coroutine[Any, Any, None]) -> None:
    try:
        await before
    except AppError as error:
        log.error("not_prepared", detail=error.detail)  # noqa: TRY400 - the sentence says it all
    except Exception as error:
        log.exception("not_prepared", exc_info=error)
    _leave_what_was_loaded()
    await jobs.work()


def _leave_what_was_loaded() -> None:
    """Keep the collector from looking again and again through the libraries and models: they stay to the end.

    It took about a twentieth of the program's time (docs/performance.md).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)


@asynccontextmanager
async def beside(work: Callable[[], Coroutine[Any, Any, None]] | None) -> AsyncIterator[None]:
    """Let some work go on for as long as the block runs."""
    task = asyncio.create_task(work()) if work else None
    try:
        yield
    finally:
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def work_until_signal(
    database: Database,
    jobs: Jobs,
    live: Live,
    before: Coroutine[Any, Any, None],
    door: AbstractAsyncContextManager[None],
) -> None:
    """Run the queue's jobs, as `working` does, until SIGINT or SIGTERM; `door` is open for as long."""
    async with working(database, jobs, live, before), door:
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, stop.set)
        await stop.wait()


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run `work` on a fast event loop of its own and return its result.

    The loop is not closed: that would wait for threads, and the process ends soon after (`kit.serve.end`).
    """
    return uvloop.new_event_loop().run_until_complete(work)


def command(act: Callable[[], int]) -> NoReturn:
    """Run a command and end the process with its exit code; what stops it is one sentence, Ctrl-C a quiet end."""
    for number in SIGNALS:
        signal.signal(number, signal.default_int_handler)
    try:
        code = act()
    except KeyboardInterrupt:
        code = 130
    except AppError as error:
        typer.echo(error.detail, err=True)
        code = error.exit_code if isinstance(error, StartError) else 1
    except Exception as error:
        log.exception("stopped_by_an_error", exc_info=error)
        code = 1
    end(code)
