"""What the program stands on: its data folder, its database, and the work that goes on beside the requests."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

import structlog
import typer

from kit.db import Database
from kit.errors import AppError, StartError
from kit.folder import DataFolder
from kit.jobs import Jobs
from kit.migrate import upgrade
from kit.postgres import Postgres
from kit.serve import end

POSTGRES = "postgres"
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
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        postgres.stop()


@contextmanager
def ground(folder: Path, url: str) -> Iterator[str]:
    """Hold the data folder and yield the database's address.

    Raises:
        StartError: as `DataFolder.take` and `database_in`.
    """
    with DataFolder(folder), database_in(folder, url) as address:
        yield address


@asynccontextmanager
async def working(database: Database, jobs: Jobs, *beside: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Run the queue's jobs, and `beside` once, for as long as the block runs; all is ended with it."""
    await jobs.open()
    tasks = [asyncio.create_task(jobs.work()), *(asyncio.create_task(_told(work)) for work in beside)]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await jobs.close()
        await database.close()


async def _told(work: Coroutine[Any, Any, None]) -> None:
    """Run work whose failure stops nobody, but is written down."""
    try:
        await work
    except AppError as error:
        log.error("start_work_failed", detail=error.detail)  # noqa: TRY400 - the sentence says it all
    except Exception as error:
        log.exception("start_work_failed", exc_info=error)


def command(run: Callable[[], None]) -> NoReturn:
    """Run a command to its end: a StartError is one sentence and an exit code, Ctrl-C a quiet end."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    code = 0
    try:
        run()
    except KeyboardInterrupt:
        code = 130
    except StartError as error:
        typer.echo(error.detail, err=True)
        code = error.exit_code
    except AppError as error:
        typer.echo(error.detail, err=True)
        code = 1
    with suppress(OSError):
        sys.stdout.flush()
    end(code)
