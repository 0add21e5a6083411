"""Code's look at what a model understood: what is not ours, or not in the customer's words, does not count."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from agent.understand.choosing import NO_MATTER, SECOND_BAR, is_sure, kind_of
from agent.understand.feeling import feel
from agent.understand.labelling import topics_of
from agent.understand.lexicon import read_lexicon
from agent.understand.rules import Ruled
from agent.understand.targets import read_targets
from agent.understand.understanding import (
    CODE,
    COLOUR,
    COLOUR_KEY,
    KIND,
    QUANTITY,
    SIZE,
    Context,
    Matter,
    Understanding,
    Wish,
)
from commerce.exceptions import fold
from kit.language import LANGUAGES
from skills import slots

_NAME = re.compile(r"(?:[A-Z]{1,6}-?)?\d{3,12}(?:-[A-Z0-9]{1,6})?")
_MOST_WISHES = 3
_MOST_NAMES = 3
_LONGEST_TOLD = 40


class SaysWish(BaseModel):
    """One wish as a model fills it in; the names it may choose from are set in `agent.understand.model`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    intent: str
    kind: str
    confidence: float


class Says(BaseModel):
    """What a model fills in, whatever the matters of the turn are called."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str
    wishes: list[SaysWish]
    orders: list[str]
    size: str | None
    colour: str | None
    quantity: int | None


def checked(says: Says, text: str, ruled: Ruled, context: Context) -> Understanding:
    """Return what may count of it; `ruled` is what rules read of the same words."""
    dropped: list[str] = []
    read = ruled.understanding
    likely = _likely(says.wishes, context.matters, dropped)
    wishes = _choose(likely)
    kind = kind_of(wishes)
    said = {**read.slots, **read_targets(text, kind, read.language), **_targets(says, text, dropped)}
    return Understanding(
        _language(says.language, ruled, context, dropped),
        wishes,
        tuple(likely),
        {**_orders(said, says.orders, text, dropped), **({KIND: kind} if kind else {})},
        topics=topics_of({f"{wish.intent}.{wish.kind}": wish.confidence} for wish in likely),
        feeling=feel(text, read.language),
        is_confident=is_sure(wishes),
        by="model",
        dropped=tuple(dropped),
    )


def _language(said: str, ruled: Ruled, context: Context, dropped: list[str]) -> str:
    """Return the language that the words tell; only where they are too few is a model believed."""
    read = ruled.understanding.language
    if said == read or said not in (context.languages or LANGUAGES):
        return read
    if ruled.tells_language:
        dropped.append(f"the words are {read}, not {said}")
        return read
    return said


def _likely(said: Sequence[SaysWish], matters: Sequence[Matter], dropped: list[str]) -> list[Wish]:
    """Return the wishes for matters of ours, each once, likeliest first."""
    kinds = {matter.intent: matter.kinds for matter in matters}
    found: dict[str, Wish] = {}
    for wish in said:
        if wish.intent not in kinds:
            dropped.append(f"there is no matter {_told(wish.intent)}")
            continue
        kind = wish.kind if wish.kind in kinds[wish.intent] else ""
        if kind != wish.kind:
            dropped.append(f"{wish.intent} has no kind {_told(wish.kind)}")
        sure = min(max(wish.confidence, 0.0), 1.0) if math.isfinite(wish.confidence) else 0.0
        if wish.intent not in found or sure > found[wish.intent].confidence:
            found[wish.intent] = Wish(wish.intent, sure, kind)
    return sorted(found.values(), key=lambda wish: -wish.confidence)[:_MOST_WISHES]


def _choose(likely: Sequence[Wish]) -> tuple[Wish, ...]:
    """Return the one wish of a message, or two where it is sure of both; courtesy stands back, as on the local path."""
    sure = [wish for wish in likely if wish.intent not in NO_MATTER and wish.confidence >= SECOND_BAR]
    if len(sure) > 1 or (sure and likely[0].intent in NO_MATTER):
        return tuple(sure[:2])
    return tuple(likely[:1])


def _targets(says: Says, text: str, dropped: list[str]) -> dict[str, Any]:
    """Return size, colour and quantity as far as they stand in the words."""
    words, lexicon = f" {fold(slots.plain_sizes(text))} ", read_lexicon()
    found: dict[str, Any] = {}
    for slot, value in ((SIZE, says.size), (COLOUR, says.colour)):
        folded = fold(slots.plain_sizes(value or ""))
        if folded and f" {folded} " in words:
            found[slot] = folded
        elif folded:
            dropped.append(f"the {slot} {_told(str(value))} is not in the words")
    if found.get(COLOUR) in lexicon.colours:
        found[COLOUR_KEY] = lexicon.colours[found[COLOUR]]
    if says.quantity is not None:
        ways = [str(says.quantity), *(word for word, number in lexicon.numbers.items() if number == says.quantity)]
        if any(f" {way} " in words for way in ways):
            found[QUANTITY] = says.quantity
        else:
            dropped.append(f"the quantity {_told(str(says.quantity))} is not in the words")
    return found


def _orders(said: Mapping[str, Any], orders: Sequence[str], text: str, dropped: list[str]) -> dict[str, Any]:
    """Add the orders that a model saw named to those that code read, if they stand in the words."""
    slots_of = dict(said)
    names = list(slots_of.get(slots.ORDER_NAMES, ()))
    for order in orders:
        name = order.strip().removeprefix("#").strip().upper()
        if name in names:
            continue
        if not _NAME.fullmatch(name) or not _stands_in(name, text):
            dropped.append(f"the order {_told(order)} is not in the words")
        elif CODE not in slots_of:
            names.append(name)
    if len(names) > len(slots_of.get(slots.ORDER_NAMES, ())):
        guesses = [guess for guess in slots_of.pop(slots.ORDER_GUESSES, ()) if guess not in names]
        slots_of = {key: value for key, value in slots_of.items() if key not in {slots.RECENT, slots.OTHER}}
        slots_of |= {slots.ORDER_NAMES: names[:_MOST_NAMES], **({slots.ORDER_GUESSES: guesses} if guesses else {})}
    return slots_of


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE) is not None


def _told(words: str) -> str:
    """Return what a model said as the trace may hold it: short, and plainly not ours."""
    return repr(words[:_LONGEST_TOLD])
