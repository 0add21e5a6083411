"""One chronological list of all that belongs to a ticket, over every channel (S5-38, S4-15, S4-20).

What is said, noted, changed, handed over and what the customer did in the shop are read page by page, forwards or
backwards, each kind by its own index; of the customer's doings those that this ticket's own people have proved.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from conversations.models import ConversationRow, DeliveryRow, HandoffRow, MessageRow
from customers.models import CustomerEventRow
from customers.visits import Did
from helpdesk.tickets.merging import parts_of
from helpdesk.tickets.models import MailedReplyRow, NoteRow, ThreadRow, TicketEventRow, TicketRow
from helpdesk.tickets.wording import SHOWN_OTHERWISE

BEFORE = timedelta(days=30)
"""So far back from a ticket's opening its customer's doings are part of its story."""
_UNTOLD = (str(Did.ACTIVE),)
_Moment = InstrumentedAttribute[datetime]
_Number = InstrumentedAttribute[int]


class Rank(IntEnum):
    """What stands before what, where both happened at one moment."""

    MESSAGE = 0
    HANDOFF = 1
    CHANGE = 2
    NOTE = 3
    EVENT = 4


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a timeline."""

    at: datetime
    rank: Rank
    id: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a timeline: its row, and what is read beside it."""

    place: Place
    row: Any
    beside: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The messages and handoffs of a conversation that are a ticket's; an end that is None is open."""

    conversation_id: int
    first_message_id: int
    end_message_id: int | None
    after_handoff_id: int
    last_handoff_id: int | None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a timeline is read of."""

    ticket: TicketRow
    parts: Sequence[int]
    stretches: Sequence[Stretch]
    sessions: Sequence[int]


@dataclass(frozen=True, slots=True)
class Span:
    """Entries in order, oldest first; `is_more` says that there are others beyond, in the direction of reading."""

    entries: Sequence[Entry]
    is_more: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """From which place on is read, in which direction, and how much at most."""

    place: Place | None
    is_later: bool
    most: int

    def beyond(self, at: _Moment, number: _Number, rank: Rank) -> ColumnElement[bool]:
        """Return what is true of rows of a rank that stand beyond the place."""
        place = self.place
        if place is None:
            return true()
        if rank == place.rank:
            next_ = number > place.id if self.is_later else number < place.id
            return (at > place.at if self.is_later else at < place.at) | ((at == place.at) & next_)
        if (rank > place.rank) == self.is_later:
            return at >= place.at if self.is_later else at <= place.at
        return at > place.at if self.is_later else at < place.at

    def order(self, at: _Moment, number: _Number) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
        """Return the order in which rows are read."""
        return (at.asc(), number.asc()) if self.is_later else (at.desc(), number.desc())


async def scope_of(session: AsyncSession, ticket: TicketRow) -> Scope:
    """Return what belongs to a ticket: all that went into it, and the stretches of conversations that stand in it."""
    talks = select(ThreadRow.conversation_id).where(ThreadRow.ticket_id == ticket.id)
    conversation, first = ThreadRow.conversation_id, ThreadRow.first_message_id
    threads = (
        select(
            ThreadRow,
            func.lead(first).over(partition_by=conversation, order_by=first).label("end"),
            func.lag(ThreadRow.seen_handoff_id).over(partition_by=conversation, order_by=first).label("before"),
            ConversationRow.session_id,
        )
        .join(ConversationRow, ConversationRow.id == ThreadRow.conversation_id)
        .where(ThreadRow.conversation_id.in_(talks))
        .order_by(ThreadRow.id)
    )
    stretches: list[Stretch] = []
    sessions: dict[int, None] = {}
    for thread, end, before, session_id in await session.execute(threads):
        if thread.ticket_id != ticket.id:
            continue
        begin = thread.first_message_id if before is not None else 0
        last = None if end is None else thread.seen_handoff_id
        stretches.append(Stretch(thread.conversation_id, begin, end, before or 0, last))
        sessions |= {session_id: None} if session_id is not None else {}
    return Scope(ticket, await parts_of(session, ticket.id), stretches, list(sessions))


async def read(session: AsyncSession, scope: Scope, place: Place | None, *, is_later: bool, limit: int) -> Span:
    """Read at most `limit` entries after a place, or before it; without one, the newest of all."""
    reading = Reading(place, is_later, limit + 1)
    found: list[Entry] = []
    for spoken in (_messages, _handoffs):
        found += await spoken(session, scope.stretches, reading)
    for source in (_changes, _notes, _events):
        found += await source(session, scope, reading)
    found.sort(key=lambda entry: entry.place, reverse=not is_later)
    kept = found[:limit]
    return Span(kept if is_later else kept[::-1], is_more=len(found) > limit)


async def of_conversation(session: AsyncSession, conversation_id: int, *, limit: int) -> list[Entry]:
    """Read the last messages and handoffs of a whole conversation, whatever ticket they stand in, oldest first."""
    reading, whole = Reading(None, is_later=False, most=limit), (Stretch(conversation_id, 0, None, 0, None),)
    found = [*await _messages(session, whole, reading), *await _handoffs(session, whole, reading)]
    return sorted(found, key=lambda entry: entry.place)[-limit:]


def within(stretches: Iterable[Stretch]) -> ColumnElement[bool]:
    """Return what is true of the messages of these stretches."""
    return _any(
        and_(
            MessageRow.conversation_id == one.conversation_id,
            MessageRow.id >= one.first_message_id,
            *([MessageRow.id < one.end_message_id] if one.end_message_id is not None else []),
        )
        for one in stretches
    )


async def _messages(session: AsyncSession, stretches: Sequence[Stretch], reading: Reading) -> list[Entry]:
    rows = await session.execute(
        select(MessageRow, ConversationRow, DeliveryRow, MailedReplyRow)
        .join(ConversationRow, ConversationRow.id == MessageRow.conversation_id)
        .outerjoin(DeliveryRow, DeliveryRow.message_id == MessageRow.id)
        .outerjoin(MailedReplyRow, MailedReplyRow.message_id == MessageRow.id)
        .where(within(stretches), reading.beyond(MessageRow.created_at, MessageRow.id, Rank.MESSAGE))
        .order_by(*reading.order(MessageRow.created_at, MessageRow.id))
        .limit(reading.most)
    )
    return [
        Entry(Place(row.created_at, Rank.MESSAGE, row.id), row, {"talk": talk, "delivery": delivery, "mailed": mailed})
        for row, talk, delivery, mailed in rows
    ]


async def _handoffs(session: AsyncSession, stretches: Sequence[Stretch], reading: Reading) -> list[Entry]:
    theirs = _any(
        and_(
            HandoffRow.conversation_id == one.conversation_id,
            HandoffRow.id > one.after_handoff_id,
            *([HandoffRow.id <= one.last_handoff_id] if one.last_handoff_id is not None else []),
        )
        for one in stretches
    )
    rows = await session.scalars(
        select(HandoffRow)
        .where(theirs, reading.beyond(HandoffRow.created_at, HandoffRow.id, Rank.HANDOFF))
        .order_by(*reading.order(HandoffRow.created_at, HandoffRow.id))
        .limit(reading.most)
    )
    return [Entry(Place(row.created_at, Rank.HANDOFF, row.id), row, {}) for row in rows]


async def _changes(session: AsyncSession, scope: Scope, reading: Reading) -> list[Entry]:
    rows = await session.scalars(
        select(TicketEventRow)
        .where(TicketEventRow.ticket_id.in_(scope.parts), TicketEventRow.kind.not_in(SHOWN_OTHERWISE))
        .where(reading.beyond(TicketEventRow.at, TicketEventRow.id, Rank.CHANGE))
        .order_by(*reading.order(TicketEventRow.at, TicketEventRow.id))
        .limit(reading.most)
    )
    return [Entry(Place(row.at, Rank.CHANGE, row.id), row, {}) for row in rows]


async def _notes(session: AsyncSession, scope: Scope, reading: Reading) -> list[Entry]:
    rows = await session.scalars(
        select(NoteRow)
        .where(NoteRow.ticket_id.in_(scope.parts))
        .where(reading.beyond(NoteRow.created_at, NoteRow.id, Rank.NOTE))
        .order_by(*reading.order(NoteRow.created_at, NoteRow.id))
        .limit(reading.most)
    )
    return [Entry(Place(row.created_at, Rank.NOTE, row.id), row, {}) for row in rows]


async def _events(session: AsyncSession, scope: Scope, reading: Reading) -> list[Entry]:
    ticket, event = scope.ticket, CustomerEventRow
    if ticket.customer_id is not None:
        theirs = (event.store_id == ticket.store_id) & (event.customer_id == ticket.customer_id)
    else:
        theirs = event.session_id.in_(scope.sessions) & event.customer_id.is_(None)
    query = select(event).where(theirs, event.name.not_in(_UNTOLD), event.happened_at >= ticket.opened_at - BEFORE)
    if ticket.closed_at is not None:
        query = query.where(event.happened_at <= ticket.closed_at)
    rows = await session.scalars(
        query.where(reading.beyond(event.happened_at, event.id, Rank.EVENT))
        .order_by(*reading.order(event.happened_at, event.id))
        .limit(reading.most)
    )
    return [Entry(Place(row.happened_at, Rank.EVENT, row.id), row, {}) for row in rows]


def _any(conditions: Iterable[ColumnElement[bool]]) -> ColumnElement[bool]:
    return or_(false(), *conditions)
