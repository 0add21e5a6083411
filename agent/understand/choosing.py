"""How sure a wish must be to be acted on, and what a message's wishes come to: one rule for whoever understood it."""

from collections.abc import Sequence

from agent.understand.understanding import NONE_OF_OURS, Wish

BAR = 0.55
"""At this confidence a wish is acted on; chosen with evals/measure.py, on the two thirds that may be looked at."""

EDIT_BAR = 0.6
"""A wish to change an order must be surer: there 95 % of what entered was right, at 0.55 it was 94 %."""

SECOND_BAR = 0.7
"""A second wish in one message must be surer: two wrong answers are worse than one."""

LEAST = 0.1
"""A wish below this says nothing."""

EDITING = "order_editing"

NO_MATTER = frozenset({"greeting", "thanks", NONE_OF_OURS})
"""Intents that stand back where the same message surely wants something."""


def is_sure(wishes: Sequence[Wish]) -> bool:
    """Whether the first of some wishes may be acted on."""
    if not wishes:
        return False
    return wishes[0].confidence >= (EDIT_BAR if wishes[0].intent == EDITING else BAR)


def kind_of(wishes: Sequence[Wish]) -> str:
    """Return the kind of change that a wish to change an order names, or nothing."""
    return next((wish.kind for wish in wishes if wish.intent == EDITING and wish.kind), "")
