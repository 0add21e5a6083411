"""What goes out: messages of agent and staff, and how far each is on its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import live_channel, said
from conversations.messages import Author, Block, Said
from conversations.models import ConversationRow, DeliveryRow, MessageRow
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


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message on its way out. `dressed` are its words where there are no cards, once they were made."""

    delivery_id: int
    message: Said
    attempts: int
    retry_at: datetime | None
    dressed: str | None


def delivery_lock(conversation_id: int) -> str:
    """Return the lock under which a conversation's messages go out."""
    return f"delivery:{conversation_id}"


async def write(
    session: AsyncSession,
    clock: Clock,
    row: ConversationRow,
    blocks: Sequence[Sequence[Block]],
    language: str,
    turn_id: int | None,
    author: Author = Author.AGENT,
) -> tuple[int, ...]:
    """Write messages and their deliveries into a locked conversation, and announce them; for this package alone."""
    now = clock.now()
    written: list[int] = []
    for parts in blocks:
        if not parts:
            continue
        message = MessageRow(
            conversation_id=row.id,
            author=author,
            blocks=[part.model_dump(mode="json") for part in parts],
            language=language or row.language,
            turn_id=turn_id,
            created_at=now,
        )
        session.add(message)
        await session.flush()
        session.add(
            DeliveryRow(message_id=message.id, conversation_id=row.id, state="waiting", attempts=0, created_at=now)
        )
        written.append(message.id)
    if written:
        await session.flush()
        await announce(session, Answered(row.id))
        tell(session, live_channel(row.id))
    return tuple(written)


async def waiting(session: AsyncSession, conversation_id: int) -> tuple[Outgoing, ...]:
    """Read what waits to go out of a conversation, in order."""
    rows = await session.execute(
        select(DeliveryRow, MessageRow)
        .join(MessageRow, MessageRow.id == DeliveryRow.message_id)
        .where(DeliveryRow.conversation_id == conversation_id, DeliveryRow.state == "waiting")
        .order_by(DeliveryRow.message_id)
    )
    return tuple(
        Outgoing(delivery.id, said(message), delivery.attempts, delivery.retry_at, delivery.dressed)
        for delivery, message in rows
    )


async def dress(session: AsyncSession, delivery_id: int, words: str) -> None:
    """Keep the words as they go out, so that a second attempt sends the same."""
    (await _delivery(session, delivery_id)).dressed = words


async def sent(session: AsyncSession, clock: Clock, delivery_id: int, receipt: str) -> None:
    """Note that a message went out; `receipt` is the carrier's own id of it."""
    row = await _delivery(session, delivery_id)
    row.state, row.receipt, row.sent_at, row.problem = "sent", receipt, clock.now(), None
    row.attempts += 1
    tell(session, live_channel(row.conversation_id))


async def failed(session: AsyncSession, delivery_id: int, problem: str, *, retry_at: datetime | None = None) -> None:
    """Note that an attempt failed: for good, or to be tried again at `retry_at`."""
    row = await _delivery(session, delivery_id)
    row.attempts += 1
    row.problem, row.retry_at = problem, retry_at
    row.state = "failed" if retry_at is None else "waiting"


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


async def _delivery(session: AsyncSession, delivery_id: int) -> DeliveryRow:
    return await session.get_one(DeliveryRow, delivery_id, with_for_update=True)
