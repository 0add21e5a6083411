"""How sure a wish must be to be acted on, and what a message's wishes come to: one rule for whoever understood it."""

from collections.abc import Sequence

from agent.understand.understanding import NONE_OF_OURS, Wish

BAR = 0.55
"""At this confidence a wish is acted on. Chosen with evals/measure.py, on messages that were looked at while teaching:
of foreign shop messages at the bar 86 to 98 % were right, and about 1 % of other domains' entered order editing."""

SECOND_BAR = 0.7
"""A second wish in one message must be surer: two wrong answers are worse than one."""

LEAST = 0.1
"""A wish below this says nothing."""

NO_MATTER = frozenset({"greeting", "thanks", NONE_OF_OURS})
"""Intents that stand back where the same message surely wants something."""


def is_sure(wishes: Sequence[Wish]) -> bool:
    """Whether the first of some wishes may be acted on."""
    return bool(wishes) and wishes[0].confidence >= BAR


def kind_of(wishes: Sequence[Wish]) -> str:
    """Return the kind of change that a wish to change an order names, or nothing."""
    return next((wish.kind for wish in wishes if wish.intent == "order_editing" and wish.kind), "")
