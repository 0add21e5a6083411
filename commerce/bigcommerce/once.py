"""Changes that happen once: one writer an order at a time, and the same key is given its first answer (changes.py).

The lock is the transaction in which the answer is kept, so a crash lets go of it. What a crashed writer did at
BigCommerce is found there: `commerce.bigcommerce.cancelling` marks the order with the key.
"""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.bigcommerce.models import BigCommerceChangeRow
from commerce.changes import Change, Changed, ChangeRefused
from kit.db import Database

_CHANGED: TypeAdapter[Changed] = TypeAdapter(Changed)


@asynccontextmanager
async def alone(database: Database, store_id: int, order_id: str) -> AsyncIterator[AsyncSession]:
    """Keep every other writer of this order waiting, in this process and in others."""
    name = f"bigcommerce:{store_id}:{order_id}"
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    async with database.begin() as session:
        await session.execute(select(func.pg_advisory_xact_lock(number)))
        yield session


async def earlier_answer(session: AsyncSession, store_id: int, change: Change) -> Changed | None:
    """Return what was answered to this change before; call it inside `alone`.

    Raises:
        ChangeRefused: the key was used for something else.
    """
    row = await session.get(BigCommerceChangeRow, (store_id, change.customer_id, change.key))
    if row is None:
        return None
    if row.kind != _kind(change) or row.asked != _asked(change):
        raise ChangeRefused("This change was sent before with other contents. Start again.", code="key_reused")
    return _CHANGED.validate_python(row.answer)


def remember(session: AsyncSession, store_id: int, change: Change, changed: Changed, now: datetime) -> None:
    """Keep the answer to a change under its key."""
    session.add(
        BigCommerceChangeRow(
            store_id=store_id,
            customer_id=change.customer_id,
            key=change.key,
            order_id=change.order_id,
            kind=_kind(change),
            asked=_asked(change),
            answer=_CHANGED.dump_python(changed, mode="json"),
            made_at=now,
        )
    )


def _kind(change: Change) -> str:
    return type(change).__name__


def _asked(change: Change) -> dict[str, Any]:
    asked: dict[str, Any] = TypeAdapter(type(change)).dump_python(change, mode="json", exclude={"seen", "key"})
    return asked
