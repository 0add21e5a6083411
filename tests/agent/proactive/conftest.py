"""A shop that tells its customers what happens to their parcels, and its queue, with the doors that a story opens."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from agent import jobs as agent_jobs
from agent import proactive_jobs
from agent.models import ProactiveRow
from agent.proactive_sending import Deps, send_due
from commerce.demo.models import DemoCustomerRow
from commerce.demo.place import open_shop
from commerce.happenings import happened
from conversations import inbox
from conversations.inbox import Conversation
from conversations.messages import Author, ChannelKind, InboxKind, Said
from conversations.models import ConversationRow
from conversations.reaching import Door, Reach
from customers.activity import ShopHappened, ShopHappenedLate, keep
from customers.consent import Agreed, ConsentTakenBack, record_of
from customers.identity import CustomerInfo, save_customer
from kit.jobs import Jobs
from stores.models import StoreRow
from stores.proactive import ProactiveSettings
from stores.stores import get_store
from tests.agent.staging import Talk

SMS, WHATSAPP = Door("twilio", ChannelKind.SMS), Door("twilio", ChannelKind.WHATSAPP)
MAIL = Door("email", ChannelKind.EMAIL)


@dataclass
class Post:
    """One store's proactive messages, step by step."""

    talk: Talk
    jobs: Jobs
    doors: list[Door] = field(default_factory=lambda: [SMS])
    stopped: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for event, name in (
            (ShopHappened, "agent.shop_happened"),
            (ShopHappenedLate, "agent.shop_happened"),
            (ConsentTakenBack, "agent.consent_taken_back"),
        ):
            self.jobs.bind(event, name)
        proactive_jobs.register(self.jobs, self.deps)
        agent_jobs.register(self.jobs, self.talk.deps)

    @property
    def deps(self) -> Deps:
        return Deps(self.talk.database, self.talk.clock, lambda _: self.talk.shop, Reach(self._doors, self._stop))

    async def _doors(self, session: AsyncSession, store_id: int) -> Collection[Door]:
        return self.doors

    async def _stop(self, session: AsyncSession, store_id: int, address: str) -> datetime | None:
        return self.stopped.get(address)

    async def settings(self, **changed: object) -> None:
        """Let the store tell, by these settings."""
        proactive = ProactiveSettings.model_validate({"active": True, **changed})
        async with self.talk.database.begin() as session:
            settings = self.talk.store.settings.model_copy(update={"proactive": proactive})
            whole = update(StoreRow).where(StoreRow.id == self.talk.store.id)
            await session.execute(whole.values(settings=settings.model_dump(mode="json")))
            self.talk.store = await get_store(session, self.talk.store.id)

    async def customer(self, email: str) -> CustomerInfo:
        async with self.talk.database.begin() as session:
            known = await self.talk.shop.customer_by_email(email)
            assert known is not None
            return await save_customer(session, self.talk.clock, self.talk.store.id, known)

    async def agrees(self, email: str, *, is_given: bool = True) -> CustomerInfo:
        customer = await self.customer(email)
        async with self.talk.database.begin() as session:
            await record_of(
                session,
                self.talk.clock,
                store_id=customer.store_id,
                customer_id=customer.id,
                what=Agreed.MESSAGES,
                is_given=is_given,
                source="hub",
            )
        return customer

    async def is_told(self, email: str, order_id: str, *, drain: bool = True) -> None:
        """Let the shop tell of an order as it stands now, and everything follow."""
        customer = await self.customer(email)
        order = await self.talk.shop.order(customer.shop_customer_id, order_id)
        async with self.talk.database.begin() as session:
            await keep(session, self.talk.clock, customer, order, happened(order, self.talk.clock.now()))
        if drain:
            await self.jobs.drain()

    async def goes_out(self) -> None:
        """Let the clock's own look come."""
        await send_due(self.deps)
        await self.jobs.drain()

    async def rows(self) -> list[tuple[str, str, str]]:
        """What was noted, oldest first: kind, state and why."""
        async with self.talk.database.look() as session:
            rows = await session.scalars(select(ProactiveRow).order_by(ProactiveRow.id))
            return [(row.kind, row.state, row.why) for row in rows]

    async def conversations(self) -> list[Conversation]:
        async with self.talk.database.look() as session:
            rows = await session.scalars(select(ConversationRow).order_by(ConversationRow.id))
            return [inbox.describe(row) for row in rows]

    async def said(self) -> list[Said]:
        """What the agent has said in all conversations, in order."""
        async with self.talk.database.look() as session:
            found = [one for own in await self.conversations() for one in await inbox.messages(session, own.id)]
        return sorted((one for one in found if one.author is Author.AGENT), key=lambda one: one.id)

    async def writes(self, conversation: Conversation, text: str) -> Said:
        """Let the customer answer, and return what the agent says to it."""
        before = len(await self.said())
        async with self.talk.database.begin() as session:
            written = inbox.written(text)
            await inbox.accept(session, self.talk.clock, conversation.id, InboxKind.MESSAGE, text, written)
        await self.jobs.drain()
        return (await self.said())[before]

    async def signs_in(self, conversation: Conversation, email: str) -> Said:
        """Let the customer prove who they are there, and return what the agent says to it."""
        before, customer = len(await self.said()), await self.customer(email)
        async with self.talk.database.begin() as session:
            await inbox.sign_in(session, self.talk.clock, conversation.id, customer.id, "signed_in:1")
        await self.jobs.drain()
        return (await self.said())[before]

    async def speaks(self, customer: CustomerInfo, language: str) -> None:
        """Let the shop know that the customer reads a language."""
        async with self.talk.database.begin() as session:
            known = update(DemoCustomerRow).where(DemoCustomerRow.email == customer.email)
            await session.execute(known.values(language=language))

    async def wrote(self, email: str, door: Door, address: str) -> Conversation:
        """A conversation in which the customer wrote a while ago, and proved who they are."""
        customer = await self.customer(email)
        async with self.talk.database.begin() as session:
            made = await inbox.start(
                session,
                self.talk.clock,
                store_id=self.talk.store.id,
                channel=door.channel,
                manner=door.manner,
                address=address,
                customer_id=customer.id,
            )
            await inbox.keep(session, self.talk.clock, made.id, "before", inbox.written("Hello"))
        return made


@pytest.fixture
async def post(talk: Talk, jobs: Jobs) -> Post:
    async with talk.database.begin() as session:
        await open_shop(session, talk.store.id)
    made = Post(talk, jobs)
    await made.settings()
    return made
