"""Conversations with the program: many at once, one alone, and one that grows very long."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from conversations import inbox
from conversations.messages import InboxKind
from evals.chat import Chat, listening, open_chat
from evals.seed import SAID, STORE, Shop
from evals.web import Web
from kit.clock import SystemClock
from kit.db import Database
from kit.jobs import Jobs

Progress = Callable[[int, int], None]
WARM_SECONDS = 3.0
COUNTED = 30
"""How many turns are timed at each length of a conversation."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message as its customer saw it go: seconds since 1970 when it was sent, accepted and answered."""

    chat: str
    client_id: str
    sent: float
    accepted: float
    seen: float


@dataclass(slots=True)
class Talk:
    """Everything that was said while it counted, and how long that was."""

    seconds: float = 0.0
    said: list[Said] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """Turns a second."""
        return len(self.said) / self.seconds


async def at_once(port: int, shop: Shop, conversations: int, seconds: float, progress: Progress) -> Talk:
    """Hold `conversations` at once; every customer writes on as soon as the answer is there."""
    talk, end = Talk(seconds), time.time() + WARM_SECONDS + seconds

    async def one(number: int) -> None:
        async with AsyncExitStack() as stack:
            chat = await _chat(port, shop, number, stack)
            turn = 0
            while time.time() < end:
                said = await _say(chat, turn)
                if end - seconds < said.seen <= end:
                    talk.said.append(said)
                progress(int((time.time() - end + seconds) * 10), int(seconds * 10))
                turn += 1

    async with asyncio.TaskGroup() as group:
        for number in range(conversations):
            group.create_task(one(number))
    return talk


async def alone(port: int, shop: Shop, turns: int, progress: Progress) -> Talk:
    """Hold one conversation after another, each of a few messages."""
    talk, started = Talk(), time.time()
    for number in range(turns // len(SAID)):
        async with AsyncExitStack() as stack:
            chat = await _chat(port, shop, number, stack)
            talk.said += [await _say(chat, turn) for turn in range(len(SAID))]
        progress(len(talk.said), turns)
    talk.seconds = time.time() - started
    return talk


async def growing(port: int, shop: Shop, url: str, lengths: Sequence[int], progress: Progress) -> list[Talk]:
    """Time turns of conversations that already have so many; in turns, so that nothing else tells them apart.

    Messages are put into the inbox directly, because the chat's limit a minute forbids a thousand.
    """
    jobs = Jobs(url, pool_size=2)
    database = Database(url, pool_size=2, info={"jobs": jobs})
    await jobs.open()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        stack.push_async_callback(jobs.close)
        # All of one customer: what another has ordered leads to other answers, which cost otherwise.
        chats = [await _chat(port, shop, number * len(shop.tokens), stack) for number in range(len(lengths))]
        done, total = 0, sum(lengths)
        for chat, length in zip(chats, lengths, strict=True):
            for turn in range(length):
                await _put(database, shop, chat, turn)
                done += 1
                progress(done, total)
        talks = [Talk() for _ in lengths]
        for turn in range(COUNTED):
            for chat, length, talk in zip(chats, lengths, talks, strict=True):
                talk.said.append(await _put(database, shop, chat, length + turn))
    return talks


async def first_answer(port: int) -> None:
    """Write one message and wait for the answer."""
    async with Web(port) as web, Web(port) as stream:
        chat = await open_chat(web, STORE)
        async with listening(chat, stream):
            await _say(chat, 1)


async def _chat(port: int, shop: Shop, number: int, stack: AsyncExitStack) -> Chat:
    web, stream = Web(port, sender=number), Web(port, sender=number)
    stack.push_async_callback(web.close)
    chat = await open_chat(web, STORE, token=shop.tokens[number % len(shop.tokens)])
    return await stack.enter_async_context(listening(chat, stream))


async def _say(chat: Chat, turn: int) -> Said:
    sent = time.time()
    await chat.send(f"m-{turn}", SAID[turn % len(SAID)])
    accepted = time.time()
    return Said(chat.name, f"m-{turn}", sent, accepted, (await chat.answered()).at)


async def _put(database: Database, shop: Shop, chat: Chat, turn: int) -> Said:
    sent = time.time()
    async with database.begin() as session:
        found = await inbox.find(session, shop.store_id, chat.name)
        payload = inbox.written(SAID[turn % len(SAID)])
        await inbox.accept(session, SystemClock(), found.id, InboxKind.MESSAGE, f"m-{turn}", payload)
    accepted = time.time()
    return Said(chat.name, f"m-{turn}", sent, accepted, (await chat.answered()).at)
