"""How customers are asked, and what they say, as the desk sees it: the court between asks, and takes the answer."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.messages import ChannelKind
from conversations.models import ConversationRow
from helpdesk.deps import Deps
from helpdesk.tickets.desk import Desk, Opened, changing
from helpdesk.tickets.life import Kind, State
from helpdesk.tickets.models import ThreadRow, TicketEventRow
from kit.db import Database
from kit.jobs import Jobs, announce

RATED = "helpdesk.rated"
_BY_PERSON = "staff:"


@dataclass(frozen=True, slots=True)
class ClosedByPerson:
    """Event: a person has closed a ticket, and the customer wrote last in this chat; `closed_at` is in ISO form."""

    store_id: int
    ticket_id: int
    conversation_id: int
    staff_id: int
    closed_at: str


def register(jobs: Jobs, deps: Deps) -> None:
    """Register the job that follows a rating."""
    jobs.task(RATED, partial(rated, deps.database, deps.desk))


async def follow(session: AsyncSession, desk: Desk, opened: Opened) -> None:
    """Announce that a person has closed a ticket with a chat in it; what closes by itself asks nobody."""
    del desk  # as every follower is called
    closings = [one for one in opened.happened(Kind.CLOSED) if one.by.startswith(_BY_PERSON)]
    ticket = opened.ticket
    if not closings or ticket.state is not State.CLOSED or ticket.is_preview:
        return
    conversation_id = await _last_chat(session, opened.id)
    if conversation_id is None:
        return
    closing = closings[-1]
    staff_id = ticket.assignee_id or int(closing.by.removeprefix(_BY_PERSON))
    moment = closing.at.isoformat()
    await announce(session, ClosedByPerson(ticket.store_id, opened.id, conversation_id, staff_id, moment))


async def rated(database: Database, desk: Desk, *, rating_id: int, ticket_id: int, score: int, comment: str) -> None:
    """Write into a ticket's timeline what its customer said of it, once."""
    facts: dict[str, Any] = {"rating_id": rating_id, "score": score, "comment": comment}
    async with database.begin() as session, changing(session, desk, ticket_id) as opened:
        if await _last_said(session, ticket_id) != facts:
            opened.change(Kind.RATED, by="customer", **facts)


async def _last_chat(session: AsyncSession, ticket_id: int) -> int | None:
    """Return the chat of a ticket in which the customer wrote last; None where they wrote elsewhere alone."""
    query = (
        select(ConversationRow.id)
        .join(ThreadRow, ThreadRow.conversation_id == ConversationRow.id)
        .where(ThreadRow.ticket_id == ticket_id, ThreadRow.is_current)
        .where(ConversationRow.channel == ChannelKind.WEBCHAT, ConversationRow.is_preview.is_(False))
        .order_by(ConversationRow.heard_at.desc().nulls_last(), ConversationRow.id.desc())
        .limit(1)
    )
    found: int | None = await session.scalar(query)
    return found


async def _last_said(session: AsyncSession, ticket_id: int) -> dict[str, Any] | None:
    query = select(TicketEventRow.facts).where(TicketEventRow.ticket_id == ticket_id, TicketEventRow.kind == Kind.RATED)
    found: dict[str, Any] | None = await session.scalar(query.order_by(TicketEventRow.id.desc()).limit(1))
    return found
