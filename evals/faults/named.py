"""A process that dies, or stands still, exactly at one named step of a conversation, and what the others make of it."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from evals.faults.crew import Crew
from evals.faults.phones import Network, phone_number, words_of
from evals.faults.records import Records
from evals.faults.report import Row
from evals.faults.tally import Counts, takeover, tally

ROUNDS = 40
PHONES_A_ROUND = 4
ROUND_SECONDS = 30.0
LOOKS_A_ROUND = 10
SETTLE_SECONDS = 60.0
ASLEEP_SECONDS = 15.0
"""Longer than a process is silent before it counts as dead, and longer than any turn's claim lives."""
BLINK_SECONDS = 3.0
"""Shorter than that: nobody takes over, and everything else goes on meanwhile."""
RECEIPT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Stage:
    """The processes, the telephones, and where one looks."""

    crew: Crew
    network: Network
    records: Records


async def die_at(stage: Stage, step: str, first: int) -> Row:
    """Bring the victim to its death at `step`, and see what becomes of everybody's messages."""
    await stage.crew.complete()
    handle = stage.crew.victim.handle
    assert handle is not None  # noqa: S101 - all have started
    stage.crew.ask("kill", step)
    port = stage.crew.victim.port if step.startswith("accept.") else 0
    writing = Writing(stage, first, port)
    happened_at = await writing.until(lambda: handle.poll() is not None)
    return await writing.row(f"died at `{step}`", happened_at)


async def pause_at(stage: Stage, step: str, first: int) -> Row:
    """Have the victim stand still at `step` for so long that others take over, and wake up when all is done."""
    await stage.crew.complete()
    stage.crew.ask("pause", step)
    # A turn begins in the process that took the message in; one alone, for others would hang there with the process.
    is_turn = step.startswith("turn.")
    port = stage.crew.victim.port if is_turn else stage.crew.another_port()
    writing = Writing(stage, first, port, at_once=1 if is_turn else PHONES_A_ROUND)
    happened_at = await writing.until(lambda: stage.crew.is_paused)
    if happened_at:
        await asyncio.sleep(ASLEEP_SECONDS)
        stage.crew.wake()
        await asyncio.sleep(BLINK_SECONDS)
    return await writing.row(f"paused {ASLEEP_SECONDS:.0f} s at `{step}`", happened_at)


async def blink_at(stage: Stage, step: str, first: int) -> Row:
    """Have the victim stand still at `step` for a moment, while its customers write on elsewhere.

    At `accept.stored` a second message comes before the first one's commit; at `deliver.carried` the carrier tells that
    a text has arrived before the commit that names it.
    """
    await stage.crew.complete()
    stage.crew.ask("pause", step)
    other = stage.crew.another_port()
    writing = Writing(stage, first, stage.crew.victim.port if step.startswith("accept.") else other)
    happened_at = await writing.until(lambda: stage.crew.is_paused)
    if happened_at:
        writing.again(other)
        await asyncio.sleep(BLINK_SECONDS)
        stage.crew.wake()
    row = await writing.row(f"paused {BLINK_SECONDS:.0f} s at `{step}`", happened_at)
    late = await stage.records.undelivered(writing.phones, RECEIPT_SECONDS)
    lost = Counts(0, late, 0, 0, (f"{late} texts of which the carrier's word is lost",) if late else ())
    return replace(row, counts=row.counts + lost, seconds=None)


class Writing:
    """New customers who write, a few at a time, to the process at `port` first (0: to any)."""

    def __init__(self, stage: Stage, first: int, port: int, *, at_once: int = PHONES_A_ROUND) -> None:
        """Take numbers from `first` on, `at_once` together."""
        self._stage, self._port, self._at_once = stage, port, at_once
        self._before = len(stage.network.sent)
        self._tasks: list[asyncio.Task[None]] = []
        self.phones = [phone_number(first + place) for place in range(ROUNDS * PHONES_A_ROUND)]
        self._newest: list[str] = []

    async def until(self, has_happened: Callable[[], bool]) -> float:
        """Write until it has happened; returns when, 0 if it has not."""
        try:
            for turn in range(ROUNDS):
                self._newest = self.phones[turn * self._at_once : (turn + 1) * self._at_once]
                self._write(words_of(1 + turn), self._port)
                limit = time.monotonic() + ROUND_SECONDS
                while time.monotonic() < limit:
                    for _ in range(LOOKS_A_ROUND):
                        if has_happened():
                            return time.time()
                        await asyncio.sleep(0.02)
                    if await self._is_answered():
                        break
            return 0.0
        finally:
            self._stage.crew.ask_nothing()

    def again(self, port: int) -> None:
        """Let those who wrote last write once more, at another process."""
        self._write(words_of(0), port)

    async def _is_answered(self) -> bool:
        """Tell whether all are answered: to ask more at once than three processes can answer is another test."""
        return all(task.done() for task in self._tasks) and not await self._stage.records.under_way(self._newest)

    async def row(self, what: str, happened_at: float) -> Row:
        """Wait for everybody's answers and count."""
        await asyncio.gather(*self._tasks)
        is_settled = await self._stage.records.settled(self.phones, SETTLE_SECONDS)
        sent = self._stage.network.sent[self._before :]
        found = await self._stage.records.found(self.phones)
        seconds = takeover(sent, found.kept, [happened_at]) if is_settled else SETTLE_SECONDS
        return Row(what, tally(sent, found), seconds, has_happened=bool(happened_at))

    def _write(self, words: str, port: int) -> None:
        for phone in self._newest:
            self._tasks.append(asyncio.create_task(self._stage.network.text(phone, 0, words, port=port)))
