"""What goes out: messages of agent and staff, and how far each is on its way."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import live_channel, lock, said
from conversations.messages import FIRST_WORDS, Author, Block, Said
from conversations.models import ConversationRow, DeliveryPartRow, DeliveryRow, MessageRow
from conversations.parts import lock_delivery, move
from conversations.statements import WRITE
from kit.clock import Clock
from kit.jobs import announce
from kit.live import tell


@dataclass(frozen=True, slots=True)
class Answered:
    """Messages wait for their way out. Jobs that follow run one at a time per conversation, in order."""

    conversation_id: int

    @property
    def lock(self) -> str:
        """The lock of the jobs that follow."""
        return delivery_lock(self.conversation_id)


class Addressee(Protocol):
    """A conversation that is locked, as far as its messages ask."""

    id: int
    language: str
    needs_sending: bool


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message on its way out. `dressed` are its words where there are no cards, once they were made."""

    delivery_id: int
    message: Said
    attempts: int
    """How often its next part has been handed to the carrier."""
    retry_at: datetime | None
    dressed: str | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far a message is on its way, for staff; `segments` is what a carrier charges by, 0 where none does."""

    state: str
    problem: str | None
    segments: int


def delivery_lock(conversation_id: int) -> str:
    """Return the lock under which a conversation's messages go out."""
    return f"delivery:{conversation_id}"


async def write(
    session: AsyncSession,
    clock: Clock,
    row: Addressee,
    blocks: Sequence[Sequence[Block]],
    language: str,
    turn_id: int | None,
    author: Author = Author.AGENT,
) -> tuple[int, ...]:
    """Write messages and their deliveries into a locked conversation; for this package alone.

    They are announced, unless the conversation needs no sending: then they have arrived with the commit.
    """
    messages = [[part.model_dump(mode="json") for part in parts] for parts in blocks if parts]
    if not messages:
        return ()
    written = await session.scalars(
        WRITE,
        {
            "conversation_id": row.id,
            "author": str(author),
            "messages": messages,
            "language": language or row.language,
            "turn_id": turn_id,
            "now": clock.now(),
            "needs_sending": row.needs_sending,
        },
    )
    message_ids = tuple(written)
    if row.needs_sending:
        await announce(session, Answered(row.id))
    tell(session, live_channel(row.id))
    return message_ids


async def call_first_words(session: AsyncSession, message_ids: Collection[int]) -> None:
    """Mark messages as proactive ones: nobody asked for them, so they leave open what stood open before."""
    mine = update(MessageRow).where(MessageRow.id.in_(message_ids))
    await session.execute(mine.values(external_id=FIRST_WORDS))


async def take_back(session: AsyncSession, message_ids: Collection[int], problem: str) -> int:
    """Fail what still waits to go out of these messages; returns how many that were."""
    rows = await session.scalars(
        select(DeliveryRow.id)
        .where(DeliveryRow.message_id.in_(message_ids), DeliveryRow.state == "waiting")
        .order_by(DeliveryRow.id)
    )
    delivery_ids = rows.all()
    for delivery_id in delivery_ids:
        await failed(session, delivery_id, problem)
    return len(delivery_ids)


async def waiting(session: AsyncSession, conversation_id: int, *, limit: int | None = None) -> tuple[Outgoing, ...]:
    """Read what waits to go out of a conversation, in order, at most `limit` messages."""
    rows = await session.execute(
        select(DeliveryRow, MessageRow)
        .join(MessageRow, MessageRow.id == DeliveryRow.message_id)
        .where(DeliveryRow.conversation_id == conversation_id, DeliveryRow.state == "waiting")
        .order_by(DeliveryRow.message_id)
        .limit(limit)
    )
    return tuple(
        Outgoing(delivery.id, said(message), delivery.attempts, delivery.retry_at, delivery.dressed, delivery.problem)
        for delivery, message in rows
    )


