"""The catalogue of what addresses outside are told (docs/webhooks.md), and how one thing that happened is written down.

What is told is small: numbers and what changed. The words of a conversation leave with `message.created` alone; notes,
subjects, and why somebody did something never do.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

VERSION = 1
"""Of every payload: a field may be added without another number, none is removed or changed."""
TEST = "webhook.test"
_TICKET = ("ticket",)


@dataclass(frozen=True, slots=True)
class Described:
    """One kind of event: when it is told, and what its `data` holds."""

    when: str
    data: tuple[str, ...]


EVENTS: Mapping[str, Described] = {
    "ticket.created": Described("A ticket begins.", _TICKET),
    "ticket.updated": Described(
        "One of the shown fields of a ticket changed: state, holder, team, person, priority, tags, customer or order.",
        (*_TICKET, "changed", "by"),
    ),
    "ticket.needs_person": Described("The agent hands a ticket to people.", (*_TICKET, "reason")),
    "ticket.closed": Described("A ticket is closed, by somebody or by itself.", (*_TICKET, "by")),
    "ticket.merged": Described("A ticket goes on in another one.", (*_TICKET, "into", "by")),
    "ticket.parted": Described("A merge was undone; told of each ticket that it concerns.", (*_TICKET, "other", "by")),
    "message.created": Described(
        "The customer, the agent or a person wrote. It carries the words.", (*_TICKET, "message")
    ),
    "sla.warned": Described("A deadline of a ticket is near.", (*_TICKET, "target", "due_at")),
    "sla.breached": Described("A deadline of a ticket has passed.", (*_TICKET, "target", "due_at")),
    "outcome.recorded": Described(
        "A person recorded a decision by a macro. No money moves by it.",
        (*_TICKET, "outcome", "reason", "macro_id", "by"),
    ),
    "proactive.sent": Described(
        "The shop wrote first, on something that happened to an order.",
        ("conversation_id", "message_id", "customer_id", "kind", "order_name"),
    ),
}
"""What a webhook may be told; besides, `webhook.test` is sent to any of them by hand."""
TEST_DATA = {"message": "This is a test. Nothing happened."}


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened: its kind, when, and its `data` as JSON values.

    `once` names it where it might be told twice: it is then delivered once. Empty: whoever tells does so once.
    """

    kind: str
    at: datetime
    data: Mapping[str, Any]
    once: str = ""


def body(happened: Happened, *, key: str, sequence: int, store: tuple[int, str]) -> str:
    """Return the JSON that is signed and sent: `key` names the delivery, `sequence` grows in order of happening."""
    store_id, store_key = store
    told = {
        "type": happened.kind,
        "version": VERSION,
        "id": key,
        "timestamp": moment(happened.at),
        "sequence": sequence,
        "store": {"id": store_id, "key": store_key},
        "data": dict(happened.data),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def moment(at: datetime | None) -> str | None:
    """Return a moment as payloads write it: in UTC, with a Z."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")
