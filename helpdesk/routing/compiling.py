"""A condition as SQL over tickets, events and properties: what `helpdesk.routing.matching` tells in plain Python.

One subject is asked at a time: every ticket of a query, or one whose values are bound. Every part is true or false,
never null, so that `not` means what it says. An event is found by the index of its customer, name and moment, so a rule
costs the same whatever the tables hold.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Integer,
    Select,
    and_,
    any_,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, JSONPATH
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow
from customers.models import CustomerEventRow, CustomerPropertyRow, CustomerSessionRow, VisitorRow
from helpdesk.routing.comparing_sql import Stored, Truth, holds
from helpdesk.routing.conditions import AllOf, AnyOf, Condition, Did, DidLeaf, Leaf, Not, OfTicket, ProfileLeaf
from helpdesk.routing.fields import TicketField
from helpdesk.routing.matching import SKEW
from helpdesk.routing.reading import read_condition, write_condition
from helpdesk.routing.values import NEGATED, Compared, Op, moment_of
from helpdesk.tickets.life import Priority
from helpdesk.tickets.models import ThreadRow, TicketRow
from stores.models import StoreRow

VISITOR: Mapping[str, ColumnElement[str]] = {
    "$country": VisitorRow.country.expression,
    "$language": VisitorRow.language.expression,
    "$time_zone": VisitorRow.time_zone.expression,
}
"""What is known of a browser while nobody has proved who it is."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Of which ticket a condition is asked, as at which moment."""

    ticket_id: ColumnElement[int]
    customer_id: ColumnElement[Any]
    at: ColumnElement[datetime]


def every(at: ColumnElement[datetime]) -> Subject:
    """Return the ticket of each row of a query over `TicketRow`; `at` may be a moment of the ticket itself."""
    return Subject(TicketRow.id.expression, TicketRow.customer_id.expression, at)


BOUND = Subject(
    bindparam("ticket_id", type_=Integer()),
    bindparam("customer_id", type_=Integer()),
    bindparam("at", type_=DateTime(timezone=True)),
)
"""One ticket, whose values are given when the query is run."""


async def matches(session: AsyncSession, ticket_ids: Collection[int], condition: Condition, now: datetime) -> set[int]:
    """Return those of some tickets of which a condition is true now."""
    values = {"ids": list(ticket_ids), "at": now}
    return set(await session.scalars(_matching(json.dumps(write_condition(condition))), values))


@lru_cache(maxsize=256)
def _matching(written: str) -> Select[int]:
    """Return the query for a condition: to build one costs more than to run it, so the last ones are kept."""
    condition = read_condition(json.loads(written))
    subject = every(bindparam("at", type_=DateTime(timezone=True)))
    return select(TicketRow.id).where(TicketRow.id.in_(bindparam("ids", expanding=True)), where(condition, subject))


def asking(leaves: Sequence[Leaf]) -> Select[*tuple[Any, ...]]:
    """Return the one query that tells of one bound ticket which of some leaves are true, in their order."""
    return select(*(_leaf(leaf, BOUND).label(f"leaf_{number}") for number, leaf in enumerate(leaves)))


def where(condition: Condition, subject: Subject) -> Truth:
    """Return what is true where a condition is."""
    if isinstance(condition, AllOf | AnyOf):
        joined = and_ if isinstance(condition, AllOf) else or_
        return joined(*(where(one, subject) for one in condition.of))
    if isinstance(condition, Not):
        return not_(where(condition.one, subject))
    return _leaf(condition, subject)


def _leaf(leaf: Leaf, subject: Subject) -> Truth:
    if isinstance(leaf, DidLeaf):
        return _did(leaf.did, subject)
    if isinstance(leaf, ProfileLeaf):
        return _signed(leaf.profile, lambda test: _profile(leaf.profile.name, test, subject))
    return _signed(leaf.ticket, lambda test: _ticket(leaf.ticket, test, subject))


def _signed(test: Compared, positive: Callable[[Compared], Truth]) -> Truth:
    """Return the truth of a test, or the opposite of its positive one."""
    if test.op in NEGATED:
        return not_(positive(test.model_copy(update={"op": NEGATED[test.op]})))
    return positive(test)


def _did(did: Did, subject: Subject) -> Truth:
    of_customer, of_browsers = events(did, subject)
    once = or_(of_customer.exists(), of_browsers.exists())
    times = did.times
    if times is None or (times.op, times.count) == ("at_least", 1):
        return once if did.done else not_(once)
    if times.count == 0:
        return not_(once)
    some = of_customer.union_all(of_browsers).limit(times.count + 1).subquery()
    count = select(func.count()).select_from(some).scalar_subquery()
    return {"at_least": count >= times.count, "at_most": count <= times.count, "exactly": count == times.count}[
        times.op
    ]


