"""What staff see of whom they talk with (S3-45, S3-57 to S3-61, S4-12 to S4-18): gathered for one look.

Of somebody who has not proved who they are there is what their own browser told, and nothing of any customer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.port import Order
from conversations.models import ConversationRow
from customers.consent import Consent, consents
from customers.history import Event, events_of, pages_of
from customers.identity import CustomerInfo, get_customer
from customers.places import country_of
from customers.properties import Property, properties_of
from customers.visits import Visitor, is_online, newest_visitor
from helpdesk.deps import Deps
from helpdesk.tickets.access import seen_by
from helpdesk.tickets.models import NoteRow, ThreadRow, TicketRow
from kit.auth import Actor
from kit.errors import AdapterError, NotFound, NotReady
from stores.stores import Store, get_store

MOST_ORDERS = 10
MOST_TICKETS = 20
MOST_SESSIONS = 5
CART_LIVES = timedelta(days=1)
"""A cart of which nothing was heard for so long is not called active: nobody knows whether it is still there."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a profile is of: a customer of a store, or the browsers of a ticket's conversations."""

    store: Store
    customer: CustomerInfo | None = None
    session_ids: tuple[int, ...] = ()
    ticket_id: int | None = None
    language: str = ""
    claims: Mapping[str, Any] = field(default_factory=dict)
    """What was given before the chat, and is proved by nothing."""


