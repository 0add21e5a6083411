"""Many customers at once, while processes are killed at random."""

import asyncio
import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass

from evals.faults.crew import Crew
from evals.faults.phones import Network, pause, phone_number, words_of
from kit.steps import STEPS

Progress = Callable[[int, int], None]
MESSAGES = 5
TWICE_EVERY = 10
LONGEST_PAUSE = 4.0
BURST_SECONDS = 0.15
REPEATS = 50


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is tried."""

    conversations: int = 1000
    at_once: int = 16
    """Customers who write at the same time: fewer than three processes on two cores can answer, so that what a kill
    costs is seen, and not the queue."""
    bursts: int = 40
    repeated: int = 5
    kill_every: float = 20.0
    steps: tuple[str, ...] = STEPS
    """At which steps a process dies."""
    mid_calls: int = 5

    @classmethod
    def quick(cls) -> "Sizes":
        """Return sizes for a first look, and for continuous integration."""
        steps = ("accept.committed", "turn.understood", "deliver.carried", "hub.written")
        return cls(18, 6, 6, 1, 8.0, steps, 3)


async def storm(crew: Crew, network: Network, sizes: Sizes, progress: Progress) -> list[str]:
    """Let every customer write five messages, every tenth message delivered twice; returns their numbers."""
    killer = asyncio.create_task(_kill(crew, sizes.kill_every))
    waiting, done, counted = iter(range(sizes.conversations)), 0, itertools.count(1)

    async def customers() -> None:
        nonlocal done
        for number in waiting:
            for place in range(MESSAGES):
                times = 2 if next(counted) % TWICE_EVERY == 0 else 1
                await network.text(phone_number(number), place, words_of(number + place), times=times)
                await pause(LONGEST_PAUSE)
            done += 1
            progress(done, sizes.conversations)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(sizes.at_once):
                group.create_task(customers())
    finally:
        killer.cancel()
        await asyncio.gather(killer, return_exceptions=True)
    return [phone_number(number) for number in range(sizes.conversations)]


async def bursts(network: Network, number: int, first: int) -> list[str]:
    """Let customers write two to ten messages each within 150 ms; no order is asked for among them."""
    phones = [phone_number(first + place) for place in range(number)]

    async def one(phone: str, many: int) -> None:
        async with asyncio.TaskGroup() as group:
            for place in range(many):
                group.create_task(network.text(phone, 0, words_of(place)))
                await asyncio.sleep(BURST_SECONDS / many)

    for phone in phones:
        await one(phone, random.randint(2, 10))  # noqa: S311 - how many matters to nobody
    return phones


async def repeats(network: Network, number: int, first: int) -> list[str]:
    """Deliver the same message fifty times at once, to all processes."""
    phones = [phone_number(first + place) for place in range(number)]
    for phone in phones:
        await network.text(phone, 0, words_of(1), times=REPEATS)
    return phones


async def _kill(crew: Crew, every: float) -> None:
    while True:
        await asyncio.sleep(every)
        crew.kill_one()
