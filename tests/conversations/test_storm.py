"""Many conversations at once, deliveries twice, turns that die: nothing lost, nothing doubled, nothing out of order."""

import asyncio
from contextlib import suppress

import pytest
from sqlalchemy import select

from conversations import turns
from conversations.jobs import Deps, sweep
from conversations.models import InboxRow
from conversations.turns import CLAIM_LIVES
from kit.jobs import Jobs

from .conftest import Court

CONVERSATIONS = 12
MESSAGES = 5


class FlakyAgent:
    """Answers by repeating; the first turn of every conversation dies without a word."""

    def __init__(self, court: Court) -> None:
        self.court = court
        self.died: set[int] = set()
        self.answered: dict[int, list[str]] = {}

    async def answer(self, conversation_id: int) -> None:
        async with self.court.database.begin() as session:
            claimed = await turns.claim(session, self.court.clock, conversation_id)
        if claimed is None:
            return
        if conversation_id not in self.died:
            self.died.add(conversation_id)
            raise RuntimeError("died on the way")
        if await self.court.answer(claimed) is not None:
            heard = [item.payload["text"] for item in claimed.waiting]
            self.answered.setdefault(conversation_id, []).extend(heard)


async def everything_is_answered(court: Court) -> bool:
    async with court.database.begin() as session:
        return await session.scalar(select(InboxRow.id).where(InboxRow.turn_id.is_(None)).limit(1)) is None


@pytest.mark.timeout(60)
@pytest.mark.parametrize("pause", [None, 0.01], ids=["by the queue", "in the process"])
async def test_a_storm_loses_doubles_and_swaps_nothing(court: Court, jobs: Jobs, pause: float | None) -> None:
    agent = FlakyAgent(court)
    jobs.task("agent.answer", agent.answer, pause=pause)
    conversations = [await court.start() for _ in range(CONVERSATIONS)]
    working = asyncio.create_task(jobs.work(concurrency=8))
    for number in range(MESSAGES):
        heard = [court.hear(one, f"message {number}") for one in conversations for _ in range(2)]
        await asyncio.gather(*heard)
    deps = Deps(court.database, court.clock, jobs, lambda _: None)
    for _ in range(20):
        await asyncio.sleep(0.2)
        if await everything_is_answered(court):
            break
        court.clock.move(CLAIM_LIVES)
        await sweep(deps)
    working.cancel()
    with suppress(asyncio.CancelledError):
        await working
    in_order = [f"message {number}" for number in range(MESSAGES)]
    assert agent.answered == {one.id: in_order for one in conversations}
