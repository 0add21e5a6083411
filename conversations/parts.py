"""The parts of a message that a carrier takes one by one, and what it says of each later.

A part is `sending` before the carrier is called: what is found `sending` may have gone out or not. What the carrier
says only moves a part forward, and the message's own state is made of its parts'.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import Conversation, describe, live_channel, lock
from conversations.models import ConversationRow, DeliveryPartRow, DeliveryRow
from kit.clock import Clock
from kit.live import tell

REACHED = ("waiting", "sending", "sent", "delivered", "read")
"""How far a part is, in order; `failed` ends it from any place before `delivered`."""
NOT_WHOLE = "An earlier part of this message did not arrive."


@dataclass(frozen=True, slots=True)
class Piece:
    """Words cut to what a carrier takes at once, and the segments that it charges for them; or a file, by its key."""

    words: str
    segments: int = 0
    media: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part on its way. `tried_at` is when an earlier attempt began whose end nobody knows."""

    id: int
    delivery_id: int
    number: int
    words: str
    attempts: int
    """Which attempt this is, counted from 1."""
    tried_at: datetime | None
    media: str = ""


@dataclass(frozen=True, slots=True)
class PartKey:
    """Which part is meant: what a carrier carries along for us and gives back."""

    delivery_id: int
    number: int


async def begin(session: AsyncSession, clock: Clock, delivery_id: int, pieces: Sequence[Piece]) -> Part | None:
    """Mark the next part of a message as being sent, and return it; None if there is none left.

    The first call cuts the message into `pieces`; later ones keep to what was cut then.
    """
    row = await lock_delivery(session, delivery_id)
    parts = await _parts(session, row.id)
    if not parts:
        parts = [
            DeliveryPartRow(
                delivery_id=row.id, number=number, words=piece.words, media=piece.media, segments=piece.segments
            )
            for number, piece in enumerate(pieces, 1)
        ]
        session.add_all(parts)
        await session.flush()
    part = next((part for part in parts if part.state in REACHED[:2]), None)
    if part is None:
        return None
    tried_at = part.tried_at
    row.attempts += 1
    part.state, part.tried_at = "sending", tried_at or clock.now()
    return Part(part.id, row.id, part.number, part.words, row.attempts, tried_at, part.media)


async def is_cut(session: AsyncSession, delivery_id: int) -> bool:
    """Return whether a message has its parts already, so that nobody cuts it for nothing."""
    found = select(DeliveryPartRow.id).where(DeliveryPartRow.delivery_id == delivery_id).limit(1)
    return await session.scalar(found) is not None


async def sent(session: AsyncSession, clock: Clock, part: Part, receipt: str, segments: int = 0) -> None:
    """Note that the carrier took a part; `receipt` is its own id of it, `segments` its own count, if it has one."""
    row = await lock_delivery(session, part.delivery_id)
    parts = await _parts(session, row.id)
    taken = next(found for found in parts if found.id == part.id)
    taken.receipt, taken.segments, taken.told_at = receipt, segments or taken.segments, clock.now()
    row.receipt, row.retry_at = receipt, None
    if taken.state not in REACHED[2:]:
        taken.state, taken.problem = "sent", None
    _sum_up(session, row, parts)
    if row.state == "waiting":
        row.attempts = 0
    elif row.state != "failed":
        row.sent_at, row.problem = row.sent_at or clock.now(), None


async def adopt(session: AsyncSession, clock: Clock, store_id: int, channel: str, key: PartKey, receipt: str) -> bool:
    """Give a part its carrier's id where its sending had an unknown end; returns whether it has this id now.

    The carrier named our `key` with its own id, so it took the part, even if we have let it go meanwhile.
    """
    found = (
        await session.execute(
            select(DeliveryPartRow.id, ConversationRow.id)
            .join(DeliveryRow, DeliveryRow.id == DeliveryPartRow.delivery_id)
            .join(ConversationRow, ConversationRow.id == DeliveryRow.conversation_id)
            .where(ConversationRow.store_id == store_id, ConversationRow.channel == channel)
            .where(DeliveryPartRow.delivery_id == key.delivery_id, DeliveryPartRow.number == key.number)
        )
    ).one_or_none()
    if found is None:
        return False
    await lock(session, found[1])
    await lock_delivery(session, key.delivery_id)
    row = await session.get_one(DeliveryPartRow, found[0], populate_existing=True)
    if row.tried_at is None or row.receipt is not None:
        return row.receipt == receipt
    await sent(session, clock, Part(row.id, key.delivery_id, row.number, row.words, 0, row.tried_at), receipt)
    return True


