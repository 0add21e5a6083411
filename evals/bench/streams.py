"""Browsers that only listen: how much memory and processor time each costs."""

import asyncio
import resource
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from evals.chat import PREFIX, Chat, open_chat
from evals.processes import Process
from evals.seed import STORE
from evals.web import Web

Progress = Callable[[int, int], None]
AT_ONCE = 40
CHATS_PER_SENDER = 50
SETTLE_SECONDS = 3.0
WATCHED_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Idle:
    """What idle event streams cost: kilobytes each, and the share of one core that all of them take."""

    streams: int
    kilobytes: float
    busy: float


async def idle_streams(process: Process, streams: int, progress: Progress) -> Idle:
    """Open one chat a stream and listen to all of them."""
    allow_many_files()
    senders = range(0, streams, CHATS_PER_SENDER)
    chats: list[Chat] = []
    await _each(senders, lambda first: _open(process.port, first, min(CHATS_PER_SENDER, streams - first), chats))
    await asyncio.sleep(SETTLE_SECONDS)
    before = process.memory
    async with AsyncExitStack() as stack:
        webs = [Web(process.port, sender=number // CHATS_PER_SENDER) for number in range(streams)]
        for web in webs:
            stack.push_async_callback(web.close)
        done = 0

        async def listen(number: int) -> None:
            nonlocal done
            chat = chats[number]
            await webs[number].open(f"{PREFIX}/{chat.name}/events", bearer=chat.key)
            done += 1
            progress(done, streams)

        await _each(range(streams), listen)
        await asyncio.sleep(SETTLE_SECONDS)
        kilobytes, busy = (process.memory - before) / 1024 / streams, process.busy
        await asyncio.sleep(WATCHED_SECONDS)
        return Idle(streams, kilobytes, (process.busy - busy) / WATCHED_SECONDS)


def allow_many_files() -> None:
    """Let this process, and those it starts, open as many connections as the machine allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def _open(port: int, first: int, number: int, chats: list[Chat]) -> None:
    async with Web(port, sender=first // CHATS_PER_SENDER) as web:
        chats += [await open_chat(web, STORE) for _ in range(number)]


async def _each(numbers: Sequence[int], work: Callable[[int], Awaitable[None]]) -> None:
    """Do `work` for each number, a few at a time."""
    waiting = iter(numbers)

    async def do_some() -> None:
        for number in waiting:
            await work(number)

    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(do_some())
