"""Who holds a conversation: the agent hands off, a person takes over and hands back (D9)."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.attention import tell_desk
from conversations.inbox import Conversation, describe, live_channel, lock
from conversations.models import ConversationRow, HandoffRow
from kit import audit
from kit.clock import Clock
from kit.errors import Conflict
from kit.live import tell


@dataclass(frozen=True, slots=True)
class HandoffNote:
    """What a person needs to go on without asking again; a hard one silences the agent until it is handed back."""

    reason: str
    summary: str
    intent: str = ""
    order: dict[str, Any] | None = None
    tried: list[str] = field(default_factory=list)
    passages: list[dict[str, Any]] = field(default_factory=list)
    is_hard: bool = False


@dataclass(frozen=True, slots=True)
class Handoff:
    """A stored wish for a person, and who answered it."""

    id: int
    store_id: int
    conversation_id: int
    reason: str
    summary: str
    intent: str
    order: dict[str, Any] | None
    tried: list[str]
    passages: list[dict[str, Any]]
    created_at: datetime
    taken_by: int | None
    taken_at: datetime | None
    returned_at: datetime | None


async def record(session: AsyncSession, clock: Clock, row: ConversationRow, note: HandoffNote) -> int:
    """Write a wish for a person into a locked conversation; one that nobody has taken yet is brought up to date."""
    values = asdict(note)
    is_hard = values.pop("is_hard")
    if is_hard:
        row.holder = "person"
    tell_desk(session, row)
    known = await _newest(session, row.id)
    if known is not None and known.taken_at is None and known.returned_at is None:
        for name, value in values.items():
            setattr(known, name, value)
        return known.id
    new = HandoffRow(
        store_id=row.store_id,
        conversation_id=row.id,
        is_preview=row.is_preview,
        created_at=clock.now(),
        **values,
    )
    session.add(new)
    await session.flush()
    return new.id


async def report(session: AsyncSession, clock: Clock, conversation_id: int, note: HandoffNote) -> None:
    """Tell staff what went wrong in a conversation: a line of the record that is open, or a record of its own."""
    row = await lock(session, conversation_id)
    current = await _newest(session, row.id)
    if current is None or current.returned_at is not None:
        await record(session, clock, row, note)
    elif note.summary not in current.tried:
        current.tried = [*current.tried, note.summary]
    tell(session, live_channel(row.id))


async def take_over(session: AsyncSession, clock: Clock, conversation_id: int, staff_id: int) -> Conversation:
    """Let a person hold the conversation; an answer the agent is thinking of is dropped.

    Raises:
        NotFound: there is no such conversation.
        Conflict: with code `already_taken`: somebody else holds it.
    """
    row = await lock(session, conversation_id)
    current = await _newest(session, row.id)
    if current is None or current.returned_at is not None:
        note = HandoffNote(reason="taken_by_staff", summary="A person took the conversation over.")
        await record(session, clock, row, note)
        current = await _newest(session, row.id)
    assert current is not None  # noqa: S101 - written just above
    await check_holder(session, row.id, staff_id)
    row.holder = "person"
    current.taken_by, current.taken_at = staff_id, current.taken_at or clock.now()
    _note_act(session, clock, row, staff_id, "took_over")
    return describe(row)


async def check_holder(session: AsyncSession, conversation_id: int, staff_id: int) -> None:
    """Refuse a person where another holds the conversation; raises Conflict with code `already_taken`."""
    current = await _newest(session, conversation_id)
    if current is not None and current.returned_at is None and current.taken_by not in (None, staff_id):
        raise Conflict("Somebody else has this conversation already.", code="already_taken")


async def hand_back(session: AsyncSession, clock: Clock, conversation_id: int, staff_id: int) -> Conversation:
    """Give the conversation back to the agent, which goes on with the next message. Raises NotFound."""
    row = await lock(session, conversation_id)
    row.holder = "agent"
    current = await _newest(session, row.id)
    if current is not None and current.returned_at is None:
        current.taken_by, current.taken_at = current.taken_by or staff_id, current.taken_at or clock.now()
        current.returned_at = clock.now()
    _note_act(session, clock, row, staff_id, "handed_back")
    return describe(row)


async def pass_on(session: AsyncSession, clock: Clock, conversation_id: int, staff_id: int | None, *, by: str) -> None:
    """Give a conversation that a person holds to another, or to whoever takes it next (S4-05). Raises NotFound."""
    row = await lock(session, conversation_id)
    current = await _newest(session, row.id)
    if current is None or current.returned_at is not None or current.taken_at is None or current.taken_by == staff_id:
        return
    current.taken_by = staff_id
    subject = live_channel(row.id)
    audit.record(session, clock, store_id=row.store_id, actor=by, act="passed_on", subject=subject, to=staff_id)


async def is_taken(session: AsyncSession, conversation_id: int) -> bool:
    """Whether a person has taken the conversation and not handed it back."""
    current = await _newest(session, conversation_id)
    return current is not None and current.taken_at is not None and current.returned_at is None


async def let_go(session: AsyncSession, clock: Clock, conversation_id: int, *, by: str, is_hard: bool) -> None:
    """End the wish for a person that is open, if one is: its matter is over. Raises NotFound.

    Where a person holds the conversation it stays theirs, unless `is_hard`: then the agent answers what comes next.
    """
    row = await lock(session, conversation_id)
    current = await _newest(session, row.id)
    if row.holder == "person" and not is_hard:
        return
    row.holder = "agent"
    if current is not None and current.returned_at is None:
        current.returned_at = clock.now()
        tell_desk(session, row)
        subject = live_channel(row.id)
        audit.record(session, clock, store_id=row.store_id, actor=by, act="let_go", subject=subject)
        tell(session, subject)


async def list_handoffs(
    session: AsyncSession, *store_ids: int, cursor: int | None = None, limit: int = 50, is_open: bool | None = None
) -> tuple[tuple[Handoff, ...], int | None]:
    """Read the handoffs of these stores, newest first, and the cursor of the next page; previews are left out.

    `is_open` true asks for those that nobody has handed back yet, false for the others.
    """
    query = select(HandoffRow).where(HandoffRow.store_id.in_(store_ids), HandoffRow.is_preview.is_(False))
    if cursor is not None:
        query = query.where(HandoffRow.id < cursor)
    if is_open is not None:
        query = query.where(HandoffRow.returned_at.is_(None) if is_open else HandoffRow.returned_at.is_not(None))
    rows = list(await session.scalars(query.order_by(HandoffRow.id.desc()).limit(limit + 1)))
    following = rows[limit - 1].id if len(rows) > limit else None
    return tuple(_handoff(row) for row in rows[:limit]), following


async def of_conversation(session: AsyncSession, conversation_id: int) -> tuple[Handoff, ...]:
    """Read a conversation's handoffs, oldest first."""
    rows = await session.scalars(
        select(HandoffRow).where(HandoffRow.conversation_id == conversation_id).order_by(HandoffRow.id)
    )
    return tuple(_handoff(row) for row in rows)


async def _newest(session: AsyncSession, conversation_id: int) -> HandoffRow | None:
    query = select(HandoffRow).where(HandoffRow.conversation_id == conversation_id)
    newest: HandoffRow | None = await session.scalar(query.order_by(HandoffRow.id.desc()).limit(1))
    return newest


def _note_act(session: AsyncSession, clock: Clock, row: ConversationRow, staff_id: int, act: str) -> None:
    row.updated_at = clock.now()
    tell_desk(session, row)
    subject = live_channel(row.id)
    audit.record(session, clock, store_id=row.store_id, actor=f"staff:{staff_id}", act=act, subject=subject)
    tell(session, live_channel(row.id))


def _handoff(row: HandoffRow) -> Handoff:
    return Handoff(
        id=row.id,
        store_id=row.store_id,
        conversation_id=row.conversation_id,
        reason=row.reason,
        summary=row.summary,
        intent=row.intent,
        order=row.order,
        tried=row.tried,
        passages=row.passages,
        created_at=row.created_at,
        taken_by=row.taken_by,
        taken_at=row.taken_at,
        returned_at=row.returned_at,
    )
