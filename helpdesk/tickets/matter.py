"""What a ticket is about: orders as the shop tells them now, and what was offered or promised (S4-18, S4-19, S5-41).

Orders are read only for the customer who was proved, and only by their own id at the shop. Where the shop is silent the
rest stands, and says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.port import Order, Shop
from conversations.messages import Author, CardKind, InboxKind
from conversations.models import ConversationRow, InboxRow, MessageRow
from customers.identity import CustomerInfo, get_customer
from helpdesk.deps import Deps
from helpdesk.tickets.access import seen_by
from helpdesk.tickets.models import TicketRow
from helpdesk.tickets.timeline import Scope, scope_of, within
from kit.auth import Actor
from kit.errors import AppError, NotFound
from stores.stores import Store, get_store

MOST_ORDERS = 5
MOST_EARLIER = 5
MOST_SHOWN = 100
"""So many messages and changes of one ticket are looked through, the newest first."""
_QUOTES = [{"type": "quote"}]
_DISCOUNTS = [{"type": "card", "kind": CardKind.DISCOUNT.value}]
_DONE = (InboxKind.CHANGED_IN_HUB.value, InboxKind.RETURN_ASKED.value)


class Promise(StrEnum):
    """What a customer was offered or promised, or has been given."""

    DISCOUNT = "discount"
    """A discount code was shown."""
    CODE_TAKEN = "code_taken"
    """They took a code for their cart."""
    CHANGE = "change"
    """They changed an order in the Hub, and the shop has done it."""
    RETURN = "return"
    """They asked for a return or exchange in the Hub."""
    ANSWER = "answer"
    """The last words of a person: what was promised in words stands there."""


@dataclass(frozen=True, slots=True)
class Promised:
    """One such thing, with words for staff."""

    what: Promise
    at: datetime
    words: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage of the shop's own articles that was shown to the customer (S5-66)."""

    at: datetime
    title: str
    heading: str
    text: str
    article_id: int
    page: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """Another ticket of the same customer, with what was promised there (S4-18, S4-19)."""

    ticket: TicketRow
    promised: Sequence[Promised]


@dataclass(frozen=True, slots=True)
class Matter:
    """All of it; `problem` says why orders could not be read, or is empty."""

    store: Store
    ticket: TicketRow
    customer: CustomerInfo | None
    orders: Sequence[Order]
    problem: str
    promised: Sequence[Promised]
    quoted: Sequence[Quoted]
    earlier: Sequence[Earlier]


async def gather(deps: Deps, actor: Actor, ticket_id: int) -> Matter:
    """Read what a ticket is about; the shop is asked while no transaction is open. Raises NotFound."""
    async with deps.database.look() as session:
        ticket = await session.get_one(TicketRow, ticket_id)
        store = await get_store(session, ticket.store_id)
        customer = None
        if ticket.customer_id is not None:
            customer = await get_customer(session, ticket.store_id, ticket.customer_id)
        scope = await scope_of(session, ticket)
        promised, quoted = await promises(session, scope), await quotes(session, scope)
        earlier = [
            Earlier(other, await promises(session, await scope_of(session, other)))
            for other in await _earlier(session, actor, scope)
        ]
    orders, problem = await _orders(deps.shops(store), customer, ticket.order_id)
    return Matter(store, ticket, customer, orders, problem, promised, quoted, earlier)


async def promises(session: AsyncSession, scope: Scope) -> Sequence[Promised]:
    """Read what was offered or promised in a ticket, oldest first."""
    found = [*await _discounts(session, scope), *await _done(session, scope), *await _last_answer(session, scope)]
    return sorted(found, key=lambda one: one.at)


async def quotes(session: AsyncSession, scope: Scope) -> Sequence[Quoted]:
    """Read the passages of articles that were shown in a ticket, each once, oldest first."""
    shown: dict[tuple[int, str], Quoted] = {}
    for row in await _with_blocks(session, scope, _QUOTES):
        for block in row.blocks:
            if block["type"] == "quote":
                named = {name: block.get(name, "") for name in ("title", "heading", "text", "page")}
                quoted = Quoted(at=row.created_at, article_id=block["article_id"], **named)
                shown.setdefault((quoted.article_id, quoted.text), quoted)
    return list(shown.values())


