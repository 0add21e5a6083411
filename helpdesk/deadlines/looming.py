"""What is due: of one ticket, of many in a list, and of all that somebody sees, the most pressing first (S5-61)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select, tuple_
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deadlines.clocks import Status
from helpdesk.deadlines.models import DeadlineRow
from helpdesk.deadlines.policies import Target
from helpdesk.tickets.access import seen_by
from helpdesk.tickets.life import State
from helpdesk.tickets.models import TicketRow
from kit.auth import Actor


@dataclass(frozen=True, slots=True)
class Asked:
    """Which deadlines of which tickets; what is None is any."""

    until: datetime
    store_id: int | None = None
    team_id: int | None = None
    assignee_id: int | None = None
    target: Target | None = None


def _open() -> Select[DeadlineRow]:
    """Select what is still to be done: it runs, or its moment has passed."""
    states = (Status.RUNNING, Status.BREACHED)
    return select(DeadlineRow).where(
        DeadlineRow.ended_at.is_(None), DeadlineRow.due_at.is_not(None), DeadlineRow.state.in_(states)
    )


async def deadlines_of(session: AsyncSession, ticket_id: int) -> list[DeadlineRow]:
    """Read all promises of a ticket, oldest first, and the aging rule that fires next if any does."""
    is_shown = (DeadlineRow.target != Target.AGING) | (DeadlineRow.state == Status.RUNNING)
    found = select(DeadlineRow).where(DeadlineRow.ticket_id == ticket_id, is_shown).order_by(DeadlineRow.id)
    return list(await session.scalars(found))


async def next_due(session: AsyncSession, by: Actor, ticket_ids: Sequence[int]) -> dict[int, DeadlineRow]:
    """Return the next promise of each of these tickets that somebody sees and that owes one, in one statement."""
    found = (
        _open()
        .join(TicketRow, TicketRow.id == DeadlineRow.ticket_id)
        .where(DeadlineRow.ticket_id.in_(ticket_ids), DeadlineRow.target != Target.AGING, seen_by(by))
        .ext(distinct_on(DeadlineRow.ticket_id))
        .order_by(DeadlineRow.ticket_id, DeadlineRow.due_at, DeadlineRow.id)
    )
    return {row.ticket_id: row for row in await session.scalars(found)}


async def due_soon(
    session: AsyncSession, by: Actor, asked: Asked, after: tuple[datetime, int] | None, limit: int
) -> list[tuple[DeadlineRow, TicketRow]]:
    """Return promises that are due until a moment, overdue ones first, each with its ticket."""
    query = (
        _open()
        .add_columns(TicketRow)
        .join(TicketRow, TicketRow.id == DeadlineRow.ticket_id)
        .where(TicketRow.state != State.CLOSED, seen_by(by), DeadlineRow.target != Target.AGING)
        .where(DeadlineRow.due_at <= asked.until)
    )
    wanted = (
        (TicketRow.store_id, asked.store_id),
        (TicketRow.team_id, asked.team_id),
        (TicketRow.assignee_id, asked.assignee_id),
        (DeadlineRow.target, asked.target),
    )
    query = query.where(*(column == value for column, value in wanted if value is not None))
    if after is not None:
        query = query.where(tuple_(DeadlineRow.due_at, DeadlineRow.id) > after)
    found = await session.execute(query.order_by(DeadlineRow.due_at, DeadlineRow.id).limit(limit))
    return [(row, ticket) for row, ticket in found]


def remaining(row: DeadlineRow, now: datetime) -> int | None:
    """Return the seconds until a deadline, negative once it has passed; None where it stands or has ended."""
    if row.due_at is None or row.ended_at is not None or row.state not in {Status.RUNNING, Status.BREACHED}:
        return None
    return (row.due_at - now) // timedelta(seconds=1)
