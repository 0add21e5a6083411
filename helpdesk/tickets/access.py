"""Who on the staff may see which tickets: their stores, and their teams where they are limited to these."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.tickets.desk import not_found
from helpdesk.tickets.models import TicketRow
from kit.auth import Actor
from kit.errors import NotFound
from stores.stores import get_store


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """Return what is true of the tickets that somebody may see; previews are nobody's work, and in no list."""
    condition: ColumnElement[bool] = TicketRow.is_preview.is_(False)
    if actor.stores is not None:
        condition &= TicketRow.store_id.in_(actor.stores)
    if actor.teams is not None:
        condition &= or_(TicketRow.team_id.in_(actor.teams), TicketRow.assignee_id == actor.id)
    return condition


async def check_ticket(session: AsyncSession, actor: Actor, ticket_id: int) -> TicketRow:
    """Read a ticket that somebody may see. Raises NotFound: that it exists is not told either."""
    row = await session.scalar(select(TicketRow).where(TicketRow.id == ticket_id, seen_by(actor)))
    if row is None:
        raise not_found()
    return row


async def check_store(session: AsyncSession, actor: Actor, store_id: int) -> None:
    """Raise NotFound unless there is such a store, and somebody may see it."""
    if actor.stores is not None and store_id not in actor.stores:
        raise NotFound("There is no such store.", code="store_not_found")
    await get_store(session, store_id)
