"""Triage: a ticket that begins, or of which something new is known, goes where the rules say (D5, S5-15).

Tags and views apply from the beginning, every match. Who owns it is decided once it needs a person and nobody owns it:
the rules for teams and people are gone through from the top, and the first that can be followed wins.
"""

from collections.abc import Sequence

from sqlalchemy import exists, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.routing.comparing import lower
from helpdesk.routing.models import TicketViewRow, ViewRow
from helpdesk.routing.ruleset import Destination, Rule, Ruleset, current, load
from helpdesk.tickets.acts import MOST_TAGS
from helpdesk.tickets.desk import Desk, Opened, changing, describe
from helpdesk.tickets.life import Holder, Kind, State, Ticket
from helpdesk.tickets.models import TicketEventRow, TicketRow
from kit.db import Database
from kit.errors import NotFound
from staff.availability import available_people
from staff.teams import get_team, next_in_turn
from stores.stores import get_store

WATCHED = (
    *("store_id", "channel", "language", "topics", "tags", "feeling", "customer_id", "subject", "reason", "priority"),
    *("order_id", "order_state", "order_value", "order_currency", "needs_person_at"),
)
"""What rules look at: a change of anything else moves no ticket."""


MOST_OF_CUSTOMER = 20
"""Open tickets of one customer that are looked at again, the newest ones."""


async def follow(session: AsyncSession, desk: Desk, opened: Opened) -> None:
    """Let the rules look at a ticket of which something new is known. Without rules nothing is asked."""
    if opened.ticket.is_preview or opened.ticket.state is State.CLOSED or not _is_news(opened):
        return
    ruleset = await current(session, desk.clock.now(), opened.ticket.store_id)
    if ruleset.rules:
        await route(session, desk, opened, ruleset)
    if opened.happened(Kind.NEEDS_PERSON) and is_unowned(opened.ticket):
        await _give_to_usual_team(session, desk, opened)


async def route(session: AsyncSession, desk: Desk, opened: Opened, ruleset: Ruleset) -> None:
    """Bring an open ticket where the rules say."""
    await _tag(session, desk, opened, ruleset)
    wanted = [one for one in ruleset.rules if one.destination is Destination.VIEW]
    if is_unowned(opened.ticket):
        wanted += [one for one in ruleset.rules if one.owns]
    matching = await _matching(session, desk, opened, ruleset, wanted)
    await _view(session, desk, opened, [one for one in matching if one.destination is Destination.VIEW])
    for rule in matching:
        if rule.owns and await _give(session, desk, opened, rule):
            return


async def route_customer(database: Database, desk: Desk, customer_id: int) -> None:
    """Let the rules look at a customer's open tickets again: something has happened to their orders (S2-03)."""
    async with database.begin() as session:
        ruleset = await load(session)
        if all(one.problem for one in ruleset.rules):
            return
        theirs = select(TicketRow.id).where(
            TicketRow.customer_id == customer_id, TicketRow.state != State.CLOSED, TicketRow.is_preview.is_(False)
        )
        numbers = (await session.scalars(theirs.order_by(TicketRow.id.desc()).limit(MOST_OF_CUSTOMER))).all()
    for number in sorted(numbers):
        async with database.begin() as session, changing(session, desk, number) as opened:
            if opened.ticket.state is not State.CLOSED:
                await route(session, desk, opened, ruleset)


def is_unowned(ticket: Ticket) -> bool:
    """Tell whether a ticket waits for a person and is nobody's."""
    is_free = ticket.team_id is None and ticket.assignee_id is None
    return is_free and ticket.needs_person_at is not None and ticket.holder is Holder.PERSON


def _is_news(opened: Opened) -> bool:
    if opened.happened(Kind.OPENED, Kind.NEEDS_PERSON, Kind.ABSORBED, Kind.PARTED):
        return True
    before = describe(opened.row)
    return before.state is State.CLOSED or any(
        getattr(before, name) != getattr(opened.ticket, name) for name in WATCHED
    )


async def _matching(
    session: AsyncSession, desk: Desk, opened: Opened, ruleset: Ruleset, rules: Sequence[Rule]
) -> list[Rule]:
    """Return those of some rules that are true of the ticket as it is now, in their order."""
    told = await ruleset.true_of(session, rules, opened.ticket, opened.id, desk.clock.now())
    return [one for one in rules if ruleset.matches(one, opened.ticket, told.get(one.id, {}))]


