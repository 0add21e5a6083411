"""How conversations ended (D4), as a figure: rates, always shown with the counts that they are made of."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow, TurnRow
from conversations.outcomes import Ended, Outcome, any_of, ended, tally
from helpdesk.reports.counting import Listed
from helpdesk.reports.entries import Zone, zones
from helpdesk.reports.questions import TOTAL, Answer, By, Cell, Place, Question, Value, in_order
from helpdesk.tickets.access import seen_by
from helpdesk.tickets.models import ThreadRow, TicketRow

PARTS = tuple(outcome.value for outcome in Outcome)
BY = frozenset({By.NOTHING, By.STORE, By.CHANNEL, By.LANGUAGE, By.SKILL})
Placed = tuple[int, Ended]
"""A conversation with the number of the stretch that it began in."""


async def answer(session: AsyncSession, question: Question) -> Answer:
    """Return how the conversations ended that began in the asked days, and the two rates."""
    found = await _found(session, question)
    cells: dict[tuple[int, Value], list[Ended]] = defaultdict(list)
    for stretch, one in found:
        if question.by is not By.SKILL:
            cells[stretch, _value(question, one)].append(one)
    if question.by is By.SKILL:
        cells = await _by_skill(session, question)
    total = _cell(TOTAL, [one for _, one in found])
    is_parted = question.by is not By.NOTHING
    return Answer(
        total,
        in_order([_cell(Place(stretch, is_parted, value), inside) for (stretch, value), inside in cells.items()]),
    )


async def listed(
    session: AsyncSession,
    question: Question,
    *,
    place: Place,
    part: str,
    after: tuple[datetime, str] | None,
    limit: int,
) -> list[Listed]:
    """Return the conversations of a cell, newest first, each with the ticket that it belongs to now."""
    if question.by is By.SKILL and place.is_value:
        question, place = replace(question, skill=str(place.value), by=By.NOTHING), Place(place.stretch)
    found = [
        (one.course.began_at, str(one.course.conversation_id), one)
        for stretch, one in await _found(session, question)
        if place.stretch in (0, stretch)
        and (not place.is_value or _value(question, one) == place.value)
        and part in ("", one.outcome)
    ]
    found.sort(key=lambda item: item[:2], reverse=True)
    shown = [one for at, entry, one in found if after is None or (at, entry) < after][:limit]
    tickets = await _tickets(session, [one.course.conversation_id for one in shown])
    return [_listed(one, *tickets.get(one.course.conversation_id, (None, ""))) for one in shown]


async def _by_skill(session: AsyncSession, question: Question) -> dict[tuple[int, Value], list[Ended]]:
    """Return the conversations of each skill that took part in any, by the stretch that they began in."""
    there: set[str] = set()
    for zone in zones(question):
        there |= await _skills_there(session, zone)
    cells: dict[tuple[int, Value], list[Ended]] = defaultdict(list)
    for skill in sorted(there & {question.skill} if question.skill else there):
        for stretch, one in await _found(session, replace(question, skill=skill)):
            cells[stretch, skill].append(one)
    return cells


async def _skills_there(session: AsyncSession, zone: Zone) -> frozenset[str]:
    """Return which skills took part in conversations of these stores, by the steps of their turns (`skill:step`)."""
    one = ConversationRow
    step = func.jsonb_array_elements_text(TurnRow.trace["path"]).table_valued("value", name="step").lateral("step")
    skill = func.split_part(step.c.value, ":", 1)
    query = (
        select(skill)
        .select_from(one)
        .join(TurnRow, TurnRow.conversation_id == one.id)
        .join(step, step.c.value.contains(":"))
        .where(one.store_id.in_(zone.store_ids), one.is_preview.is_(False), one.heard_at.is_not(None))
        .where(one.created_at >= zone.edges[0], one.created_at < zone.edges[-1])
        .where(func.jsonb_typeof(TurnRow.trace["path"]) == "array")
        .distinct()
    )
    return frozenset((await session.scalars(query)).all())


async def _found(session: AsyncSession, question: Question) -> list[Placed]:
    """Return the conversations that whoever asks may see, with the stretch that each began in by its store's days."""
    found: list[Placed] = []
    for zone in zones(question):
        first, last = zone.edges[0], zone.edges[-1]
        inside = await ended(session, zone.store_ids, since=first, until=last, now=question.now, skill=question.skill)
        found += [(bisect_right(zone.edges, one.course.began_at), one) for one in inside]
    if question.actor.teams is not None:
        mine = await _tickets(session, [one.course.conversation_id for _, one in found], seen_by(question.actor))
        found = [(stretch, one) for stretch, one in found if one.course.conversation_id in mine]
    if not question.channel and not question.language:
        return found
    return [
        (stretch, one)
        for stretch, one in found
        if question.channel in ("", one.course.channel) and question.language in ("", one.course.language)
    ]


async def _tickets(
    session: AsyncSession, conversation_ids: Collection[int], *conditions: ColumnElement[bool]
) -> dict[int, tuple[int, str]]:
    """Return the ticket that each conversation belongs to now, with its subject."""
    rows = await session.execute(
        select(ThreadRow.conversation_id, TicketRow.id, TicketRow.subject)
        .join(TicketRow, TicketRow.id == ThreadRow.ticket_id)
        .where(ThreadRow.conversation_id == any_of(conversation_ids), ThreadRow.is_current, *conditions)
    )
    return {conversation_id: (ticket_id, subject) for conversation_id, ticket_id, subject in rows}


def _listed(one: Ended, ticket_id: int | None, subject: str) -> Listed:
    course = one.course
    return Listed(
        entry=str(course.conversation_id),
        at=course.began_at,
        store_id=course.store_id,
        part=one.outcome,
        ticket_id=ticket_id,
        subject=subject,
        channel=course.channel,
        conversation_id=course.conversation_id,
    )


def _cell(place: Place, inside: Sequence[Ended]) -> Cell:
    found = tally(inside)
    parts = {outcome.value: found.count(outcome) for outcome in Outcome}
    return Cell(place, len(inside), parts, {"resolution": found.resolution, "deflection": found.deflection})


def _value(question: Question, one: Ended) -> Value:
    if question.by is By.STORE:
        return one.course.store_id
    if question.by is By.CHANNEL:
        return one.course.channel
    return one.course.language if question.by is By.LANGUAGE else None
