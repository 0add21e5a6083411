"""What becomes of tickets whose person or team is here no more: they go back to where others find them (S4-08)."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, select

from conversations.handoff import pass_on
from helpdesk.tickets.acting import conversations_of
from helpdesk.tickets.desk import Desk, changing
from helpdesk.tickets.life import Kind, State, Ticket
from helpdesk.tickets.models import TicketRow
from kit.db import Database

PERSON_LEFT = "helpdesk.person_left"
TEAM_RETIRED = "helpdesk.team_retired"
AT_ONCE = 200


async def person_left(database: Database, desk: Desk, person_id: int) -> int:
    """Take every ticket that is not closed from somebody who was shut out; returns how many.

    The conversations that they held stay with people, and are whoever's takes them next.
    """
    return await _each(
        database,
        desk,
        TicketRow.assignee_id == person_id,
        lambda ticket: (Kind.ASSIGNED, {"staff_id": None}) if ticket.assignee_id == person_id else None,
        "Whoever had it does not work here any more.",
        passes_on=True,
    )


async def team_retired(database: Database, desk: Desk, team_id: int) -> int:
    """Put every ticket that is not closed out of a team that is no longer used; returns how many."""
    return await _each(
        database,
        desk,
        TicketRow.team_id == team_id,
        lambda ticket: (Kind.TEAM, {"team_id": None}) if ticket.team_id == team_id else None,
        "Its team is no longer used.",
    )


Effect = Callable[[Ticket], tuple[Kind, dict[str, None]] | None]


async def _each(
    database: Database, desk: Desk, theirs: ColumnElement[bool], effect: Effect, why: str, *, passes_on: bool = False
) -> int:
    """Change every ticket that is theirs, each in a transaction of its own; run again it goes on where it stopped."""
    last, count = 0, 0
    while True:
        query = select(TicketRow.id).where(theirs, TicketRow.state != State.CLOSED, TicketRow.id > last)
        async with database.look() as session:
            found = (await session.scalars(query.order_by(TicketRow.id).limit(AT_ONCE))).all()
        for ticket_id in found:
            async with database.begin() as session:
                for conversation_id in await conversations_of(session, ticket_id) if passes_on else ():
                    await pass_on(session, desk.clock, conversation_id, None, by="system")
                async with changing(session, desk, ticket_id) as opened:
                    change = effect(opened.ticket)
                    if change is not None:
                        opened.change(change[0], by="system", why=why, **change[1])
                        count += 1
        if len(found) < AT_ONCE:
            return count
        last = found[-1]
