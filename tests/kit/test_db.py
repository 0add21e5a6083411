"""The database commits once and then does what waited for it."""

import pytest
from sqlalchemy import exc, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.clock import Clock
from kit.db import Database, after_commit
from kit.errors import AppError

_IDLE = "idle_in_transaction_session_timeout"


async def rows(session: AsyncSession) -> int:
    return await session.scalar(select(func.count()).select_from(audit.AuditRow)) or 0


async def test_what_is_written_is_there_after_the_block(database: Database, clock: Clock) -> None:
    async with database.begin() as session:
        audit.record(session, clock, store_id=None, actor="system", act="started", subject="program")
    async with database.begin() as session:
        assert await rows(session) == 1


async def test_a_process_that_is_stopped_keeps_no_row_from_those_who_take_over(database: Database) -> None:
    """Alone it may be silent as long as it likes: nobody waits for it."""
    assert await longest_silence(database) == 0
    shared = Database(database.engine.url.render_as_string(hide_password=False), pool_size=1, is_shared=True)
    assert 0 < await longest_silence(shared) < 10_000
    await shared.close()


async def longest_silence(database: Database) -> int:
    async with database.begin() as session:
        return (
            await session.scalar(text("select setting::int from pg_settings where name = :name"), {"name": _IDLE}) or 0
        )


async def test_nothing_is_left_when_the_block_fails(database: Database, clock: Clock) -> None:
    told: list[str] = []

    async def tell() -> None:
        told.append("after commit")

    with pytest.raises(RuntimeError):
        async with database.begin() as session:
            audit.record(session, clock, store_id=None, actor="system", act="started", subject="program")
            after_commit(session, tell)
            raise RuntimeError
    async with database.begin() as session:
        assert await rows(session) == 0
    assert told == []


async def test_what_waits_for_the_commit_sees_the_change(database: Database, clock: Clock) -> None:
    seen: list[int] = []

    async def look() -> None:
        async with database.begin() as other:
            seen.append(await rows(other))

    async with database.begin() as session:
        audit.record(session, clock, store_id=None, actor="system", act="started", subject="program")
        after_commit(session, look)
    assert seen == [1]


async def test_a_hint_that_is_lost_after_the_commit_does_not_deny_it(database: Database, clock: Clock) -> None:
    told: list[str] = []

    async def lose() -> None:
        raise ConnectionError

    async def tell() -> None:
        told.append("told")

    async with database.begin() as session:
        audit.record(session, clock, store_id=None, actor="system", act="kept", subject="x")
        after_commit(session, lose)
        after_commit(session, tell)
    async with database.begin() as session:
        assert (await session.scalars(select(audit.AuditRow.act))).all() == ["kept"]
    assert told == ["told"]


class Counted(AppError):
    keeps = True


async def test_an_error_that_keeps_is_raised_after_the_commit(database: Database, clock: Clock) -> None:
    with pytest.raises(Counted):
        async with database.begin() as session:
            audit.record(session, clock, store_id=None, actor="system", act="counted", subject="x")
            raise Counted("Not the code.")
    async with database.begin() as session:
        assert (await session.scalars(select(audit.AuditRow.act))).all() == ["counted"]


async def test_an_error_of_the_database_tells_nothing_that_was_written(database: Database) -> None:
    """Errors are logged: the words of customers and the prints of codes must not be in them."""
    with pytest.raises(exc.DBAPIError) as caught:
        async with database.begin() as session:
            await session.execute(text("select cast(:written as integer), 1/0"), {"written": 7041776})
    assert "7041776" not in str(caught.value)
