"""The one place where a ticket's row is written: it is locked, changed, and followed in one transaction.

Whoever changes a ticket says what happened (`Opened.change`); the rooms beside (routing, deadlines, notices, search)
are followers that hear of all of it before the commit, and may change more. Locks are taken in one order everywhere: a
conversation before a ticket, a ticket of a lower number before one of a higher.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import Enum
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.messages import Said
from helpdesk.tickets.fold import apply, begin
from helpdesk.tickets.life import Change, Holder, Kind, Priority, State, Ticket
from helpdesk.tickets.models import TicketEventRow, TicketRow
from kit.clock import Clock
from kit.errors import NotFound
from kit.live import tell

_COLUMNS = tuple(column.name for column in fields(Ticket))


class Follower(Protocol):
    """What hears of the changes of a ticket before they are committed."""

    async def __call__(self, session: AsyncSession, desk: "Desk", opened: "Opened") -> None:
        """Look at `opened.changes`, and change more if need be; raises nothing that a customer's words can cause."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What changing a ticket needs: the time, and who follows, in this order."""

    clock: Clock
    followers: tuple[Follower, ...] = ()


@dataclass(slots=True)
class Opened:
    """A locked ticket: what it is now, what has happened to it in this transaction, and what was newly said."""

    session: AsyncSession
    clock: Clock
    row: TicketRow
    ticket: Ticket
    changes: list[Change] = field(default_factory=list)
    messages: list[tuple[int, Said]] = field(default_factory=list)
    """New messages with the conversation that they stand in."""

    @property
    def id(self) -> int:
        """The ticket's number."""
        return self.row.id

    def change(
        self,
        kind: Kind,
        *,
        by: str,
        why: str = "",
        at: datetime | None = None,
        **facts: Any,  # noqa: ANN401 - JSON values
    ) -> None:
        """Let something happen to the ticket; `facts` are those that `life.Kind` names."""
        one = Change(kind, at or self.clock.now(), by, why, facts)
        self.ticket = apply(self.ticket, one)
        self.changes.append(one)
        self.session.add(_event(self.row.id, one))

    def happened(self, *kinds: Kind) -> Sequence[Change]:
        """Return what happened of these kinds in this transaction."""
        return [change for change in self.changes if change.kind in kinds]


@asynccontextmanager
async def changing(session: AsyncSession, desk: Desk, ticket_id: int) -> AsyncIterator[Opened]:
    """Lock a ticket for the block and write what happened to it there, with all that follows.

    Raises:
        NotFound: with code `ticket_not_found`.
    """
    opened = await lock(session, desk, ticket_id)
    yield opened
    await settle(session, desk, opened)


async def lock(session: AsyncSession, desk: Desk, ticket_id: int) -> Opened:
    """Lock a ticket; whoever calls it settles it in the same transaction. Raises NotFound."""
    row = await session.get(TicketRow, ticket_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise not_found()
    return Opened(session, desk.clock, row, describe(row))


async def open_ticket(
    session: AsyncSession,
    desk: Desk,
    *,
    by: str,
    at: datetime,
    **facts: Any,  # noqa: ANN401 - JSON values
) -> Opened:
    """Begin a ticket with the facts of `Kind.OPENED`; whoever calls it settles it in the same transaction."""
    opening = Change(Kind.OPENED, at, by, "", facts)
    ticket = begin(opening)
    row = TicketRow(**_values(ticket))
    session.add(row)
    await session.flush()
    session.add(_event(row.id, opening))
    return Opened(session, desk.clock, row, ticket, [opening])


async def settle(session: AsyncSession, desk: Desk, opened: Opened) -> None:
    """Let everybody follow what happened, write what the ticket is now, and tell who looks on after the commit."""
    if not opened.changes:
        return
    for follower in desk.followers:
        await follower(session, desk, opened)
    for name, value in _values(opened.ticket).items():
        if getattr(opened.row, name) != value:
            setattr(opened.row, name, value)
    await session.flush()
    if not opened.ticket.is_preview:
        tell(session, live_channel(opened.ticket.store_id), f"ticket:{opened.id}")


def live_channel(store_id: int) -> str:
    """Return the live channel on which the console hears of a store's tickets; a hint is `ticket:<number>`."""
    return f"desk:{store_id}"


async def changes_of(session: AsyncSession, ticket_id: int) -> tuple[Change, ...]:
    """Read a ticket's changes, oldest first."""
    rows = await session.scalars(
        select(TicketEventRow).where(TicketEventRow.ticket_id == ticket_id).order_by(TicketEventRow.id)
    )
    return tuple(Change(Kind(row.kind), row.at, row.by, row.why, row.facts) for row in rows)


def describe(row: TicketRow) -> Ticket:
    """Return a ticket's row as what it is."""
    values: dict[str, Any] = {name: getattr(row, name) for name in _COLUMNS}
    read: dict[str, Any] = {
        "state": State(row.state),
        "holder": Holder(row.holder),
        "priority": Priority(row.priority),
        "tags": tuple(row.tags),
        "topics": tuple(row.topics),
    }
    return Ticket(**values | read)


def not_found() -> NotFound:
    """Return what is raised where there is no such ticket, or none for whoever asks."""
    return NotFound("There is no such ticket.", code="ticket_not_found")


def _values(ticket: Ticket) -> dict[str, Any]:
    return {name: _stored(getattr(ticket, name)) for name in _COLUMNS}


def _stored(value: Any) -> Any:  # noqa: ANN401 - a column's value
    if isinstance(value, tuple):
        return list(value)
    return value.value if isinstance(value, Enum) else value


def _event(ticket_id: int, change: Change) -> TicketEventRow:
    return TicketEventRow(
        ticket_id=ticket_id,
        kind=change.kind,
        at=change.at,
        by=change.by,
        why=change.why,
        facts=dict(change.facts),
    )
