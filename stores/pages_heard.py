"""On which pages a store's chat window was loaded: so its owner sees that the script tag works."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from kit.clock import Clock
from stores.models import WidgetPageRow

NEWS = timedelta(minutes=5)
"""What was heard so lately is not written down again: every page view of a shop would be a write."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An origin whose pages have loaded the chat window, and when last."""

    origin: str
    at: datetime


async def hear(session: AsyncSession, clock: Clock, store_id: int, origin: str) -> None:
    """Note that a page of `origin`, which the store allows, has loaded its chat window."""
    now = clock.now()
    at = await session.scalar(select(WidgetPageRow.heard_at).filter_by(store_id=store_id, origin=origin))
    if at is not None and now - at < NEWS:
        return
    row = insert(WidgetPageRow).values(store_id=store_id, origin=origin, heard_at=now)
    await session.execute(
        row.on_conflict_do_update(index_elements=["store_id", "origin"], set_={"heard_at": row.excluded.heard_at})
    )


async def heard_on(session: AsyncSession, store_id: int) -> list[Heard]:
    """Read on which pages the store's chat window was loaded, the latest first."""
    rows = await session.scalars(
        select(WidgetPageRow).where(WidgetPageRow.store_id == store_id).order_by(WidgetPageRow.heard_at.desc())
    )
    return [Heard(row.origin, row.heard_at) for row in rows]
