"""A turn of the agent: claim what waits, think with no transaction open, save everything together or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Row, bindparam, exists, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import handoff as handoffs
from conversations.attention import tell_desk
from conversations.handoff import HandoffNote
from conversations.inbox import Conversation, describe, live_channel, lock
from conversations.labels import Labels, as_stored
from conversations.messages import Block, HumanBlock, InboxKind
from conversations.models import ConversationRow, InboxRow, TurnRow
from conversations.outbox import write
from conversations.statements import SAVE
from kit.auth import new_key
from kit.clock import Clock
from kit.jobs import STALLED_SECONDS, Jobs, wake
from kit.live import tell

TURN_BUDGET = timedelta(seconds=8)
MARGIN = timedelta(seconds=4)
"""So long after its budget a turn that has not saved is taken for dead, and another may claim what waits."""
CLAIM_LIVES = TURN_BUDGET + MARGIN
MAX_TRIES = 3
LONGEST_SUMMARY = 400
NO_LABELS = Labels()
TYPING = "typing"
"""The hint that a turn has begun which may speak; what else there is to know is told by hints of their own."""

_CLAIM = (
    update(ConversationRow)
    .where(ConversationRow.id == bindparam("conversation"))
    .where(or_(ConversationRow.claimed_until.is_(None), ConversationRow.claimed_until <= bindparam("now")))
    .where(exists().where(InboxRow.conversation_id == ConversationRow.id, InboxRow.turn_id.is_(None)))
    .values(claim=bindparam("mark"), claimed_until=bindparam("until"), tries=ConversationRow.tries + 1)
    .returning(ConversationRow)
    .execution_options(synchronize_session=False, populate_existing=True)
)
_WAITING = (
    select(InboxRow.id, InboxRow.kind, InboxRow.payload, InboxRow.received_at, InboxRow.external_id)
    .where(InboxRow.conversation_id == bindparam("conversation"), InboxRow.turn_id.is_(None))
    .order_by(InboxRow.id)
)


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
    """What one turn has to answer, in order."""

    mark: str
    conversation: Conversation
    memory: dict[str, Any]
    waiting: tuple[Waiting, ...]
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
    mark, now = _mark(session), clock.now()
    row = await session.scalar(
        _CLAIM, {"conversation": conversation_id, "now": now, "mark": mark, "until": now + budget + MARGIN}
    )
    if row is None:
        return None
    # Read only now that the claim is ours: while we waited for the row, another turn may have answered everything.
    waiting = await _waiting(session, row.id)
    if not waiting:
        row.claim, row.claimed_until, row.tries = None, None, row.tries - 1
        return None
    if row.holder == "agent":
        tell(session, live_channel(row.id), TYPING)
    claimed = Claimed(
        mark=mark,
        conversation=describe(row),
        memory=dict(row.memory),
        waiting=waiting,
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
    labels: Labels = NO_LABELS,
) -> SavedTurn | None:
    """Save a turn: messages with their way out, Memory, trace and handoff, and what it answered, together.

    `blocks` holds one sequence a message; `labels` are those of the words, the surest first. Returns None, having
    written nothing, if the claim was lost. While a person holds the conversation nothing is said: rows count as
    answered, and the trace is kept. If the person came during the thinking, Memory stays as it was, for what it says
    was never said.
    """
    values = {
        "conversation_id": claimed.conversation.id,
        "mark": claimed.mark,
        "now": clock.now(),
        "language": language,
        "memory": memory,
        "was_held": claimed.conversation.holder == "person",
        "trace": trace,
        "milliseconds": milliseconds,
        "topics": as_stored(labels.topics),
        "feeling": labels.feeling or "",
        "row_ids": [item.row_id for item in claimed.waiting],
    }
    if (saved := (await session.execute(SAVE, values)).one_or_none()) is None:
        return None
    is_dropped = saved.holder == "person"
    message_ids: tuple[int, ...] = ()
    if not is_dropped:
        message_ids = await write(session, clock, saved, blocks, language, saved.turn_id)
        if handoff is not None:
            await handoffs.record(session, clock, await lock(session, saved.id), handoff)
    _tell_saved(session, saved)
    return SavedTurn(saved.turn_id, message_ids, is_dropped)


def _tell_saved(session: AsyncSession, saved: Row[Any]) -> None:
    """Tell whoever looks on, and wake the next turn if more came meanwhile."""
    tell(session, live_channel(saved.id))
    tell_desk(session)
    if saved.is_more:
        wake(session, "agent.answer", live_channel(saved.id), conversation_id=saved.id)


async def release(session: AsyncSession, claimed: Claimed) -> None:
    """Let go of a claim after a failure, so that the next try need not wait; the try still counts."""
    row = await lock(session, claimed.conversation.id)
    if row.claim == claimed.mark:
        _let_go(session, row)


async def release_dead(session: AsyncSession, conversation_id: int, mark: str | None) -> None:
    """Let go of a claim, if it still stands, whose process is known to be dead: it could save nothing any more."""
    row = await lock(session, conversation_id)
    if row.claim == mark:
        _let_go(session, row)


def claimed_by_nobody_alive() -> ColumnElement[bool]:
    """Return what is true of a conversation whose claim belongs to a process that is heard no more."""
    return literal_column(
        "coalesce(conversation.claim not like ':%' and not exists (select from procrastinate_workers"
        " where id::text = split_part(conversation.claim, ':', 1)"
        f" and last_heartbeat > now() - interval '{STALLED_SECONDS} seconds'), false)",
        Boolean,
    )


def _mark(session: AsyncSession) -> str:
    """Return a new mark, which names the process by the number of its worker, if it works."""
    jobs: Jobs | None = session.info.get("jobs")
    return f"{jobs.worker or '' if jobs else ''}:{new_key(12)}"


async def give_up(
    session: AsyncSession, clock: Clock, claimed: Claimed, *, problem: str, blocks: Sequence[Sequence[Block]] = ()
) -> SavedTurn | None:
    """Bury what a turn could not answer: a dead letter in its trace, and a handoff, so that the next message goes on.

    `blocks` are the words to the customer; without any, they are told that a person was asked. Memory starts afresh.
    Nobody asked for the shop's proactive messages: where nothing else waited, nobody is told and no person is asked.
    """
    texts = [str(item.payload.get("text", "")) for item in claimed.waiting if item.kind is InboxKind.MESSAGE]
    wrote = " / ".join(texts) or "(nothing)"
    letter = {"problem": problem, "tries": claimed.tries, "rows": [item.row_id for item in claimed.waiting]}
    if all(item.kind is InboxKind.FIRST_WORDS for item in claimed.waiting):
        return await save(
            session,
            clock,
            claimed,
            blocks=(),
            memory=claimed.memory,
            language="",
            trace={"dead_letter": letter},
            handoff=None,
            milliseconds=0,
        )
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
    rows = await session.execute(_WAITING, {"conversation": conversation_id})
    return tuple(Waiting(row.id, InboxKind(row.kind), row.payload, row.received_at, row.external_id) for row in rows)


def _let_go(session: AsyncSession, row: ConversationRow) -> None:
    row.claim, row.claimed_until = None, None
    tell(session, live_channel(row.id))
