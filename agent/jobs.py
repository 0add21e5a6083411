"""The agent's one job: answer a conversation. Whatever wakes it, the inbox says what there is to answer."""

import asyncio
from functools import partial

from agent.state import Deps
from agent.turn import answer
from kit.jobs import Jobs


def register(jobs: Jobs, deps: Deps) -> None:
    """Register `agent.answer`, which takes `conversation_id`."""
    jobs.task("agent.answer", partial(answer_burst, deps))


async def answer_burst(deps: Deps, conversation_id: int) -> None:
    """Give the customer a moment to finish, then answer all that came in as one turn.

    Nothing is claimed meanwhile, and the job's lock keeps a second wake-up waiting behind this one.
    """
    await asyncio.sleep(deps.pause)
    await answer(deps, conversation_id)
