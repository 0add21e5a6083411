"""A policy or rule that is new, or was changed, begins to hold for tickets that are open already.

It is done twice: other processes may go by what was in force before for a moment more, and a second look finds the
tickets that came to them meanwhile.
"""

from datetime import timedelta

import structlog
from sqlalchemy import select

from helpdesk.deadlines.book import KEPT_FOR, Book, read_book
from helpdesk.deadlines.following import begin_deadlines
from helpdesk.tickets.desk import Desk, lock, settle
from helpdesk.tickets.life import State
from helpdesk.tickets.models import TicketRow
from kit.db import Database
from kit.jobs import defer

BEGIN = "helpdesk.begin_deadlines"
AGAIN_AFTER = KEPT_FOR + timedelta(seconds=1)
AT_ONCE = 500
log = structlog.get_logger()


async def begin_open(database: Database, desk: Desk, *, is_again: bool = False) -> None:
    """Give every open ticket that needs a person the deadlines in force now, each in a transaction of its own."""
    if not is_again:
        async with database.begin() as session:
            at = desk.clock.now() + AGAIN_AFTER
            await defer(session, BEGIN, queueing_lock=f"{BEGIN}:again", at=at, is_again=True)
    async with database.look() as session:
        book = await read_book(session)
    last = 0
    while True:
        awaited = TicketRow.needs_person_at.is_not(None) & (TicketRow.state != State.CLOSED)
        query = select(TicketRow.id).where(awaited, TicketRow.id > last).order_by(TicketRow.id).limit(AT_ONCE)
        async with database.look() as session:
            found = list(await session.scalars(query))
        for ticket_id in found:
            await _begin(database, desk, ticket_id, book)
        if len(found) < AT_ONCE:
            return
        last = found[-1]


async def _begin(database: Database, desk: Desk, ticket_id: int, book: Book) -> None:
    try:
        async with database.begin() as session:
            opened = await lock(session, desk, ticket_id)
            await begin_deadlines(session, opened, book)
            await settle(session, desk, opened)
    except Exception:  # whatever it is, the others begin
        log.exception("deadlines_not_begun", ticket_id=ticket_id)
