"""The trail of macros: every use, read as it was written down (S5-28)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.replies.models import MacroRow, MacroUseRow
from helpdesk.tickets.access import check_store, seen_by
from helpdesk.tickets.models import TicketRow
from kit.auth import Actor
from staff.models import PersonRow


@dataclass(frozen=True, slots=True)
class Sought:
    """Which uses: of a store, a macro, a ticket, a person, an outcome, and before the one with this number."""

    store_id: int | None = None
    macro_id: int | None = None
    ticket_id: int | None = None
    person_id: int | None = None
    outcome: str = ""
    before: int | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Done:
    """One use, with the names of its macro and of whoever used it."""

    row: MacroUseRow
    macro: str
    person: str
    store_id: int


async def trail(session: AsyncSession, actor: Actor, sought: Sought) -> Sequence[Done]:
    """Return the uses on tickets that somebody may see, newest first. Raises NotFound for a store they do not see."""
    query = (
        select(MacroUseRow, MacroRow.name, PersonRow.name, TicketRow.store_id)
        .join(MacroRow, MacroRow.id == MacroUseRow.macro_id)
        .join(TicketRow, TicketRow.id == MacroUseRow.ticket_id)
        .join(PersonRow, PersonRow.id == MacroUseRow.person_id)
        .where(seen_by(actor))
    )
    if sought.store_id is not None:
        await check_store(session, actor, sought.store_id)
        query = query.where(TicketRow.store_id == sought.store_id)
    for column, wanted in (
        (MacroUseRow.macro_id, sought.macro_id),
        (MacroUseRow.ticket_id, sought.ticket_id),
        (MacroUseRow.person_id, sought.person_id),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    if sought.outcome:
        query = query.where(MacroUseRow.outcome == sought.outcome)
    if sought.before is not None:
        query = query.where(MacroUseRow.id < sought.before)
    rows = await session.execute(query.order_by(MacroUseRow.id.desc()).limit(sought.limit))
    return [Done(row, macro, person, store_id) for row, macro, person, store_id in rows]
