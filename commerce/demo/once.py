"""Changes that happen once: under the same key the first answer is given again, and nothing is written (changes.py)."""

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import Change, Changed, ChangeRefused
from commerce.demo.models import DemoChangeRow

_CHANGED: TypeAdapter[Changed] = TypeAdapter(Changed)


async def earlier_answer(session: AsyncSession, store_id: int, change: Change) -> Changed | None:
    """Return what was answered to this change before; the order's row must be locked.

    Raises:
        ChangeRefused: the key was used for something else.
    """
    row = await session.get(DemoChangeRow, (store_id, change.customer_id, change.key))
    if row is None:
        return None
    if row.kind != _kind(change) or row.asked != _asked(change):
        raise ChangeRefused("This change was sent before with other contents. Start again.", code="key_reused")
    return _CHANGED.validate_python(row.answer)


def remember(session: AsyncSession, store_id: int, change: Change, changed: Changed, now: datetime) -> None:
    """Keep the answer to a change under its key."""
    session.add(
        DemoChangeRow(
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
