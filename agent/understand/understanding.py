"""What understanding is given and what it gives back, whoever fills it: the local classifier or a model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from conversations.labels import Feeling, Topic

NONE_OF_OURS = "none_of_ours"
"""The intent of whatever this shop's agent has no skill for."""

CODE = "code"
"""Slot: a one-time code of six digits, as a string."""
EMAIL = "email"
"""Slot: an e-mail address, lower case."""
YES_NO = "yes_no"
"""Slot: True for a yes that is the whole message, False for a no."""
CHOICE = "choice"
"""Slot: the value of the offered choice that is meant."""
KIND = "kind"
"""Slot: an `EditKind` value or `add_item`, when a wish to change an order names one surely."""
SIZE = "size"
"""Slot: the size wished for, folded (`xl`, `42`, `medium`)."""
COLOUR = "colour"
"""Slot: the colour wished for, in the customer's own word, folded."""
COLOUR_KEY = "colour_key"
"""Slot: the same colour's English name, so that `azul` can meet a variant named Blue."""
QUANTITY = "quantity"
"""Slot: the number of units wished for, an int from 0."""


class Wish(NamedTuple):
    """Something a customer may want: an intent, how sure that is (0 to 1), and which kind of it."""

    intent: str
    confidence: float
    kind: str = ""
    """The section of the intent's phrase file: for `order_editing` an `EditKind` value, `add_item` or `generic`."""


class Matter(NamedTuple):
    """Something a message can be about; `description` is that of the live skill that does it, empty for a topic."""

    intent: str
    kinds: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation knows before the message is read."""

    language: str = "en"
    """The conversation's language so far: kept when a message is too short to tell."""
    languages: Sequence[str] = ()
    """The languages to choose from; empty means all that the product knows."""
    awaits: str = ""
    """What Memory waits for (`Ask.awaits`); an answer to it is read by rules and never classified."""
    choices: Sequence[tuple[str, str]] = ()
    """The (label, value) pairs that were offered."""
    matters: Sequence[Matter] = ()
    """What a model may choose from: the live skills, and topics that no live skill does."""
    matter: str = ""
    """The matter under way, as `intent.kind`."""
    earlier: Sequence[str] = ()
    """The customer's own last messages before this one."""
    today: date | None = None
    """The day in the shop's zone, to read days by; without it none are read."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one turn's words mean. Slots only say what was written; code decides what is true."""

    language: str
    wishes: tuple[Wish, ...] = ()
    """What to act on, surest first; two if one message holds two. Empty when it only answers what was awaited."""
    candidates: tuple[Wish, ...] = ()
    """The three likeliest intents, for a question back when unsure."""
    slots: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """The keys above and those of `skills.slots`; only what the message fills."""
    topics: tuple[Topic, ...] = ()
    """The labels it surely deserves, surest first (S3-23)."""
    feeling: Feeling | None = None
    is_confident: bool = False
    is_answer: bool = False
    """Whether the message answers what Memory waits for."""
    by: str = "local"
    """Who understood it: `rules`, `local` or `model`."""
    dropped: tuple[str, ...] = ()
    """What a model said that code did not let count, one sentence each: for the trace."""
