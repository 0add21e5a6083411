"""What fires when its moment comes: each deadline once, to the second, however many processes look (D8).

A deadline is found without a lock, then its ticket is locked, then it is looked at again: the order that whoever
changes a ticket keeps too. A ticket that somebody else is at is passed by until the next second. What is overdue after
a long stop fires in order, without the warnings that would come too late.
"""

from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deadlines.alerts import Alert, alert, concerned
from helpdesk.deadlines.escalating import age
from helpdesk.deadlines.following import WHY, facts
from helpdesk.deadlines.models import DeadlineRow
from helpdesk.deadlines.policies import Target
from helpdesk.tickets.desk import Desk, Opened, lock, settle
from helpdesk.tickets.life import Kind
from helpdesk.tickets.models import TicketRow
from kit.db import Database

AT_ONCE = 100
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline that was found."""

    fires_at: datetime
    id: int
    ticket_id: int
    due_at: datetime | None

    def passed_at(self, now: datetime) -> datetime:
        """When what is told of it happened: a warning that comes too late is told as the breach that it has become."""
        return self.due_at if self.due_at is not None and self.due_at <= now else self.fires_at


async def fire_due(database: Database, desk: Desk) -> int:
    """Fire all whose moment has come; returns how many did. One that fails keeps no other back."""
    now, last, fired = desk.clock.now(), None, 0
    while True:
        async with database.look() as session:
            found = await find_due(session, now, last)
        for due in sorted(found, key=lambda one: one.passed_at(now)):
            try:
                async with database.begin() as session:
                    fired += await _fire(session, desk, due, now)
            except Exception:  # whatever it is, the others fire
                log.exception("deadline_not_fired", deadline_id=due.id)
        if len(found) < AT_ONCE:
            return fired
        last = found[-1]


async def find_due(session: AsyncSession, now: datetime, last: Due | None) -> list[Due]:
    """Find what is due and comes after `last`, oldest first."""
    columns = (DeadlineRow.fires_at, DeadlineRow.id, DeadlineRow.ticket_id, DeadlineRow.due_at)
    query = select(*columns).where(DeadlineRow.fires_at <= now)
    if last is not None:
        query = query.where(tuple_(DeadlineRow.fires_at, DeadlineRow.id) > (last.fires_at, last.id))
    found = await session.execute(query.order_by(DeadlineRow.fires_at, DeadlineRow.id).limit(AT_ONCE))
    return [Due(fires_at, number, ticket, due) for fires_at, number, ticket, due in found if fires_at is not None]


async def _fire(session: AsyncSession, desk: Desk, due: Due, tick: datetime) -> bool:
    """Fire one deadline, unless somebody else is at its ticket, or was faster."""
    free = select(TicketRow.id).where(TicketRow.id == due.ticket_id).with_for_update(skip_locked=True)
    if await session.scalar(free) is None:
        return False
    now = desk.clock.now()
    row = await session.get(DeadlineRow, due.id, populate_existing=True)
    if row is None or row.fires_at is None or row.fires_at > now:
        return False
    opened = await lock(session, desk, due.ticket_id)
    was = row.rule_id, row.fires_at
    if row.target == Target.AGING:
        await age(session, opened, row, tick)
    else:
        await _tell(session, opened, row, tick)
    await settle(session, desk, opened)
    if (row.rule_id, row.fires_at) == was:
        log.error("deadline_stuck", deadline_id=row.id)
        row.fires_at = None
    return True


async def _tell(session: AsyncSession, opened: Opened, row: DeadlineRow, tick: datetime) -> None:
    """Say that a deadline is near, or has passed."""
    by, said = f"sla:{row.rule_id}", facts(row)
    has_passed = row.due_at is not None and row.due_at <= opened.clock.now()
    kind, why = (Kind.BREACHED, WHY[Target(row.target)]) if has_passed else (Kind.WARNED, "")
    opened.change(kind, by=by, why=why, **said)
    await alert(session, opened, Alert(kind.value), await concerned(session, opened), tick, by=by, why=why, **said)
