"""Changes that happen once, for every adapter: one writer an order at a time, and a key is given its first answer.

Each adapter keeps its changes in a table of its own (`Keeping`). The lock is a transaction, so a crash lets go of it.
"""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from commerce.changes import Change, Changed, ChangeRefused
from kit.db import Base, Database

_CHANGED: TypeAdapter[Changed] = TypeAdapter(Changed)
K = TypeVar("K", bound="Keeping")


class Keeping(Base):
    """What was asked under a key, and what was answered; a table of changes adds its name, and what else it keeps.

    `answer` is None while a change is only begun, in a table that allows it.
    """

    __abstract__ = True

    store_id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[str]
    kind: Mapped[str]
    asked: Mapped[dict[str, Any]]
    answer: Mapped[Any] = mapped_column(JSONB(none_as_null=True))
    made_at: Mapped[datetime]


@asynccontextmanager
async def alone(database: Database, name: str) -> AsyncIterator[AsyncSession]:
    """Keep every other writer of what is named waiting, in this process and in others."""
    async with database.begin() as session:
        await lock(session, name)
        yield session


async def lock(session: AsyncSession, name: str) -> None:
    """Keep others from what is named until the transaction ends."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    await session.execute(select(func.pg_advisory_xact_lock(number)))


async def still_alone(session: AsyncSession) -> None:
    """Raise, if the transaction was ended meanwhile for having been silent too long, and with it the lock."""
    await session.execute(select(1))


async def find(session: AsyncSession, table: type[K], store_id: int, change: Change) -> K | None:
    """Return what is known of this change; call it only while you are the order's only writer.

    Raises:
        ChangeRefused: the key was used for something else.
    """
    row = await session.get(table, (store_id, change.customer_id, change.key))
    if row is not None and (row.kind != _kind(change) or row.asked != _asked(change)):
        raise ChangeRefused("This change was sent before with other contents. Start again.", code="key_reused")
    return row


async def earlier_answer(session: AsyncSession, table: type[K], store_id: int, change: Change) -> Changed | None:
    """Return what was answered to this change before; like `find`."""
    row = await find(session, table, store_id, change)
    return None if row is None else answered(row)


def answered(row: Keeping) -> Changed | None:
    """Return what was answered to a change, None while it is only begun."""
    return None if row.answer is None else _CHANGED.validate_python(row.answer)


def make_row(table: type[K], store_id: int, change: Change, now: datetime, **kept: Any) -> K:  # noqa: ANN401 - columns
    """Return the row of a change that begins; `kept` are the further columns of its table."""
    return table(
        store_id=store_id,
        customer_id=change.customer_id,
        key=change.key,
        order_id=change.order_id,
        kind=_kind(change),
        asked=_asked(change),
        made_at=now,
        **kept,
    )


def remember(
    session: AsyncSession, table: type[K], store_id: int, change: Change, answer: Changed, now: datetime
) -> None:
    """Keep the answer to a change that is made already, under its key."""
    session.add(make_row(table, store_id, change, now, answer=packed(answer)))


def packed(answer: Changed) -> dict[str, Any]:
    """Return an answer as JSON."""
    written: dict[str, Any] = _CHANGED.dump_python(answer, mode="json")
    return written


def _kind(change: Change) -> str:
    return type(change).__name__


def _asked(change: Change) -> dict[str, Any]:
    asked: dict[str, Any] = TypeAdapter(type(change)).dump_python(change, mode="json", exclude={"seen", "key"})
    return asked
