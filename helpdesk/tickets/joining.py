"""What becomes of two tickets that are one matter, and of each when they are parted again: pure (D7).

A ticket keeps every change that was ever made to it. What belongs to a conversation names it in its facts, so that
after a merge was undone each ticket is what it would be had that merge never been: `replay` plays all changes again
without it, and lets what a conversation tells happen to the ticket where its thread belongs.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from helpdesk.tickets.fold import MOST_TOPICS, apply, begin
from helpdesk.tickets.life import Change, Holder, Kind, State, Ticket

_NEWEST = 2**63
"""What is told of a conversation without a message belongs to its newest thread."""
_STRUCTURE = frozenset({Kind.MERGED, Kind.ABSORBED, Kind.PARTED})


@dataclass(frozen=True, slots=True)
class Told:
    """A change as its row tells it; `number` is the row's, in the order in which everything happened."""

    number: int
    ticket_id: int
    change: Change


@dataclass(frozen=True, slots=True)
class Thread:
    """A stretch of a conversation, with the ticket that it began with."""

    conversation_id: int
    first_message_id: int
    home: int


def absorb(ticket: Ticket, other: Ticket) -> Ticket:
    """Return a ticket after another has gone into it: it hears what is newest, and nothing of either is lost.

    Team, assignee, subject, order and customer stay, and are the other's where there is none; the higher priority
    counts, the longer wait counts, and it is open if either is.
    """
    latest = _latest(ticket.heard_at, other.heard_at)
    newer, older = (ticket, other) if ticket.heard_at == latest else (other, ticket)
    first_at = _earliest(ticket.first_person_reply_at, other.first_person_reply_at)
    first = ticket if ticket.first_person_reply_at == first_at else other
    return replace(
        ticket,
        **_stands(ticket, other),
        **_order(ticket, other),
        channel=newer.channel or older.channel,
        language=newer.language or older.language,
        feeling=newer.feeling or older.feeling,
        topics=tuple(dict.fromkeys([*newer.topics, *older.topics]))[:MOST_TOPICS],
        subject=ticket.subject or other.subject,
        tags=tuple(dict.fromkeys([*ticket.tags, *other.tags])),
        team_id=ticket.team_id if ticket.team_id is not None else other.team_id,
        assignee_id=ticket.assignee_id if ticket.assignee_id is not None else other.assignee_id,
        customer_id=ticket.customer_id if ticket.customer_id is not None else other.customer_id,
        priority=max(ticket.priority, other.priority),
        heard_at=latest,
        replied_at=_latest(ticket.replied_at, other.replied_at),
        first_reply_at=_earliest(ticket.first_reply_at, other.first_reply_at),
        person_replied_at=_latest(ticket.person_replied_at, other.person_replied_at),
        first_person_reply_at=first.first_person_reply_at,
        first_person_id=first.first_person_id,
        last_message_id=max(ticket.last_message_id, other.last_message_id),
    )


def _stands(ticket: Ticket, other: Ticket) -> dict[str, Any]:
    """Return who has it and how it waits: a closed ticket waits for nobody, and brings no wait along."""
    is_person = Holder.PERSON in (ticket.holder, other.holder)
    states = {ticket.state, other.state}
    state = next(state for state in (State.OPEN, State.WAITING, State.CLOSED) if state in states)
    waits = [one.waits_until for one in (ticket, other) if one.state is State.WAITING]
    return {
        "state": state,
        "closed_at": _latest(ticket.closed_at, other.closed_at) if state is State.CLOSED else None,
        "waits_until": min((at for at in waits if at), default=None) if state is State.WAITING else None,
        "holder": Holder.PERSON if is_person else Holder.AGENT,
        "reason": ticket.reason or other.reason,
        "needs_person_at": _earliest(ticket.needs_person_at, other.needs_person_at),
        "unanswered_since": _earliest(ticket.unanswered_since, other.unanswered_since),
        "person_awaited_since": _earliest(ticket.person_awaited_since, other.person_awaited_since),
    }


def _order(ticket: Ticket, other: Ticket) -> dict[str, Any]:
    known = ticket if ticket.order_name or not other.order_name else other
    return {name: getattr(known, name) for name in (one.name for one in fields(Ticket)) if name.startswith("order_")}


def replay(told: Iterable[Told], threads: Sequence[Thread], undone: Collection[int]) -> dict[int, Ticket]:
    """Return what tickets are by all their changes, as if the merges `undone` had never been.

    `told` are the changes of every ticket that any of them was ever merged with. One that went into another is what it
    was when it did.
    """
    tickets: dict[int, Ticket] = {}
    into: dict[int, int] = {}
    for one in sorted(told, key=lambda one: one.number):
        change = one.change
        if change.kind is Kind.OPENED:
            tickets[one.ticket_id] = begin(change)
        elif change.kind not in _STRUCTURE:
            place = _place(one, threads, into, tickets)
            tickets[place] = apply(tickets[place], change)
        elif change.kind is Kind.PARTED or change.facts["merge_id"] in undone:
            continue
        elif change.kind is Kind.ABSORBED:
            tickets[one.ticket_id] = absorb(tickets[one.ticket_id], tickets[change.facts["ticket_id"]])
        else:
            into[one.ticket_id] = change.facts["into"]
    return tickets


def _place(one: Told, threads: Sequence[Thread], into: Mapping[int, int], known: Collection[int]) -> int:
    """Return the ticket to which a change happens: where the thread that it tells of belongs, else its own."""
    facts = one.change.facts
    said = facts.get("message_id") or _NEWEST
    of_it = [
        thread
        for thread in threads
        if thread.conversation_id == facts.get("conversation_id") and thread.first_message_id <= said
        if thread.home in known
    ]
    if not of_it:
        return one.ticket_id
    place = max(of_it, key=lambda thread: thread.first_message_id).home
    while place in into:
        place = into[place]
    return place


def strange(into: Mapping[int, int], proved: Mapping[int, Collection[int]]) -> list[int]:
    """Return the tickets that must leave the one they all went into, so that one customer's alone are left (D7).

    `into` says where each merged ticket went, `proved` which customers have proved who they are in what began as each.
    Who stays is the customer of the ticket that the others went into, else of the oldest.
    """
    left = set(into) | set(into.values())
    rooted = min(left - set(into), default=0)
    owner = next((set(proved[one]) for one in [rooted, *sorted(left)] if proved.get(one)), set())
    gone: list[int] = []
    for one in sorted(into, key=lambda one: (len(_branch(one, into)), -one)):
        branch = _branch(one, into) & left
        if one in left and any(set(proved.get(part, ())) - owner for part in branch):
            gone.append(one)
            left -= branch
    return gone


def _branch(ticket: int, into: Mapping[int, int]) -> set[int]:
    """Return a ticket and all that went into it."""
    went = [one for one, place in into.items() if place == ticket]
    return {ticket}.union(*(_branch(one, into) for one in went))


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)


def _latest(*moments: datetime | None) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
