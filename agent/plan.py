"""A turn's plan: which skills run, on what, and what the agent says besides; and how plans are put together. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from agent.guidance import REASON, Escalation
from agent.state import Heard
from agent.understand.understanding import KIND, Wish
from kit.health import Status, Unavailable
from skills import base
from skills.base import Handoff, HandoffKind, Passage, Result, Skill


@dataclass(frozen=True, slots=True)
class Task:
    """One skill's part of the turn."""

    skill: str
    heard: base.Heard


@dataclass(frozen=True, slots=True)
class Plan:
    """The turn's parts. `own` is what the agent says besides; `missed` says that the words were not understood."""

    tasks: tuple[Task, ...] = ()
    own: Result = field(default_factory=Result)
    missed: bool = False
    intent: str = ""
    is_confirmed: bool = False
    """The customer said that the matter is solved (D4)."""
    escalation: Escalation | None = None
    """The shop's rule that calls a person, if one does."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a choice depends on besides the words: the skills, how each stands, and what was looked up."""

    skills: Mapping[str, Skill]
    statuses: Mapping[str, Status]
    passages: Sequence[Passage] = ()

    def is_live(self, name: str) -> bool:
        """Whether there is such a skill and it is live."""
        return name in self.skills and not isinstance(self.statuses[name], Unavailable)


def task_for(
    name: str, heard: Heard, said: Mapping[str, Any], event: str = "message", happened: Mapping[str, Any] | None = None
) -> Task:
    """Return a skill's part: what was said now, over what it kept in Memory."""
    kept = heard.memory.kept.get(name, {})
    return Task(
        name,
        base.Heard(
            text=heard.text if event == "message" else "",
            language=heard.language,
            person=heard.person,
            event=event,
            slots={**kept, **said},
            kept=kept,
            shown=heard.memory.shown,
            happened=happened or {},
            page=heard.page,
        ),
    )


def with_kind(said: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """A wish that names no kind is a new one: the kind kept from before does not fill it."""
    return {**said, KIND: kind or said.get(KIND) or "generic"}


def named(wish: Wish) -> str:
    """Return a wish's name with its kind, as Memory keeps it: `order_editing.cancel`."""
    return f"{wish.intent}.{wish.kind}" if wish.kind else wish.intent


def together(first: Plan, second: Plan) -> Plan:
    """Join two plans; where both have a part for one skill, the later words count."""
    tasks = {task.skill: task for task in (*first.tasks, *second.tasks)}
    own = replace(
        second.own,
        facts=(*first.own.facts, *second.own.facts),
        handoff=second.own.handoff or first.own.handoff,
    )
    return Plan(
        tuple(tasks.values()), own, first.missed or second.missed, second.intent or first.intent, second.is_confirmed
    )


def person(reason: str, intent: str) -> Plan:
    """Let a person take over now."""
    return Plan(own=Result(handoff=Handoff(reason, HandoffKind.HARD)), intent=intent)


def escalated(escalation: Escalation, intent: str) -> Plan:
    """Let a person take over now because a rule of the shop says so."""
    handoff = Handoff(REASON, HandoffKind.HARD, note=escalation.reason)
    return Plan(own=Result(handoff=handoff), intent=intent, escalation=escalation)
