"""Whether a condition is true of one ticket and its customer, in plain Python: pure, and the same as the SQL tells.

`undecided` takes what the ticket alone can tell, so that nothing is read where that is enough.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from helpdesk.routing.comparing import holds
from helpdesk.routing.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Did,
    DidLeaf,
    Filter,
    Leaf,
    Not,
    OfTicket,
    Profile,
    ProfileLeaf,
    TicketLeaf,
)
from helpdesk.routing.fields import TicketField
from helpdesk.routing.values import NEGATED, Compared, Op, moment_of
from helpdesk.tickets.life import Priority, Ticket

SKEW = timedelta(minutes=5)
"""So far may another's clock be ahead: an order that was placed a moment "after now" was placed just now."""

Truth = bool | None
"""None is what is not known yet."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the customer did."""

    name: str
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known of one ticket: itself, its store's key, and its customer's events and properties.

    A property may have several values: those of each browser, while nobody has proved who it is.
    """

    ticket: Ticket
    store: str
    events: Sequence[Event] = ()
    properties: Mapping[str, Sequence[Any]] = field(default_factory=dict)


def matches(condition: Condition, snapshot: Snapshot, now: datetime) -> bool:
    """Tell whether a condition is true."""
    return bool(decide(condition, lambda leaf: holds_leaf(leaf, snapshot, now)))


def decide(condition: Condition, truth: Callable[[Leaf], Truth]) -> Truth:
    """Tell whether a condition is true by the truth of its leaves; None where those that are known do not settle it."""
    if isinstance(condition, Not):
        inner = decide(condition.one, truth)
        return None if inner is None else not inner
    if isinstance(condition, AllOf | AnyOf):
        settling = isinstance(condition, AnyOf)
        is_open = False
        for one in condition.of:
            told = decide(one, truth)
            if told is settling:
                return settling
            is_open = is_open or told is None
        return None if is_open else not settling
    return truth(condition)


def undecided(condition: Condition, ticket: Ticket, store: str) -> Truth:
    """Tell whether a condition is true by the ticket alone; None where the customer's data must be asked."""

    def known(leaf: Leaf) -> Truth:
        return holds_ticket(leaf.ticket, ticket, store) if isinstance(leaf, TicketLeaf) else None

    return decide(condition, known)


def holds_leaf(leaf: Leaf, snapshot: Snapshot, now: datetime) -> bool:
    """Tell whether one single condition is true."""
    if isinstance(leaf, DidLeaf):
        return holds_did(leaf.did, snapshot.events, now)
    if isinstance(leaf, ProfileLeaf):
        return holds_profile(leaf.profile, snapshot.properties, now)
    return holds_ticket(leaf.ticket, snapshot.ticket, snapshot.store)


def holds_did(did: Did, events: Sequence[Event], now: datetime) -> bool:
    """Tell whether somebody did this as often as asked."""
    count = len(found(did, events, now))
    if not did.done:
        return count == 0
    if did.times is None:
        return count > 0
    return {
        "at_least": count >= did.times.count,
        "at_most": count <= did.times.count,
        "exactly": count == did.times.count,
    }[did.times.op]


def found(did: Did, events: Sequence[Event], now: datetime) -> list[Event]:
    """Return the events that a condition on behaviour counts."""
    first, end = span(did, now)
    return [
        event
        for event in events
        if event.name == did.event
        and event.at <= now + SKEW
        and (first is None or event.at >= first)
        and (end is None or event.at < end)
        and all(_holds_fact(one, event.facts, now) for one in did.where)
    ]


def span(did: Did, now: datetime) -> tuple[datetime | None, datetime | None]:
    """Return from when on and before when events count; None sets no limit."""
    if did.within is not None:
        return now - did.within.span, None
    return moment_of(did.since), moment_of(did.before)


def holds_profile(profile: Profile, properties: Mapping[str, Sequence[Any]], now: datetime) -> bool:
    """Tell whether the customer has such a property."""
    return _any_holds(properties.get(profile.name, ()), profile, now)


def _holds_fact(one: Filter, facts: Mapping[str, Any], now: datetime) -> bool:
    return _any_holds([fact(facts, one.fact)], one, now)


def fact(facts: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - a JSON value
    """Return a fact of an event; `items.title` is the list of the titles of its items."""
    first, _, second = name.partition(".")
    value = facts.get(first)
    if not second:
        return value
    return [one[second] for one in value if isinstance(one, dict) and second in one] if isinstance(value, list) else []


def _any_holds(stored: Sequence[Any], test: Compared, now: datetime) -> bool:
    if test.op in NEGATED:
        positive = test.model_copy(update={"op": NEGATED[test.op]})
        return not any(holds(one, positive, now) for one in stored)
    return any(holds(one, test, now) for one in stored)


def holds_ticket(test: OfTicket, ticket: Ticket, store: str) -> bool:
    """Tell whether the ticket has such a property."""
    if test.field is TicketField.PRIORITY:
        return _holds_priority(test, ticket.priority)
    if test.field is TicketField.ORDER_VALUE and test.currency not in ("", ticket.order_currency):
        return test.op in NEGATED
    return _any_holds([stored_value(test.field, ticket, store)], test, ticket.updated_at)


def stored_value(named: TicketField, ticket: Ticket, store: str) -> Any:  # noqa: ANN401 - a JSON value
    """Return a ticket's property as a JSON value."""
    return _VALUES[named](ticket, store)


def _holds_priority(test: OfTicket, priority: Priority) -> bool:
    wanted = test.value if isinstance(test.value, tuple) else (test.value,)
    numbers = [Priority[str(one).upper()] for one in wanted]
    return {
        Op.IS: priority in numbers,
        Op.IN: priority in numbers,
        Op.IS_NOT: priority not in numbers,
        Op.NOT_IN: priority not in numbers,
        Op.AT_LEAST: priority >= numbers[0],
        Op.AT_MOST: priority <= numbers[0],
    }[test.op]


_VALUES: Mapping[TicketField, Callable[[Ticket, str], Any]] = {
    TicketField.CHANNEL: lambda ticket, _: ticket.channel,
    TicketField.TOPIC: lambda ticket, _: list(ticket.topics),
    TicketField.TAG: lambda ticket, _: list(ticket.tags),
    TicketField.STORE: lambda _, store: store,
    TicketField.LANGUAGE: lambda ticket, _: ticket.language,
    TicketField.SENTIMENT: lambda ticket, _: ticket.feeling,
    TicketField.PRIORITY: lambda ticket, _: ticket.priority.word,
    TicketField.ORDER_STATE: lambda ticket, _: ticket.order_state,
    TicketField.ORDER_VALUE: lambda ticket, _: None if ticket.order_value is None else format(ticket.order_value, "f"),
    TicketField.REASON: lambda ticket, _: ticket.reason,
    TicketField.STATE: lambda ticket, _: ticket.state.value,
    TicketField.NEEDS_PERSON: lambda ticket, _: ticket.needs_person_at is not None,
    TicketField.SUBJECT: lambda ticket, _: ticket.subject,
}
