"""Where the words of a search are found in messages: newest first, or within a few tickets.

Messages carry marks of their place (`lexemes.BUCKET`), by which PostgreSQL's index reads the newest before the others:
what it costs to find a word is bounded by the windows that are looked at, and not by how often it was written.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from helpdesk.tickets.hits import FEW, MOST, Among, Found, Hit, Span, Wish, any_of_numbers
from helpdesk.tickets.lexemes import Term, any_of, said
from helpdesk.tickets.models import SearchRow, ThreadRow, TicketRow
from helpdesk.tickets.spelling import counted
from helpdesk.tickets.windows import Window, bound_of, forms_of, windows


async def find(session: AsyncSession, terms: Sequence[Term], span: Span, among: Among, wish: Wish) -> Found:
    """Find messages that say all of this, newest first, until there is as much as was wished for."""
    wanted = said(terms) + (f" & {any_of(among.marks)}" if among.marks else "")
    bound = bound_of(terms, await counted(session, forms_of(terms)))
    is_halting = not among.is_plain or any(term.is_phrase for term in terms)
    found = Found()
    for window in windows(span.newest, span.oldest, bound, is_halting=is_halting):
        query = _windowed(f"{wanted} & {any_of(window.marks)}" if window.marks else wanted, span, among, window, wish)
        found.hits += [_message_hit(row) for row in await session.execute(query)]
        if window.is_last or len(found.hits) >= wish.messages or found.tickets >= wish.tickets:
            found.is_all = window.oldest <= span.oldest and len(found.hits) < wish.messages
            break
    return found


def _windowed(wanted: str, span: Span, among: Among, window: Window, wish: Wish) -> Select[int, int, datetime, float]:
    query = cast(bindparam("wanted", wanted, type_=String), TSQUERY)
    rank = func.ts_rank(SearchRow.words, query) if wish.is_ranked else literal_column("0.0")
    here = select(SearchRow.message_id, SearchRow.conversation_id, SearchRow.at, rank.label("rank")).where(
        SearchRow.words.op("@@")(query),
        span.condition,
        SearchRow.message_id.between(window.oldest, window.newest),
    )
    # Apart from the rest, so that the index of words is used whatever is thought of how often they stand there.
    inside = here.cte("inside").prefix_with("materialized")
    newest = select(inside).order_by(inside.c.message_id.desc())
    some = (newest.limit(wish.messages) if among.is_plain else newest).subquery("some")
    thread = (
        select(ThreadRow.ticket_id)
        .where(ThreadRow.conversation_id == some.c.conversation_id, ThreadRow.first_message_id <= some.c.message_id)
        .order_by(ThreadRow.first_message_id.desc())
        .limit(1)
        .lateral("thread")
    )
    return (
        select(TicketRow.id, some.c.message_id, some.c.at, some.c.rank)
        .select_from(some)
        .join(thread, true())
        .join(TicketRow, TicketRow.id == thread.c.ticket_id)
        .where(among.condition)
        .order_by(some.c.message_id.desc())
        .limit(wish.messages)
    )


async def few(session: AsyncSession, condition: ColumnElement[bool]) -> list[int] | None:
    """Return the tickets for which a condition holds, or None if they are too many to look through one by one."""
    found = list(await session.scalars(select(TicketRow.id).where(condition).limit(FEW + 1)))
    return found if len(found) <= FEW else None


async def find_of(session: AsyncSession, terms: Sequence[Term], span: Span, ticket_ids: Sequence[int]) -> Found:
    """Find messages of some tickets that say all of this, newest first."""
    query = cast(bindparam("wanted", said(terms), type_=String), TSQUERY)
    later = aliased(ThreadRow)
    given = any_of_numbers(ThreadRow.ticket_id, ticket_ids)
    if given is None:
        return Found()
    rows = await session.execute(
        select(ThreadRow.ticket_id, SearchRow.message_id, SearchRow.at, func.ts_rank(SearchRow.words, query))
        .select_from(ThreadRow)
        .join(
            SearchRow,
            (SearchRow.conversation_id == ThreadRow.conversation_id)
            & (SearchRow.message_id >= ThreadRow.first_message_id),
        )
        .where(
            given,
            SearchRow.words.op("@@")(query),
            span.condition,
            ~exists().where(
                later.conversation_id == ThreadRow.conversation_id,
                later.first_message_id > ThreadRow.first_message_id,
                later.first_message_id <= SearchRow.message_id,
            ),
        )
        .order_by(SearchRow.message_id.desc())
        .limit(MOST)
    )
    found = [_message_hit(row) for row in rows]
    return Found(found, is_all=len(found) < MOST)


def _message_hit(row: Row[int, int, datetime, float]) -> Hit:
    return Hit(row[0], row[2], row[3], "message", row[1])
