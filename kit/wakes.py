"""Wake-ups that a process runs itself: what is remembered here needs no way to the database and back.

Only work that claims what it does in the database may be woken so, for other processes know nothing of it. What is
forgotten with the process is found by a sweep.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

Work = Callable[[], Awaitable[None]]

SHARED_AT = 4
"""With so many under way a process that is not alone leaves further ones to the queue, and so to the others."""
log = structlog.get_logger()


class Wakes:
    """What runs in this process without the queue: one at a time per lock, and one more waiting at most."""

    def __init__(self, at_once: int) -> None:
        """Let `at_once` run together; nothing runs yet."""
        self._slots = asyncio.Semaphore(at_once)
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._rests_until: dict[str, float] = {}

    @property
    def is_busy(self) -> bool:
        """Whether other processes, if there are any, would begin sooner."""
        return len(self._running) >= SHARED_AT

    def wake(self, lock: str, pause: float, work: Work, *, rest: float = 0.0) -> None:
        """Run `work` after `pause` seconds, once what runs under `lock` has ended; one that waits is enough.

        With a `rest` it also waits until the last run was begun so many seconds ago: what comes alone is done at once,
        what comes in numbers is done together.
        """
        if lock not in self._waiting:
            self._waiting[lock] = asyncio.create_task(self._run(lock, pause, work, rest))

    async def close(self, seconds: float) -> None:
        """Forget what has not begun, and give what runs so many seconds to end."""
        for task in self._waiting.values():
            task.cancel()
        running = list(self._running.values())
        if running:
            await asyncio.wait(running, timeout=seconds)
        for task in running:
            task.cancel()
        await asyncio.gather(*self._waiting.values(), *running, return_exceptions=True)

    async def _run(self, lock: str, pause: float, work: Work, rest: float) -> None:
        clock = asyncio.get_running_loop().time
        try:
            await asyncio.sleep(max(pause, self._rests_until.get(lock, 0.0) - clock()))
            if lock in self._running:
                await asyncio.wait([self._running[lock]])
            await self._slots.acquire()
        finally:
            task = self._waiting.pop(lock)
        self._running[lock] = task
        if rest:
            self._rests_until[lock] = clock() + rest
        try:
            await work()
        except Exception:
            log.exception("wake_failed", lock=lock)
        finally:
            del self._running[lock]
            self._slots.release()
