"""What staff are told of deadlines (S5-61): what fires together is told together, so that no stop ends in a storm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.tickets.desk import Opened, live_channel
from helpdesk.tickets.life import Kind
from helpdesk.tickets.models import NotificationRow, WatcherRow
from kit.auth import Role
from kit.live import tell
from staff.models import PersonRow, StaffStoreRow


class Alert(StrEnum):
    """What is told; the first three are the words of `Kind` for what happened."""

    WARNED = Kind.WARNED.value
    BREACHED = Kind.BREACHED.value
    AGED = Kind.AGED.value
    BROKEN = "aging_broken"
    """An aging rule names somebody who cannot be given the ticket."""


@dataclass(frozen=True, slots=True)
class Whom:
    """A person, or the people of a team; neither is everybody."""

    person_id: int | None = None
    team_id: int | None = None

    @property
    def key(self) -> str:
        """How they are told apart."""
        return f"{self.person_id or 0}:{self.team_id or 0}"


async def concerned(session: AsyncSession, opened: Opened) -> list[Whom]:
    """Return who is to know of a ticket: its owner alone, else its team, else everybody, and whoever watches it."""
    ticket = opened.ticket
    owner = Whom(person_id=ticket.assignee_id) if ticket.assignee_id else Whom(team_id=ticket.team_id)
    watching = await session.scalars(select(WatcherRow.person_id).where(WatcherRow.ticket_id == opened.id))
    return [owner, *(Whom(person_id=one) for one in watching)]


async def alert(
    session: AsyncSession, opened: Opened, what: Alert, whom: Iterable[Whom], tick: datetime, **facts: object
) -> None:
    """Tell people of a ticket; all of a kind that fire at one tick are one notification, which counts them.

    The notification names the first of them; the list of what is due has them all.
    """
    store_id, second = opened.ticket.store_id, int(tick.timestamp())
    said: dict[str, Any] = {"count": 1, "subject": opened.ticket.subject, **facts}
    counted = cast(NotificationRow.facts["count"].astext, Integer) + 1
    again = NotificationRow.facts.concat(func.jsonb_build_object("count", counted))
    for one in sorted(set(whom), key=lambda one: one.key):  # in one order: two processes count the same rows
        row = insert(NotificationRow).values(
            store_id=store_id,
            ticket_id=opened.id,
            person_id=one.person_id,
            team_id=one.team_id,
            kind=what.value,
            facts=said,
            once=f"{what}:{store_id}:{one.key}:{second}",
            at=opened.clock.now(),
        )
        await session.execute(row.on_conflict_do_update(index_elements=["once"], set_={"facts": again}))
    tell(session, live_channel(store_id), f"notification:{opened.id}")


async def managers(session: AsyncSession, store_id: int) -> list[Whom]:
    """Return the managers and above who see a store."""
    sees = select(StaffStoreRow.person_id).where(StaffStoreRow.store_id == store_id)
    words = [role.word for role in Role if role >= Role.MANAGER]
    found = await session.scalars(
        select(PersonRow.id)
        .where(PersonRow.is_active, PersonRow.role.in_(words))
        .where(PersonRow.is_limited.is_(False) | PersonRow.id.in_(sees))
    )
    return [Whom(person_id=one) for one in found]
