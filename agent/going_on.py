"""A skill that hands its matter on: the next one goes on in the same turn, with what was handed to it (S1-19, S1-67).

Pure. One hop at most: what the next skill itself would hand on is only said (`Result.instead`).
"""

from collections.abc import Iterable
from dataclasses import replace

from agent.plan import Around, Task
from agent.state import Memory
from skills.base import Heard, Result


def next_task(task: Task, result: Result, memory: Memory, around: Around) -> Task | None:
    """Return the task that goes on where `result` ends, None if nothing does or the skill is not live.

    It hears the same words, but not which order they name: that was found already and is in what was handed on.
    """
    name = result.next
    if name is None or name == task.skill or not around.is_live(name):
        return None
    heard = task.heard
    return Task(
        name,
        Heard(
            text=heard.text,
            language=heard.language,
            person=heard.person,
            event="message",
            slots=dict(result.handing),
            kept=memory.kept.get(name, {}),
            shown={**heard.shown, **result.shown},
        ),
    )


def handed_on(result: Result, after: Result | None = None) -> Result:
    """Return what is said where the next skill goes on, with `after`; where that shows a way on, nobody is offered."""
    shows_way = after is None or bool(after.cards or after.ask or after.handoff)
    is_offer = result.handoff is not None and result.handoff.offer_only
    return replace(result, handoff=None) if shows_way and is_offer else result


def ended_here(result: Result) -> Result:
    """Return what is said where nobody goes on: what was kept for that case too."""
    return replace(result, facts=(*result.facts, *result.instead))


def is_planned(name: str | None, tasks: Iterable[Task]) -> bool:
    """Whether that skill runs in this turn anyway, because the customer wished for it too."""
    return any(task.skill == name for task in tasks)
