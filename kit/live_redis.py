"""Fan-out, limits and presence that all processes of a deployment share, by Redis.

A Redis that is away costs hints, never data: publishing then reaches the own process only, each process counts its
limits alone and knows only who is present in it, and listeners are told to look once Redis is back. One Redis channel
carries every hint and each process picks its own, so that listening takes effect at once and needs no command.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from kit.auth import digest, new_key
from kit.clock import Clock
from kit.errors import NotReady, StartError
from kit.live import PRESENT, InProcess, too_many

HINTS = "tillside:live"
LIMITS = "tillside:limit"
PLACES = "tillside:present"
ANSWER_SECONDS = 1.0
"""So long a command may take: somebody's request waits for it."""
OPEN_SECONDS = 3.0
"""So long a start waits for Redis before it goes on without."""
REST_SECONDS = 5.0
"""So long Redis is not asked again after it failed."""
QUIET_SECONDS = 10.0
"""After so long without a hint, Redis is asked whether it is still there."""
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 10.0
MOST_CONNECTIONS = 20
AWAY = (RedisError, OSError, TimeoutError)
MICROSECOND = timedelta(microseconds=1)

COUNT = """
redis.call('zremrangebyscore', KEYS[1], '-inf', ARGV[2])
local counted = redis.call('zcard', KEYS[1])
if redis.call('zscore', KEYS[1], ARGV[5]) then return {ARGV[3] - counted, false} end
if counted >= tonumber(ARGV[3]) then
    return {0, redis.call('zrange', KEYS[1], 0, 0, 'withscores')[2]}
end
redis.call('zadd', KEYS[1], ARGV[1], ARGV[5])
redis.call('pexpire', KEYS[1], ARGV[4])
return {ARGV[3] - counted - 1, false}
"""
"""Counts one happening at ARGV[1] and returns how many more there may be; or also the oldest that counts, if there are
ARGV[3] after ARGV[2].

The name of the happening, ARGV[5], keeps one that is sent twice from counting twice.
"""

log = structlog.get_logger()