def events(did: Did, subject: Subject) -> tuple[Select[Any], Select[Any]]:
    """Return the events that a condition counts: the customer's, and those of their browsers before a sign-in."""
    counted = [CustomerEventRow.name == did.event, CustomerEventRow.happened_at <= subject.at + SKEW]
    if did.within is not None:
        counted.append(CustomerEventRow.happened_at >= subject.at - did.within.span)
    if did.since is not None:
        counted.append(CustomerEventRow.happened_at >= moment_of(did.since))
    if did.before is not None:
        counted.append(CustomerEventRow.happened_at < moment_of(did.before))
    counted += [_signed(one, partial(_holds_fact, _fact(one.fact), subject.at)) for one in did.where]
    found = select(CustomerEventRow.happened_at).where(*counted).correlate_except(CustomerEventRow)
    unproved = CustomerEventRow.customer_id.is_(None)
    return (
        found.where(CustomerEventRow.customer_id == subject.customer_id),
        found.where(CustomerEventRow.session_id == any_(sessions_of(subject)), unproved),
    )


def _holds_fact(stored: Stored, at: ColumnElement[datetime], test: Compared) -> Truth:
    return holds(stored, test, at)


def _fact(name: str) -> Stored:
    first, _, second = name.partition(".")
    stored: Stored = CustomerEventRow.facts[first]
    if not second:
        return stored
    path = f'strict $[*] ? (exists (@."{second}"))."{second}"'  # its name is checked when a condition is read
    nothing: ColumnElement[Any] = literal_column("'{}'::jsonb")
    return func.jsonb_path_query_array(stored, cast(path, JSONPATH), nothing, true(), type_=JSONB)


def sessions_of(subject: Subject) -> ColumnElement[Any]:
    """Return the browsers of the ticket's conversations at which nobody else has proved who they are (S1-64)."""
    nobody_else = or_(CustomerSessionRow.customer_id.is_(None), CustomerSessionRow.customer_id == subject.customer_id)
    found = (
        select(ConversationRow.session_id)
        .join(ThreadRow, ThreadRow.conversation_id == ConversationRow.id)
        .join(CustomerSessionRow, CustomerSessionRow.id == ConversationRow.session_id)
        .where(ThreadRow.ticket_id == subject.ticket_id, nobody_else)
        .correlate_except(ConversationRow, ThreadRow, CustomerSessionRow)
    )
    return func.array(found.scalar_subquery(), type_=ARRAY(Integer))


def _profile(name: str, test: Compared, subject: Subject) -> Truth:
    kept = exists().where(
        CustomerPropertyRow.customer_id == subject.customer_id,
        CustomerPropertyRow.name == name,
        holds(CustomerPropertyRow.value["is"], test, subject.at),
    )
    if name not in VISITOR:
        return kept
    told = exists().where(
        VisitorRow.session_id == any_(sessions_of(subject)),
        holds(func.to_jsonb(VISITOR[name], type_=JSONB), test, subject.at),
    )
    return or_(kept, and_(subject.customer_id.is_(None), told))


def _ticket(named: OfTicket, test: Compared, subject: Subject) -> Truth:
    if named.field is TicketField.PRIORITY:
        return _priority(test)
    if named.field is TicketField.STORE:
        keys = test.value if isinstance(test.value, tuple) else (test.value,)
        known = exists().where(StoreRow.id == TicketRow.store_id)
        return (
            known
            if test.op is Op.IS_SET
            else known.where(func.lower(StoreRow.key).in_([str(one).lower() for one in keys]))
        )
    holding = holds(_COLUMNS[named.field], test, subject.at)
    return and_(holding, TicketRow.order_currency == named.currency) if named.currency else holding


def _priority(test: Compared) -> Truth:
    wanted = test.value if isinstance(test.value, tuple) else (test.value,)
    numbers = [Priority[str(one).upper()].value for one in wanted]
    if test.op in {Op.AT_LEAST, Op.AT_MOST}:
        return TicketRow.priority >= numbers[0] if test.op is Op.AT_LEAST else TicketRow.priority <= numbers[0]
    return TicketRow.priority.in_(numbers)


def _json(column: Any) -> Stored:  # noqa: ANN401 - a column
    return func.to_jsonb(column, type_=JSONB)


_COLUMNS: Mapping[TicketField, Stored] = {
    TicketField.CHANNEL: _json(TicketRow.channel),
    TicketField.TOPIC: TicketRow.topics.expression,
    TicketField.TAG: TicketRow.tags.expression,
    TicketField.LANGUAGE: _json(TicketRow.language),
    TicketField.SENTIMENT: _json(TicketRow.feeling),
    TicketField.ORDER_STATE: _json(TicketRow.order_state),
    TicketField.ORDER_VALUE: _json(TicketRow.order_value),
    TicketField.REASON: _json(TicketRow.reason),
    TicketField.STATE: _json(TicketRow.state),
    TicketField.NEEDS_PERSON: _json(TicketRow.needs_person_at.is_not(None)),
    TicketField.SUBJECT: _json(TicketRow.subject),
}
