"""Tells addresses outside what happened to tickets: the last follower, which hears of all that the others changed.

Where no webhook of the store wants to be told, it asks the database nothing. Words of the conversation leave with
`message.created` alone; notes, subjects and reasons that staff wrote never do (S3-62).
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from conversations.messages import Author, MediaBlock, Said
from helpdesk.tickets.desk import Desk, Opened, describe
from helpdesk.tickets.life import Change, Kind, Ticket
from stores.webhook_events import Happened, moment
from stores.webhooks import publish, wanted

SHOWN = (
    *("state", "holder", "reason", "priority", "team_id", "assignee_id", "customer_id", "channel", "language"),
    *("tags", "topics", "order_name", "merged_into"),
)
"""The fields of a ticket that are told, and whose change is."""
_UPDATED = "ticket.updated"


async def follow(session: AsyncSession, desk: Desk, opened: Opened) -> None:
    """Write down what happened for each webhook that wants it; a preview is nobody's business."""
    if opened.ticket.is_preview:
        return
    kinds = await wanted(session, desk.clock, opened.ticket.store_id)
    if kinds:
        told = [one for one in happenings(opened) if one.kind in kinds]
        await publish(session, desk.clock, opened.ticket.store_id, told)


def happenings(opened: Opened) -> Iterator[Happened]:
    """Return what happened to a ticket in this transaction, in order, as it is told outside."""
    ticket = {"ticket": ticket_data(opened.id, opened.ticket)}
    messages = {said.id: (place, said) for place, said in opened.messages}
    for change in opened.changes:
        if change.kind is Kind.OPENED:
            yield Happened("ticket.created", change.at, ticket)
        new = messages.pop(change.facts.get("message_id", 0), None)
        if new is not None:
            yield _message(ticket, *new)
        if change.kind in _TOLD:
            kind, data = _TOLD[change.kind]
            yield Happened(kind, change.at, {**ticket, **data(change)})
    for place, said in messages.values():
        if said.author is not Author.SYSTEM:
            yield _message(ticket, place, said)
    changed = {} if opened.happened(Kind.OPENED) else _changed(describe(opened.row), opened.ticket)
    if changed:
        last = opened.changes[-1]
        yield Happened(_UPDATED, last.at, {**ticket, "changed": changed, "by": last.by})


def ticket_data(ticket_id: int, ticket: Ticket) -> dict[str, Any]:
    """Return a ticket as it is told outside: numbers and states, and no words."""
    return {
        "id": ticket_id,
        **{name: _plain(name, ticket) for name in SHOWN},
        "opened_at": moment(ticket.opened_at),
        "updated_at": moment(ticket.updated_at),
        "closed_at": moment(ticket.closed_at),
    }


def _plain(name: str, ticket: Ticket) -> Any:  # noqa: ANN401 - a JSON value
    value = getattr(ticket, name)
    if name == "priority":
        return ticket.priority.word
    return list(value) if isinstance(value, tuple) else value


def _changed(before: Ticket, now: Ticket) -> dict[str, Any]:
    names = [name for name in SHOWN if getattr(before, name) != getattr(now, name)]
    return {name: {"from": _plain(name, before), "to": _plain(name, now)} for name in names}


def _message(ticket: Mapping[str, Any], conversation_id: int, said: Said) -> Happened:
    files = [block for block in said.blocks if isinstance(block, MediaBlock)]
    message = {
        "id": said.id,
        "conversation_id": conversation_id,
        "author": said.author.value,
        "staff_id": said.staff_id,
        "language": said.language,
        "text": said.text,
        "files": [{"type": one.type, "name": one.name} for one in files],
        "created_at": moment(said.created_at),
    }
    return Happened("message.created", said.created_at, {**ticket, "message": message}, once=f"message:{said.id}")


def _by(change: Change) -> dict[str, Any]:
    return {"by": change.by}


def _deadline(change: Change) -> dict[str, Any]:
    return {"target": change.facts["target"], "due_at": change.facts["due_at"]}


_TOLD: Mapping[Kind, tuple[str, Callable[[Change], dict[str, Any]]]] = {
    Kind.NEEDS_PERSON: ("ticket.needs_person", lambda change: {"reason": change.facts["reason"]}),
    Kind.CLOSED: ("ticket.closed", _by),
    Kind.MERGED: ("ticket.merged", lambda change: {"into": change.facts["into"], **_by(change)}),
    Kind.PARTED: ("ticket.parted", lambda change: {"other": change.facts["ticket_id"], **_by(change)}),
    Kind.WARNED: ("sla.warned", _deadline),
    Kind.BREACHED: ("sla.breached", _deadline),
    Kind.OUTCOME: (
        "outcome.recorded",
        lambda change: {
            **{name: change.facts.get(name) for name in ("outcome", "reason", "macro_id")},
            **_by(change),
        },
    ),
}
"""What else is told of a change, and with which data."""
