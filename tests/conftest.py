"""What every test may ask for: a real and empty PostgreSQL, its queue, and a clock that stands still."""

import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from functools import cache, partial
from importlib.metadata import entry_points
from pathlib import Path
from types import CodeType
from typing import cast

import psycopg
import pytest
import structlog
from httpx import create_ssl_context
from httpx._transports import default as httpx_transports
from hypothesis import settings
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from procrastinate import PsycopgConnector
from psycopg_pool import AsyncConnectionPool
from sqlalchemy.pool import QueuePool

import kit.plugins
import kit.templates
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from kit.live import InProcess
from kit.migrate import upgrade
from kit.postgres import Postgres

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("LANGSMITH_TRACING", "false")

settings.register_profile("tillside", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tillside"))
"""The same examples in every run, so that what is green stays so; `HYPOTHESIS_PROFILE=search` looks for new ones.

How fast it is shows in the benchmark; a busy machine fails no test.
"""

structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ]
)  # the default paints an exception with the values of every frame, which takes up to ten seconds

EMPTY = """
do $$
declare
    one record;
    is_used boolean;
begin
    set local session_replication_role = replica;
    for one in select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'alembic_version'
    loop
        execute format('select exists (select from %I)', one.name) into is_used;
        if is_used then execute format('delete from %I', one.name); end if;
    end loop;
    for one in select sequencename as name, start_value as first from pg_sequences
    where schemaname = 'public' and last_value is not null
    loop
        perform setval(format('%I', one.name)::regclass, one.first, false);
    end loop;
end $$
"""
"""Faster than `truncate`, which makes every file of every table anew, also of those nobody used."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Drive browsers last: playwright's plain interface keeps an event loop of its own, beside which none can start."""
    items.sort(key=_drives_browser)


def _drives_browser(item: pytest.Item) -> bool:
    return "playwright" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A folder for servers: pytest's own is closed to the user that PostgreSQL runs as when the tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="tillside-tests-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


class Compiled(BytecodeCache):
    """Keeps what Jinja has compiled, for the next test that makes an environment of its own."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def once_a_run() -> Iterator[None]:
    """Do once a run what a program does once: compile a template, read the certificates, look for plug-ins."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kit.templates, "Environment", partial(Environment, bytecode_cache=Compiled()))
        patch.setattr(httpx_transports, "create_ssl_context", cache(create_ssl_context))
        patch.setattr(kit.plugins, "entry_points", cache(entry_points))
        yield


@pytest.fixture(scope="session")
def unused_tcp_port_factory() -> Callable[[], int]:
    """Finds ports for servers that start later, in this test or in the other half's.

    They lie below those that the system gives out by itself (from 32768 on): such a one may be somebody's own end of a
    connection by the time it is needed.
    """

    def find() -> int:
        while True:
            with socket.socket() as one:
                try:
                    one.bind(("127.0.0.1", 12_000 + secrets.randbelow(20_000)))
                except OSError:
                    continue
                return int(one.getsockname()[1])

    return find


@pytest.fixture(scope="session")
def database_url(open_folder: Path) -> Iterator[str]:
    """One PostgreSQL for the whole run, with every table, not safe against a power cut and therefore quick."""
    server = Postgres(open_folder / "postgres")
    url = server.start()
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"alter system set {setting} = off")
        connection.execute("select pg_reload_conf()")
    upgrade(url)
    yield url
    server.stop()


@pytest.fixture
def clock() -> ManualClock:
    """A clock that stands at ten in the morning of 18 November 2026, UTC."""
    return ManualClock(datetime(2026, 11, 18, 10, tzinfo=UTC))


@pytest.fixture(scope="session")
async def sweeper(database_url: str) -> AsyncIterator[psycopg.AsyncConnection]:
    """The connection that empties the database: it knows all the tables by the second test."""
    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
async def queue_pool(database_url: str) -> AsyncIterator[AsyncConnectionPool]:
    """The connections of every test's queue, configured as the program's are."""
    queue = Jobs(database_url, pool_size=4)
    await queue.open()
    connector = queue.app.connector
    assert isinstance(connector, PsycopgConnector)
    yield connector.pool
    await queue.close()


async def _empty(sweeper: psycopg.AsyncConnection, tries: int = 3) -> None:
    """Empty every table; what the test before still had open may stand in the way once."""
    try:
        await sweeper.execute(EMPTY)
    except psycopg.errors.DeadlockDetected:
        if tries == 1:
            raise
        await _empty(sweeper, tries - 1)


@pytest.fixture
async def jobs(
    database_url: str, sweeper: psycopg.AsyncConnection, queue_pool: AsyncConnectionPool
) -> AsyncIterator[Jobs]:
    """The queue over an emptied database: no job is registered, none waits."""
    await _empty(sweeper)
    queue = Jobs(database_url, pool_size=4)
    await queue.app.open_async(queue_pool)
    yield queue
    await queue.close()


@pytest.fixture
def live(clock: ManualClock) -> InProcess:
    """Fan-out and limits within the test."""
    return InProcess(clock)


@pytest.fixture(scope="session")
async def one_engine(database_url: str) -> AsyncIterator[Database]:
    """One engine for the whole run: its connections are open, and its statements compiled, by the second test."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def database(one_engine: Database, jobs: Jobs, live: InProcess) -> AsyncIterator[Database]:
    """An empty database with every table; its sessions know `jobs` and `live`."""
    for sessions in (one_engine._sessions, one_engine._lookers):  # noqa: SLF001 - the program never tells a second time
        sessions.configure(info={"jobs": jobs, "live": live})
    yield one_engine
    pools = (cast("QueuePool", engine.pool) for engine in (one_engine.engine, one_engine.reader))
    if any(pool.checkedout() for pool in pools):  # somebody was cut off: the next test begins anew
        await one_engine.close()
