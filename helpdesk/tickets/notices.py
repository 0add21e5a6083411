"""Who is told what happened on a ticket (S3-54, S3-55): its assignee alone; without one its team; without both, all.

Nobody is told of what they did themselves. Whoever watches a ticket is told besides. While the agent holds a ticket,
nobody else needs to know. Somebody who is away is not pushed (`helpdesk.tickets.events`), and finds it unread.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.tickets.desk import Desk, Opened, live_channel
from helpdesk.tickets.life import Change, Holder, Kind, Ticket
from helpdesk.tickets.models import NotificationRow, WatcherRow
from kit.live import tell

QUEUED = frozenset({Kind.HEARD, Kind.NEEDS_PERSON, Kind.UNSENT})
"""What those are told in whose queue a ticket stands; of deadlines `helpdesk.deadlines.alerts` tells, together."""
WATCHED = QUEUED | {Kind.CLOSED, Kind.MERGED}
"""What those are told who watch it; besides, what another person answered."""
_WATCHERS = (
    select(WatcherRow.person_id).where(WatcherRow.ticket_id == bindparam("ticket_id")).order_by(WatcherRow.person_id)
)
KEPT_FACTS = frozenset({"message_id", "target", "due_at", "reason", "problem", "conversation_id"})


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that somebody is told; without a person and a team it is for everybody who may see the ticket."""

    change: Change
    person_id: int | None = None
    team_id: int | None = None
    once: str = ""


async def follow(session: AsyncSession, desk: Desk, opened: Opened) -> None:  # noqa: ARG001 - a follower's signature
    """Write the notifications of what happened, each once."""
    ticket, changes = opened.ticket, opened.changes
    if ticket.is_preview:
        return
    watched = [change for change in changes if change.kind in WATCHED or _is_persons_answer(change)]
    notices = list(queue_notices(opened.id, ticket, changes))
    if watched:
        watchers = (await session.scalars(_WATCHERS, {"ticket_id": opened.id})).all()
        told = {(notice.person_id, notice.once.rpartition(":")[0]) for notice in notices}
        for change in watched:
            head = _once(opened.id, change)
            notices += [
                Notice(change, person_id=one, once=f"{head}:{one}")
                for one in watchers
                if change.by != f"staff:{one}" and (one, head) not in told
            ]
    if not notices:
        return
    rows = [_row(opened, ticket, notice) for notice in notices]
    await session.execute(insert(NotificationRow).values(rows).on_conflict_do_nothing(index_elements=["once"]))
    tell(session, live_channel(ticket.store_id), f"notification:{opened.id}")


def queue_notices(ticket_id: int, ticket: Ticket, changes: list[Change]) -> Iterator[Notice]:
    """Return what those are told in whose queue a ticket stands, and who has just been given it."""
    is_needed = any(change.kind is Kind.NEEDS_PERSON for change in changes)
    for change in changes:
        if is_needed and change.kind is Kind.HEARD:
            continue  # that a person is needed says so already
        head = _once(ticket_id, change)
        if change.kind is Kind.ASSIGNED and change.facts["staff_id"] is not None:
            if change.by != f"staff:{change.facts['staff_id']}":
                yield Notice(change, person_id=change.facts["staff_id"], once=f"{head}:{change.facts['staff_id']}")
        elif change.kind in QUEUED and ticket.holder is Holder.PERSON:
            if ticket.assignee_id is not None:
                if change.by != f"staff:{ticket.assignee_id}":
                    yield Notice(change, person_id=ticket.assignee_id, once=f"{head}:{ticket.assignee_id}")
            elif ticket.team_id is not None:
                yield Notice(change, team_id=ticket.team_id, once=f"{head}:team")
            else:
                yield Notice(change, once=f"{head}:all")


def _is_persons_answer(change: Change) -> bool:
    return change.kind is Kind.REPLIED and change.facts["author"] == "person"


def _once(ticket_id: int, change: Change) -> str:
    """Return what names a change among all of its ticket."""
    what = change.facts.get("message_id") or change.facts.get("deadline_id") or change.at.isoformat()
    return f"{ticket_id}:{change.kind}:{what}"


def _row(opened: Opened, ticket: Ticket, notice: Notice) -> dict[str, Any]:
    change = notice.change
    facts = {name: value for name, value in change.facts.items() if name in KEPT_FACTS}
    return {
        "store_id": ticket.store_id,
        "ticket_id": opened.id,
        "person_id": notice.person_id,
        "team_id": notice.team_id,
        "kind": change.kind.value,
        "facts": {**facts, "by": change.by, "why": change.why, "subject": ticket.subject},
        "once": notice.once,
        "at": change.at,
    }
