"""What a ticket is now is what its changes make of it, in order: pure (D5a).

The columns of a ticket's row are a copy of `fold(changes)`, kept for lists.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from helpdesk.tickets.life import Change, Holder, Kind, Priority, State, Ticket
from helpdesk.tickets.values import read_values

MOST_TOPICS = 2
"""Labels that are shown of one ticket: the most recent (S3-24, D6)."""


def fold(changes: Iterable[Change]) -> Ticket:
    """Return what a ticket's changes, oldest first, make of it; the first one opens it. Raises ValueError."""
    remaining = iter(changes)
    opening = next(remaining, None)
    if opening is None or opening.kind is not Kind.OPENED:
        msg = "a ticket's changes begin with its opening"
        raise ValueError(msg)
    ticket = begin(opening)
    for change in remaining:
        ticket = apply(ticket, change)
    return ticket


def begin(opening: Change) -> Ticket:
    """Return a ticket as its opening makes it."""
    said = opening.facts
    return Ticket(
        store_id=said["store_id"],
        opened_at=opening.at,
        updated_at=opening.at,
        channel=said.get("channel", ""),
        language=said.get("language", ""),
        subject=said.get("subject", ""),
        customer_id=said.get("customer_id"),
        tags=tuple(said.get("tags", ())),
        is_preview=said.get("is_preview", False),
    )


def apply(ticket: Ticket, change: Change) -> Ticket:
    """Return a ticket after one more change."""
    values = _EFFECTS[change.kind](ticket, change) if change.kind in _EFFECTS else {}
    return replace(ticket, updated_at=max(ticket.updated_at, change.at), **values)


Values = dict[str, Any]


def _heard(ticket: Ticket, change: Change) -> Values:
    is_awaited = ticket.holder is Holder.PERSON
    return {
        **_opened_again(ticket),
        "heard_at": change.at,
        "channel": change.facts["channel"],
        "last_message_id": max(ticket.last_message_id, change.facts["message_id"]),
        "unanswered_since": ticket.unanswered_since or change.at,
        "person_awaited_since": (ticket.person_awaited_since or change.at) if is_awaited else None,
    }


def _replied(ticket: Ticket, change: Change) -> Values:
    values: Values = {
        "replied_at": change.at,
        "unanswered_since": None,
        "first_reply_at": ticket.first_reply_at or (change.at if ticket.heard_at else None),
        "last_message_id": max(ticket.last_message_id, change.facts["message_id"]),
    }
    if change.facts["author"] == "person":
        values |= {
            "person_replied_at": change.at,
            "first_person_reply_at": ticket.first_person_reply_at or change.at,
            "first_person_id": ticket.first_person_id or change.facts.get("staff_id"),
            "person_awaited_since": None,
        }
    return values


def _needs_person(ticket: Ticket, change: Change) -> Values:
    return {
        **_opened_again(ticket),
        "holder": Holder.PERSON,
        "reason": change.facts["reason"],
        "needs_person_at": ticket.needs_person_at or change.at,
        "person_awaited_since": ticket.person_awaited_since or change.at,
    }


def _taken(ticket: Ticket, change: Change) -> Values:
    needed = ticket.needs_person_at or change.at
    return {
        "holder": Holder.PERSON,
        "needs_person_at": needed,
        "assignee_id": ticket.assignee_id or change.facts["staff_id"],
    }


def _opened_again(ticket: Ticket) -> Values:
    return {} if ticket.state is State.OPEN else {"state": State.OPEN, "closed_at": None, "waits_until": None}


def _closed(_: Ticket, change: Change) -> Values:
    return {
        "state": State.CLOSED,
        "closed_at": change.at,
        "waits_until": None,
        "unanswered_since": None,
        "person_awaited_since": None,
    }


def _waited(_: Ticket, change: Change) -> Values:
    until = change.facts.get("until")
    return {"state": State.WAITING, "closed_at": None, "waits_until": datetime.fromisoformat(until) if until else None}


def _understood(ticket: Ticket, change: Change) -> Values:
    said = change.facts
    return {
        "topics": tuple(said["topics"])[:MOST_TOPICS],
        "feeling": said["feeling"] or ticket.feeling,
        "language": said["language"] or ticket.language,
    }


def _order(_: Ticket, change: Change) -> Values:
    value = change.facts.get("order_value")
    named = ("order_id", "order_name", "order_state", "order_currency")
    return {name: change.facts.get(name, "") for name in named} | {
        "order_value": None if value is None else Decimal(value)
    }


def _merged(_: Ticket, change: Change) -> Values:
    return {
        "state": State.CLOSED,
        "closed_at": change.at,
        "merged_into": change.facts["into"],
        "unanswered_since": None,
        "person_awaited_since": None,
    }


def _as_told(_: Ticket, change: Change) -> Values:
    return read_values(change.facts["values"])


_EFFECTS: Mapping[Kind, Callable[[Ticket, Change], Values]] = {
    Kind.HEARD: _heard,
    Kind.REPLIED: _replied,
    Kind.UNSENT: lambda ticket, _: _opened_again(ticket),
    Kind.NEEDS_PERSON: _needs_person,
    Kind.TAKEN: _taken,
    Kind.HANDED_BACK: lambda _, __: {"holder": Holder.AGENT, "person_awaited_since": None},
    Kind.WAITED: _waited,
    Kind.CLOSED: _closed,
    Kind.REOPENED: lambda ticket, _: _opened_again(ticket),
    Kind.TEAM: lambda _, change: {"team_id": change.facts["team_id"]},
    Kind.ASSIGNED: lambda _, change: {"assignee_id": change.facts["staff_id"]},
    Kind.PRIORITY: lambda _, change: {"priority": Priority[change.facts["priority"].upper()]},
    Kind.TAGGED: lambda ticket, change: {"tags": tuple(dict.fromkeys([*ticket.tags, change.facts["tag"]]))},
    Kind.UNTAGGED: lambda ticket, change: {"tags": tuple(tag for tag in ticket.tags if tag != change.facts["tag"])},
    Kind.UNDERSTOOD: _understood,
    Kind.CUSTOMER: lambda _, change: {"customer_id": change.facts["customer_id"]},
    Kind.ORDER: _order,
    Kind.SUBJECT: lambda _, change: {"subject": change.facts["subject"]},
    Kind.MERGED: _merged,
    Kind.ABSORBED: _as_told,
    Kind.PARTED: _as_told,
}
"""What each kind changes; the others are told in the timeline and change nothing."""
