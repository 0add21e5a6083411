"""What of a timeline leaves by the API: every entry with the words and names that staff read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import said
from conversations.media import Media, find_all, media_keys
from conversations.messages import Said, as_read
from conversations.models import HandoffRow, MessageRow
from customers.history import Event
from customers.models import CustomerEventRow
from customers.visits import Did
from helpdesk.tickets.life import Change, Kind
from helpdesk.tickets.models import NoteRow, TicketEventRow
from helpdesk.tickets.timeline import Entry
from helpdesk.tickets.wording import Names, people_in, words_of
from staff.models import PersonRow, TeamRow

PAGES = frozenset({str(Did.VIEWED_PAGE), str(Did.VIEWED_PRODUCT)})


class _Item(BaseModel):
    id: int
    at: datetime


class FileShown(BaseModel):
    """A file of a message: `pending` until its bytes are here, then `stored`, or `failed`."""

    key: str
    state: str
    type: str
    """As its own bytes say, empty before they are here."""
    size: int
    """In bytes; 0 before they are here."""


class MessageItem(_Item):
    """Words of the customer, the agent, a person, or the system; `blocks` as the channels take them."""

    kind: Literal["message"] = "message"
    conversation: str
    channel: str
    author: str
    name: str
    """Who of the staff wrote it, empty for others."""
    language: str
    text: str
    blocks: list[dict[str, Any]]
    state: str
    """How far it is on its way: `waiting`, `sent`, `delivered`, `read` or `failed`; empty for what came in."""
    problem: str
    files: list[FileShown]
    mailed: str
    """How far its copy by mail is, where the customer had left the chat: `waiting`, `sent`, `failed` or empty."""


class NoteItem(_Item):
    """A note for staff alone, as plain text; empty where it was taken back."""

    kind: Literal["note"] = "note"
    person_id: int
    name: str
    text: str
    is_retracted: bool


class ChangeItem(_Item):
    """A change of the ticket: who did it, what, and why."""

    kind: Literal["change"] = "change"
    ticket_id: int
    change: str
    by: str
    words: str
    why: str
    facts: dict[str, Any]


class HandoffItem(_Item):
    """The agent's wish for a person, with all that it knew: what was tried, and which sources were shown (D9)."""

    kind: Literal["handoff"] = "handoff"
    reason: str
    summary: str
    intent: str
    order: dict[str, Any] | None
    tried: list[str]
    sources: list[dict[str, Any]]
    taken_by: str
    taken_at: datetime | None
    returned_at: datetime | None


class EventItem(_Item):
    """What the customer did, or what happened to their order: placed, sent, put into the cart (S3-02 to S3-04)."""

    kind: Literal["event"] = "event"
    name: str
    words: str
    order_name: str
    facts: dict[str, Any]


class PageItem(_Item):
    """A page of the shop that the customer looked at (S4-13)."""

    kind: Literal["page"] = "page"
    words: str
    title: str
    url: str


Item = Annotated[MessageItem | NoteItem | ChangeItem | HandoffItem | EventItem | PageItem, Field(discriminator="kind")]


class TimelineBody(BaseModel):
    """A stretch of a ticket's timeline, oldest first.

    `before` is the cursor of what came earlier, None at the beginning; `after` that of what comes later, also of what
    will.
    """

    items: list[Item]
    before: str | None = None
    after: str | None = None


async def show(session: AsyncSession, entries: Sequence[Entry]) -> list[Item]:
    """Return entries as staff read them."""
    names = await names_for(session, [entry.row for entry in entries])
    read = {one.id: one for one in as_read(said(entry.row) for entry in entries if isinstance(entry.row, MessageRow))}
    files = await find_all(session, media_keys(read.values()))
    return [_show(entry, names, Told(read, files)) for entry in entries]