async def next_waiting(session: AsyncSession, conversation_id: int) -> Outgoing | None:
    """Lock a conversation and read the first message that waits to go out of it. Raises NotFound.

    The conversation's lock comes before a delivery's, as everywhere: what changes a delivery twice in a transaction
    makes the database look at the conversation too, and two who wait for each other would wait for ever.
    """
    await lock(session, conversation_id)
    return next(iter(await waiting(session, conversation_id, limit=1)), None)


async def dress(session: AsyncSession, delivery_id: int, words: str) -> None:
    """Keep the words as they go out, so that a second attempt sends the same."""
    (await lock_delivery(session, delivery_id)).dressed = words


async def arrived(session: AsyncSession, clock: Clock, delivery_id: int) -> None:
    """Note that a message has arrived with no carrier's help."""
    row = await lock_delivery(session, delivery_id)
    row.state, row.sent_at, row.problem = "sent", clock.now(), None
    tell(session, live_channel(row.conversation_id))


async def try_later(session: AsyncSession, delivery_id: int, problem: str, retry_at: datetime) -> None:
    """Note that an attempt failed, and when the next one is due; nothing if the carrier told otherwise meanwhile."""
    row = await lock_delivery(session, delivery_id)
    if row.state == "waiting":
        row.problem, row.retry_at = problem, retry_at


async def failed(session: AsyncSession, delivery_id: int, problem: str) -> None:
    """Note that a message will not go out, or not whole; parts that are gone stay as they are."""
    row = await lock_delivery(session, delivery_id)
    row.state, row.problem, row.retry_at = "failed", problem, None
    unsent = DeliveryPartRow.state.in_(("waiting", "sending"))
    await session.execute(
        update(DeliveryPartRow)
        .where(DeliveryPartRow.delivery_id == row.id, unsent)
        .values(state="failed", problem=problem)
    )
    tell(session, live_channel(row.conversation_id))


async def receipt(
    session: AsyncSession, clock: Clock, carrier_receipt_id: str, state: str, problem: str | None = None
) -> bool:
    """Take a carrier's later word on a part: `sent`, `delivered`, `read` or `failed`, with a sentence for staff.

    Returns whether it changed anything: an unknown id, a repeat and what comes out of order change nothing.
    """
    return await move(session, clock, carrier_receipt_id, state, problem)


async def drop(session: AsyncSession, *, store_id: int, manner: str, address: str, problem: str) -> int:
    """Fail whatever still waits to go out to a number, in all its conversations; returns how many messages."""
    found = await session.scalars(
        select(DeliveryRow.id)
        .join(ConversationRow, ConversationRow.id == DeliveryRow.conversation_id)
        .where(ConversationRow.store_id == store_id, ConversationRow.manner == manner)
        .where(ConversationRow.address == address, DeliveryRow.state == "waiting")
        .order_by(DeliveryRow.id)
    )
    delivery_ids = found.all()
    for delivery_id in delivery_ids:
        await failed(session, delivery_id, problem)
    return len(delivery_ids)


async def of_conversation(session: AsyncSession, conversation_id: int) -> dict[int, Delivery]:
    """Read how far the messages of a conversation are on their way, by the message's id."""
    segments = select(func.coalesce(func.sum(DeliveryPartRow.segments), 0)).where(
        DeliveryPartRow.delivery_id == DeliveryRow.id
    )
    rows = await session.execute(
        select(DeliveryRow, segments.scalar_subquery()).where(DeliveryRow.conversation_id == conversation_id)
    )
    return {row.message_id: Delivery(row.state, row.problem, count) for row, count in rows}


async def overdue(session: AsyncSession, before: datetime, now: datetime, *, limit: int = 200) -> tuple[int, ...]:
    """Return conversations with a message that waits since `before`, or whose next attempt is due `now`."""
    is_late = DeliveryRow.retry_at.is_(None) & (DeliveryRow.created_at < before)
    is_due = DeliveryRow.retry_at <= now
    rows = await session.scalars(
        select(DeliveryRow.conversation_id)
        .where(DeliveryRow.state == "waiting", is_late | is_due)
        .distinct()
        .limit(limit)
    )
    return tuple(rows)
