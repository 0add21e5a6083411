"""What rules would do: with the tickets of the last days, or with those that are open now. Nothing is changed.

Of tickets of the past, what customers did is read as it was then: windows end when the ticket began, or, for rules that
give it to somebody, when it first needed a person. Properties, labels and tags are read as they are now: their past is
not kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, DateTime, and_, exists, func, literal, not_, select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.routing.comparing import lower
from helpdesk.routing.compiling import Subject, every, where
from helpdesk.routing.models import TicketViewRow
from helpdesk.routing.ruleset import Destination, Rule
from helpdesk.tickets.access import seen_by
from helpdesk.tickets.life import Holder, State
from helpdesk.tickets.models import TicketRow
from kit.auth import Actor

MOST = 20_000
"""Tickets that one replay looks at, the newest ones."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule would do: the tickets of which it is true, and those that would go where it says, newest first.

    They differ for rules that give a ticket to somebody: what a rule above has given away, is given away (D5).
    """

    rule: Rule
    matching: tuple[int, ...]
    going: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """What some rules would do with some tickets."""

    looked_at: int
    is_cut: bool
    """There were more tickets than one replay looks at."""
    outcomes: tuple[Outcome, ...]


async def replay_past(session: AsyncSession, by: Actor, rules: Sequence[Rule], since: datetime) -> Replay:
    """Tell what rules, in their order, would have done with the tickets opened at `since` or later."""
    begun = every(TicketRow.opened_at.expression)
    needed = Subject(
        TicketRow.id.expression,
        TicketRow.customer_id.expression,
        func.coalesce(TicketRow.needs_person_at, TicketRow.opened_at),
    )
    seen = and_(TicketRow.opened_at >= since, TicketRow.merged_into.is_(None), _mine(by))
    is_needed = TicketRow.needs_person_at.is_not(None)
    parts = [
        where(one.condition, needed) & is_needed if one.owns else where(one.condition, begun)
        for one in rules
        if one.condition is not None
    ]
    return await _replay(session, rules, seen, parts)


async def replay_open(session: AsyncSession, by: Actor, rules: Sequence[Rule], now: datetime) -> Replay:
    """Tell what rules, in their order, would do with the open tickets now, of what is not done already."""
    subject = every(literal(now, DateTime(timezone=True)))
    is_open = and_(TicketRow.state != State.CLOSED, _mine(by))
    parts = [where(one.condition, subject) & _is_to_do(one) for one in rules if one.condition is not None]
    return await _replay(session, rules, is_open, parts)


async def count_open(session: AsyncSession, by: Actor) -> tuple[int, int]:
    """Return how many tickets are open that somebody sees, and the highest number of them."""
    found = select(func.count(), func.coalesce(func.max(TicketRow.id), 0))
    count, last = (await session.execute(found.where(TicketRow.state != State.CLOSED, _mine(by)))).one()
    return count, last


def _mine(by: Actor) -> ColumnElement[bool]:
    return and_(TicketRow.is_preview.is_(False), seen_by(by))


def _is_to_do(rule: Rule) -> ColumnElement[bool]:
    """Return what is true of the tickets with which a rule would still do something."""
    if rule.destination is Destination.VIEW:
        return not_(exists().where(TicketViewRow.ticket_id == TicketRow.id, TicketViewRow.view_id == rule.target))
    if rule.destination is Destination.TAG:
        tag = func.jsonb_array_elements_text(TicketRow.tags).table_valued("value")
        return not_(exists().where(func.lower(tag.c.value) == lower(str(rule.target))).select_from(tag))
    return and_(
        TicketRow.team_id.is_(None),
        TicketRow.assignee_id.is_(None),
        TicketRow.needs_person_at.is_not(None),
        TicketRow.holder == Holder.PERSON,
    )


async def _replay(
    session: AsyncSession, rules: Sequence[Rule], seen: ColumnElement[bool], parts: Sequence[ColumnElement[bool]]
) -> Replay:
    newest = (
        await session.scalars(select(TicketRow.id).where(seen).order_by(TicketRow.id.desc()).limit(MOST + 1))
    ).all()
    looked_at = newest[:MOST]
    readable = [one for one in rules if one.condition is not None]
    given: set[int] = set()
    outcomes = []
    for rule, part in zip(readable, parts, strict=True):
        some = TicketRow.id.between(looked_at[-1], looked_at[0]) if looked_at else literal(False)
        found = (
            await session.scalars(select(TicketRow.id).where(seen, some, part).order_by(TicketRow.id.desc()))
        ).all()
        going = [one for one in found if not (rule.owns and one in given)]
        if rule.owns:
            given.update(going)
        outcomes.append(Outcome(rule, tuple(found), tuple(going)))
    return Replay(len(looked_at), len(newest) > MOST, tuple(outcomes))
