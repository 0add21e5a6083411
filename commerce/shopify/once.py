"""Changes that happen once: one writer an order at a time, and the same key is given its first answer (changes.py).

Where a change is kept is decided by what a crash leaves behind. A hold carries its key as its handle and a cancellation
in its staff note, so Shopify itself tells that they were made. An edit and a return carry nothing that can be read
again (the staff note of an edit goes to a timeline that no interface shows), so a row is written and committed before
the write that counts: with the session of the edit, which Shopify commits at most once, and with what the order must
look like afterwards. Whoever comes after a crash reads the order, sees on which side of the write it happened, and goes
on from there; of a write whose answer was lost it is the same.

The lock is the transaction, so a crash lets go of it.
"""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import Change, Changed, ChangeRefused
from commerce.shopify.models import ShopifyChangeRow
from kit.db import Database

_CHANGED: TypeAdapter[Changed] = TypeAdapter(Changed)


@asynccontextmanager
async def alone(database: Database, store_id: int, name: str) -> AsyncIterator[AsyncSession]:
    """Keep every other writer of this order waiting, in this process and in others."""
    async with database.begin() as session:
        await lock(session, store_id, name)
        yield session


async def lock(session: AsyncSession, store_id: int, name: str) -> None:
    """Keep others from something until the transaction ends."""
    written = f"shopify:{store_id}:{name}"
    number = int.from_bytes(hashlib.sha256(written.encode()).digest()[:8], signed=True)
    await session.execute(select(func.pg_advisory_xact_lock(number)))


async def still_alone(session: AsyncSession) -> None:
    """Raise, if the transaction was ended meanwhile for having been silent too long, and with it the lock."""
    await session.execute(select(1))


async def find(session: AsyncSession, store_id: int, change: Change) -> ShopifyChangeRow | None:
    """Return what is known of this change; call it inside `alone`.

    Raises:
        ChangeRefused: the key was used for something else.
    """
    row = await session.get(ShopifyChangeRow, (store_id, change.customer_id, change.key))
    if row is not None and (row.kind != _kind(change) or row.asked != _asked(change)):
        raise ChangeRefused("This change was sent before with other contents. Start again.", code="key_reused")
    return row


def keep(
    session: AsyncSession,
    store_id: int,
    change: Change,
    now: datetime,
    begun: dict[str, Any] | None = None,
    answer: Changed | None = None,
) -> None:
    """Keep a change that begins, or one that is made already."""
    session.add(
        ShopifyChangeRow(
            store_id=store_id,
            customer_id=change.customer_id,
            key=change.key,
            order_id=change.order_id,
            kind=_kind(change),
            asked=_asked(change),
            begun=begun or {},
            answer=_CHANGED.dump_python(answer, mode="json") if answer else None,
            made_at=now,
        )
    )


def finish(row: ShopifyChangeRow, answer: Changed) -> None:
    """Keep the answer to a change that was begun."""
    row.answer = _CHANGED.dump_python(answer, mode="json")


def answered(row: ShopifyChangeRow) -> Changed | None:
    """Return what was answered to a change, None while it is only begun."""
    return None if row.answer is None else _CHANGED.validate_python(row.answer)


def mark_of(key: str) -> str:
    """Return the words, at most 64, by which a change is known again at Shopify."""
    plain = f"tillside-{key}"
    is_plain = plain.isascii() and plain.replace("-", "").replace("_", "").isalnum()
    return (
        plain
        if is_plain and len(plain) <= LONGEST_MARK
        else f"tillside-{hashlib.sha256(key.encode()).hexdigest()[:48]}"
    )


LONGEST_MARK = 64
"""Shopify's own limit of a hold's handle."""


def _kind(change: Change) -> str:
    return type(change).__name__


def _asked(change: Change) -> dict[str, Any]:
    asked: dict[str, Any] = TypeAdapter(type(change)).dump_python(change, mode="json", exclude={"seen", "key"})
    return asked
