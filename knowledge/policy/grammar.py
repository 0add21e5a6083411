"""What a language must say for its policy sentences to be read; every pattern is matched on folded text.

A language is one file beside this one, such as `en.toml`; dropping in another teaches one more.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from commerce.terms import EditKind, ExceptionKind

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of one language, by what they do in a policy sentence."""

    language: str

    rewrites: tuple[tuple[Pattern, str], ...]
    """Turns of phrase that would mislead, and what stands for them ("no later than" is "within")."""
    split: Pattern
    """Where one clause ends and another begins."""

    by_shop: Pattern
    """What the shop itself may do to an order, which is no right of the customer."""
    modify: Pattern
    cancel: Pattern
    returns: Pattern
    refund: Pattern
    whole_order: Pattern
    order: Pattern
    """Words for the order or a part of it: what is being changed."""
    foreign: Pattern
    """Things that are changed or cancelled too, but are no order: a password, a subscription."""
    scoped: Pattern
    """Orders or items of one sort only: what is said of them is no general rule."""

    negation: Pattern
    can: Pattern
    hedge: Pattern
    condition: Pattern
    """A condition that is not the cancelling itself."""
    only: Pattern
    only_within: Pattern
    offers: Pattern
    """A lead or heading that introduces what may be changed."""
    resize: Pattern
    """Changing a quantity, in other words."""

    anchor: Pattern
    """`of placing your order`: the moment that a window is counted from."""
    busy: Pattern
    """Work of the shop or the carrier that has a duration of its own: processing, replying, delivering, refunding."""
    within: Pattern
    """What may stand right before a duration that is a window."""
    after: Pattern
    """What may stand right before a duration after which it is too late."""
    afterwards: Pattern
    """What may stand right after such a duration."""
    too_late: Pattern
    """Other words for "no longer"."""
    window_after: Pattern
    """What may stand right after a duration that is a window: "24-hour cancellation window"."""
    before_event: Pattern
    """Right after a duration: counted backwards from something."""
    until_time: Pattern
    """What may stand right before a time of day that is a cut-off."""
    other_day: Pattern
    reach: Pattern
    """Ways to reach the shop, which have hours of their own."""
    until_shipped: Pattern
    once_shipped: Pattern
    refused: Pattern
    """A refusal of the change itself, up to the word for the change."""
    absolute: Pattern
    """What may follow a refusal that holds without any condition."""

    parts: Mapping[EditKind, Pattern]
    foreign_parts: Pattern
    except_parts: Pattern
    exceptions: Mapping[ExceptionKind, Pattern]
    not_the_goods: Pattern
    """A gift card that one pays with is no gift card that one bought."""
    excluded: Pattern
    excepting: Pattern

    fee: Pattern
    fee_of: Pattern
    """A fee that only its surroundings name."""
    fee_applies: Pattern
    if_cancelled: Pattern
    """The cancelling itself, put as a condition."""
    free: Pattern
    no_fee: Pattern
    maximum: Pattern
    received: Pattern
    return_after: Pattern
    refund_busy: Pattern
    return_busy: Pattern
    return_scoped: Pattern
    exchange: Pattern
    """Swapping what was received for another form of it."""
    notes: Mapping[str, Pattern]


@cache
def read_grammar(language: str) -> Grammar | None:
    """Return the grammar of a language, or None if it has none.

    Raises:
        ValueError: its file lacks a key of `Grammar` or has one too many.
    """
    file = Path(__file__).with_name(f"{language}.toml")
    if not file.is_file():
        return None
    words: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    fragments = {f"{{{name}}}": _joined(text) for name, text in words.pop("fragments").items()}
    words.pop("measures", None)
    expected = {field.name for field in fields(Grammar)} - {"language"}
    if expected != words.keys():
        raise ValueError(f"{file.name} and Grammar differ in: {', '.join(sorted(expected ^ words.keys()))}")

    def compiled(text: str) -> Pattern:
        text = _joined(text)
        for mark, fragment in fragments.items():
            text = text.replace(mark, fragment)
        return re.compile(text)

    special: dict[str, Any] = {
        "rewrites": tuple((compiled(turn), instead) for turn, instead in words.pop("rewrites")),
        "parts": {EditKind(kind): compiled(text) for kind, text in words.pop("parts").items()},
        "exceptions": {ExceptionKind(kind): compiled(text) for kind, text in words.pop("exceptions").items()},
        "notes": {note: compiled(text) for note, text in words.pop("notes").items()},
    }
    special |= {name: compiled(text) for name, text in words.items()}
    return Grammar(language=language, **special)


def _joined(text: str) -> str:
    return "".join(text.splitlines())
