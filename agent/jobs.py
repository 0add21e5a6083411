"""The agent's one job: answer a conversation. Whatever wakes it, the inbox says what there is to answer."""

from functools import partial

from agent.state import Deps
from agent.turn import answer
from kit.jobs import Jobs


def register(jobs: Jobs, deps: Deps) -> None:
    """Register `agent.answer`, which takes `conversation_id`.

    The pause gives the customer a moment to finish: nothing is claimed meanwhile, and all that came in is answered as
    one turn. The claim keeps turns one at a time per conversation, so a wake-up needs no queue.
    """
    jobs.task("agent.answer", partial(answer, deps), pause=deps.pause)
