"""A desk beside which the real agent drafts: its store sells by the demo's shop, and its customers are known there."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from agent.assist import suggest
from agent.understand.understand import Understander
from commerce.demo.people import ANA
from commerce.demo.place import open_shop
from conversations.assisting import Draft, NoDraft
from conversations.inbox import Conversation
from conversations.messages import ChannelKind
from customers.identity import save_customer
from helpdesk.deps import Deps
from helpdesk.replies.models import SuggestionRow
from helpdesk.replies.suggesting import suggest_wanted
from kit.auth import Actor
from skills.base import Skill
from stores.models import StoreRow
from tests.agent.staging import Talk
from tests.helpdesk.browser import browsing, deps_of
from tests.helpdesk.conftest import DeskStage, desk, store

__all__ = ["desk", "store"]


@dataclass
class Room:
    """A desk and its agent, with the steps of a story about suggestions."""

    desk: DeskStage
    talk: Talk
    mina: Actor
    customer_id: int
    instead: Callable[[int], Awaitable[Draft | NoDraft]] | None = None
    """What drafts in the agent's place."""
    asked: list[int] = field(default_factory=list)
    console: httpx.AsyncClient | None = None

    @property
    def deps(self) -> Deps:
        return replace(deps_of(self.desk), suggest=self.suggest)

    async def suggest(self, conversation_id: int) -> Draft | NoDraft:
        self.asked.append(conversation_id)
        return await (self.instead or partial(suggest, self.talk.deps))(conversation_id)

    async def held(self, text: str = "", *, is_known: bool = True, channel: ChannelKind = ChannelKind.WEBCHAT) -> Any:  # noqa: ANN401
        """Let a person hold a conversation in which the customer then writes; returns both."""
        known = self.customer_id if is_known else None
        chat = await self.desk.start(channel, customer_id=known)
        await self.desk.take_over(chat, self.mina)
        if text:
            await self.desk.hear(chat, text)
        return chat, await self.desk.ticket(chat) if text else 0

    async def works(self) -> int:
        """Let the desk take in what is new, and think of what is wanted; returns how many."""
        await self.desk.take_in()
        return await suggest_wanted(self.deps)

    async def rows(self, chat: Conversation | None = None) -> list[tuple[str, str]]:
        """Return state and reason of every suggestion, oldest first."""
        query = select(SuggestionRow).order_by(SuggestionRow.id)
        if chat is not None:
            query = query.where(SuggestionRow.conversation_id == chat.id)
        async with self.desk.database.look() as session:
            return [(row.state, row.why) for row in await session.scalars(query)]

    async def newest(self) -> SuggestionRow:
        async with self.desk.database.look() as session:
            return (await session.scalars(select(SuggestionRow).order_by(SuggestionRow.id.desc()).limit(1))).one()

    async def asks(self, method: str, path: str, status: int = 200, **sent: Any) -> Any:  # noqa: ANN401 - JSON
        """Let Mina's console ask the interface."""
        assert self.console is not None
        answer = await self.console.request(method, path, **sent)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    async def sets(self, **replies: Any) -> None:  # noqa: ANN401 - any field of ReplySettings
        async with self.desk.database.begin() as session:
            row = await session.get_one(StoreRow, self.desk.store.id)
            row.settings = {**row.settings, "replies": replies}


@pytest.fixture
async def room(desk: DeskStage, understander: Understander, skills: Mapping[str, Skill]) -> AsyncIterator[Room]:
    talk = Talk(desk.database, desk.clock, desk.store, understander, skills)
    async with desk.database.begin() as session:
        await open_shop(session, desk.store.id)
    known = await talk.shop.customer_by_email(ANA)
    assert known is not None
    async with desk.database.begin() as session:
        customer = await save_customer(session, desk.clock, desk.store.id, known)
    made = Room(desk, talk, await desk.person("Mina"), customer.id)
    async with browsing(desk, made.mina, suggest=made.suggest) as (made.console,):
        yield made
