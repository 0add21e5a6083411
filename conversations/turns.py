"""A turn of the agent: claim what waits, think with no transaction open, save everything together or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import handoff as handoffs
from conversations.handoff import HandoffNote
from conversations.inbox import Conversation, describe, live_channel, lock, said
from conversations.messages import Block, HumanBlock, InboxKind, Said
from conversations.models import ConversationRow, InboxRow, MessageRow, TurnRow
from conversations.outbox import write
from kit.auth import new_key
from kit.clock import Clock
from kit.live import tell

TURN_BUDGET = timedelta(seconds=8)
MARGIN = timedelta(seconds=4)
"""So long after its budget a turn that has not saved is taken for dead, and another may claim what waits."""
CLAIM_LIVES = TURN_BUDGET + MARGIN
MAX_TRIES = 3
HISTORY = 10
LONGEST_SUMMARY = 400


@dataclass(frozen=True, slots=True)
class Waiting:
    """One inbox row that waits for an answer."""

    row_id: int
    kind: InboxKind
    payload: dict[str, Any]
    received_at: datetime
    external_id: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """What one turn has to answer. `history` is what was said before, oldest first, without what waits."""

    mark: str
    conversation: Conversation
    memory: dict[str, Any]
    waiting: tuple[Waiting, ...]
    history: tuple[Said, ...]
    tries: int
    """Which try this is, counted from 1."""


@dataclass(frozen=True, slots=True)
class SavedTurn:
    """A turn that was saved; `is_dropped` when a person held the conversation and nothing was said."""

    turn_id: int
    message_ids: tuple[int, ...]
    is_dropped: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """How one turn went, for staff."""

    turn_id: int
    trace: dict[str, Any]
    milliseconds: int
    created_at: datetime


async def claim(
    session: AsyncSession, clock: Clock, conversation_id: int, *, budget: timedelta = TURN_BUDGET
) -> Claimed | None:
    """Claim everything that waits in a conversation, in order; None if nothing waits or another turn is at it.

    `budget` is how long the turn may think. What has failed `MAX_TRIES` times, also by killing the process, is given
    up here, and None is returned.
    """
    row = await lock(session, conversation_id)
    now = clock.now()
    waiting = await _waiting(session, row.id)
    if not waiting or (row.claimed_until is not None and row.claimed_until > now):
        return None
    row.claim, row.claimed_until, row.tries = new_key(12), now + budget + MARGIN, row.tries + 1
    await session.flush()
    tell(session, live_channel(row.id))
    claimed = Claimed(
        mark=row.claim,
        conversation=describe(row),
        memory=dict(row.memory),
        waiting=waiting,
        history=await _history(session, row.id, {item.external_id for item in waiting}),
        tries=row.tries,
    )
    if row.tries > MAX_TRIES:
        await give_up(session, clock, claimed, problem="Every try ended without an answer.")
        return None
    return claimed


async def save(  # noqa: PLR0913 - a turn is saved whole
    session: AsyncSession,
    clock: Clock,
    claimed: Claimed,
    *,
    blocks: Sequence[Sequence[Block]],
    memory: dict[str, Any],
    language: str,
    trace: dict[str, Any],
    handoff: HandoffNote | None,
    milliseconds: int,
) -> SavedTurn | None:
    """Save a turn: messages with their way out, Memory, trace and handoff, and what it answered, together.

    `blocks` holds one sequence a message. Returns None, having written nothing, if the claim was lost. While a person
    holds the conversation nothing is said: rows count as answered, and the trace is kept. If the person came during
    the thinking, Memory stays as it was, for what it says was never said.
    """
    row = await lock(session, claimed.conversation.id)
    if row.claim != claimed.mark:
        return None
    is_dropped = row.holder == "person"
    turn = TurnRow(conversation_id=row.id, trace=trace, milliseconds=milliseconds, created_at=clock.now())
    session.add(turn)
    await session.flush()
    row_ids = [item.row_id for item in claimed.waiting]
    await session.execute(update(InboxRow).where(InboxRow.id.in_(row_ids)).values(turn_id=turn.id))
    message_ids: tuple[int, ...] = ()
    if not is_dropped:
        message_ids = await write(session, clock, row, blocks, language, turn.id)
        if handoff is not None:
            await handoffs.record(session, clock, row, handoff)
    if not is_dropped or claimed.conversation.holder == "person":
        row.memory = memory
    row.language = language or row.language
    row.claim, row.claimed_until, row.tries, row.updated_at = None, None, 0, clock.now()
    tell(session, live_channel(row.id))
    return SavedTurn(turn.id, message_ids, is_dropped)


async def release(session: AsyncSession, claimed: Claimed) -> None:
    """Let go of a claim after a failure, so that the next try need not wait; the try still counts."""
    row = await lock(session, claimed.conversation.id)
    if row.claim == claimed.mark:
        _let_go(session, row)


async def release_dead(session: AsyncSession, conversation_id: int) -> None:
    """Let go of whatever claim stands: its process is known to be dead, and could save nothing any more."""
    _let_go(session, await lock(session, conversation_id))


async def give_up(
    session: AsyncSession, clock: Clock, claimed: Claimed, *, problem: str, blocks: Sequence[Sequence[Block]] = ()
) -> SavedTurn | None:
    """Bury what a turn could not answer: a dead letter in its trace, and a handoff, so that the next message goes on.

    `blocks` are the words to the customer; without any, they are told that a person was asked. Memory starts afresh.
    """
    texts = [str(item.payload.get("text", "")) for item in claimed.waiting if item.kind is InboxKind.MESSAGE]
    wrote = " / ".join(texts) or "(nothing)"
    letter = {"problem": problem, "tries": claimed.tries, "rows": [item.row_id for item in claimed.waiting]}
    note = HandoffNote(
        reason="turn_failed",
        summary=f"The agent could not answer. The customer wrote: {wrote[:LONGEST_SUMMARY]}",
        tried=[problem],
    )
    return await save(
        session,
        clock,
        claimed,
        blocks=blocks or [[HumanBlock()]],
        memory={},
        language="",
        trace={"dead_letter": letter},
        handoff=note,
        milliseconds=0,
    )


def is_typing(row: ConversationRow, now: datetime) -> bool:
    """Tell whether a turn is under way that may yet speak."""
    return row.holder == "agent" and row.claimed_until is not None and row.claimed_until > now


async def traces(session: AsyncSession, conversation_id: int, *, turn_ids: Sequence[int] = ()) -> tuple[Trace, ...]:
    """Read how a conversation's turns went, oldest first; `turn_ids` asks for these alone."""
    query = select(TurnRow).where(TurnRow.conversation_id == conversation_id)
    if turn_ids:
        query = query.where(TurnRow.id.in_(turn_ids))
    rows = await session.scalars(query.order_by(TurnRow.id))
    return tuple(Trace(row.id, row.trace, row.milliseconds, row.created_at) for row in rows)


async def _waiting(session: AsyncSession, conversation_id: int) -> tuple[Waiting, ...]:
    rows = await session.scalars(
        select(InboxRow)
        .where(InboxRow.conversation_id == conversation_id, InboxRow.turn_id.is_(None))
        .order_by(InboxRow.id)
    )
    return tuple(Waiting(row.id, InboxKind(row.kind), row.payload, row.received_at, row.external_id) for row in rows)


async def _history(session: AsyncSession, conversation_id: int, waiting: set[str]) -> tuple[Said, ...]:
    newest = await session.scalars(
        select(MessageRow)
        .where(MessageRow.conversation_id == conversation_id)
        .order_by(MessageRow.id.desc())
        .limit(HISTORY + len(waiting))
    )
    before = [said(row) for row in newest if row.external_id is None or row.external_id not in waiting]
    return tuple(reversed(before[:HISTORY]))


def _let_go(session: AsyncSession, row: ConversationRow) -> None:
    row.claim, row.claimed_until = None, None
    tell(session, live_channel(row.id))
