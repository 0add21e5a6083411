"""Fan-out of small messages to whoever listens now, limits on how often something may happen, and who is present.

In process by default; `kit.live_redis` shares all three between many processes. What is published is a
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

SWEEP_AT = 1000
"""So many limits, and places where somebody is, are kept before those that count nothing any more are forgotten."""
PRESENT = timedelta(seconds=30)
"""So long somebody counts as present who has not said so again: what died leaves nobody behind for longer."""


class Live(Protocol):
    """Fan-out and limits of one deployment."""

    async def open(self) -> None:
        """Connect to the other processes, if there are any."""
        ...

    async def close(self) -> None:
        """Let go of every connection."""
        ...

    async def publish(self, channel: str, message: str = "") -> None:
        """Tell everybody who listens to `channel`."""
        ...

    def listen(self, channel: str) -> "asyncio.Queue[str]":
        """Begin to listen; call `unlisten` at the end."""
        ...

    def unlisten(self, channel: str, queue: "asyncio.Queue[str]") -> None:
        """Stop listening."""
        ...

    def listeners(self, channel: str) -> int:
        """Return how many listen to `channel` in this process."""
        ...

    async def limit(self, key: str, times: int, per: timedelta) -> int:
        """Count one more happening of `key`, and return how many more there may be; raises TooMany after `times`."""
        ...

    async def arrive(self, channel: str, who: str, lasts: timedelta = PRESENT) -> None:
        """Let `who` be present at `channel` from now on, for as long as it lasts; say it again to stay."""
        ...

    async def leave(self, channel: str, who: str) -> None:
        """Let `who` be present at `channel` no more."""
        ...

    async def present(self, channel: str) -> frozenset[str]:
        """Return who is present at `channel`, in all processes."""
        ...


class InProcess:
    """Live for one process."""

    def __init__(self, clock: Clock) -> None:
        """Keep everything in memory."""
        self._clock = clock
        self._listeners: dict[str, set[asyncio.Queue[str]]] = {}
        self._seen: dict[str, tuple[deque[float], float]] = {}
        self._full_at = SWEEP_AT
        self._present: dict[str, dict[str, float]] = {}
        self._places_full_at = SWEEP_AT

    async def open(self) -> None:
        """Connect to nobody: there is one process."""

    async def close(self) -> None:
        """Let go of nothing."""

    @property
    def channels(self) -> tuple[str, ...]:
        """Every channel that somebody listens to."""
        return tuple(self._listeners)

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

    def listeners(self, channel: str) -> int:
        """Return how many listen to `channel` in this process."""
        return len(self._listeners.get(channel, ()))

    async def limit(self, key: str, times: int, per: timedelta) -> int:
        """Count one more happening of `key`, and return how many more there may be; raises TooMany after `times`."""
        now = self._clock.now().timestamp()
        seen, _ = self._seen.get(key, (deque[float](), 0.0))
        while seen and seen[0] <= now - per.total_seconds():
            seen.popleft()
        if len(seen) >= times:
            raise too_many(seen[0], per, now)
        seen.append(now)
        self._seen[key] = seen, now + per.total_seconds()
        if len(self._seen) >= self._full_at:
            self._forget(now)
        return times - len(seen)

    async def arrive(self, channel: str, who: str, lasts: timedelta = PRESENT) -> None:
        """Let `who` be present at `channel` from now on, for as long as it lasts; say it again to stay."""
        now = self._clock.now().timestamp()
        here = self._present.setdefault(channel, {})
        here[who] = now + lasts.total_seconds()
        self._present[channel] = {one: until for one, until in here.items() if until > now}
        if len(self._present) >= self._places_full_at:
            self._present = {place: found for place, found in self._present.items() if max(found.values()) > now}
            self._places_full_at = max(SWEEP_AT, 2 * len(self._present))

    async def leave(self, channel: str, who: str) -> None:
        """Let `who` be present at `channel` no more."""
        here = self._present.get(channel, {})
        here.pop(who, None)
        if not here:
            self._present.pop(channel, None)

    async def present(self, channel: str) -> frozenset[str]:
        """Return who is present at `channel`."""
        now = self._clock.now().timestamp()
        return frozenset(who for who, until in self._present.get(channel, {}).items() if until > now)

    def _forget(self, now: float) -> None:
        """Forget what no limit counts any more; the next look is due when there is twice as much again."""
        self._seen = {key: (seen, until) for key, (seen, until) in self._seen.items() if until > now}
        self._full_at = max(SWEEP_AT, 2 * len(self._seen))


def too_many(oldest: float, per: timedelta, now: float) -> TooMany:
    """Return what a limit raises whose oldest happening that counts was at `oldest` (seconds since 1970)."""
    wait = max(1, int(oldest + per.total_seconds() - now) + 1)
    return TooMany(f"Too many tries. Wait {wait} seconds and try again.", retry_after=wait)


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
