"""Tickets as they stand after conversations were taken in, and what a story does to them."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.port import ShopCustomer
from conversations import inbox
from conversations.inbox import Conversation
from conversations.messages import Author, ChannelKind, TextBlock
from conversations.models import ConversationRow, MessageRow
from customers.identity import CustomerInfo, save_customer
from helpdesk.deps import PREFIX
from helpdesk.tickets import merging_api, notes_api, timeline_api
from helpdesk.tickets.desk import Desk, changes_of, changing, describe, open_ticket, settle
from helpdesk.tickets.life import Change, Kind, Ticket
from helpdesk.tickets.models import ThreadRow, TicketRow
from kit.auth import Actor
from kit.clock import ManualClock
from kit.db import Database
from kit.web import answer_errors
from stores.stores import Store, StoreSettings, add_store
from tests.helpdesk.browser import WHO, deps_of
from tests.helpdesk.conftest import DeskStage


@dataclass(frozen=True)
class Matter:
    """A ticket with the conversation that it began with."""

    ticket: int
    conversation: Conversation


@dataclass
class Room:
    """A desk, and what a story needs of it."""

    database: Database
    clock: ManualClock
    desk: Desk
    stores: list[Store] = field(default_factory=list)

    async def store(self, key: str) -> Store:
        async with self.database.begin() as session:
            made = await add_store(
                session, self.clock, key=key, name=key.title(), shop_kind="demo", settings=StoreSettings()
            )
        self.stores.append(made)
        return made

    async def customer(self, name: str, store: Store | None = None) -> CustomerInfo:
        known = ShopCustomer(f"customer-{name}", f"{name}@example.com", name.title())
        async with self.database.begin() as session:
            return await save_customer(session, self.clock, (store or self.stores[0]).id, known)

    async def matter(  # noqa: PLR0913 - what tickets are told apart by
        self,
        text: str = "",
        *,
        store: Store | None = None,
        channel: ChannelKind = ChannelKind.WEBCHAT,
        customer: CustomerInfo | None = None,
        address: str | None = None,
        topics: Sequence[str] = (),
        order: str = "",
        is_preview: bool = False,
        **claims: Any,  # noqa: ANN401 - columns of a conversation
    ) -> Matter:
        """A conversation that has become a ticket, with the customer's first words if there are any."""
        customer_id = customer.id if customer else None
        async with self.database.begin() as session:
            talk = await inbox.start(
                session, self.clock, store_id=(store or self.stores[0]).id, channel=channel, manner=channel,
                customer_id=customer_id, address=address, is_preview=is_preview,
            )  # fmt: skip
            row = await session.get_one(ConversationRow, talk.id)
            for name, value in claims.items():
                setattr(row, name, value)
            opened = await open_ticket(
                session, self.desk, by="customer", at=self.clock.now(), store_id=talk.store_id, channel=str(channel),
                language="en", subject=text[:40], customer_id=customer_id, is_preview=is_preview,
            )  # fmt: skip
            session.add(
                ThreadRow(
                    ticket_id=opened.id, home_ticket_id=opened.id, conversation_id=talk.id, first_message_id=0,
                    seen_message_id=0, created_at=self.clock.now(),
                )
            )  # fmt: skip
            facts: dict[str, Any] = {"topics": list(topics), "feeling": "", "language": "en"}
            facts |= {"conversation_id": talk.id}
            if topics:
                opened.change(Kind.UNDERSTOOD, by="agent", **facts)
            if order:
                opened.change(Kind.ORDER, by="agent", order_id=f"id-{order}", order_name=order, conversation_id=talk.id)
            await settle(session, self.desk, opened)
        made = Matter(opened.id, talk)
        if text:
            await self.says(made, text)
        return made

    async def says(
        self, matter: Matter, text: str, author: Author = Author.CUSTOMER, staff_id: int | None = None
    ) -> int:
        """Somebody's words in a matter's conversation, taken in by whatever ticket it stands in now."""
        self.clock.move(timedelta(seconds=1))
        async with self.database.begin() as session:
            talk = matter.conversation
            words = [TextBlock(text=text, lang="en").model_dump(mode="json")]
            row = MessageRow(
                conversation_id=talk.id, author=author, blocks=words, staff_id=staff_id, created_at=self.clock.now()
            )
            session.add(row)
            await session.flush()
            facts: dict[str, Any] = {"conversation_id": talk.id, "message_id": row.id}
            async with changing(session, self.desk, await self._place(session, talk)) as opened:
                if author is Author.CUSTOMER:
                    opened.change(Kind.HEARD, by="customer", channel=talk.manner, **facts)
                else:
                    opened.change(Kind.REPLIED, by=f"{author}", author=str(author), staff_id=staff_id, **facts)
            return row.id

    async def change(self, ticket_id: int, kind: Kind, *, by: str = "staff:1", **facts: Any) -> None:  # noqa: ANN401
        self.clock.move(timedelta(seconds=1))
        async with self.database.begin() as session, changing(session, self.desk, ticket_id) as opened:
            opened.change(kind, by=by, **facts)

    async def ticket(self, ticket_id: int) -> Ticket:
        async with self.database.look() as session:
            return describe(await session.get_one(TicketRow, ticket_id))

    async def changes(self, ticket_id: int) -> tuple[Change, ...]:
        async with self.database.look() as session:
            return await changes_of(session, ticket_id)

    async def place(self, matter: Matter) -> int:
        """The ticket in which a matter's conversation stands now."""
        async with self.database.look() as session:
            return await self._place(session, matter.conversation)

    @staticmethod
    async def _place(session: AsyncSession, talk: Conversation) -> int:
        current = select(ThreadRow.ticket_id).where(ThreadRow.conversation_id == talk.id, ThreadRow.is_current)
        return (await session.scalars(current)).one()


@asynccontextmanager
async def browsing(desk: DeskStage, person: Actor, **deps: Any) -> AsyncIterator[httpx.AsyncClient]:  # noqa: ANN401
    """A browser of somebody's on the interface of timelines, notes and merges; `deps` replaces what that needs."""
    app = FastAPI()
    answer_errors(app)
    given = replace(deps_of(desk, people=(person,)), **deps)
    for room in (timeline_api, notes_api, merging_api):
        app.include_router(room.routes(given))
    address, transport = f"http://shop.test{PREFIX}", httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url=address, headers={WHO: str(person.id)}) as client:
        yield client


@pytest.fixture
async def room(database: Database, clock: ManualClock) -> Room:
    made = Room(database, clock, Desk(clock))
    await made.store("linden")
    return made
