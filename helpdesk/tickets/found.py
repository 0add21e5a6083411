"""What a search shows of the tickets that it found: each with the words in which it was found, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.messages import BLOCKS, Author, Said
from conversations.models import MessageRow
from helpdesk.tickets.hits import Hit
from helpdesk.tickets.lexemes import Query, places_of
from helpdesk.tickets.life import Priority
from helpdesk.tickets.models import TicketRow
from helpdesk.tickets.naming import customer_names
from kit.language import primary

LONGEST = 240
"""Characters of a message that are shown."""
_BEFORE = 80
_TICKET = (
    TicketRow.id,
    TicketRow.store_id,
    TicketRow.subject,
    TicketRow.state,
    TicketRow.holder,
    TicketRow.channel,
    TicketRow.language,
    TicketRow.priority,
    TicketRow.customer_id,
    TicketRow.team_id,
    TicketRow.assignee_id,
    TicketRow.topics,
    TicketRow.tags,
    TicketRow.order_name,
    TicketRow.opened_at,
    TicketRow.updated_at,
)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some of a message's words; `highlights` are begin and end of what was looked for, in Unicode characters."""

    message_id: int
    conversation_id: int
    author: str
    at: datetime
    words: str
    highlights: tuple[tuple[int, int], ...]
    is_cut: bool
    """Whether the message says more."""


@dataclass(frozen=True, slots=True)
class Found:
    """A ticket that was found, as its columns say, by whom or what, and the message in which it was found."""

    ticket: dict[str, Any]
    found_by: str
    excerpt: Excerpt | None


async def show(session: AsyncSession, hits: Sequence[Hit], query: Query) -> list[Found]:
    """Read what is shown of some hits, in their order."""
    if not hits:
        return []
    rows = (
        (await session.execute(select(*_TICKET).where(TicketRow.id.in_([hit.ticket_id for hit in hits]))))
        .mappings()
        .all()
    )
    called = await customer_names(session, {row["id"]: row["customer_id"] for row in rows})
    tickets = {
        row["id"]: {**row, "priority": Priority(row["priority"]).word, "customer_name": called.get(row["id"])}
        for row in rows
    }
    numbers = [hit.message_id for hit in hits if hit.message_id is not None]
    excerpts: dict[int, Excerpt] = {}
    if numbers:
        messages = await session.scalars(select(MessageRow).where(MessageRow.id.in_(numbers)))
        excerpts = {row.id: excerpt(row, query) for row in messages}
    return [
        Found(tickets[hit.ticket_id], hit.found_by, excerpts.get(hit.message_id or 0))
        for hit in hits
        if hit.ticket_id in tickets
    ]


def excerpt(row: MessageRow, query: Query) -> Excerpt:
    """Return the words of a message around what was looked for."""
    said = Said(row.id, Author(row.author), tuple(BLOCKS.validate_python(row.blocks)), row.language, row.created_at)
    words, highlights = cut(said.text, places_of(said.text, query.forms, primary(row.language)))
    is_cut = len(words) < len(said.text)
    return Excerpt(row.id, row.conversation_id, row.author, row.created_at, words, highlights, is_cut)


def cut(text: str, places: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return at most `LONGEST` characters around the first of some places, and the places that are left, in these."""
    begin = max(0, places[0][0] - _BEFORE) if places and len(text) > LONGEST else 0
    begin = min(begin, max(0, len(text) - LONGEST))
    end = begin + LONGEST
    kept = tuple((first - begin, last - begin) for first, last in places if first >= begin and last <= end)
    return text[begin:end], kept
