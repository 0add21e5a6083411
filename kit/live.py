"""Fan-out of small messages to whoever listens now, and limits on how often something may happen.

In process by default; a Redis adapter joins behind the same port when there are many machines. What is published is a
hint ("conversation 12 has news"), never the only copy: listeners read the database.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from kit.clock import Clock
from kit.db import after_commit
from kit.errors import TooMany


class Live(Protocol):
    """Fan-out and limits of one deployment."""

    async def publish(self, channel: str, message: str = "") -> None:
        """Tell everybody who listens to `channel`."""
        ...

    def listen(self, channel: str) -> "asyncio.Queue[str]":
        """Begin to listen; call `unlisten` at the end."""
        ...

    def unlisten(self, channel: str, queue: "asyncio.Queue[str]") -> None:
        """Stop listening."""
        ...

    async def limit(self, key: str, times: int, per: timedelta) -> None:
        """Count one more happening of `key`; raises TooMany after `times` within `per`."""
        ...


class InProcess:
    """Live for one process."""

    def __init__(self, clock: Clock) -> None:
        """Keep everything in memory."""
        self._clock = clock
        self._listeners: dict[str, set[asyncio.Queue[str]]] = {}
        self._seen: dict[str, deque[float]] = {}

    async def publish(self, channel: str, message: str = "") -> None:
        """Tell everybody who listens to `channel`; a listener that lags a hundred behind misses hints, not data."""
        for queue in tuple(self._listeners.get(channel, ())):
            if not queue.full():
                queue.put_nowait(message)

    def listen(self, channel: str) -> "asyncio.Queue[str]":
        """Begin to listen; call `unlisten` at the end."""
        queue: asyncio.Queue[str] = asyncio.Queue(maxsize=100)
        self._listeners.setdefault(channel, set()).add(queue)
        return queue

    def unlisten(self, channel: str, queue: "asyncio.Queue[str]") -> None:
        """Stop listening."""
        listeners = self._listeners.get(channel, set())
        listeners.discard(queue)
        if not listeners:
            self._listeners.pop(channel, None)

    async def limit(self, key: str, times: int, per: timedelta) -> None:
        """Count one more happening of `key`; raises TooMany after `times` within `per`."""
        now = self._clock.now().timestamp()
        seen = self._seen.setdefault(key, deque())
        while seen and seen[0] <= now - per.total_seconds():
            seen.popleft()
        if len(seen) >= times:
            wait = max(1, int(seen[0] + per.total_seconds() - now) + 1)
            raise TooMany(f"Too many tries. Wait {wait} seconds and try again.", retry_after=wait)
        seen.append(now)


def tell(session: AsyncSession, channel: str, message: str = "") -> None:
    """Publish on `channel` after the session's commit; a process whose sessions carry no `live` tells nobody."""
    live: Live | None = session.info.get("live")
    if live is not None:
        after_commit(session, partial(live.publish, channel, message))


@asynccontextmanager
async def listening(live: Live, channel: str) -> AsyncIterator["asyncio.Queue[str]"]:
    """Listen to `channel` for as long as the block runs."""
    queue = live.listen(channel)
    try:
        yield queue
    finally:
        live.unlisten(channel, queue)
