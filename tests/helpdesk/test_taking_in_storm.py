"""Several processes take in what is written meanwhile: each word stands on its ticket once, in order (ADR 11)."""

import asyncio

from conversations.attention import attend
from conversations.inbox import Conversation
from helpdesk.tickets.fold import fold
from helpdesk.tickets.life import Kind
from tests.helpdesk.conftest import DeskStage

CONVERSATIONS = 6
MESSAGES = 6


async def test_nothing_is_lost_doubled_or_swapped(desk: DeskStage) -> None:
    chats = [await desk.start() for _ in range(CONVERSATIONS)]
    heard: dict[int, list[int]] = {chat.id: [] for chat in chats}

    async def write(chat: Conversation) -> None:
        for number in range(MESSAGES):
            heard[chat.id].append(await desk.hear(chat, f"message {number}"))
            await desk.take_in()

    await asyncio.gather(*(write(chat) for chat in chats), *(desk.take_in() for _ in range(4)))

    for chat in chats:
        changes = await desk.changes(await desk.ticket(chat))
        told = [change.facts["message_id"] for change in changes if change.kind is Kind.HEARD]
        assert told == heard[chat.id]
        assert await desk.read(await desk.ticket(chat)) == fold(changes)
    assert len(await desk.tickets()) == CONVERSATIONS


async def test_one_conversation_that_cannot_be_taken_in_keeps_no_other_back(desk: DeskStage) -> None:
    chats = [await desk.start() for _ in range(3)]
    for chat in chats:
        await desk.hear(chat, f"I am {chat.id}")
    async with desk.database.begin() as session:
        assert await attend(session, chats[0].id) is not None  # somebody is at it now
        assert await desk.take_in() == 2
    assert len(await desk.tickets()) == 3