class Shared:
    """Live for many processes."""

    def __init__(self, url: str, clock: Clock) -> None:
        """Prepare connections to the Redis at `url`; nothing connects yet.

        Raises:
            StartError: the address cannot be read.
        """
        self._clock = clock
        self._own = InProcess(clock)
        self._name = new_key()
        try:
            self._commands = _client(url, socket_timeout=ANSWER_SECONDS, retry=Retry(NoBackoff(), 1))
            self._hearing = _client(url, socket_timeout=None, retry=Retry(NoBackoff(), 0))
        except ValueError as error:
            raise StartError("REDIS_URL cannot be read: write it as redis://host:6379.") from error
        # Redis keeps limits apart by database number, but not what is published.
        self._hints = f"{HINTS}:{self._commands.connection_pool.connection_kwargs.get('db') or 0}"
        self._count = self._commands.register_script(COUNT)
        self._rests_until = 0.0
        self._is_away = False
        self._hears = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Begin to hear the other processes; a Redis that is away is awaited beside the program's other work."""
        self._task = asyncio.create_task(self._hear())
        with suppress(TimeoutError):
            await asyncio.wait_for(self._hears.wait(), OPEN_SECONDS)

    async def close(self) -> None:
        """Stop hearing, and close every connection."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._commands.aclose()
        await self._hearing.aclose()

    async def check(self) -> None:
        """Ask whether Redis answers; raises NotReady if it does not."""
        try:
            await self._commands.ping()
        except AWAY as error:
            raise NotReady(f"Redis does not answer ({type(error).__name__}).") from error

    async def publish(self, channel: str, message: str = "") -> None:
        """Tell everybody who listens to `channel`: here at once, and in other processes if Redis is there."""
        await self._own.publish(channel, message)
        if self._rests:
            return
        try:
            await self._commands.publish(self._hints, json.dumps([self._name, channel, message]))
        except AWAY as error:
            self._lost(error)

    def listen(self, channel: str) -> "asyncio.Queue[str]":
        """Begin to listen; call `unlisten` at the end."""
        return self._own.listen(channel)

    def unlisten(self, channel: str, queue: "asyncio.Queue[str]") -> None:
        """Stop listening."""
        self._own.unlisten(channel, queue)

    def listeners(self, channel: str) -> int:
        """Return how many listen to `channel` in this process."""
        return self._own.listeners(channel)

    async def limit(self, key: str, times: int, per: timedelta) -> int:
        """Count one more happening of `key` in all processes together, and return how many more there may be.

        Raises:
            TooMany: there were `times` within `per`.
        """
        left, oldest = times, None
        now, length = self._now, per // MICROSECOND
        try:
            if not self._rests:
                counted: list[int | str] = [now, now - length, times, max(1, length // 1000), new_key()]
                left, oldest = await self._count(keys=[f"{LIMITS}:{digest(key)}"], args=counted)
        except AWAY as error:
            self._lost(error)
        if self._rests:
            return await self._own.limit(key, times, per)
        if oldest is not None:
            raise too_many(float(oldest) / 1_000_000, per, now / 1_000_000)
        return int(left)

    async def arrive(self, channel: str, who: str, lasts: timedelta = PRESENT) -> None:
        """Let `who` be present at `channel` from now on, for as long as it lasts; say it again to stay."""
        place, now = _place(channel), self._now
        try:
            if not self._rests:
                async with self._commands.pipeline() as together:
                    together.zremrangebyscore(place, "-inf", now)
                    together.zadd(place, {who: now + lasts // MICROSECOND})
                    together.pexpire(place, max(lasts, PRESENT))
                    await together.execute()
        except AWAY as error:
            self._lost(error)
        if self._rests:
            await self._own.arrive(channel, who, lasts)

    async def leave(self, channel: str, who: str) -> None:
        """Let `who` be present at `channel` no more."""
        await self._own.leave(channel, who)
        try:
            if not self._rests:
                await self._commands.zrem(_place(channel), who)
        except AWAY as error:
            self._lost(error)

    async def present(self, channel: str) -> frozenset[str]:
        """Return who is present at `channel`, in all processes."""
        found: Any = ()
        try:
            if not self._rests:
                found = await self._commands.zrangebyscore(_place(channel), f"({self._now}", "+inf")
        except AWAY as error:
            self._lost(error)
        return frozenset(found) | await self._own.present(channel)

    @property
    def _now(self) -> int:
        """The present moment in microseconds since 1970."""
        return round(self._clock.now().timestamp() * 1_000_000)

    @property
    def _rests(self) -> bool:
        """Whether Redis failed a moment ago, so that nobody waits for it now."""
        return asyncio.get_running_loop().time() < self._rests_until

    def _lost(self, error: BaseException) -> None:
        self._rests_until = asyncio.get_running_loop().time() + REST_SECONDS
        if not self._is_away:
            self._is_away = True
            log.warning("redis_away", why=type(error).__name__)

    async def _found(self) -> None:
        """Tell every listener to look, for what was said meanwhile was not heard."""
        self._rests_until = 0.0
        self._hears.set()
        if self._is_away:
            self._is_away = False
            log.info("redis_back")
            for channel in self._own.channels:
                await self._own.publish(channel)

    async def _hear(self) -> None:
        """Pass on what other processes publish, for ever."""
        pause = FIRST_PAUSE
        while True:
            try:
                async with self._subscribed() as hints:
                    await self._found()
                    pause = FIRST_PAUSE
                    await self._pass_on(hints)
            except AWAY as error:
                self._lost(error)
            except Exception as error:  # whatever was sent, the next hints still count
                self._lost(error)
                log.exception("hints_broken")
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    @asynccontextmanager
    async def _subscribed(self) -> AsyncIterator[PubSub]:
        hints = self._hearing.pubsub()
        try:
            await hints.subscribe(self._hints)
            if await hints.get_message(timeout=ANSWER_SECONDS) is None:
                raise TimeoutError
            yield hints
        finally:
            await hints.aclose()  # type: ignore[no-untyped-call]

    async def _pass_on(self, hints: PubSub) -> None:
        is_asked = False
        while True:
            heard = await hints.get_message(timeout=QUIET_SECONDS)
            if heard is None:
                # A cable that was pulled says nothing: without an answer to this, the connection is dead.
                if is_asked:
                    raise TimeoutError
                await hints.ping()
            elif heard["type"] == "message":
                await self._tell(heard["data"])
            is_asked = heard is None

    async def _tell(self, hint: str) -> None:
        try:
            sender, channel, message = json.loads(hint)
        except (TypeError, ValueError):
            log.warning("hint_unreadable")
            return
        if sender != self._name:
            await self._own.publish(channel, message)


def _place(channel: str) -> str:
    return f"{PLACES}:{digest(channel)}"


def _client(url: str, **options: Any) -> Redis:  # noqa: ANN401 - redis-py's own options
    """Return a client that waits for a free connection: redis-py's usual pool raises instead."""
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=MOST_CONNECTIONS,
        timeout=ANSWER_SECONDS,
        socket_connect_timeout=ANSWER_SECONDS,
        socket_keepalive=True,
        decode_responses=True,
        **options,
    )
    return Redis.from_pool(pool)
