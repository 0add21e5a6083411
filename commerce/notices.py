"""What shops tell us in webhooks: accepted once; then somebody goes and reads, for a webhook's own words count nowhere."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.models import ShopNoticeRow
from kit.clock import Clock
from kit.jobs import announce


class About(StrEnum):
    """What kind of thing something happened to."""

    ORDER = "order"
    CUSTOMER = "customer"
    APP = "app"
    """Our own access: the app was removed from the shop."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something happened at a store's shop; `once` is the same for a repeat, `about_id` in the port's own form."""

    store_id: int
    once: str
    topic: str
    about: About
    about_id: str
    triggered_at: datetime


@dataclass(frozen=True, slots=True)
class ShopTold:
    """A shop told of something for the first time. Announced in the transaction that keeps the notice."""

    notice_id: int


async def accept_notice(session: AsyncSession, clock: Clock, notice: Notice) -> bool:
    """Keep a notice and announce it; returns whether it is new. A repeat changes nothing."""
    new = insert(ShopNoticeRow).values(
        store_id=notice.store_id,
        once=notice.once,
        topic=notice.topic,
        about=str(notice.about),
        about_id=notice.about_id,
        triggered_at=notice.triggered_at,
        received_at=clock.now(),
        ended="",
    )
    row_id = await session.scalar(
        new.on_conflict_do_nothing(index_elements=["store_id", "once"]).returning(ShopNoticeRow.id)
    )
    if row_id is None:
        return False
    await announce(session, ShopTold(row_id))
    return True
