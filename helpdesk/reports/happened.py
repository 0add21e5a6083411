"""The entries that are read from what happened: deadlines kept, what was given back and why, orders that we helped."""

from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Numeric,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import aliased

from commerce.happenings import EventName
from customers.models import CustomerEventRow
from helpdesk.reports.entries import COLUMNS, row, visible, whose, within
from helpdesk.reports.questions import Question
from helpdesk.tickets.life import Kind
from helpdesk.tickets.models import TicketEventRow, TicketRow

REFUND = "refund:"
"""A ticket's tag that begins so says why money was given back, such as `refund:damaged`: by hand, or by a macro."""
CANCELLED = "cancelled"
LONGEST_WORD = 80
"""Events may come from outside: a reason or a currency that is no word is cut, an amount that is no number left out."""
_AMOUNT = r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$"


def deadlines(question: Question) -> Select[Any]:
    """Deadlines of service-level policies that were kept or missed; what happened last to each one counts."""
    event, later = TicketEventRow, aliased(TicketEventRow)
    kinds = (Kind.MET, Kind.BREACHED)
    is_outdone = exists().where(
        later.ticket_id == event.ticket_id,
        later.id > event.id,
        later.kind.in_(kinds),
        later.facts["deadline_id"] == event.facts["deadline_id"],
    )
    columns = row(
        entry=cast(event.id, String),
        at=event.at,
        part=event.kind,
        policy=cast(func.split_part(event.by, ":", 2), Integer),
        target=event.facts["target"].astext,
    )
    return (
        select(*columns)
        .join_from(event, TicketRow, TicketRow.id == event.ticket_id)
        .where(event.kind.in_(kinds), event.by.like("sla:%"), ~is_outdone)
        .where(within(question, TicketRow.store_id, event.at), visible(question))
        .where(whose(question, TicketRow.assignee_id))
    )


def refunds(question: Question) -> Select[Any]:
    """What was given back and why, of every source that knows; a source to come is one more select here."""
    sources = (_returned(question), _cancelled(question), _tagged(question))
    every = union_all(*sources).subquery()
    return select(*(every.c[name] for name in COLUMNS))


def _returned(question: Question) -> Select[Any]:
    items = CustomerEventRow.facts["items"]
    has_items = and_(func.jsonb_typeof(items) == "array", items != cast([], JSONB))
    listed = case((has_items, items), else_=cast([{}], JSONB))
    item = func.jsonb_array_elements(listed).table_valued("value", name="item")
    reason = func.left(func.coalesce(cast(item.c.value, JSONB)["reason"].astext, "unknown"), LONGEST_WORD)
    reasons = select(reason.label("reason")).select_from(item).distinct().lateral("reasons")
    query = _of_orders(question, EventName.RETURNED, reasons.c.reason)
    return query.join(reasons, true())


def _cancelled(question: Question) -> Select[Any]:
    return _of_orders(question, EventName.CANCELLED, literal(CANCELLED))


def _of_orders(question: Question, name: EventName, reason: Any) -> Select[Any]:  # noqa: ANN401 - a column
    """Return what happened to orders, each with the newest ticket about its order, if there is one."""
    event, newer = CustomerEventRow, aliased(TicketRow)
    newest = and_(
        _is_about(TicketRow, event),
        ~exists().where(_is_about(newer, event), newer.id > TicketRow.id),
        visible(question),
    )
    columns = row(
        entry=func.concat(event.id, ":", reason),
        order_name=event.order_name,
        at=event.happened_at,
        store_id=event.store_id,
        part=literal("returned" if name is EventName.RETURNED else "cancelled"),
        reason=reason,
    )
    is_ticket_needed = _asks_of_tickets(question)
    query = select(*columns).join_from(event, TicketRow, newest, isouter=not is_ticket_needed)
    return query.where(
        event.name == name, within(question, event.store_id, event.happened_at), whose(question, TicketRow.assignee_id)
    )


def _is_about(ticket: type[TicketRow], event: type[CustomerEventRow]) -> ColumnElement[bool]:
    return and_(
        ticket.store_id == event.store_id,
        ticket.order_name == event.order_name,
        ticket.order_name != literal_column("''"),  # as the index says it
        ticket.customer_id == event.customer_id,
        ticket.is_preview.is_(False),
    )


def _asks_of_tickets(question: Question) -> bool:
    """Whether only those count that have a ticket: it is asked for, or whoever asks sees a team's tickets alone."""
    asked = (question.team_id is not None, question.channel, question.language, question.topic)
    return any(asked) or question.actor.teams is not None


def _tagged(question: Question) -> Select[Any]:
    event, later = TicketEventRow, aliased(TicketEventRow)
    tag = event.facts["tag"].astext
    is_repeated = exists().where(
        later.ticket_id == event.ticket_id,
        later.id > event.id,
        later.kind == Kind.TAGGED,
        later.facts["tag"].astext == tag,
    )
    columns = row(
        entry=func.concat("tag:", event.id),
        at=event.at,
        part=literal("tagged"),
        reason=func.substr(tag, len(REFUND) + 1),
    )
    return (
        select(*columns)
        .join_from(event, TicketRow, TicketRow.id == event.ticket_id)
        .where(event.kind == Kind.TAGGED, tag.like(f"{REFUND}%"), TicketRow.tags.has_key(tag), ~is_repeated)
        .where(within(question, TicketRow.store_id, event.at), visible(question))
        .where(whose(question, TicketRow.assignee_id), TicketRow.merged_into.is_(None))
    )


def assisted_orders(question: Question) -> Select[Any]:
    """Orders that a customer placed soon after an answer to them; each belongs to the last answer before it (S4-38)."""
    order, answer, heard, ticket = CustomerEventRow, TicketEventRow, aliased(TicketEventRow), aliased(TicketRow)
    was_asked = exists().where(heard.ticket_id == answer.ticket_id, heard.kind == Kind.HEARD, heard.id < answer.id)
    since = order.happened_at - timedelta(days=question.days)
    last = (
        select(answer.ticket_id, answer.facts)
        .join_from(answer, ticket, ticket.id == answer.ticket_id)
        .where(ticket.customer_id == order.customer_id, ticket.store_id == order.store_id)
        .where(ticket.is_preview.is_(False), answer.kind == Kind.REPLIED, was_asked)
        .where(answer.at < order.happened_at, answer.at >= since)
        .where(ticket.opened_at < order.happened_at, ticket.replied_at >= since)  # spares reading their changes
        .order_by(answer.at.desc(), answer.id.desc())
        .limit(1)
        .lateral("answer")
    )
    worth = order.facts["value"].astext
    person = cast(last.c.facts["staff_id"].astext, Integer)
    columns = row(
        entry=cast(order.id, String),
        order_name=order.order_name,
        at=order.happened_at,
        person_id=person,
        part=last.c.facts["author"].astext,
        amount=case((worth.regexp_match(_AMOUNT), cast(worth, Numeric))),
        currency=func.left(func.coalesce(order.facts["currency"].astext, ""), LONGEST_WORD),
    )
    return (
        select(*columns)
        .join_from(order, last, true())
        .join(TicketRow, TicketRow.id == last.c.ticket_id)
        .where(order.name == EventName.PLACED, within(question, order.store_id, order.happened_at))
        .where(visible(question), whose(question, person))
    )