async def _discounts(session: AsyncSession, scope: Scope) -> Sequence[Promised]:
    found = [
        Promised(Promise.DISCOUNT, row.created_at, f"The discount {block['card']['code']} was shown.", block["card"])
        for row in await _with_blocks(session, scope, _DISCOUNTS)
        for block in row.blocks
        if block["type"] == "card" and block["kind"] == CardKind.DISCOUNT
    ]
    taken = await session.execute(
        select(ConversationRow.discount_code, ConversationRow.updated_at)
        .where(ConversationRow.id.in_([one.conversation_id for one in scope.stretches]))
        .where(ConversationRow.discount_code != "")
    )
    return [
        *found,
        *(Promised(Promise.CODE_TAKEN, at, f"They took the code {code}.", {"code": code}) for code, at in taken),
    ]


async def _done(session: AsyncSession, scope: Scope) -> Sequence[Promised]:
    """Read what the customer had done in the Hub meanwhile: changes, and returns that were asked for."""
    conversations = [one.conversation_id for one in scope.stretches]
    query = select(InboxRow).where(InboxRow.conversation_id.in_(conversations), InboxRow.kind.in_(_DONE))
    query = query.where(InboxRow.received_at >= scope.ticket.opened_at)
    if scope.ticket.closed_at is not None:
        query = query.where(InboxRow.received_at <= scope.ticket.closed_at)
    return [_told(row) for row in await session.scalars(query.order_by(InboxRow.id.desc()).limit(MOST_SHOWN))]


def _told(row: InboxRow) -> Promised:
    told = row.payload
    summary = told.get("summary") or {}
    if row.kind == InboxKind.RETURN_ASKED:
        return Promised(Promise.RETURN, row.received_at, f"A return of order {told['order_name']} was asked for.", told)
    money = summary.get("difference") or {}
    price = f" ({money['amount']} {money['currency']})" if money.get("amount") else ""
    kind = str(told.get("kind", "")).replace("_", " ")
    return Promised(Promise.CHANGE, row.received_at, f"Order {told['order_name']} was changed: {kind}{price}.", told)


async def _last_answer(session: AsyncSession, scope: Scope) -> Sequence[Promised]:
    row = await session.scalar(
        select(MessageRow)
        .where(within(scope.stretches), MessageRow.author == Author.PERSON)
        .order_by(MessageRow.id.desc())
        .limit(1)
    )
    words = " ".join(str(block.get("text", "")) for block in row.blocks).strip() if row is not None else ""
    return [Promised(Promise.ANSWER, row.created_at, words, {"message_id": row.id})] if row and words else []


async def _with_blocks(session: AsyncSession, scope: Scope, wanted: list[dict[str, str]]) -> Sequence[MessageRow]:
    """Return the messages of a ticket with such a block, oldest first."""
    newest = (
        select(MessageRow)
        .where(within(scope.stretches), MessageRow.author != Author.CUSTOMER, MessageRow.blocks.contains(wanted))
        .order_by(MessageRow.id.desc())
        .limit(MOST_SHOWN)
    )
    return (await session.scalars(newest)).all()[::-1]


async def _earlier(session: AsyncSession, actor: Actor, scope: Scope) -> Sequence[TicketRow]:
    ticket = scope.ticket
    if ticket.customer_id is None:
        return ()
    theirs = and_(TicketRow.store_id == ticket.store_id, TicketRow.customer_id == ticket.customer_id)
    query = select(TicketRow).where(theirs, seen_by(actor), TicketRow.merged_into.is_(None))
    query = query.where(TicketRow.id != ticket.id)
    return (await session.scalars(query.order_by(TicketRow.updated_at.desc()).limit(MOST_EARLIER))).all()


async def _orders(shop: Shop | None, customer: CustomerInfo | None, order_id: str) -> tuple[Sequence[Order], str]:
    """Read the ticket's own order and the newest others; what fails is told, and keeps nothing else back."""
    if customer is None:
        return (), ""
    if shop is None:
        return (), "No shop is connected to this store."
    problem, orders = "", []
    try:
        if order_id:
            orders.append(await shop.order(customer.shop_customer_id, order_id))
    except NotFound as error:
        problem = f"The order of this ticket cannot be read. {error.detail}"
    except AppError as error:
        return (), f"The shop could not be asked. {error.detail}"
    try:
        newest = await shop.orders(customer.shop_customer_id, limit=MOST_ORDERS)
    except NotFound:
        newest = ()
    except AppError as error:
        return orders, f"The shop could not be asked. {error.detail}"
    return [*orders, *(order for order in newest if order.id not in {one.id for one in orders})][:MOST_ORDERS], problem
