"""The interface of one conversation, for whoever comes from a report or a question that nothing answered.

Most conversations stand in a ticket, which it names. One that does not, such as a preview, is told here, to be read.
"""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow
from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.tickets import timeline
from helpdesk.tickets.access import seen_by
from helpdesk.tickets.models import ThreadRow, TicketRow
from helpdesk.tickets.timeline_view import Item, show
from kit.auth import Actor
from kit.errors import NotFound
from stores.stores import get_store

READ = "tickets:read"
MOST = 100
"""Entries; a longer conversation has become a ticket long ago."""
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]


class ConversationShown(BaseModel):
    """A conversation: the ticket in which it stands, or, where it has none, its last entries, oldest first."""

    id: int
    store: str
    store_name: str
    channel: str
    language: str
    is_preview: bool
    is_proved: bool
    """Whether the customer has proved who they are."""
    begun_at: datetime
    ticket_id: int | None
    items: list[Item]


def routes(deps: Deps) -> APIRouter:
    """Return the route of a conversation."""
    router = APIRouter(prefix=PREFIX, tags=["timeline"])

    @router.get("/conversations/{conversation_id}")
    async def read(request: Request, conversation_id: Id) -> ConversationShown:
        """Tell in which ticket a conversation stands, or what was said in one that has none."""
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, READ)
            row = await session.get(ConversationRow, conversation_id)
            if row is None or (actor.stores is not None and row.store_id not in actor.stores):
                raise _not_found()
            ticket_id = await _ticket_of(session, actor, row.id)
            store = await get_store(session, row.store_id)
            return ConversationShown(
                id=row.id,
                store=store.key,
                store_name=store.name,
                channel=row.manner,
                language=row.language,
                is_preview=row.is_preview,
                is_proved=row.customer_id is not None,
                begun_at=row.created_at,
                ticket_id=ticket_id,
                items=await _items(session, row.id) if ticket_id is None else [],
            )

    return router


async def _ticket_of(session: AsyncSession, actor: Actor, conversation_id: int) -> int | None:
    """Return the ticket of a conversation's current matter; raises NotFound where somebody may not see it."""
    current = select(ThreadRow.ticket_id).where(ThreadRow.conversation_id == conversation_id, ThreadRow.is_current)
    ticket_id: int | None = await session.scalar(current)
    row = await session.get(TicketRow, ticket_id) if ticket_id is not None else None
    if row is None or row.is_preview:
        if actor.teams is not None:
            raise _not_found()
        return None
    if not await session.scalar(select(TicketRow.id).where(TicketRow.id == ticket_id, seen_by(actor))):
        raise _not_found()
    return ticket_id


async def _items(session: AsyncSession, conversation_id: int) -> list[Item]:
    return await show(session, await timeline.of_conversation(session, conversation_id, limit=MOST))


def _not_found() -> NotFound:
    return NotFound("There is no such conversation.", code="conversation_not_found")