async def names_for(session: AsyncSession, rows: Iterable[Any]) -> Names:
    """Read what the people and teams are called that some rows name."""
    people: set[int] = set()
    teams: set[int] = set()
    for row in rows:
        if isinstance(row, TicketEventRow):
            people |= people_in(change_of(row))
            teams |= {row.facts["team_id"]} if row.kind == Kind.TEAM and row.facts["team_id"] else set()
        elif isinstance(row, MessageRow | HandoffRow | NoteRow):
            field = {MessageRow: "staff_id", HandoffRow: "taken_by", NoteRow: "person_id"}[type(row)]
            people |= {getattr(row, field)} - {None}
    return Names(
        await _named(session, PersonRow, people),
        await _named(session, TeamRow, teams),
    )


def change_of(row: TicketEventRow) -> Change:
    """Return a change's row as what it tells."""
    return Change(Kind(row.kind), row.at, row.by, row.why, row.facts)


async def _named(session: AsyncSession, table: type[PersonRow] | type[TeamRow], numbers: set[int]) -> dict[int, str]:
    if not numbers:
        return {}
    rows = await session.execute(select(table.id, table.name).where(table.id.in_(numbers)))
    return dict(rows.all())


@dataclass(frozen=True, slots=True)
class Told:
    """What is shown of messages besides their rows: their words as they are read, and their files."""

    messages: Mapping[int, Said]
    files: Mapping[str, Media]


def _show(entry: Entry, names: Names, told: Told) -> Item:
    row = entry.row
    here: dict[str, Any] = {"id": entry.place.id, "at": entry.place.at}
    if isinstance(row, MessageRow):
        return _message(entry, names, told, here)
    if isinstance(row, NoteRow):
        gone = row.retracted_at is not None
        who = {"person_id": row.person_id, "name": names.person(row.person_id)}
        return NoteItem(**here, **who, text="" if gone else row.text, is_retracted=gone)
    if isinstance(row, TicketEventRow):
        change = change_of(row)
        words = {"by": names.by(row.by), "words": words_of(change, names), "why": row.why, "facts": row.facts}
        return ChangeItem(**here, ticket_id=row.ticket_id, change=row.kind, **words)
    if isinstance(row, HandoffRow):
        return _handoff(row, names, here)
    return _event(row, here)


def _message(entry: Entry, names: Names, told: Told, here: dict[str, Any]) -> MessageItem:
    message = told.messages[entry.row.id]
    files = [told.files[key] for key in media_keys([message]) if key in told.files]
    talk, delivery, mailed = entry.beside["talk"], entry.beside["delivery"], entry.beside["mailed"]
    return MessageItem(
        **here,
        conversation=talk.key,
        channel=talk.manner,
        author=str(message.author),
        name=names.person(entry.row.staff_id) if entry.row.staff_id is not None else "",
        language=message.language,
        text=message.text,
        blocks=[block.model_dump(mode="json") for block in message.blocks],
        state=delivery.state if delivery is not None else "",
        problem=(delivery.problem or "") if delivery is not None else "",
        files=[FileShown.model_validate(one, from_attributes=True) for one in files],
        mailed=mailed.state if mailed is not None else "",
    )


def _handoff(row: HandoffRow, names: Names, here: dict[str, Any]) -> HandoffItem:
    return HandoffItem(
        **here,
        reason=row.reason,
        summary=row.summary,
        intent=row.intent,
        order=row.order,
        tried=row.tried,
        sources=row.passages,
        taken_by=names.person(row.taken_by) if row.taken_by is not None else "",
        taken_at=row.taken_at,
        returned_at=row.returned_at,
    )


def _event(row: CustomerEventRow, here: dict[str, Any]) -> Item:
    words = Event(row.id, row.name, row.happened_at, row.order_id, row.order_name, row.facts).words
    if row.name in PAGES:
        title, url = str(row.facts.get("title") or ""), str(row.facts.get("url") or "")
        return PageItem(**here, words=words, title=title, url=url)
    return EventItem(**here, name=row.name, words=words, order_name=row.order_name, facts=row.facts)
