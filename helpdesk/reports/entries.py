"""The rows behind the figures of tickets: each entry counts once, and names the ticket that it opens.

Every figure is counted from the same rows as its list is read from, so that the two cannot differ. A ticket that went
into another is no matter of its own; previews count nowhere; nobody counts what they may not see.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    DateTime,
    Integer,
    Numeric,
    Select,
    SQLColumnExpression,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    true,
)

from helpdesk.reports.questions import Question
from helpdesk.tickets.access import seen_by
from helpdesk.tickets.life import State
from helpdesk.tickets.models import TicketRow

Column = SQLColumnExpression[Any]
COLUMNS = (
    "entry", "ticket_id", "order_name", "at", "store_id", "team_id", "person_id", "channel", "language", "topics",
    "tags", "part", "began", "ended", "amount", "currency", "policy", "target", "reason",
)  # fmt: skip
"""`entry` is unique; `began` and `ended` are what was measured, with no `ended` while it goes on."""

_NOTHING: dict[str, Column] = {
    "began": cast(null(), DateTime(timezone=True)),
    "ended": cast(null(), DateTime(timezone=True)),
    "amount": cast(null(), Numeric),
    "policy": cast(null(), Integer),
    "part": literal(""),
    "currency": literal(""),
    "target": literal(""),
    "reason": literal(""),
}


def row(**columns: Column) -> list[Column]:
    """Return the columns of an entry in their order; those of its ticket are filled in, others are nothing."""
    ticket: dict[str, Column] = {
        "entry": cast(TicketRow.id, String),
        "ticket_id": TicketRow.id,
        "order_name": TicketRow.order_name,
        "store_id": TicketRow.store_id,
        "team_id": TicketRow.team_id,
        "person_id": TicketRow.assignee_id,
        "channel": TicketRow.channel,
        "language": TicketRow.language,
        "topics": TicketRow.topics,
        "tags": TicketRow.tags,
    }
    known = {**_NOTHING, **ticket, **columns}
    return [known[name].label(name) for name in COLUMNS]


@dataclass(frozen=True, slots=True)
class Zone:
    """The stores of a time zone, and the moments that part the asked days there."""

    name: str
    store_ids: list[int]
    edges: tuple[datetime, ...]


def zones(question: Question) -> list[Zone]:
    """Return the time zones of the asked stores."""
    found: dict[str, Zone] = {}
    for store in question.stores:
        name = store.settings.time_zone
        if name not in found:
            found[name] = Zone(name, [], question.span.edges(store.zone))
        found[name].store_ids.append(store.id)
    return list(found.values())


def within(question: Question, store: Column, at: Column) -> Column:
    """Return what is true of moments in the asked days, each by the time zone of its store."""
    chosen = (and_(store.in_(one.store_ids), at >= one.edges[0], at < one.edges[-1]) for one in zones(question))
    return or_(*chosen)


def visible(question: Question) -> Column:
    """Return what is true of tickets that whoever asks may see, and that fit what they ask for."""
    conditions: list[Column] = [TicketRow.is_preview.is_(False), seen_by(question.actor)]
    if question.team_id is not None:
        conditions.append(TicketRow.team_id == question.team_id)
    if question.channel:
        conditions.append(TicketRow.channel == question.channel)
    if question.language:
        conditions.append(TicketRow.language == question.language)
    if question.topic:
        conditions.append(TicketRow.topics.contains([question.topic]))
    return and_(*conditions)


def whose(question: Question, person: Column) -> Column:
    """Return what is true of the entries of the person that is asked for."""
    return true() if question.person_id is None else person == question.person_id


def _tickets(question: Question, at: Column, columns: Sequence[Column], person: Column) -> Select[Any]:
    return select(*columns).where(
        within(question, TicketRow.store_id, at),
        visible(question),
        whose(question, person),
        TicketRow.merged_into.is_(None),
    )


def first_response(question: Question) -> Select[Any]:
    """Tickets that a customer began: from their first words to the first answer of anybody."""
    by_person = TicketRow.first_reply_at == TicketRow.first_person_reply_at
    person = func.coalesce(TicketRow.first_person_id, TicketRow.assignee_id)
    columns = row(
        at=TicketRow.opened_at,
        began=TicketRow.opened_at,
        ended=TicketRow.first_reply_at,
        person_id=person,
        part=case((TicketRow.first_reply_at.is_(None), "unanswered"), (by_person, "person"), else_="agent"),
    )
    return _tickets(question, TicketRow.opened_at, columns, person).where(TicketRow.heard_at.is_not(None))


def first_person_response(question: Question) -> Select[Any]:
    """Tickets that needed a person: from that moment to the first answer of one (D5a)."""
    person = func.coalesce(TicketRow.first_person_id, TicketRow.assignee_id)
    answered = TicketRow.first_person_reply_at
    columns = row(
        at=TicketRow.needs_person_at,
        began=TicketRow.needs_person_at,
        ended=case((answered.is_not(None), func.greatest(answered, TicketRow.needs_person_at))),
        person_id=person,
        part=case((answered.is_(None), "unanswered"), else_="answered"),
    )
    return _tickets(question, TicketRow.needs_person_at, columns, person)


def resolution(question: Question) -> Select[Any]:
    """Tickets that are closed, by the moment they were closed last; one that was opened again is not resolved."""
    columns = row(
        at=TicketRow.closed_at,
        began=TicketRow.opened_at,
        ended=TicketRow.closed_at,
        part=_who(),
    )
    return _tickets(question, TicketRow.closed_at, columns, TicketRow.assignee_id).where(
        TicketRow.state == State.CLOSED, TicketRow.closed_at.is_not(None)
    )


def demand(question: Question) -> Select[Any]:
    """Tickets by the moment they began (S5-17)."""
    return _tickets(question, TicketRow.opened_at, row(at=TicketRow.opened_at, part=_who()), TicketRow.assignee_id)


def _who() -> Column:
    return case((TicketRow.needs_person_at.is_(None), literal("agent")), else_="person")
