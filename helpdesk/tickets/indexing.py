"""Keeps what is searched in step with what is said: a follower of tickets, and all of it anew for `reindex`."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ARRAY, DateTime, Integer, String, bindparam, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.messages import BLOCKS, Author, Said
from conversations.models import ConversationRow, MessageRow
from helpdesk.tickets.desk import Desk, Opened, describe
from helpdesk.tickets.lexemes import document, number_forms, place_marks, store_mark, tag_mark
from helpdesk.tickets.life import Kind, Ticket
from helpdesk.tickets.models import TicketRow
from helpdesk.tickets.spelling import count_words, forget_words
from kit.clock import Clock
from kit.db import Database
from kit.language import primary

AT_ONCE = 1000
LABELS = frozenset(
    {
        Kind.OPENED,
        Kind.SUBJECT,
        Kind.TAGGED,
        Kind.UNTAGGED,
        Kind.ORDER,
        Kind.NOTED,
        Kind.MERGED,
        Kind.ABSORBED,
        Kind.PARTED,
    }
)
"""What changes the words that a ticket itself is found by."""
_NOT_SEARCHED = Author.SYSTEM

_WRITE = text("""
with written as (
    insert into search_text (message_id, conversation_id, store_id, at, words)
    select message_id, conversation_id, :store_id, at, words::tsvector
    from unnest(:message_ids, :conversation_ids, :moments, :documents) as one (message_id, conversation_id, at, words)
    on conflict (message_id) do update set words = excluded.words
)
select exists (select from conversation where id = any(:conversation_ids) and contact <> '{}') as is_named
""").bindparams(
    bindparam("store_id", type_=Integer),
    bindparam("message_ids", type_=ARRAY(Integer)),
    bindparam("conversation_ids", type_=ARRAY(Integer)),
    bindparam("moments", type_=ARRAY(DateTime(timezone=True))),
    bindparam("documents", type_=ARRAY(String)),
)
"""Also tells whether a customer gave a name or an order, which may be newer than the ticket's label."""

_CLAIMS = text("""
select
    coalesce((
        select jsonb_agg(jsonb_build_array(address, contact_email, contact ->> 'name', contact ->> 'order'))
        from conversation
        where id in (select conversation_id from ticket_thread where ticket_id = :ticket_id)
    ), '[]') as claims,
    coalesce((
        select jsonb_agg(text order by id) from note where ticket_id = :ticket_id and retracted_at is null
    ), '[]') as notes,
    (
        select facts ->> 'subject' from ticket_event
        where ticket_id = :ticket_id and kind = 'subject' order by id desc limit 1
    ) as subject
""").bindparams(bindparam("ticket_id", type_=Integer))

"""The subject counts only if somebody gave it: the first one is taken from a message, which is found itself."""

_LABEL = text("""
insert into search_ticket (ticket_id, words) values (:ticket_id, cast(:words as tsvector))
on conflict (ticket_id) do update set words = excluded.words where search_ticket.words <> excluded.words
""").bindparams(bindparam("ticket_id", type_=Integer), bindparam("words", type_=String))

_ANEW = text("select id from ticket where id > :after and not is_preview order by id limit :most")


async def follow(session: AsyncSession, desk: Desk, opened: Opened) -> None:  # noqa: ARG001 - a Follower is handed it
    """Make searchable what was newly said, and what else a ticket is found by; previews are nobody's work."""
    if opened.ticket.is_preview:
        return
    is_named = await _index(session, opened.ticket.store_id, opened.messages)
    if is_named or opened.happened(*LABELS):
        ticket = opened.ticket
        await _label(session, opened.id, ticket)


async def label_again(session: AsyncSession, ticket_id: int) -> None:
    """Write anew what a ticket is found by besides its messages; for what is no change of it."""
    row = await session.get(TicketRow, ticket_id)
    if row is not None and not row.is_preview:
        await _label(session, row.id, describe(row))


async def index_messages(database: Database, clock: Clock, progress: Callable[[int, int], None]) -> int:
    """Write everything that is searched anew, and return how many messages that is; what is said meanwhile stays."""
    async with database.look() as session:
        last = await session.scalar(select(func.max(MessageRow.id))) or 0
    done = after = 0
    while after < last:
        async with database.begin() as session:
            until = min(after + AT_ONCE, last)
            done += await _index_between(session, after, until)
        after = until
        progress(after, last)
    await _label_all(database)
    async with database.begin() as session:
        await forget_words(session)
    await count_words(database, clock)
    return done


async def _index_between(session: AsyncSession, after: int, until: int) -> int:
    rows = await session.execute(
        select(MessageRow, ConversationRow.store_id)
        .join(ConversationRow, ConversationRow.id == MessageRow.conversation_id)
        .where(MessageRow.id > after, MessageRow.id <= until, ConversationRow.is_preview.is_(False))
    )
    by_store: dict[int, list[tuple[int, Said]]] = {}
    for row, store_id in rows:
        by_store.setdefault(store_id, []).append((row.conversation_id, _said(row)))
    for store_id, messages in by_store.items():
        await _index(session, store_id, messages)
    return sum(len(messages) for messages in by_store.values())


async def _label_all(database: Database) -> None:
    after = 0
    while True:
        async with database.begin() as session:
            found = list(await session.scalars(_ANEW, {"after": after, "most": AT_ONCE}))
            for ticket_id in found:
                await label_again(session, ticket_id)
        if not found:
            return
        after = found[-1]


async def _index(session: AsyncSession, store_id: int, messages: Sequence[tuple[int, Said]]) -> bool:
    """Write the words of messages, and tell whether who wrote them gave a name or an order."""
    heard = {one.id: (place, one) for place, one in messages if one.author != _NOT_SEARCHED and one.text}
    if not heard:
        return False
    said = heard.values()
    found = await session.execute(
        _WRITE,
        {
            "store_id": store_id,
            "message_ids": [one.id for _, one in said],
            "conversation_ids": [conversation_id for conversation_id, _ in said],
            "moments": [one.created_at for _, one in said],
            "documents": [
                document(one.text, primary(one.language), marks=(*place_marks(one.id), store_mark(store_id)))
                for _, one in said
            ],
        },
    )
    return bool(found.scalar_one())


async def _label(session: AsyncSession, ticket_id: int, ticket: Ticket) -> None:
    found = (await session.execute(_CLAIMS, {"ticket_id": ticket_id})).one()
    claims: list[list[str | None]] = found.claims
    marks = {*place_marks(ticket_id), *map(tag_mark, ticket.tags)}
    marks |= {form for address, *_ in claims if address for form in number_forms(address)}
    claimed = [word for claim in claims for word in claim if word]
    parts = [found.subject or "", ticket.order_name, *ticket.tags, *claimed, *found.notes]
    written = document("\n".join(parts), primary(ticket.language), marks=sorted(marks))
    await session.execute(_LABEL, {"ticket_id": ticket_id, "words": written})


def _said(row: Any) -> Said:  # noqa: ANN401 - a MessageRow
    blocks = tuple(BLOCKS.validate_python(row.blocks))
    return Said(row.id, Author(row.author), blocks, row.language, row.created_at)