@dataclass(frozen=True, slots=True)
class Orders:
    """The newest orders of a customer; `problem` says why they could not be read."""

    orders: tuple[Order, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything at once; `visitor` is the browser that was heard of last."""

    subject: Subject
    orders: Orders
    visitor: Visitor | None
    online: bool
    properties: tuple[Property, ...]
    pages: tuple[Event, ...]
    events: tuple[Event, ...]
    tickets: tuple[TicketRow, ...]
    consents: tuple[Consent, ...]
    notes: int
    now: datetime

    def known(self, name: str) -> Any:  # noqa: ANN401 - a property's value
        """Return a property's value, or None."""
        return next((one.value for one in self.properties if one.name == name), None)

    @property
    def is_returning(self) -> bool:
        """Whether they have ordered more than once (S3-58); of an unknown visitor nobody knows."""
        return self.known("$is_returning") is True

    @property
    def time_zone(self) -> str:
        """Where their clock stands (S3-60), empty where nobody knows."""
        return str(self.known("$time_zone") or (self.visitor.time_zone if self.visitor else ""))

    @property
    def location(self) -> tuple[str, str, str]:
        """Country, city and who says so (S3-59): `property`, `network`, or `guess` from the time zone alone."""
        if country := self.known("$country"):
            return str(country), str(self.known("$city") or ""), "property"
        if self.visitor is not None and self.visitor.country:
            return self.visitor.country, "", "network"
        guess = country_of(self.time_zone)
        return guess, "", "guess" if guess else ""

    @property
    def has_cart(self) -> bool:
        """Whether there is an active cart (S3-05 to S3-07)."""
        seen = self.visitor
        return seen is not None and seen.cart.is_active and self.now - seen.seen_at < CART_LIVES


async def of_ticket(session: AsyncSession, row: TicketRow) -> Subject:
    """Return whom a ticket's profile is of: the customer who was proved, else whoever wrote."""
    found = await session.execute(
        select(ConversationRow.session_id, ConversationRow.contact_email, ConversationRow.contact)
        .join(ThreadRow, ThreadRow.conversation_id == ConversationRow.id)
        .where(ThreadRow.ticket_id == row.id)
        .order_by(ConversationRow.updated_at.desc(), ConversationRow.id.desc())
    )
    claims: dict[str, Any] = {}
    sessions: list[int] = []
    for session_id, email, contact in found:
        claims = {**contact, **({"email": email} if email else {}), **claims}
        if session_id is not None and session_id not in sessions:
            sessions.append(session_id)
    customer = None
    if row.customer_id is not None:
        customer = await get_customer(session, row.store_id, row.customer_id)
    store = await get_store(session, row.store_id)
    return Subject(store, customer, tuple(sessions[:MOST_SESSIONS]), row.id, row.language, claims)


async def of_customer(session: AsyncSession, customer: CustomerInfo) -> Subject:
    """Return a customer with the sessions of their newest chats."""
    newest = (
        select(ConversationRow.session_id)
        .where(ConversationRow.customer_id == customer.id, ConversationRow.session_id.is_not(None))
        .order_by(ConversationRow.id.desc())
        .limit(MOST_SESSIONS)
    )
    sessions = tuple(one for one in await session.scalars(newest) if one is not None)
    return Subject(await get_store(session, customer.store_id), customer, sessions, None, customer.language)


async def gather(deps: Deps, actor: Actor, subject: Subject) -> Profile:
    """Read everything about somebody; the shop is asked while no transaction is open."""
    customer_id = subject.customer.id if subject.customer else None
    sessions = subject.session_ids
    async with deps.database.look() as session:
        visitor = await newest_visitor(session, session_ids=sessions, customer_id=customer_id)
        properties = await properties_of(session, customer_id) if customer_id is not None else ()
        pages = await pages_of(session, customer_id=customer_id, session_ids=sessions)
        events = await events_of(session, customer_id=customer_id, session_ids=sessions)
        tickets = await _tickets(session, actor, subject)
        words = await consents(session, customer_id=customer_id, session_id=sessions[0] if sessions else None)
        notes = await _notes(session, subject)
    online = [await is_online(deps.live, one) for one in {*sessions, *([visitor.session_id] if visitor else [])}]
    return Profile(
        subject=subject,
        orders=await read_orders(deps, subject),
        visitor=visitor,
        online=any(online),
        properties=properties,
        pages=pages,
        events=events,
        tickets=tickets,
        consents=words,
        notes=notes,
        now=deps.clock.now(),
    )


async def read_orders(deps: Deps, subject: Subject) -> Orders:
    """Read the newest orders of a proved customer from the shop (S3-61); a shop that fails is told, and no error."""
    shop = deps.shops(subject.store)
    if subject.customer is None or shop is None:
        return Orders()
    try:
        return Orders(await shop.orders(subject.customer.shop_customer_id, limit=MOST_ORDERS))
    except NotFound:
        return Orders()
    except (AdapterError, NotReady) as error:
        return Orders(problem=f"The shop could not be asked. {error.detail}")


async def _tickets(session: AsyncSession, actor: Actor, subject: Subject) -> tuple[TicketRow, ...]:
    """Read the other tickets of the same customer, or of the same browser (S4-18), as far as somebody may see them."""
    query = select(TicketRow).where(seen_by(actor), TicketRow.store_id == subject.store.id)
    if subject.customer is not None:
        query = query.where(TicketRow.customer_id == subject.customer.id)
    else:
        same = select(ThreadRow.ticket_id).join(ConversationRow, ConversationRow.id == ThreadRow.conversation_id)
        theirs = same.where(ConversationRow.session_id.in_(subject.session_ids))
        query = query.where(TicketRow.id.in_(theirs), TicketRow.customer_id.is_(None))
    if subject.ticket_id is not None:
        query = query.where(TicketRow.id != subject.ticket_id)
    rows: Sequence[TicketRow] = (
        await session.scalars(query.order_by(TicketRow.updated_at.desc(), TicketRow.id.desc()).limit(MOST_TICKETS))
    ).all()
    return tuple(rows)


async def _notes(session: AsyncSession, subject: Subject) -> int:
    query = select(func.count()).select_from(NoteRow).where(NoteRow.retracted_at.is_(None))
    if subject.customer is not None:
        return await session.scalar(query.where(NoteRow.customer_id == subject.customer.id)) or 0
    return await session.scalar(query.where(NoteRow.ticket_id == subject.ticket_id)) or 0