async def receipt_of(session: AsyncSession, key: PartKey) -> str | None:
    """Return the carrier's id of a part, if it is known by now."""
    mine = (DeliveryPartRow.delivery_id == key.delivery_id, DeliveryPartRow.number == key.number)
    found: str | None = await session.scalar(select(DeliveryPartRow.receipt).where(*mine))
    return found


async def untried(session: AsyncSession, key: PartKey) -> None:
    """Note that an attempt ended for certain without the carrier taking the part: the next need not look for it."""
    await lock_delivery(session, key.delivery_id)
    mine = (DeliveryPartRow.delivery_id == key.delivery_id, DeliveryPartRow.number == key.number)
    await session.execute(
        update(DeliveryPartRow).where(*mine, DeliveryPartRow.state == "sending").values(state="waiting", tried_at=None)
    )


async def move(session: AsyncSession, clock: Clock, receipt: str, state: str, problem: str | None) -> bool:
    """Move the part of this receipt forward; returns whether there is one and it moved."""
    known = await session.scalar(select(DeliveryPartRow).where(DeliveryPartRow.receipt == receipt))
    if known is None:
        return False
    row = await lock_delivery(session, known.delivery_id)
    parts = await _parts(session, row.id)
    part = next(found for found in parts if found.id == known.id)
    if not _is_forward(part.state, state):
        return False
    part.state, part.told_at, part.problem = state, clock.now(), problem if state == "failed" else None
    if state == "failed":
        row.problem = problem
        for behind in parts:
            if behind.state == "waiting":
                behind.state, behind.problem = "failed", NOT_WHOLE
    _sum_up(session, row, parts)
    return True


async def known_receipts(session: AsyncSession, receipts: Collection[str]) -> set[str]:
    """Return those of a carrier's ids that belong to parts already: no other part may adopt them."""
    rows = await session.scalars(select(DeliveryPartRow.receipt).where(DeliveryPartRow.receipt.in_(receipts)))
    return {found for found in rows if found is not None}


async def conversation_with(session: AsyncSession, store_id: int, receipt: str) -> Conversation | None:
    """Lock and return the conversation of this store whose part has a carrier's id, or None: it is no part of theirs.

    It is locked before its delivery, as everywhere (`outbox.next_waiting`).
    """
    conversation_id = await session.scalar(
        select(ConversationRow.id)
        .join(DeliveryRow, DeliveryRow.conversation_id == ConversationRow.id)
        .join(DeliveryPartRow, DeliveryPartRow.delivery_id == DeliveryRow.id)
        .where(ConversationRow.store_id == store_id, DeliveryPartRow.receipt == receipt)
    )
    return describe(await lock(session, conversation_id)) if conversation_id is not None else None


async def lock_delivery(session: AsyncSession, delivery_id: int) -> DeliveryRow:
    """Lock a delivery until the transaction ends and read it afresh; for this package alone."""
    return await session.get_one(DeliveryRow, delivery_id, with_for_update=True, populate_existing=True)


def state_of(parts: Sequence[str]) -> str:
    """Return a message's state, made of its parts': as far as the part that is least far, and failed if one is."""
    if "failed" in parts:
        return "failed"
    least = min((REACHED.index(state) for state in parts), default=0)
    return "waiting" if least <= REACHED.index("sending") else REACHED[least]


def _is_forward(before: str, after: str) -> bool:
    if before == "failed" or (after != "failed" and after not in REACHED):
        return False
    if after == "failed":
        return before in REACHED[:3]
    return REACHED.index(after) > REACHED.index(before)


def _sum_up(session: AsyncSession, row: DeliveryRow, parts: Sequence[DeliveryPartRow]) -> None:
    row.state = state_of([part.state for part in parts])
    tell(session, live_channel(row.conversation_id))


async def _parts(session: AsyncSession, delivery_id: int) -> list[DeliveryPartRow]:
    rows = await session.scalars(
        select(DeliveryPartRow)
        .where(DeliveryPartRow.delivery_id == delivery_id)
        .order_by(DeliveryPartRow.number)
        .execution_options(populate_existing=True)
    )
    return list(rows)
