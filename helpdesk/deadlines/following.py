"""What follows the changes of a ticket: its clocks and its standstill go on, and are written as deadlines.

Tickets that no person is needed for cost nothing; the others one read, and a write where something moves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deadlines.aging import Stall, advance_stall, stands_still
from helpdesk.deadlines.book import Book, in_force
from helpdesk.deadlines.clocks import Clock, Clocks, Outcome, Status, Step, advance
from helpdesk.deadlines.models import DeadlineRow
from helpdesk.deadlines.policies import Target, Terms, Time
from helpdesk.tickets.desk import Desk, Opened, changes_of, describe
from helpdesk.tickets.fold import apply, begin
from helpdesk.tickets.life import Change, Kind, Ticket

TICKING = frozenset({Kind.WARNED, Kind.BREACHED, Kind.AGED})
"""What the ticker does."""
MATTERS = TICKING | {
    Kind.HEARD, Kind.REPLIED, Kind.NEEDS_PERSON, Kind.TAKEN, Kind.HANDED_BACK, Kind.WAITED, Kind.CLOSED,
    Kind.REOPENED, Kind.NOTED, Kind.TEAM, Kind.PRIORITY, Kind.TAGGED, Kind.UNTAGGED,
    Kind.MERGED, Kind.ABSORBED, Kind.PARTED,
}  # fmt: skip
WHY = {
    Target.FIRST_REPLY: "The first reply was not given in time.",
    Target.NEXT_REPLY: "The next reply was not given in time.",
    Target.RESOLUTION: "The ticket was not closed in time.",
}


Key = tuple[Target, datetime]


@dataclass(slots=True)
class Watched:
    """A ticket's clocks and standstill while they are taken further, and all the clocks that were seen on the way."""

    clocks: Clocks
    stall: Stall | None
    seen: dict[Key, Clock] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)


async def follow(session: AsyncSession, desk: Desk, opened: Opened) -> None:
    """Take the deadlines of a ticket further by what has happened to it."""
    is_needed = opened.row.needs_person_at is not None or opened.ticket.needs_person_at is not None
    if not is_needed or opened.ticket.is_preview or not any(map(matters, opened.changes)):
        return
    book = await in_force(session, desk.clock)
    if book.is_idle and not opened.happened(*TICKING):
        return
    await bring_up(session, opened, describe(opened.row), book)


async def begin_deadlines(session: AsyncSession, opened: Opened, book: Book) -> None:
    """Give a locked ticket the deadlines that are in force now, though nothing happens to it."""
    ticket = opened.ticket
    if ticket.needs_person_at is not None and not ticket.is_preview:
        await bring_up(session, opened, ticket, book, (Change(Kind.NOTED, opened.clock.now(), "system"),))


async def bring_up(
    session: AsyncSession, opened: Opened, before: Ticket, book: Book, changes: Sequence[Change] | None = None
) -> None:
    """Take the deadlines of a locked ticket further from what it was before, by its changes and what is in force."""
    found = await session.scalars(
        select(DeadlineRow)
        .where(DeadlineRow.ticket_id == opened.id)
        .order_by(DeadlineRow.id)
        .execution_options(populate_existing=True)
    )
    rows: dict[Key, DeadlineRow] = {(Target(row.target), row.started_at): row for row in found}
    aging = next((row for row in rows.values() if row.target == Target.AGING), None)
    clocks: dict[Target, Clock] = {
        target: clock_of(row) for (target, _), row in rows.items() if target is not Target.AGING
    }
    watched = Watched(clocks, stall_of(aging) if aging is not None else None)
    walk(watched, before, opened.changes if changes is None else changes, book)
    if watched.stall is not None and _is_untracked(before, aging):
        watched.stall = await _read_stall(session, opened, book)
    _write_stall(session, opened, aging, watched.stall)
    for key, clock in watched.seen.items():
        if key not in rows:
            rows[key] = DeadlineRow(ticket_id=opened.id)
            session.add(rows[key])
        write(rows[key], clock)
    if watched.outcomes:
        await session.flush()
    for outcome in watched.outcomes:
        clock = outcome.clock
        why = WHY[clock.target] if outcome.kind is Kind.BREACHED else ""
        row = rows[clock.target, clock.started_at]
        opened.change(outcome.kind, by=f"sla:{clock.rule_id}", why=why, **facts(row))


