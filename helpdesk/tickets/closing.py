"""What happens to tickets by itself: the solved ones close, those put aside come back, and the agent gets the rest."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import structlog
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.handoff import let_go
from conversations.models import ConversationRow
from helpdesk.tickets.desk import Desk, changing
from helpdesk.tickets.life import Holder, Kind, State
from helpdesk.tickets.matters import QUIET, quiet_since
from helpdesk.tickets.models import ThreadRow, TicketRow
from helpdesk.tickets.taking_in import SOLVED
from kit.db import Database

AT_ONCE = 200
log = structlog.get_logger()

Act = Callable[[AsyncSession, Desk, int], Awaitable[None]]


async def close_quiet(database: Database, desk: Desk) -> int:
    """Close what the agent holds and nobody has written in for 72 hours (D4, D5a); returns how many were looked at."""
    return await _each(database, desk, _quiet(desk.clock.now()), _close)


async def wake_due(database: Database, desk: Desk) -> int:
    """Open again what was put aside until a moment that has come."""
    return await _each(database, desk, _due(desk.clock.now()), _wake)


async def give_back(database: Database, desk: Desk) -> int:
    """Give conversations back to the agent whose matter a person has closed 72 hours ago.

    Until then what the customer writes is about the same matter, and goes to the person.
    """
    return await _each(database, desk, _left(desk.clock.now()), _let_go)


async def _each(database: Database, desk: Desk, query: Select[int], act: Act) -> int:
    """Do the same for everything found, each in a transaction of its own; one that fails keeps no other back."""
    async with database.look() as session:
        found: Sequence[int] = (await session.scalars(query.limit(AT_ONCE))).all()
    for one in found:
        try:
            async with database.begin() as session:
                await act(session, desk, one)
        except Exception:  # whatever it is, the others go on
            log.exception("not_moved_on", act=act.__name__, number=one)
    return len(found)


def _quiet(now: datetime) -> Select[int]:
    held = (TicketRow.state == State.OPEN) & (TicketRow.holder == Holder.AGENT)
    return select(TicketRow.id).where(held, TicketRow.updated_at <= now - QUIET).order_by(TicketRow.updated_at)


def _due(now: datetime) -> Select[int]:
    due = TicketRow.waits_until.is_not(None) & (TicketRow.waits_until <= now)
    return select(TicketRow.id).where(due).order_by(TicketRow.waits_until)


def _left(now: datetime) -> Select[int]:
    return (
        select(ConversationRow.id)
        .join(ThreadRow, ThreadRow.conversation_id == ConversationRow.id)
        .join(TicketRow, TicketRow.id == ThreadRow.ticket_id)
        .where(ConversationRow.holder == "person", ThreadRow.is_current)
        .where(TicketRow.state == State.CLOSED, TicketRow.closed_at <= now - QUIET)
        .order_by(ConversationRow.id)
    )


async def _close(session: AsyncSession, desk: Desk, ticket_id: int) -> None:
    async with changing(session, desk, ticket_id) as opened:
        since = quiet_since(opened.ticket)
        if since is not None and since <= desk.clock.now():
            opened.change(Kind.CLOSED, by="system", why=SOLVED)


async def _wake(session: AsyncSession, desk: Desk, ticket_id: int) -> None:
    async with changing(session, desk, ticket_id) as opened:
        until = opened.ticket.waits_until
        if until is not None and until <= desk.clock.now():
            opened.change(Kind.REOPENED, by="system", why="The moment that it was put aside for has come.")


async def _let_go(session: AsyncSession, desk: Desk, conversation_id: int) -> None:
    await let_go(session, desk.clock, conversation_id, by="system", is_hard=True)
