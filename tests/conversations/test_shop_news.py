"""What a shop tells reaches the chats that it concerns, once, and nobody else's."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from commerce.port import ShopCustomer
from conversations import inbox, shop_news
from conversations.inbox import Conversation
from conversations.messages import Author, ChannelKind, InboxKind
from conversations.models import ConversationRow, InboxRow, MessageRow
from customers.identity import save_customer
from kit.clock import ManualClock
from kit.db import Database
from tests.conversations.conftest import Court

ORDER = "gid://shopify/Order/1"


@dataclass
class Chats:
    """The conversations of one customer, and what they hear of their order."""

    database: Database
    clock: ManualClock
    court: Court
    customer_id: int

    async def open(self, channel: ChannelKind = ChannelKind.WEBCHAT, *, version: str | None = "1") -> Conversation:
        """A conversation of this customer, in which the order's card was shown as of a version."""
        async with self.database.begin() as session:
            made = await inbox.start(
                session,
                self.clock,
                store_id=self.court.store.id,
                channel=channel,
                manner=channel,
                customer_id=self.customer_id,
            )
            if version is not None:
                card = {"type": "order_card", "card": {"order_id": ORDER, "version": version}, "focus": None}
                session.add(self._message(made, card))
        return made

    def _message(self, conversation: Conversation, block: dict[str, Any]) -> MessageRow:
        return MessageRow(
            conversation_id=conversation.id, author=Author.AGENT, blocks=[block], created_at=self.clock.now()
        )

    async def tell(self, *names: str, order_id: str = ORDER, customer_id: int | None = None, once: str = "a") -> int:
        async with self.database.begin() as session:
            return await shop_news.carry(
                session,
                self.clock,
                store_id=self.court.store.id,
                customer_id=customer_id or self.customer_id,
                order_id=order_id,
                order_name="#1001",
                names=names or ("Fulfilled",),
                once=once,
            )

    async def heard(self, conversation: Conversation) -> list[dict[str, Any]]:
        async with self.database.look() as session:
            query = select(InboxRow.payload).where(
                InboxRow.conversation_id == conversation.id, InboxRow.kind == InboxKind.SHOP_EVENT
            )
            return list(await session.scalars(query.order_by(InboxRow.id)))


@pytest.fixture
async def chats(database: Database, clock: ManualClock, court: Court) -> Chats:
    async with database.begin() as session:
        known = ShopCustomer("c1", "ines@example.com", "Ines")
        customer = await save_customer(session, clock, court.store.id, known)
    return Chats(database, clock, court, customer.id)


async def test_a_chat_that_shows_the_order_hears_of_it_once(chats: Chats) -> None:
    chat = await chats.open(version="7")

    counts = [await chats.tell("Placed Order", "Fulfilled") for _ in range(3)]

    assert counts == [1, 0, 0]
    (payload,) = await chats.heard(chat)
    assert payload == {"order_id": ORDER, "order_name": "#1001", "names": ["Fulfilled"], "shown_version": "7"}


async def test_a_chat_in_which_the_order_is_meant_hears_of_it_too(chats: Chats) -> None:
    chat = await chats.open(version=None)
    silent = await chats.open(version=None)
    async with chats.database.begin() as session:
        memory = {"shown": {"order_id": ORDER}}
        await session.execute(update(ConversationRow).where(ConversationRow.id == chat.id).values(memory=memory))

    assert await chats.tell() == 1
    assert len(await chats.heard(chat)) == 1
    assert await chats.heard(silent) == []


async def test_nobody_else_hears_of_it(chats: Chats) -> None:
    """Another customer's chat, one that nobody has proved, a text message, and one that is long over (S1-64)."""
    async with chats.database.begin() as session:
        known = ShopCustomer("c2", "noah@example.com", "Noah")
        other = await save_customer(session, chats.clock, chats.court.store.id, known)
    await chats.open()
    assert await chats.tell(customer_id=other.id) == 0
    assert await chats.tell(order_id="gid://shopify/Order/2") == 0
    assert await chats.tell("Placed Order") == 0

    chats.clock.move(timedelta(hours=25))
    sms = await chats.open(ChannelKind.SMS)
    nobodys = await chats.court.start()

    assert await chats.tell() == 0
    assert await chats.heard(sms) == await chats.heard(nobodys) == []


async def test_a_cancellation_that_the_customer_made_is_not_told_back(chats: Chats) -> None:
    chat = await chats.open()
    change = {"order_id": ORDER, "order_name": "#1001", "kind": "cancel", "summary": {}}
    async with chats.database.begin() as session:
        await inbox.accept(session, chats.clock, chat.id, InboxKind.CHANGED_IN_HUB, "hub:1", change)

    assert await chats.tell("Cancelled") == 0
    assert await chats.tell("Cancelled", "Fulfilled", once="b") == 1
    assert [payload["names"] for payload in await chats.heard(chat)] == [["Fulfilled"]]
