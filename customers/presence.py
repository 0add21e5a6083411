"""An open chat as a sign that somebody is there."""

import asyncio

from customers.identity import SessionInfo
from customers.visits import live_channel, place
from kit.auth import new_key
from kit.live import Live

SAID_FOR = 10.0
"""Seconds after which an open chat says again that somebody has it: `kit.live.PRESENT` leaves room for a ping."""


class Window:
    """An open chat: whoever has it is present until the block ends."""

    def __init__(self, live: Live) -> None:
        """Be present nowhere yet."""
        self._live = live
        self._name = f"chat:{new_key(6)}"
        self._whose: SessionInfo | None = None
        self._again_at = 0.0

    async def stay(self, info: SessionInfo) -> None:
        """Let the session be present, and say so again only after a while: an open chat has many reasons to look."""
        now = asyncio.get_running_loop().time()
        if now < self._again_at:
            return
        is_new, self._whose, self._again_at = self._whose is None, info, now + SAID_FOR
        await self._live.arrive(place(info.id), self._name)
        if is_new:
            await tell_staff(self._live, info)

    async def __aenter__(self) -> None:
        """Open it."""

    async def __aexit__(self, *_: object) -> None:
        """Leave at once, however it ends."""
        if self._whose is not None:
            await self._live.leave(place(self._whose.id), self._name)
            await tell_staff(self._live, self._whose)


async def tell_staff(live: Live, info: SessionInfo) -> None:
    """Let consoles look again who is there."""
    await live.publish(live_channel(info.store_id), f"session:{info.id}")