def walk(watched: Watched, before: Ticket, changes: Iterable[Change], book: Book) -> None:
    """Take clocks and standstill through changes, in order."""
    calendars = book.calendars(before.store_id)
    for change in changes:
        if change.kind is Kind.OPENED:
            continue
        step = Step(before, apply(before, change), change)
        before = step.after
        if not matters(change):
            continue
        watched.clocks, outcomes = advance(watched.clocks, step, book.policies, calendars)
        watched.outcomes += outcomes
        watched.stall = advance_stall(watched.stall, step, book.rules, calendars)
        watched.seen |= {(clock.target, clock.started_at): clock for clock in watched.clocks.values()}


def matters(change: Change) -> bool:
    """Tell whether a change can move a clock or end a standstill."""
    return change.kind in MATTERS or change.by.startswith("staff:")


def facts(row: DeadlineRow) -> dict[str, Any]:
    """Return what the timeline keeps of a deadline."""
    return {"deadline_id": row.id, "target": row.target, "due_at": row.due_at.isoformat() if row.due_at else None}


def _is_untracked(before: Ticket, aging: DeadlineRow | None) -> bool:
    """Tell whether a ticket stood still already while nobody kept since when."""
    return stands_still(before) and (aging is None or aging.state == Status.CANCELLED)


async def _read_stall(session: AsyncSession, opened: Opened, book: Book) -> Stall | None:
    """Return since when a ticket stands still, from all that has ever happened to it."""
    if not any(held.rule.match.fits(opened.ticket) for held in book.rules):
        return None
    opening, *changes = await changes_of(session, opened.id)
    watched = Watched({}, None)
    walk(watched, begin(opening), changes, replace(book, policies=()))
    return watched.stall


def _write_stall(session: AsyncSession, opened: Opened, row: DeadlineRow | None, stall: Stall | None) -> None:
    """Keep a standstill in the one row that a ticket has for it; none is made where no rule waits."""
    if stall is None:
        if row is not None and row.ended_at is None:
            row.state, row.fires_at, row.due_at, row.ended_at = Status.CANCELLED, None, None, opened.clock.now()
        return
    if row is None:
        if not stall.rule_id:
            return
        row = DeadlineRow(ticket_id=opened.id, target=Target.AGING, warned_at=None, breached_at=None, spent=0)
        session.add(row)
    row.rule_id, row.started_at, row.running_since = stall.rule_id, stall.since, stall.since
    row.terms = {"seconds": stall.seconds, "clock": stall.clock, "fired": list(stall.fired)}
    row.state = Status.RUNNING if stall.rule_id else Status.FIRED
    row.due_at = row.fires_at = stall.due_at
    row.ended_at = None


def stall_of(row: DeadlineRow) -> Stall | None:
    """Return the standstill that a row keeps; None where it has ended."""
    if row.state == Status.CANCELLED:
        return None
    terms = row.terms
    fired = tuple(terms["fired"])
    return Stall(row.started_at, fired, row.rule_id, terms["seconds"], Time(terms["clock"]), row.due_at)


def clock_of(row: DeadlineRow) -> Clock:
    """Return the clock that a row keeps."""
    values = {name: getattr(row, name) for name in _KEPT}
    return Clock(**values, target=Target(row.target), state=Status(row.state), terms=Terms.model_validate(row.terms))


def write(row: DeadlineRow, clock: Clock) -> None:
    """Write a clock into its row."""
    row.target, row.state, row.terms = clock.target, clock.state, clock.terms.model_dump(mode="json")
    for name in _KEPT:
        setattr(row, name, getattr(clock, name))


_KEPT = (
    "rule_id", "started_at", "running_since", "spent", "due_at", "fires_at", "warned_at", "breached_at", "ended_at",
)  # fmt: skip
