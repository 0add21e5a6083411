"""A process that dies exactly at one named step of a conversation, and what the others make of it."""

import asyncio
import time
from dataclasses import dataclass

from evals.faults.crew import Crew
from evals.faults.hub_edits import HubEdits
from evals.faults.phones import Network, phone_number, words_of
from evals.faults.records import Records
from evals.faults.tally import Counts, takeover, tally
from evals.processes import Process

ROUNDS = 40
PHONES_A_ROUND = 4
ROUND_SECONDS = 0.5
SETTLE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Death:
    """What came of a death at one step: whether it happened, what it did, and how long until all went on."""

    step: str
    has_died: bool
    counts: Counts
    seconds: float


async def die_at(step: str, crew: Crew, network: Network, records: Records, hub: HubEdits, first: int) -> Death:
    """Bring a process to its death at `step`, and see what becomes of everybody's messages."""
    async with crew.victim(step) as victim:
        if step.startswith("hub."):
            return Death(step, *await hub.until_dead(victim))
        before, phones = len(network.sent), [phone_number(first + place) for place in range(ROUNDS * PHONES_A_ROUND)]
        died_at = await _until_dead(step, victim, network, phones)
        is_settled = await records.settled(phones, SETTLE_SECONDS)
        sent = network.sent[before:]
        found = await records.found(phones)
        counts = tally(sent, found)
        seconds = takeover(sent, found.kept, [died_at] if died_at else [])
        return Death(step, has_died=bool(died_at), counts=counts, seconds=seconds if is_settled else SETTLE_SECONDS)


async def _until_dead(step: str, victim: Process, network: Network, phones: list[str]) -> float:
    """Let new customers write until the process has died; returns when, 0 if it lives on."""
    for turn in range(ROUNDS):
        some = phones[turn * PHONES_A_ROUND : (turn + 1) * PHONES_A_ROUND]
        usual = network.port
        network.port = (lambda: victim.port) if step.startswith("accept.") and victim.is_alive else usual
        sending = asyncio.gather(*(network.text(phone, 0, words_of(1 + turn)) for phone in some))
        limit = time.monotonic() + ROUND_SECONDS
        try:
            while time.monotonic() < limit:
                if not victim.is_alive:
                    network.port = usual
                    return time.time()
                await asyncio.sleep(0.02)
        finally:
            network.port = usual
            await sending
    return 0.0 if victim.is_alive else time.time()
