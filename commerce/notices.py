"""What shops tell us in webhooks: accepted once; then somebody goes and reads, for a webhook's words count nowhere."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.models import OrderReadRow, ShopNoticeRow
from kit.jobs import announce

SKEW = timedelta(seconds=10)
"""By so much a shop's clock may differ from ours: what it dates shortly before our reading is read again."""
LEFT_ALONE = timedelta(minutes=1)
"""After so long a notice that nobody dealt with is taken up by the sweep."""


class About(StrEnum):
    """What kind of thing something happened to."""

    ORDER = "order"
    CUSTOMER = "customer"
    APP = "app"
    """Our own access: the app was removed from the shop."""


class Ended(StrEnum):
    """How a notice was dealt with."""

    READ = "read"
    STALE = "stale"
    """We had read the order after it happened."""
    GONE = "gone"
    """What it is about is not there, or the store sells by this shop no more."""
    GIVEN_UP = "given_up"
    """The shop could not be asked for days."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a webhook says, once it is sure who says it; `once` is the same for a repeat.

    `about_id` is in the port's own form, as `Feed.order_told` takes it.
    """

    once: str
    topic: str
    about: About
    about_id: str
    triggered_at: datetime


@dataclass(frozen=True, slots=True)
class Webhook:
    """How a vendor's webhooks are heard; headers are named in lower case.

    `whose(body, headers)` returns the address of the shop that is claimed, and raises Invalid where none is.
    `hear(body, headers, secrets, now)` returns what is said, or None for a topic that nobody wants; it raises Forbidden
    unless the shop with these secrets signed it, and Invalid where it cannot be read. `secrets` are the connection's.
    """

    whose: Callable[[bytes, Mapping[str, str]], str]
    hear: Callable[[bytes, Mapping[str, str], Mapping[str, str], datetime], Told | None]
    needs: Mapping[str, str] = field(default_factory=dict)
    """The secrets without which nothing can be believed, each with a sentence on how it is entered."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that was kept: what a store's shop told, and when it reached us."""

    id: int
    store_id: int
    kind: str
    """The kind of shop that told it."""
    told: Told
    received_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class ShopTold:
    """A shop told of something for the first time. Announced in the transaction that keeps the notice."""

    notice_id: int


async def accept_notice(session: AsyncSession, store_id: int, kind: str, told: Told, now: datetime) -> bool:
    """Keep what a store's shop of this kind told, and announce it; returns whether it is new."""
    new = insert(ShopNoticeRow).values(
        store_id=store_id,
        kind=kind,
        once=told.once,
        topic=told.topic,
        about=str(told.about),
        about_id=told.about_id,
        triggered_at=told.triggered_at,
        received_at=now,
        ended="",
        attempts=0,
    )
    row_id = await session.scalar(
        new.on_conflict_do_nothing(index_elements=["store_id", "once"]).returning(ShopNoticeRow.id)
    )
    if row_id is None:
        return False
    await announce(session, ShopTold(row_id))
    return True


async def waiting_notice(session: AsyncSession, notice_id: int) -> Notice | None:
    """Return a notice that nobody has dealt with yet; None for one that is done."""
    row = await session.get(ShopNoticeRow, notice_id, populate_existing=True)
    if row is None or row.ended:
        return None
    told = Told(row.once, row.topic, About(row.about), row.about_id, row.triggered_at)
    return Notice(row.id, row.store_id, row.kind, told, row.received_at, row.attempts)


async def end_notice(session: AsyncSession, notice_id: int, how: Ended) -> None:
    """Keep how a notice was dealt with."""
    row = await session.get_one(ShopNoticeRow, notice_id, with_for_update=True)
    row.ended = row.ended or str(how)


async def put_off(session: AsyncSession, notice_id: int, until: datetime) -> None:
    """Let a notice wait: the shop could not be asked."""
    row = await session.get_one(ShopNoticeRow, notice_id, with_for_update=True)
    row.retry_at, row.attempts = until, row.attempts + 1


async def late_notices(session: AsyncSession, now: datetime, limit: int) -> list[int]:
    """Return the notices whose turn it is: put off until now, or left alone for a minute."""
    left_alone = ShopNoticeRow.retry_at.is_(None) & (ShopNoticeRow.received_at <= now - LEFT_ALONE)
    due = or_(ShopNoticeRow.retry_at <= now, left_alone)
    found = select(ShopNoticeRow.id).where(ShopNoticeRow.ended == "", due)
    return list(await session.scalars(found.order_by(ShopNoticeRow.id).limit(limit)))


async def forget_notices(session: AsyncSession, before: datetime) -> None:
    """Delete what reached us before a moment and was dealt with: no shop repeats itself for so long."""
    old = (ShopNoticeRow.received_at < before) & (ShopNoticeRow.ended != "")
    await session.execute(delete(ShopNoticeRow).where(old))


async def is_stale(session: AsyncSession, notice: Notice) -> bool:
    """Whether the order was read after what the notice tells of: by when it reached us, or by the shop's own clock."""
    read_at = await session.scalar(
        select(OrderReadRow.read_at).where(
            OrderReadRow.store_id == notice.store_id, OrderReadRow.order_id == notice.told.about_id
        )
    )
    return read_at is not None and (read_at >= notice.received_at or read_at > notice.told.triggered_at + SKEW)


async def note_read(session: AsyncSession, store_id: int, order_id: str, at: datetime) -> None:
    """Keep when a reading of an order began; an earlier one that ends later changes nothing."""
    await note_reads(session, store_id, (order_id,), at)


async def note_reads(session: AsyncSession, store_id: int, order_ids: Iterable[str], at: datetime) -> None:
    """Keep when a reading of several orders began, in one statement."""
    rows = [{"store_id": store_id, "order_id": order_id, "read_at": at} for order_id in sorted(set(order_ids))]
    if not rows:
        return
    new = insert(OrderReadRow)
    latest = {"read_at": func.greatest(OrderReadRow.read_at, new.excluded.read_at)}
    await session.execute(new.values(rows).on_conflict_do_update(index_elements=["store_id", "order_id"], set_=latest))
