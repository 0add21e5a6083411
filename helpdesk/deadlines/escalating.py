"""What an aging rule does when its moment comes: it gives the ticket to its owner, makes it more urgent, and tells."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deadlines.aging import AgingRule, HeldRule, higher, stands_still
from helpdesk.deadlines.alerts import Alert, Whom, alert, concerned, managers
from helpdesk.deadlines.book import read_book
from helpdesk.deadlines.following import begin_deadlines
from helpdesk.deadlines.models import DeadlineRow
from helpdesk.tickets.desk import Opened
from helpdesk.tickets.life import Kind
from staff.availability import may_be_given
from staff.models import PersonRow, TeamRow

HOUR = 60


@dataclass(slots=True)
class Found:
    """Who may be given a ticket of those whom a rule names, and what is wrong with the others."""

    person_id: int | None = None
    team_id: int | None = None
    notified: list[Whom] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


async def age(session: AsyncSession, opened: Opened, row: DeadlineRow, tick: datetime) -> None:
    """Let the rule of a standstill do what it says; one that is out of force or fits no more makes room for the next.

    Whom the rule names but cannot be given the ticket is passed over, and the managers are told.
    """
    book = await read_book(session)
    held = next((one for one in book.rules if one.id == row.rule_id), None)
    ticket = opened.ticket
    if held is None or not stands_still(ticket) or not held.rule.match.fits(ticket):
        await begin_deadlines(session, opened, book)
        return
    by, rule = f"aging:{held.id}", held.rule
    found = await look_up(session, rule, ticket.store_id)
    opened.change(
        Kind.AGED, by=by, why=_why(held, found), rule_id=held.id, deadline_id=row.id, since=row.started_at.isoformat()
    )
    if found.team_id is not None and found.team_id != ticket.team_id:
        opened.change(Kind.TEAM, by=by, team_id=found.team_id)
    if found.person_id is not None and found.person_id != ticket.assignee_id:
        opened.change(Kind.ASSIGNED, by=by, staff_id=found.person_id)
    if rule.escalate and higher(ticket.priority) is not ticket.priority:
        opened.change(Kind.PRIORITY, by=by, priority=higher(ticket.priority).word)
    told = {"by": by, "why": _why(held, found)}
    await alert(session, opened, Alert.AGED, {*await concerned(session, opened), *found.notified}, tick, **told)
    if found.problems:
        await alert(session, opened, Alert.BROKEN, await managers(session, ticket.store_id), tick, **told)


async def look_up(session: AsyncSession, rule: AgingRule, store_id: int | None = None) -> Found:
    """Find the people and the team that a rule names; without a store it is asked whether they work here at all."""
    found = Found()
    named = {one for one in (rule.assign_to, *rule.notify) if one is not None}
    works = PersonRow.is_active.is_(True)
    people = {row.id: row for row in await session.scalars(select(PersonRow).where(PersonRow.id.in_(named)))}
    working = {one.id for one in people.values() if one.is_active}
    able = (works & PersonRow.has_chat.is_(True)) if store_id is None else may_be_given(store_id)
    if rule.assign_to is not None:
        is_able = select(PersonRow.id).where(PersonRow.id == rule.assign_to, able)
        found.person_id = await session.scalar(is_able)
        if found.person_id is None:
            found.problems.append(_why_not(people.get(rule.assign_to)))
    if rule.team is not None:
        team = await session.get(TeamRow, rule.team)
        if team is None or team.retired_at is not None:
            found.problems.append("The team that it names does not exist any more.")
        else:
            found.team_id = team.id
    found.notified = [Whom(person_id=one) for one in rule.notify if one in working]
    if len(found.notified) < len(rule.notify):
        found.problems.append("Somebody whom it tells does not work here any more.")
    return found


def _why_not(person: PersonRow | None) -> str:
    if person is None:
        return "The person whom it assigns to is not on the staff."
    if not person.is_active:
        return f"{person.name}, whom it assigns to, does not work here any more."
    if not person.has_chat:
        return f"{person.name}, whom it assigns to, may not be assigned conversations."
    if person.is_away:
        return f"{person.name}, whom it assigns to, is away."
    return f"{person.name}, whom it assigns to, does not see this store."


def _why(held: HeldRule, found: Found) -> str:
    minutes = held.rule.after
    time = f"{minutes // HOUR} hours" if minutes % HOUR == 0 and minutes > HOUR else f"{minutes} minutes"
    said = f"Nobody on the staff has acted for {time} (“{held.name}”)."
    return " ".join([said, *found.problems])