async def _tag(session: AsyncSession, desk: Desk, opened: Opened, ruleset: Ruleset) -> None:
    """Add the tags of rules; a tag may make another rule true, so it is asked again until nothing is added."""
    rules = [one for one in ruleset.rules if one.destination is Destination.TAG]
    while rules:
        lacking = [one for one in rules if not _has(opened.ticket, one)]
        matching = await _matching(session, desk, opened, ruleset, lacking)
        for rule in matching:
            is_free = not _has(opened.ticket, rule) and len(opened.ticket.tags) < MOST_TAGS
            if is_free and not await _was_taken_off(session, opened, str(rule.target)):
                opened.change(Kind.TAGGED, by=_mark(rule), why=rule.name, tag=rule.target)
        rules = [one for one in lacking if one not in matching] if matching else []


def _has(ticket: Ticket, rule: Rule) -> bool:
    return str(rule.target).casefold() in {tag.casefold() for tag in ticket.tags}


async def _was_taken_off(session: AsyncSession, opened: Opened, tag: str) -> bool:
    """Tell whether somebody took this tag off the ticket: no rule puts it back."""
    if opened.happened(Kind.OPENED):
        return False
    off = exists().where(
        TicketEventRow.ticket_id == opened.id,
        TicketEventRow.kind == Kind.UNTAGGED,
        func.lower(TicketEventRow.facts["tag"].astext) == lower(tag),
    )
    return bool(await session.scalar(select(off)))


async def _view(session: AsyncSession, desk: Desk, opened: Opened, rules: Sequence[Rule]) -> None:
    """Put the ticket into the views of these rules; it stays open to all, and in each view it stands once."""
    by_view = {int(one.target): one for one in reversed(rules)}
    if not by_view:
        return
    living = await session.scalars(select(ViewRow.id).where(ViewRow.id.in_(by_view), ViewRow.retired_at.is_(None)))
    rows = [
        {"ticket_id": opened.id, "view_id": view_id, "rule_id": by_view[view_id].id, "at": desk.clock.now()}
        for view_id in sorted(living)
    ]
    if not rows:
        return
    new = insert(TicketViewRow).values(rows).on_conflict_do_nothing().returning(TicketViewRow.view_id)
    for view_id in sorted(await session.scalars(new)):
        rule = by_view[view_id]
        opened.change(Kind.VIEWED, by=_mark(rule), why=rule.name, view_id=view_id, rule_id=rule.id)


async def _give(session: AsyncSession, desk: Desk, opened: Opened, rule: Rule) -> bool:
    """Give the ticket to the rule's team or person; False where that cannot be, and the next rule is looked at."""
    number, store_id = int(rule.target), opened.ticket.store_id
    if rule.destination is Destination.PERSON:
        if not await available_people(session, store_id, [number]):
            return False
        opened.change(Kind.ASSIGNED, by=_mark(rule), why=rule.name, staff_id=number)
        return True
    return await _give_to_team(session, desk, opened, number, by=_mark(rule), why=rule.name)


async def _give_to_usual_team(session: AsyncSession, desk: Desk, opened: Opened) -> None:
    """Give what no rule has taken to the team that the store names for its handoffs, if it names one (S1-53)."""
    store = await get_store(session, opened.ticket.store_id)
    if store.settings.handoff.team_id is not None:
        why = "The store's handoff settings"
        await _give_to_team(session, desk, opened, store.settings.handoff.team_id, by="system", why=why)


async def _give_to_team(session: AsyncSession, desk: Desk, opened: Opened, team_id: int, *, by: str, why: str) -> bool:
    """Give the ticket to a team, and to whose turn it is there; False where the team is not used any more."""
    try:
        team = await get_team(session, team_id)
    except NotFound:
        return False
    if team.is_retired:
        return False
    opened.change(Kind.TEAM, by=by, why=why, team_id=team.id)
    store_id = opened.ticket.store_id
    person = await next_in_turn(session, desk.clock, team.id, store_id) if team.is_round_robin else None
    if person is not None:
        opened.change(Kind.ASSIGNED, by=by, why=f"{why}: it was their turn in {team.name}.", staff_id=person)
    return True


def _mark(rule: Rule) -> str:
    return f"rule:{rule.id}"
