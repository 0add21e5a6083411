"""What the helpdesk has not looked at yet: each conversation says so in a mark of its own, kept with what happened.

The mark is the truth, the wake-up only saves time (ADR 11): a lost one is found by the helpdesk's sweep.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, bindparam, exists, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.messages import BLOCKS, Author, Said
from conversations.models import ConversationRow, InboxRow
from kit.jobs import wake

TAKE_IN = "helpdesk.take_in"
"""The helpdesk's job, and its lock."""

_NEWS = text("""
select
    coalesce((
        select jsonb_agg(jsonb_build_object(
            'id', said.id, 'author', said.author, 'blocks', said.blocks, 'language', said.language,
            'created_at', said.created_at, 'external_id', said.external_id, 'turn_id', said.turn_id,
            'staff_id', said.staff_id, 'is_confirmed', coalesce((turn.trace ->> 'confirmed')::boolean, false)
        ) order by said.id)
        from message as said left join turn on turn.id = said.turn_id
        where said.conversation_id = :conversation_id and said.id > :message_id
    ), '[]') as said,
    coalesce((
        select jsonb_agg(jsonb_build_object(
            'id', wish.id, 'reason', wish.reason, 'order', wish.order_state, 'created_at', wish.created_at,
            'taken_by', wish.taken_by, 'taken_at', wish.taken_at, 'returned_at', wish.returned_at
        ) order by wish.id)
        from handoff as wish where wish.conversation_id = :conversation_id and wish.id >= :handoff_id
    ), '[]') as wishes,
    coalesce((
        select jsonb_agg(jsonb_build_array(topic.id, topic.topic) order by topic.id desc)
        from conversation_topic as topic where topic.conversation_id = :conversation_id and topic.id > :topic_id
    ), '[]') as topics
""").bindparams(
    bindparam("conversation_id", type_=Integer),
    bindparam("message_id", type_=Integer),
    bindparam("handoff_id", type_=Integer),
    bindparam("topic_id", type_=Integer),
)
_ONE = ConversationRow.id == bindparam("conversation_id")
_LOOK = select(
    ConversationRow.id,
    ConversationRow.store_id,
    ConversationRow.channel,
    ConversationRow.manner,
    ConversationRow.customer_id,
    ConversationRow.language,
    ConversationRow.feeling,
    ConversationRow.holder,
    ConversationRow.is_preview,
    ConversationRow.updated_at,
    ConversationRow.subject,
    func.coalesce(ConversationRow.contact["marketplace"].astext, "").label("marketplace"),
).where(_ONE)
_LOCK = _LOOK.with_for_update()
_TAKE = _LOOK.where(ConversationRow.needs_desk).with_for_update(skip_locked=True)
_ATTENDED = update(ConversationRow).where(_ONE).values(needs_desk=False).execution_options(synchronize_session=False)
"""Built once: every message asks."""

_UNATTENDED = (
    select(ConversationRow.id)
    .where(ConversationRow.needs_desk, ConversationRow.id > bindparam("after"))
    .where(
        or_(
            ConversationRow.holder != "agent",
            ~exists().where(
                InboxRow.conversation_id == ConversationRow.id,
                InboxRow.turn_id.is_(None),
                InboxRow.received_at > bindparam("heard_by"),
            ),
        )
    )
    .order_by(ConversationRow.id)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Attended:
    """A conversation that is locked to be looked at, as far as the helpdesk asks."""

    id: int
    store_id: int
    channel: str
    manner: str
    customer_id: int | None
    language: str
    feeling: str
    holder: str
    is_preview: bool
    updated_at: datetime
    subject: str = ""
    """What its letters say that they are about; empty in a chat."""
    marketplace: str = ""
    """By which marketplace it came, if by one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A handoff, with how far it has come."""

    id: int
    reason: str
    order: dict[str, Any] | None
    created_at: datetime
    taken_by: int | None
    taken_at: datetime | None
    returned_at: datetime | None


@dataclass(frozen=True, slots=True)
class News:
    """What happened in a conversation; `topics` are its labels, newest first."""

    said: tuple[Said, ...] = ()
    confirmed: frozenset[int] = frozenset()
    """The messages with which the agent took a matter for solved, because the customer said so (D4)."""
    wishes: tuple[Wish, ...] = ()
    topics: tuple[str, ...] = ()
    last_topic_id: int = 0


def tell_desk(session: AsyncSession, row: ConversationRow | None = None) -> None:
    """Mark a locked conversation, if it is not marked yet, and wake the helpdesk after the commit."""
    if row is not None:
        row.needs_desk = True
    wake(session, TAKE_IN, TAKE_IN)


async def unattended(session: AsyncSession, after_id: int, *, limit: int, heard_by: datetime) -> Sequence[int]:
    """Return conversations that need to be looked at, in order, from the one after `after_id` on.

    What the agent is about to answer is left for the moment at which it has, if it came in after `heard_by`: it is then
    looked at once, with its answer.
    """
    found = await session.scalars(_UNATTENDED, {"after": after_id, "most": limit, "heard_by": heard_by})
    return found.all()


async def attend(session: AsyncSession, conversation_id: int, *, is_waiting: bool = False) -> Attended | None:
    """Lock a conversation that needs to be looked at; None if it does not, or if somebody else is at it now.

    `is_waiting` waits for whoever is at it, and takes it whether marked or not.
    """
    query = _LOCK if is_waiting else _TAKE
    row = (await session.execute(query, {"conversation_id": conversation_id})).one_or_none()
    return None if row is None else Attended(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name


async def news(session: AsyncSession, conversation_id: int, *, message_id: int, handoff_id: int, topic_id: int) -> News:
    """Read what happened in a locked conversation after these; the handoff itself is read again."""
    seen = {"message_id": message_id, "handoff_id": handoff_id, "topic_id": topic_id}
    row = (await session.execute(_NEWS, {"conversation_id": conversation_id, **seen})).one()
    return News(
        said=tuple(_said(one) for one in row.said),
        confirmed=frozenset(one["id"] for one in row.said if one["is_confirmed"]),
        wishes=tuple(_wish(one) for one in row.wishes),
        topics=tuple(dict.fromkeys(topic for _, topic in row.topics)),
        last_topic_id=row.topics[0][0] if row.topics else topic_id,
    )


async def attended(session: AsyncSession, conversation_id: int) -> None:
    """Take the mark from a locked conversation: it was looked at."""
    await session.execute(_ATTENDED, {"conversation_id": conversation_id})


def _said(one: dict[str, Any]) -> Said:
    return Said(
        id=one["id"],
        author=Author(one["author"]),
        blocks=tuple(BLOCKS.validate_python(one["blocks"])),
        language=one["language"],
        created_at=datetime.fromisoformat(one["created_at"]),
        external_id=one["external_id"],
        turn_id=one["turn_id"],
        staff_id=one["staff_id"],
    )


def _wish(one: dict[str, Any]) -> Wish:
    moments = {name: _moment(one[name]) for name in ("taken_at", "returned_at")}
    return Wish(**{**one, **moments, "created_at": datetime.fromisoformat(one["created_at"])})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
