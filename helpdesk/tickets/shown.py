"""How tickets are shown by the interface."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow
from helpdesk.deps import Deps
from helpdesk.tickets.acting import conversations_of
from helpdesk.tickets.composing import composing
from helpdesk.tickets.life import Priority
from helpdesk.tickets.listing import Line, lines
from helpdesk.tickets.models import SeenRow, TicketRow, WatcherRow
from helpdesk.tickets.ways import Way, way_of
from kit.auth import Actor

Id = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""A number of ours."""


class Body(BaseModel):
    """What is sent to us: nothing besides what is named."""

    model_config = ConfigDict(extra="forbid")


class LineBody(BaseModel):
    """A ticket as a list shows it."""

    id: int
    """The number that people call it by."""
    store_id: int
    subject: str
    customer_id: int | None
    """Who it is, as proved; None while nobody has proved it."""
    customer_name: str
    """As proved, or as they gave it themselves where `customer_id` is None."""
    channel: str
    """Where the customer wrote last."""
    language: str
    topics: list[str]
    """At most two labels, newest first."""
    feeling: str
    state: str
    """`open`, `waiting` or `closed`."""
    holder: str
    """`agent` or `person`."""
    reason: str
    """Why it needs a person; empty while it does not."""
    team_id: int | None
    assignee_id: int | None
    priority: str
    tags: list[str]
    order_name: str
    is_unread: bool
    last_message_id: int
    last_author: str
    last_words: str
    waiting_since: datetime | None
    """Since when the customer waits for an answer."""
    opened_at: datetime
    updated_at: datetime


class WayBody(BaseModel):
    """How an answer written now reaches the customer."""

    kind: str
    """`webchat`, `sms`, `whatsapp` or `email`: an `email` where the customer has left the chat."""
    address: str
    """The address, as much of it as is shown; empty in a chat."""
    is_online: bool
    """The customer is on the shop's pages or has the chat open. If not, and `kind` is `webchat`, the answer waits."""


class ConversationBody(BaseModel):
    """A conversation of a ticket."""

    id: int
    key: str
    channel: str
    holder: str


class ComposingBody(BaseModel):
    """Somebody who is writing an answer now."""

    person_id: int
    name: str


class TicketBody(LineBody):
    """A ticket with all that is known of it."""

    needs_person_at: datetime | None
    heard_at: datetime | None
    replied_at: datetime | None
    person_replied_at: datetime | None
    waits_until: datetime | None
    closed_at: datetime | None
    merged_into: int | None
    """The ticket in which its matter goes on."""
    order_state: str
    order_value: str | None
    order_currency: str
    way: WayBody | None
    """How an answer goes out, to be shown before it is sent; None where the customer goes on in another ticket."""
    conversations: list[ConversationBody]
    watchers: list[int]
    composing: list[ComposingBody]
    """Who else writes an answer now."""
    seen_message_id: int
    """Up to where whoever asks has read it."""


def show_line(line: Line) -> LineBody:
    """Return a ticket as a list shows it."""
    return LineBody.model_validate(_values(line))


async def show_ticket(session: AsyncSession, deps: Deps, actor: Actor, ticket_id: int) -> TicketBody:
    """Return a ticket with all that is known of it; whether somebody may see it was asked before."""
    row = await session.get_one(TicketRow, ticket_id, populate_existing=True)
    (line,) = await lines(session, actor, [row])
    ids = await conversations_of(session, ticket_id)
    chats = await session.execute(
        select(ConversationRow.id, ConversationRow.key, ConversationRow.manner, ConversationRow.holder)
        .where(ConversationRow.id.in_(ids))
        .order_by(ConversationRow.heard_at.desc().nulls_last(), ConversationRow.id.desc())
    )
    shown = [ConversationBody(id=one.id, key=one.key, channel=one.manner, holder=one.holder) for one in chats]
    watchers = select(WatcherRow.person_id).where(WatcherRow.ticket_id == ticket_id).order_by(WatcherRow.person_id)
    seen = await session.get(SeenRow, (ticket_id, actor.id), populate_existing=True)
    writing = await composing(deps.live, ticket_id, besides=actor.id)
    return TicketBody.model_validate(
        _values(line)
        | {name: getattr(row, name) for name in _MOMENTS}
        | {
            "order_value": None if row.order_value is None else str(row.order_value.normalize()),
            "way": show_way(await way_of(session, deps.live, shown[0].id)) if shown else None,
            "conversations": shown,
            "watchers": (await session.scalars(watchers)).all(),
            "composing": [ComposingBody(person_id=one.person_id, name=one.name) for one in writing],
            "seen_message_id": seen.message_id if seen else 0,
        }
    )


def show_way(way: Way) -> WayBody:
    """Return how an answer goes out, its address masked."""
    return WayBody(kind=way.kind, address=way.masked, is_online=way.is_online)


_COPIED: Sequence[str] = (
    *("id", "store_id", "subject", "customer_id", "channel", "language", "topics", "feeling", "state", "holder"),
    *("reason", "team_id", "assignee_id", "tags", "order_name", "last_message_id", "opened_at", "updated_at"),
)
_MOMENTS: Sequence[str] = (
    *("needs_person_at", "heard_at", "replied_at", "person_replied_at", "waits_until", "closed_at"),
    *("merged_into", "order_state", "order_currency"),
)


def _values(line: Line) -> dict[str, object]:
    return {name: getattr(line.row, name) for name in _COPIED} | {
        "customer_name": line.customer,
        "priority": Priority(line.row.priority).word,
        "is_unread": line.is_unread,
        "last_author": line.last_author,
        "last_words": line.last_words,
        "waiting_since": line.waiting_since,
    }
