"""Hints reach whoever listens, and a limit holds for as long as it says."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.clock import ManualClock
from kit.errors import TooMany
from kit.live import SWEEP_AT, InProcess, listening

MINUTE = timedelta(minutes=1)


async def test_a_hint_reaches_those_who_listen_to_that_channel(clock: ManualClock) -> None:
    live = InProcess(clock)
    async with listening(live, "conversation:1") as first, listening(live, "conversation:2") as second:
        await live.publish("conversation:1", "news")
        assert first.get_nowait() == "news"
        assert second.empty()


async def test_nobody_is_told_after_they_stopped_listening(clock: ManualClock) -> None:
    live = InProcess(clock)
    async with listening(live, "conversation:1") as queue:
        pass
    await live.publish("conversation:1", "news")
    assert queue.empty()


async def test_a_listener_that_lags_behind_stops_nobody(clock: ManualClock) -> None:
    live = InProcess(clock)
    async with listening(live, "conversation:1") as queue:
        for _ in range(500):
            await live.publish("conversation:1", "news")
        assert 0 < queue.qsize() <= 100


async def test_a_limit_says_how_long_to_wait_and_then_opens(clock: ManualClock) -> None:
    live = InProcess(clock)
    assert [await live.limit("code:ana@example.com", 3, MINUTE) for _ in range(3)] == [2, 1, 0]
    clock.move(timedelta(seconds=20))
    with pytest.raises(TooMany) as caught:
        await live.limit("code:ana@example.com", 3, MINUTE)
    await live.limit("code:bea@example.com", 3, MINUTE)
    clock.move(timedelta(seconds=caught.value.retry_after))
    await live.limit("code:ana@example.com", 3, MINUTE)


@given(st.lists(st.integers(0, 40), max_size=40))
async def test_never_more_than_allowed_within_any_minute(pauses: list[int]) -> None:
    clock = ManualClock(datetime(2026, 11, 18, tzinfo=UTC))
    live = InProcess(clock)
    let_through: list[float] = []
    for pause in pauses:
        clock.move(timedelta(seconds=pause))
        try:
            await live.limit("key", 3, MINUTE)
        except TooMany:
            continue
        let_through.append(clock.now().timestamp())
    assert all(later - earlier >= 60 for earlier, later in zip(let_through, let_through[3:], strict=False))


async def test_limits_that_are_over_are_forgotten_and_those_that_count_are_not(clock: ManualClock) -> None:
    """Anybody may begin a new limit, with another address each time: memory must not grow for ever."""
    live = InProcess(clock)
    for number in range(5000):
        await live.limit(f"code:{number}@example.com", 1, MINUTE)
        clock.move(timedelta(seconds=1))
    assert len(live._seen) < 2 * SWEEP_AT  # noqa: SLF001 - nothing else tells what is kept
    with pytest.raises(TooMany):
        await live.limit("code:4999@example.com", 1, MINUTE)
