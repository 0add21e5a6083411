"""The database: engine, session, commit, and what waits for the commit.

Functions of the product take an open `AsyncSession` and never commit; whoever opened it does, once, here.
"""

import select
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, ClassVar

import structlog
from sqlalchemy import DateTime, MetaData, event, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase

from kit.errors import AppError

log = structlog.get_logger()

AfterCommit = Callable[[], Awaitable[None]]

LONGEST_PAUSE = 8_000
"""Milliseconds in which a transaction must say something: a process that is stopped in one keeps no row locked longer,
so that others take over. A busy machine may be silent for a few seconds while it starts."""

MOST_PREPARED = 600
"""Statements that a connection keeps prepared. Where a program has more than are kept, each use of one throws another
out, which the server then plans anew."""

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Every table's base. A moment is always aware; a `dict` or `list` column is JSONB."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        list[Any]: JSONB,
        list[dict[str, Any]]: JSONB,
        list[str]: JSONB,
        list[int]: JSONB,
    }


class Database:
    """The engines, and the only place where a transaction begins and ends."""

    def __init__(
        self, url: str, *, pool_size: int = 10, info: dict[str, Any] | None = None, is_shared: bool = False
    ) -> None:
        """Prepare an engine for `url` (`postgresql://…`); nothing connects yet.

        `info` travels on every session, so that `kit.jobs` finds its queue from a session alone. Where other processes
        share the database (`is_shared`), a transaction that is silent for `LONGEST_PAUSE` is ended.
        """
        longest = LONGEST_PAUSE if is_shared else 0
        options: dict[str, Any] = {
            "pool_size": pool_size,
            "max_overflow": pool_size // 2,
            "pool_timeout": 10,
            "hide_parameters": True,  # errors are logged, and what people wrote is not
            "connect_args": {"options": f"-c idle_in_transaction_session_timeout={longest}"},
        }
        self.engine: AsyncEngine = create_async_engine(url, **options)
        # Connections of their own: to switch one to autocommit and back costs half as much as a small read.
        self.reader: AsyncEngine = create_async_engine(
            url, isolation_level="AUTOCOMMIT", pool_reset_on_return=None, **options
        )
        for engine in (self.engine, self.reader):
            event.listen(engine.sync_engine, "connect", _keep_prepared)
            event.listen(engine.sync_engine, "checkout", _ping_if_it_said_something)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False, info=dict(info or {}))
        self._lookers = async_sessionmaker(self.reader, expire_on_commit=False, autoflush=False, info=dict(info or {}))

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """Open a session; commit if the block ends well, else roll back; then run what waited for the commit.

        An error that `keeps` is raised again after the commit.
        """
        kept: AppError | None = None
        async with self._sessions() as session:
            waiting: list[AfterCommit] = []
            session.info["after_commit"] = waiting
            async with session.begin():
                try:
                    yield session
                except AppError as error:
                    if not error.keeps:
                        raise
                    kept = error
        for action in waiting:
            # It is committed: a lost hint must not tell the caller that nothing was changed. Sweeps find what was lost.
            try:
                await action()
            except Exception:  # whatever it was, the other hints still count
                log.exception("hint_lost")
        if kept is not None:
            raise kept

    @asynccontextmanager
    async def look(self) -> AsyncIterator[AsyncSession]:
        """Open a session that only reads: no transaction is begun or ended, which spares two ways to the server.

        Each statement sees what is committed at its moment, as in `begin`. What is added here is never written.
        """
        async with self._lookers() as session:
            yield session

    async def ping(self) -> None:
        """Ask the database for one row; raises SQLAlchemy's error if it cannot be reached."""
        async with self.engine.connect() as connection:
            await connection.execute(text("select 1"))

    async def close(self) -> None:
        """Close every pooled connection."""
        await self.engine.dispose()
        await self.reader.dispose()


def is_quiet(connection: Any) -> bool:  # noqa: ANN401 - psycopg's own, or SQLAlchemy's dress of it
    """Tell whether an idle connection's server has said nothing: one that ends, or was ended, says so or hangs up.

    It costs no way to the server, so that each use can ask.
    """
    waiting = select.poll()
    waiting.register(connection.fileno(), select.POLLIN)
    return not waiting.poll(0)


def _keep_prepared(connection: Any, _: Any) -> None:  # noqa: ANN401 - SQLAlchemy hands them in
    """Let a connection remember all the statements of the program, which are more than psycopg's hundred."""
    connection.driver_connection.prepared_max = MOST_PREPARED


def _ping_if_it_said_something(connection: Any, _: Any, __: Any) -> None:  # noqa: ANN401 - SQLAlchemy hands them in
    """Ask a connection whether it still lives, if there is a sign that it might not."""
    try:
        if is_quiet(connection.driver_connection):
            return
        cursor = connection.cursor()
        cursor.execute("select 1")
        cursor.close()
        connection.commit()  # a rollback would make psycopg forget the statements that it has prepared
    except Exception as error:
        raise DisconnectionError from error


def after_commit(session: AsyncSession, action: AfterCommit) -> None:
    """Run `action` once the session's transaction is committed, and not at all if it is rolled back."""
    session.info["after_commit"].append(action)
