"""Lists of tickets: which, in which order, page by page, each with what is shown of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Select, cast, func, literal, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import MessageRow
from helpdesk.tickets.access import seen_by
from helpdesk.tickets.life import Priority, State
from helpdesk.tickets.models import SeenRow, TicketRow
from helpdesk.tickets.naming import customer_names
from helpdesk.tickets.queues import in_queue
from helpdesk.tickets.seen import is_unread
from kit.auth import Actor
from kit.errors import Invalid

LONGEST_WORDS = 140
NEVER = "infinity"
"""The moment, in PostgreSQL's words, after all others: who waits for nothing comes last."""


class Order(StrEnum):
    """How a list is ordered."""

    NEWEST = "newest"
    WAITING = "waiting"
    """Who has waited longest for an answer comes first."""
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tickets are listed; empty fields ask for nothing."""

    queue: str = "all"
    states: tuple[State, ...] = (State.OPEN, State.WAITING)
    store_id: int | None = None
    channel: str = ""
    topic: str = ""
    tag: str = ""
    priority: Priority | None = None
    language: str = ""
    assignee_id: int | None = None
    customer_id: int | None = None
    unread: bool = False
    ids: tuple[int, ...] | None = None
    """Only these, where the list holds them."""
    order: Order = Order.NEWEST


@dataclass(frozen=True, slots=True)
class Line:
    """A ticket as a list shows it."""

    row: TicketRow
    customer: str
    """The customer's name: proved, or as they gave it before the chat."""
    is_unread: bool
    last_author: str
    last_words: str

    @property
    def waiting_since(self) -> datetime | None:
        """Since when the customer waits for an answer."""
        return self.row.person_awaited_since or self.row.unanswered_since


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of tickets; `next` are the values of the cursor of the following one."""

    lines: tuple[Line, ...]
    next: tuple[str, int, int] | None


async def listing(
    session: AsyncSession, actor: Actor, wanted: Wanted, *, cursor: tuple[str, int, int] | None, limit: int
) -> Listed:
    """Read a page of the tickets that somebody may see. Raises Invalid for an unknown queue or a foreign cursor."""
    query = _ordered(_filtered(select(TicketRow), actor, wanted), wanted.order, cursor)
    rows = (await session.scalars(query.limit(limit + 1))).all()
    following = _cursor(rows[limit - 1], wanted.order) if len(rows) > limit else None
    return Listed(tuple(await lines(session, actor, rows[:limit])), following)


async def lines(session: AsyncSession, actor: Actor, rows: Sequence[TicketRow]) -> list[Line]:
    """Return what a list shows of these tickets."""
    ids = [row.id for row in rows]
    seen = await _pairs(
        session,
        select(SeenRow.ticket_id, SeenRow.message_id).where(SeenRow.ticket_id.in_(ids), SeenRow.person_id == actor.id),
    )
    said = {
        message_id: (author, blocks)
        for message_id, author, blocks in await session.execute(
            select(MessageRow.id, MessageRow.author, MessageRow.blocks).where(
                MessageRow.id.in_([row.last_message_id for row in rows])
            )
        )
    }
    called = await customer_names(session, {row.id: row.customer_id for row in rows})
    return [
        Line(
            row=row,
            customer=called.get(row.id, ""),
            is_unread=seen.get(row.id, 0) < row.last_message_id,
            last_author=said.get(row.last_message_id, ("", []))[0],
            last_words=_short(said.get(row.last_message_id, ("", []))[1]),
        )
        for row in rows
    ]


def _filtered(query: Select[TicketRow], actor: Actor, wanted: Wanted) -> Select[TicketRow]:
    query = query.where(seen_by(actor))
    if (queue := in_queue(wanted.queue, actor)) is not None:
        query = query.where(queue)
    if set(wanted.states) != set(State):
        query = query.where(TicketRow.state.in_(wanted.states))
    equal: dict[Any, Any] = {
        TicketRow.store_id: wanted.store_id,
        TicketRow.channel: wanted.channel or None,
        TicketRow.language: wanted.language or None,
        TicketRow.priority: wanted.priority,
        TicketRow.assignee_id: wanted.assignee_id,
        TicketRow.customer_id: wanted.customer_id,
    }
    query = query.where(*(name == value for name, value in equal.items() if value is not None))
    for name, value in ((TicketRow.topics, wanted.topic), (TicketRow.tags, wanted.tag)):
        if value:
            query = query.where(name.contains([value]))
    if wanted.ids is not None:
        query = query.where(TicketRow.id.in_(wanted.ids))
    return query.where(is_unread(actor.id)) if wanted.unread else query


def _ordered(query: Select[TicketRow], order: Order, cursor: tuple[str, int, int] | None) -> Select[TicketRow]:
    moment = TicketRow.updated_at if order is not Order.WAITING else _waiting()
    after = None if cursor is None else (_moment(cursor[0]), cursor[1], cursor[2])
    if order is Order.WAITING:
        if after is not None:
            query = query.where(tuple_(moment, TicketRow.id) > tuple_(after[0], literal(after[2])))
        return query.order_by(moment, TicketRow.id)
    if order is Order.NEWEST:
        if after is not None:
            query = query.where(tuple_(moment, TicketRow.id) < tuple_(after[0], literal(after[2])))
        return query.order_by(moment.desc(), TicketRow.id.desc())
    if after is not None:
        place = tuple_(literal(after[1]), after[0], literal(after[2]))
        query = query.where(tuple_(TicketRow.priority, moment, TicketRow.id) < place)
    return query.order_by(TicketRow.priority.desc(), moment.desc(), TicketRow.id.desc())


def _waiting() -> Any:  # noqa: ANN401 - an expression of SQL
    never = cast(literal(NEVER), DateTime(timezone=True))
    return func.coalesce(TicketRow.person_awaited_since, TicketRow.unanswered_since, never)


def _moment(text: str) -> Any:  # noqa: ANN401 - an expression of SQL
    if text != NEVER:
        try:
            is_aware = datetime.fromisoformat(text).tzinfo is not None
        except ValueError:
            is_aware = False
        if not is_aware:
            raise Invalid("This cursor is not valid. Ask for the first page again.", code="cursor_invalid")
    return cast(literal(text), DateTime(timezone=True))


def _cursor(row: TicketRow, order: Order) -> tuple[str, int, int]:
    moment = row.updated_at if order is not Order.WAITING else row.person_awaited_since or row.unanswered_since
    return moment.isoformat() if moment else NEVER, row.priority, row.id


async def _pairs(session: AsyncSession, query: Select[Any, Any]) -> dict[Any, Any]:
    return {key: value for key, value in await session.execute(query)}  # noqa: C416 - rows are no pairs to mypy


def _short(blocks: Sequence[dict[str, Any]]) -> str:
    words = " ".join(" ".join(str(block.get("text", "")) for block in blocks).split())
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"
