"""A store, a conversation in it, and a stand-in for the agent that answers by repeating."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from conversations import inbox, turns
from conversations.inbox import Accepted, Conversation
from conversations.messages import ChannelKind, InboxKind, TextBlock
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from stores.stores import Store, StoreSettings, add_store


@pytest.fixture
async def store(database: Database, clock: ManualClock) -> Store:
    async with database.begin() as session:
        return await add_store(
            session, clock, key="demo", name="Linden & Loom", shop_kind="demo", settings=StoreSettings()
        )


@dataclass(frozen=True)
class Court:
    """One store's conversations, with the steps of a story."""

    database: Database
    clock: ManualClock
    store: Store

    async def start(self, session_id: int | None = None, *, is_preview: bool = False) -> Conversation:
        async with self.database.begin() as session:
            return await inbox.start(
                session,
                self.clock,
                store_id=self.store.id,
                channel=ChannelKind.WEBCHAT,
                manner=ChannelKind.WEBCHAT,
                session_id=session_id,
                is_preview=is_preview,
                language="en",
            )

    async def hear(self, conversation: Conversation, text: str, external_id: str = "") -> Accepted:
        async with self.database.begin() as session:
            return await inbox.accept(
                session,
                self.clock,
                conversation.id,
                InboxKind.MESSAGE,
                external_id or text,
                inbox.written(text),
            )

    async def claim(self, conversation: Conversation) -> turns.Claimed | None:
        async with self.database.begin() as session:
            return await turns.claim(session, self.clock, conversation.id)

    async def must_claim(self, conversation: Conversation) -> turns.Claimed:
        claimed = await self.claim(conversation)
        assert claimed is not None
        return claimed

    async def answer(self, claimed: turns.Claimed, text: str = "") -> turns.SavedTurn | None:
        words = text or " | ".join(item.payload.get("text", item.kind) for item in claimed.waiting)
        async with self.database.begin() as session:
            return await turns.save(
                session,
                self.clock,
                claimed,
                blocks=[[TextBlock(text=words)]],
                memory={"answered": words},
                language="en",
                trace={"path": ["echo"]},
                handoff=None,
                milliseconds=1,
            )

    async def said(self, conversation: Conversation) -> list[str]:
        async with self.database.begin() as session:
            return [f"{said.author}: {said.text}" for said in await inbox.messages(session, conversation.id)]


@pytest.fixture
def court(database: Database, clock: ManualClock, store: Store) -> Court:
    return Court(database, clock, store)


@pytest.fixture
async def conversation(court: Court) -> Conversation:
    return await court.start()


@pytest.fixture
def echo(court: Court, jobs: Jobs) -> Callable[[int], Awaitable[None]]:
    """The job `agent.answer`, as small as it can be."""

    async def answer(conversation_id: int) -> None:
        async with court.database.begin() as session:
            claimed = await turns.claim(session, court.clock, conversation_id)
        if claimed is not None:
            await court.answer(claimed)

    jobs.task("agent.answer", answer)
    return answer
