"""The agent's one job: answer a conversation. Whatever wakes it, the inbox says what there is to answer."""

from functools import partial

from agent.state import Deps
from agent.turn import answer
from kit.jobs import Jobs


def register(jobs: Jobs, deps: Deps) -> None:
    """Register `agent.answer`, which takes `conversation_id`."""
    jobs.task("agent.answer", partial(answer, deps))
