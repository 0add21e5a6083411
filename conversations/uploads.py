"""Uploads: kept until a message names them, each in one message; those that none came for are removed after a day."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.media import find_all
from conversations.messages import Author, MediaBlock
from conversations.models import BlobRow, MediaRow, MessageRow
from kit.clock import Clock
from kit.errors import Conflict, NotFound

MOST_AT_ONCE = 10
"""Files of one message."""
MOST_OF_CUSTOMER, MOST_BYTES_OF_CUSTOMER = 200, 100 * 1024 * 1024
"""What the customer of one conversation may upload in all."""
KEPT_FOR = timedelta(days=1)
"""How long an upload waits for the message that it is for."""


async def check_room(session: AsyncSession, conversation_id: int) -> None:
    """Refuse one more upload of a customer who has sent enough; raises Conflict with code `files_full`."""
    query = (
        select(func.count(), func.coalesce(func.sum(BlobRow.size), 0))
        .select_from(MediaRow)
        .outerjoin(BlobRow, BlobRow.digest == MediaRow.digest)
        .where(MediaRow.conversation_id == conversation_id, MediaRow.staff_id.is_(None))
    )
    count, size = (await session.execute(query)).one()
    if count >= MOST_OF_CUSTOMER or size >= MOST_BYTES_OF_CUSTOMER:
        raise Conflict("So many files were sent here that no more fit. Write what you need.", code="files_full")


async def attach(
    session: AsyncSession,
    clock: Clock,
    keys: Sequence[str],
    *,
    to: int,
    among: Collection[int] = (),
    by_staff: bool = False,
) -> tuple[MediaBlock, ...]:
    """Make uploads part of a message of the conversation `to`, each once; `among` are others they may wait in.

    Raises:
        NotFound: with code `file_not_found`: no such upload waits there.
    """
    wanted = (
        select(MediaRow)
        .where(MediaRow.key.in_(keys), MediaRow.state == "kept", MediaRow.conversation_id.in_({to, *among}))
        .where(MediaRow.staff_id.is_not(None) if by_staff else MediaRow.staff_id.is_(None))
        .order_by(MediaRow.id)
        .with_for_update()
    )
    rows = {row.key: row for row in await session.scalars(wanted)}
    if len(rows) < len(keys):
        raise NotFound("A file of this message waits here no more. Choose it again.", code="file_not_found")
    for row in rows.values():
        row.state, row.conversation_id, row.settled_at = "stored", to, clock.now()
    await session.flush()
    found = await find_all(session, keys)
    return tuple(found[key].block(place) for place, key in enumerate(keys, 1))


async def attach_heard(
    session: AsyncSession, clock: Clock, keys: Sequence[str], *, to: int, with_id: str
) -> tuple[MediaBlock, ...]:
    """Make a customer's uploads part of their message; nothing for a message that is known by its id already.

    Raises:
        Conflict: with code `file_not_found`: no such upload waits here.
    """
    try:
        return await attach(session, clock, keys, to=to)
    except NotFound as error:
        mine = (MessageRow.author == Author.CUSTOMER) & (MessageRow.external_id == with_id)
        if not await session.scalar(select(exists().where(MessageRow.conversation_id == to, mine))):
            raise Conflict(error.detail, code=error.code) from error
    return ()


async def remove_unsent(session: AsyncSession, now: datetime) -> int:
    """Remove uploads that no message came for, and bytes that nobody has any more; returns how many uploads."""
    is_old = (MediaRow.state == "kept") & (MediaRow.created_at < now - KEPT_FOR)
    gone = (await session.scalars(delete(MediaRow).where(is_old).returning(MediaRow.digest))).all()
    is_used = exists().where(MediaRow.digest == BlobRow.digest)
    if gone:
        await session.execute(delete(BlobRow).where(BlobRow.digest.in_(gone), ~is_used))
    return len(gone)
