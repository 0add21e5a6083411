"""The queues that tickets stand in, and how many stand in each."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, column, false, func, select, table
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.tickets.access import seen_by
from helpdesk.tickets.life import Holder, State
from helpdesk.tickets.models import SeenRow, TicketRow
from kit.auth import Actor
from kit.errors import Invalid

IN_VIEW = table("ticket_view", column("ticket_id"), column("view_id"))
"""Which ticket stands in which view: routing's own table, of which only this much is read here."""
LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Count:
    """How many tickets of a queue are not closed, and in how many of them something is unread."""

    total: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tickets somebody sees in each queue."""

    unassigned: Count
    mine: Count
    agent: Count
    all: Count
    teams: dict[int, Count]
    views: dict[int, Count]


def in_queue(name: str, actor: Actor) -> ColumnElement[bool] | None:
    """Return what is true of the tickets of a queue: `all`, `unassigned`, `mine`, `agent`, `team:<id>`, `view:<id>`.

    Unassigned is what needs a person and has neither a team nor somebody (S2-25); None is true of all. Raises Invalid.
    """
    kind, _, number = name.partition(":")
    if kind in {"team", "view"} and number.isascii() and number.isdigit() and int(number) <= LARGEST:
        if kind == "team":
            return TicketRow.team_id == int(number)
        return TicketRow.id.in_(select(IN_VIEW.c.ticket_id).where(IN_VIEW.c.view_id == int(number)))
    if name == "all":
        return None
    if name not in {"unassigned", "mine", "agent"}:
        raise Invalid(
            "There is no such queue. Choose all, unassigned, mine, agent, team:<number> or view:<number>.",
            code="queue_unknown",
        )
    return {"unassigned": _unassigned(), "mine": TicketRow.assignee_id == actor.id, "agent": _agents()}[name]


async def counts(session: AsyncSession, actor: Actor) -> Counts:
    """Count what is not closed in every queue that somebody sees, in one walk through it."""
    mine = func.coalesce(TicketRow.assignee_id == actor.id, false())
    kinds = [_unassigned().label("is_unassigned"), mine.label("is_mine"), _agents().label("is_agents")]
    seen = (SeenRow.ticket_id == TicketRow.id) & (SeenRow.person_id == actor.id)
    unread = func.coalesce(SeenRow.message_id, 0) < TicketRow.last_message_id
    both = (func.count(), func.count().filter(unread))
    is_open = (TicketRow.state != State.CLOSED) & seen_by(actor)
    groups = await session.execute(
        select(*kinds, TicketRow.team_id, *both)
        .outerjoin(SeenRow, seen)
        .where(is_open)
        .group_by(*kinds, TicketRow.team_id)
    )
    views = await session.execute(
        select(IN_VIEW.c.view_id, *both)
        .join(TicketRow, TicketRow.id == IN_VIEW.c.ticket_id)
        .outerjoin(SeenRow, seen)
        .where(is_open)
        .group_by(IN_VIEW.c.view_id)
    )
    found = [(one[:3], one[3], Count(one[4], one[5])) for one in groups]
    teams = sorted({team for _, team, _ in found if team is not None})
    return Counts(
        unassigned=_sum(count for (is_unassigned, _, _), _, count in found if is_unassigned),
        mine=_sum(count for (_, is_mine, _), _, count in found if is_mine),
        agent=_sum(count for (_, _, is_agents), _, count in found if is_agents),
        all=_sum(count for _, _, count in found),
        teams={team: _sum(count for _, one, count in found if one == team) for team in teams},
        views={one.view_id: Count(one[1], one[2]) for one in views},
    )


def _sum(found: Iterable[Count]) -> Count:
    counts = list(found)
    return Count(sum(one.total for one in counts), sum(one.unread for one in counts))


def _unassigned() -> ColumnElement[bool]:
    is_nobodys = TicketRow.team_id.is_(None) & TicketRow.assignee_id.is_(None)
    return TicketRow.needs_person_at.is_not(None) & (TicketRow.holder == Holder.PERSON) & is_nobodys & _not_closed()


def _agents() -> ColumnElement[bool]:
    return (TicketRow.holder == Holder.AGENT) & _not_closed()


def _not_closed() -> ColumnElement[bool]:
    return TicketRow.state != State.CLOSED
