"""Hints and limits mean the same in one process and in many, and a Redis that is away stops nobody."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from redis.asyncio import Redis
from structlog.testing import capture_logs

from kit.clock import ManualClock
from kit.errors import NotReady, StartError, TooMany
from kit.live import PRESENT, SWEEP_AT, InProcess, Live, listening
from kit.live_redis import Shared
from tests.contracts.redis_server import RedisServer, redis_server

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
CHANNEL = "conversation:1"
PATIENCE = 20


@pytest.fixture
def redis(tmp_path: Path, unused_tcp_port: int) -> Iterator[RedisServer]:
    """A Redis of this test alone."""
    with redis_server(tmp_path, unused_tcp_port) as server:
        yield server


@pytest.fixture
async def shared(redis: RedisServer, clock: ManualClock) -> AsyncIterator[Shared]:
    """What one process opens."""
    live = Shared(redis.url, clock)
    await live.open()
    yield live
    await live.close()


@pytest.fixture
async def other(redis: RedisServer, clock: ManualClock) -> AsyncIterator[Shared]:
    """What another process opens."""
    live = Shared(redis.url, clock)
    await live.open()
    yield live
    await live.close()


@pytest.fixture(params=["in process", "shared"])
def any_live(request: pytest.FixtureRequest, clock: ManualClock) -> Live:
    """Every adapter."""
    if request.param == "in process":
        return InProcess(clock)
    live: Shared = request.getfixturevalue("shared")
    return live


async def heard(queue: asyncio.Queue[str]) -> str:
    return await asyncio.wait_for(queue.get(), PATIENCE)


async def test_a_listener_hears_its_channel_once(any_live: Live) -> None:
    async with listening(any_live, CHANNEL) as queue, listening(any_live, "conversation:2") as elsewhere:
        await any_live.publish(CHANNEL, "news")
        await any_live.publish(CHANNEL, "more")
        assert [await heard(queue), await heard(queue)] == ["news", "more"]
        assert any_live.listeners(CHANNEL) == 1
        assert elsewhere.empty()


async def test_who_stopped_listening_hears_nothing(any_live: Live) -> None:
    async with listening(any_live, CHANNEL) as stopped:
        pass
    async with listening(any_live, CHANNEL) as queue:
        await any_live.publish(CHANNEL, "news")
        await heard(queue)
    assert stopped.empty()
    assert any_live.listeners(CHANNEL) == 0


async def test_a_limit_refuses_and_lets_go(any_live: Live, clock: ManualClock) -> None:
    for _ in range(3):
        await any_live.limit("code:ana@example.com", 3, MINUTE)
        clock.move(timedelta(seconds=10))
    with pytest.raises(TooMany) as caught:
        await any_live.limit("code:ana@example.com", 3, MINUTE)
    await any_live.limit("code:bea@example.com", 3, MINUTE)
    assert caught.value.retry_after == 31
    clock.move(timedelta(seconds=30))
    await any_live.limit("code:ana@example.com", 3, MINUTE)
    with pytest.raises(TooMany):
        await any_live.limit("code:ana@example.com", 3, MINUTE)


async def test_who_arrives_is_present_until_they_leave_or_fall_silent(any_live: Live, clock: ManualClock) -> None:
    """S3-08, S3-09."""
    await any_live.arrive("visitor:1", "window-1")
    await any_live.arrive("visitor:1", "window-2")
    await any_live.leave("visitor:1", "window-2")
    await any_live.leave("visitor:2", "window-1")
    assert await any_live.present("visitor:1") == {"window-1"}
    assert await any_live.present("visitor:2") == frozenset()
    clock.move(PRESENT - SECOND)
    await any_live.arrive("visitor:1", "window-3", 5 * SECOND)
    assert await any_live.present("visitor:1") == {"window-1", "window-3"}
    clock.move(SECOND)
    assert await any_live.present("visitor:1") == {"window-3"}
    clock.move(4 * SECOND)
    assert await any_live.present("visitor:1") == frozenset()


async def test_who_says_it_again_stays_present(any_live: Live, clock: ManualClock) -> None:
    for _ in range(3):
        await any_live.arrive("visitor:1", "window")
        clock.move(PRESENT - SECOND)
    assert await any_live.present("visitor:1") == {"window"}


async def test_those_who_left_without_a_word_fill_no_memory(live: InProcess, clock: ManualClock) -> None:
    for number in range(SWEEP_AT - 1):
        await live.arrive(f"visitor:{number}", "window")
    clock.move(PRESENT)
    await live.arrive("visitor:last", "window")
    assert len(live._present) == 1  # noqa: SLF001 - memory is what it is about


async def test_presence_is_known_in_every_process(shared: Shared, other: Shared, redis: RedisServer) -> None:
    await shared.arrive("visitor:1", "ana@example.com")
    assert await other.present("visitor:1") == {"ana@example.com"}
    async with Redis.from_url(redis.url) as client:
        (key,) = await client.keys("*")
        assert 0 < await client.pttl(key) <= 30_000
    await other.leave("visitor:1", "ana@example.com")
    assert await shared.present("visitor:1") == frozenset()


async def test_without_redis_each_process_knows_its_own(shared: Shared, redis: RedisServer) -> None:
    redis.stop()
    await shared.arrive("visitor:1", "window")
    assert await shared.present("visitor:1") == {"window"}
    await shared.leave("visitor:1", "window")
    assert await shared.present("visitor:1") == frozenset()


async def test_another_process_hears_until_it_stops_listening(shared: Shared, other: Shared) -> None:
    async with listening(other, CHANNEL) as stopped, listening(other, "conversation:2") as queue:
        await shared.publish(CHANNEL, "news")
        assert await heard(stopped) == "news"
        other.unlisten(CHANNEL, stopped)
        await shared.publish(CHANNEL, "more")
        await shared.publish("conversation:2", "last")
        assert await heard(queue) == "last"
        assert stopped.empty()


async def test_a_hint_comes_once_to_whoever_listens_where_it_was_published(shared: Shared, other: Shared) -> None:
    async with listening(shared, CHANNEL) as queue:
        await shared.publish(CHANNEL, "own")
        await other.publish(CHANNEL, "foreign")
        assert [await heard(queue), await heard(queue)] == ["own", "foreign"]


async def test_a_limit_counts_what_all_processes_let_through(shared: Shared, other: Shared) -> None:
    await asyncio.gather(*(live.limit("code", 10, MINUTE) for live in (shared, other) for _ in range(5)))
    for live in (shared, other):
        with pytest.raises(TooMany):
            await live.limit("code", 10, MINUTE)


async def test_redis_keeps_no_address_and_forgets_by_itself(shared: Shared, redis: RedisServer) -> None:
    await shared.limit("code:ana@example.com", 3, MINUTE)
    async with Redis.from_url(redis.url, decode_responses=True) as client:
        keys = await client.keys("*")
        assert len(keys) == 1
        assert "ana" not in keys[0]
        assert 0 < await client.pttl(keys[0]) <= 60_000


async def test_without_redis_nobody_fails_and_the_log_says_it_once(shared: Shared, redis: RedisServer) -> None:
    with capture_logs() as logged:
        redis.stop()
        async with listening(shared, CHANNEL) as queue:
            for _ in range(3):
                await shared.publish(CHANNEL, "news")
            assert await heard(queue) == "news"
        await shared.limit("code", 1, MINUTE)
        with pytest.raises(TooMany):
            await shared.limit("code", 1, MINUTE)
        with pytest.raises(NotReady):
            await shared.check()
    assert [line["event"] for line in logged] == ["redis_away"]


async def test_when_redis_is_back_listeners_look_and_hear_again(
    shared: Shared, other: Shared, redis: RedisServer
) -> None:
    async with listening(shared, CHANNEL) as queue, listening(other, CHANNEL) as far:
        redis.stop()
        await shared.publish(CHANNEL, "lost")
        assert await heard(queue) == "lost"
        redis.start()
        assert [await heard(queue), await heard(far)] == ["", ""]
        await shared.publish(CHANNEL, "news")
        assert await heard(far) == "news"
        await shared.check()


async def test_what_is_no_hint_of_ours_stops_nobody(shared: Shared, other: Shared, redis: RedisServer) -> None:
    async with listening(other, CHANNEL) as queue, Redis.from_url(redis.url) as client:
        await client.publish("tillside:live:0", "junk")
        await client.publish("tillside:live:0", "5")
        await shared.publish(CHANNEL, "news")
        assert await heard(queue) == "news"


def test_an_address_that_cannot_be_read_is_one_sentence(clock: ManualClock) -> None:
    with pytest.raises(StartError, match="REDIS_URL"):
        Shared("redis://127.0.0.1:port", clock)
