"""Counts entries into cells, and lists the entries of one cell: both read the same rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    DateTime,
    Float,
    FromClause,
    Select,
    Subquery,
    Values,
    case,
    func,
    literal,
    literal_column,
    null,
    select,
    true,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.reports.entries import Column, zones
from helpdesk.reports.open_time import open_table, open_until
from helpdesk.reports.questions import TOTAL, Answer, By, Cell, Place, Question, Times, in_order
from helpdesk.reports.spans import Span
from helpdesk.tickets.models import TicketRow

Entries = Callable[[Question], Select[Any]]
_NAMED = {
    By.STORE: "store_id",
    By.TEAM: "team_id",
    By.PERSON: "person_id",
    By.CHANNEL: "channel",
    By.LANGUAGE: "language",
    By.POLICY: "policy",
    By.TARGET: "target",
    By.REASON: "reason",
}
_SEVERAL = {By.TOPIC: "topics", By.TAG: "tags"}
"""What a ticket may have several of: it counts under each."""
_MOMENTS = ARRAY(DateTime(timezone=True))


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted of entries: how many of each part, how long they took, what they are worth."""

    entries: Entries
    parts: tuple[str, ...]
    is_timed: bool = False
    is_valued: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a cell: the ticket, the order or the conversation that counts there."""

    entry: str
    at: datetime
    store_id: int
    part: str
    ticket_id: int | None = None
    subject: str = ""
    channel: str = ""
    order_name: str = ""
    conversation_id: int | None = None
    seconds: int | None = None


async def count(session: AsyncSession, question: Question, counted: Counted) -> Answer:
    """Return the cells of a question, and the total: with topics one entry may be in two cells, so it is read apart."""
    hours = await _hours(session, question, counted)
    every = counted.entries(question).subquery("entries")
    is_apart = question.by in _SEVERAL
    cells = await _measure(session, question, counted, _Parted(every, hours, has_total=not is_apart))
    if is_apart:
        cells |= await _measure(session, question, counted, _Parted(every, hours, has_cells=False, has_total=True))
    whole = cells.pop(TOTAL, None) or Cell(TOTAL, 0, dict.fromkeys(counted.parts, 0))
    return Answer(whole, in_order(list(cells.values())))


async def listed(
    session: AsyncSession,
    question: Question,
    counted: Counted,
    *,
    place: Place,
    part: str,
    after: tuple[datetime, str] | None,
    limit: int,
) -> list[Listed]:
    """Return the entries of a cell, newest first, from behind the one that `after` names."""
    if place.stretch:
        stretch = question.span.stretches()[place.stretch - 1]
        question = replace(question, span=Span(stretch.first, stretch.last))
    every = counted.entries(question).subquery("entries")
    source, _, value = _parted(question, _Parted(every, has_cells=place.is_value))
    seconds = func.extract("epoch", every.c.ended - every.c.began)
    query = (
        select(every, seconds.label("seconds"), func.coalesce(TicketRow.subject, "").label("subject"))
        .select_from(source.outerjoin(TicketRow, TicketRow.id == every.c.ticket_id))
        .order_by(every.c.at.desc(), every.c.entry.desc())
        .limit(limit)
    )
    if place.is_value:
        query = query.where(value.is_not_distinct_from(place.value))
    if part:
        query = query.where(every.c.part == part)
    if after is not None:
        query = query.where(tuple_(every.c.at, every.c.entry) < after)
    return [
        Listed(
            entry=row.entry,
            at=row.at,
            store_id=row.store_id,
            part=row.part,
            ticket_id=row.ticket_id,
            subject=row.subject,
            channel=row.channel or "",
            order_name=row.order_name or "",
            seconds=_whole(row.seconds),
        )
        for row in await session.execute(query)
    ]


@dataclass(frozen=True, slots=True)
class _Parted:
    """From where it is counted: the entries, when each store is open, and whether by cells, in all, or both."""

    every: FromClause
    hours: Values | None = None
    has_cells: bool = True
    has_total: bool = False


async def _hours(session: AsyncSession, question: Question, counted: Counted) -> Values | None:
    """Return when the stores are open, as far as the entries reach, where any of them has hours at all."""
    if not counted.is_timed or all(store.settings.hours.is_always_open for store in question.stores):
        return None
    every = counted.entries(question).subquery()
    reach = (await session.execute(select(func.min(every.c.began), func.max(every.c.ended)))).one()
    return None if None in reach else open_table(list(question.stores), *reach)


def _parted(question: Question, of: _Parted) -> tuple[FromClause, Column, Column]:
    """Return what to read, and by which stretch and value it is parted there."""
    every, source = of.every, of.every
    if not of.has_cells:
        return source, literal(TOTAL.stretch), null()
    stretch = case(
        *(
            (every.c.store_id.in_(zone.store_ids), func.width_bucket(every.c.at, literal(list(zone.edges), _MOMENTS)))
            for zone in zones(question)
        ),
        else_=0,
    )
    if question.by in _SEVERAL:
        every_one = func.jsonb_array_elements_text(every.c[_SEVERAL[question.by]])
        one = every_one.table_valued("value", name="one").lateral("one")
        return source.outerjoin(one, true()), stretch, one.c.value
    if question.by is By.HOUR:
        local = (
            (every.c.store_id.in_(zone.store_ids), func.timezone(zone.name, every.c.at)) for zone in zones(question)
        )
        return source, stretch, func.to_char(case(*local), "ID-HH24")
    return source, stretch, every.c[_NAMED[question.by]] if question.by in _NAMED else null()


async def _measure(session: AsyncSession, question: Question, counted: Counted, of: _Parted) -> dict[Place, Cell]:
    """Count in one statement; sums are counted by currency, and these added up."""
    placed = _placed(question, counted, of).c
    wanted: list[Column] = [func.count()]
    wanted += [func.count().filter(placed.part == part) for part in counted.parts]
    wanted += [_percentiles(placed[name]) for name in ("seconds", "open_seconds") if name in placed]
    money = [placed.currency] if counted.is_valued else []
    sets: list[Any] = [tuple_(placed.stretch, placed.value, *money)] if of.has_cells else []
    sets += [tuple_(*money) if money else literal_column("()")] if of.has_total else []
    is_total = func.grouping(placed.stretch) == 1 if of.has_cells else literal(value=True)
    shown: list[Column] = [placed.stretch, placed.value] if of.has_cells else [literal(0), null()]
    worth: list[Column] = [placed.currency, func.sum(placed.amount)] if money else [literal(""), null()]
    query = select(is_total, *shown, *worth, *wanted).group_by(func.grouping_sets(*sets))
    cells: dict[Place, Cell] = {}
    for in_all, stretch, value, currency, amount, number, *rest in await session.execute(query):
        place = TOTAL if in_all else Place(stretch, question.by is not By.NOTHING, value)
        known = cells.setdefault(place, Cell(place, 0, dict.fromkeys(counted.parts, 0)))
        parts = {part: known.parts[part] + count for part, count in zip(counted.parts, rest, strict=False)}
        amounts = known.amounts if amount is None else {**known.amounts, currency: str(amount)}
        calendar, business = _times(rest[len(counted.parts) :])
        cells[place] = Cell(place, known.count + number, parts, {}, calendar, business, amounts)
    return cells


def _placed(question: Question, counted: Counted, of: _Parted) -> Subquery:
    """Return the entries with their places, and what is measured of each."""
    source, stretch, value = _parted(question, of)
    every = of.every
    columns: list[Column] = [stretch.label("stretch"), value.label("value"), every.c.part]
    if counted.is_valued:
        columns += [every.c.currency, every.c.amount]
    if counted.is_timed:
        columns.append(func.extract("epoch", every.c.ended - every.c.began).label("seconds"))
    if of.hours is not None:
        source = source.outerjoin(of.hours, of.hours.c.store_id == every.c.store_id)
        spent = open_until(of.hours, every.c.ended) - open_until(of.hours, every.c.began)
        columns.append(spent.label("open_seconds"))
    return select(*columns).select_from(source).subquery("placed")


def _percentiles(seconds: Column) -> Column:
    return func.percentile_cont(literal([0.5, 0.9], ARRAY(Float))).within_group(seconds.asc())


def _times(found: Sequence[Sequence[float] | None]) -> tuple[Times | None, Times | None]:
    """Return the times by the calendar and of office hours: where no store has any, these are the same."""
    if not found:
        return None, None
    read = [Times(*(_whole(value) for value in both)) if both else Times() for both in found]
    return read[0], read[-1]


def _whole(seconds: Any) -> int | None:  # noqa: ANN401 - a number of the database's, or nothing
    return None if seconds is None else round(seconds)
