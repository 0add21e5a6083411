"""An order that comes to more than the shop leaves to its agent: a person takes over instead of what skills say. Pure.

Only a skill that has read a verified customer's order tells what it comes to, and nothing of that is said.
"""

from collections.abc import Sequence

from agent.guidance import REASON, Escalation, too_valuable
from agent.plan import Plan
from agent.reply import Spoken
from agent.state import AGENT, Heard
from skills.base import Handoff, HandoffKind, Result

_ASKS = frozenset({"message", "signed_in"})
"""Events by which a customer wants something of the agent; what they did in the Hub themselves needs nobody."""


def hand_over(spoken: Sequence[Spoken], plan: Plan, heard: Heard) -> tuple[Sequence[Spoken], Escalation | None]:
    """Return what is said and the shop's rule that calls a person; what skills learnt is kept, for the person too."""
    if not heard.person.is_verified or not any(task.heard.event in _ASKS for task in plan.tasks):
        return spoken, None
    worth = (part.result.worth for part in spoken)
    rule = too_valuable(heard.store.settings.guidance, (money for money in worth if money))
    if rule is None:
        return spoken, None
    comes = Result(handoff=Handoff(REASON, HandoffKind.HARD, note=rule.reason))
    return [Spoken(AGENT, comes), *(_silent(part) for part in spoken if part.by != AGENT)], rule


def _silent(part: Spoken) -> Spoken:
    """Return what is kept of a result of which nothing is said."""
    result = part.result
    kept = Result(keep=result.keep, path=result.path, decided=result.decided, worth=result.worth)
    return Spoken(part.by, kept)
