"""Up to where each person has read a ticket (S4-22)."""

from sqlalchemy import ColumnElement, exists, func
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.tickets.acting import begin
from helpdesk.tickets.desk import Desk, live_channel
from helpdesk.tickets.models import SeenRow, TicketRow
from kit.auth import Actor
from kit.live import tell


async def mark_seen(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int, message_id: int) -> int:
    """Note that somebody has read a ticket up to a message; it never goes back. Raises NotFound."""
    acting = await begin(session, actor, ticket_id)
    new = insert(SeenRow).values(
        ticket_id=acting.ticket_id, person_id=actor.id, message_id=message_id, seen_at=desk.clock.now()
    )
    later = {
        "message_id": func.greatest(SeenRow.message_id, new.excluded.message_id),
        "seen_at": new.excluded.seen_at,
    }
    await session.execute(new.on_conflict_do_update(index_elements=["ticket_id", "person_id"], set_=later))
    tell(session, live_channel(acting.store_id), f"seen:{acting.ticket_id}")
    return acting.ticket_id


def is_unread(person_id: int) -> ColumnElement[bool]:
    """Return what is true of tickets in which something stands that a person has not read."""
    read = exists().where(
        SeenRow.ticket_id == TicketRow.id,
        SeenRow.person_id == person_id,
        SeenRow.message_id >= TicketRow.last_message_id,
    )
    return ~read
