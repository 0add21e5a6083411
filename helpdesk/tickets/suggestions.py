"""Tickets that may be one matter, for staff to say: accepted they are merged, dismissed they stay two for good."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.tickets import merging
from helpdesk.tickets.access import check_ticket, seen_by
from helpdesk.tickets.desk import Desk, live_channel
from helpdesk.tickets.models import MergeSuggestionRow, TicketRow
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import Conflict, NotFound
from kit.live import tell


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two tickets that may be one matter: `ticket_id` is the older."""

    id: int
    ticket_id: int
    other_id: int
    why: str
    at: datetime


async def suggest(session: AsyncSession, clock: Clock, older: int, newer: int, why: str) -> bool:
    """Suggest to staff that two tickets are one matter, once for all; returns whether it is new."""
    new = insert(MergeSuggestionRow).values(ticket_id=older, other_id=newer, why=why, at=clock.now())
    new = new.on_conflict_do_nothing(index_elements=["ticket_id", "other_id"])
    made = await session.scalar(new.returning(MergeSuggestionRow.id))
    if made is None:
        return False
    ticket = await session.get_one(TicketRow, older)
    tell(session, live_channel(ticket.store_id), f"ticket:{older}")
    tell(session, live_channel(ticket.store_id), f"ticket:{newer}")
    return True


async def suggestions_of(session: AsyncSession, actor: Actor, ticket_id: int) -> tuple[Suggestion, ...]:
    """Read what a ticket may be one with, oldest first, as far as somebody may see both."""
    seen = select(TicketRow.id).where(seen_by(actor), TicketRow.merged_into.is_(None))
    rows = await session.scalars(
        select(MergeSuggestionRow)
        .where(or_(MergeSuggestionRow.ticket_id == ticket_id, MergeSuggestionRow.other_id == ticket_id))
        .where(MergeSuggestionRow.settled_at.is_(None))
        .where(MergeSuggestionRow.ticket_id.in_(seen), MergeSuggestionRow.other_id.in_(seen))
        .order_by(MergeSuggestionRow.id)
    )
    return tuple(_suggestion(row) for row in rows)


async def settled_with(session: AsyncSession, ticket_id: int) -> set[int]:
    """Return the tickets of which staff have said already whether they are one matter with this one."""
    pairs = await session.execute(
        select(MergeSuggestionRow.ticket_id, MergeSuggestionRow.other_id)
        .where(or_(MergeSuggestionRow.ticket_id == ticket_id, MergeSuggestionRow.other_id == ticket_id))
        .where(MergeSuggestionRow.settled_at.is_not(None))
    )
    return {one for pair in pairs for one in pair} - {ticket_id}


async def accept(session: AsyncSession, desk: Desk, actor: Actor, suggestion_id: int) -> merging.Merge:
    """Merge what was suggested, into the older ticket.

    Raises:
        NotFound: there is no such suggestion, or not for whoever asks.
        Conflict: with code `suggestion_settled`, or as `merging.merge`.
    """
    row = await _open(session, actor, suggestion_id)
    row.settled_at, row.settled_by = desk.clock.now(), actor.mark
    return await merging.merge(session, desk, row.other_id, row.ticket_id, by=actor.mark, why=row.why)


async def dismiss(session: AsyncSession, clock: Clock, actor: Actor, suggestion_id: int) -> None:
    """Say that two tickets are two matters; raises as `accept`."""
    row = await _open(session, actor, suggestion_id)
    row.settled_at, row.settled_by = clock.now(), actor.mark


async def _open(session: AsyncSession, actor: Actor, suggestion_id: int) -> MergeSuggestionRow:
    row = await session.get(MergeSuggestionRow, suggestion_id)
    if row is None:
        raise _unknown()
    try:
        for ticket_id in (row.ticket_id, row.other_id):
            await check_ticket(session, actor, ticket_id)
    except NotFound as error:
        raise _unknown() from error
    if row.settled_at is not None:
        raise Conflict("Somebody has answered this suggestion already.", code="suggestion_settled")
    return row


def _unknown() -> NotFound:
    return NotFound("There is no such suggestion.", code="suggestion_not_found")


def _suggestion(row: MergeSuggestionRow) -> Suggestion:
    return Suggestion(row.id, row.ticket_id, row.other_id, row.why, row.at)
