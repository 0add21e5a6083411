"""Which of a shop's product exceptions a line falls under: by its attributes, its tags and its product type (S1-48).

Shops mark such products in their own words, so those of nine languages are matched after folding case and accents
(`exceptions.toml`). A shop's system says only two of these kinds itself: a gift card, and a line scheduled for later.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from commerce.port import Line
from commerce.terms import ExceptionKind, LineException, ReturnException
from kit.letters import bare

Stated = TypeVar("Stated", LineException, ReturnException)


@dataclass(frozen=True, slots=True)
class _Looks:
    """What is looked for in folded words, in every language at once (`exceptions.toml`)."""

    marks: Mapping[ExceptionKind, re.Pattern[str]]
    field: re.Pattern[str]
    declined: frozenset[str]


def fold(text: str) -> str:
    """Lower the case, drop accents, and turn whatever is no letter or digit into single spaces."""
    return re.sub(r"[\W_]+", " ", bare(text)).strip()


def kinds_of(line: Line, *, is_scheduled: bool = False) -> frozenset[ExceptionKind]:
    """Tell which kinds of exception a line falls under; `is_scheduled` when units of it wait for a later date."""
    looks = _looks()
    marks = [fold(text) for text in (*line.tags, line.product_type)]
    kinds = {kind for kind, words in looks.marks.items() if any(words.search(mark) for mark in marks)}
    if any(looks.field.search(fold(name)) and fold(value) not in looks.declined for name, value in line.attributes):
        kinds.add(ExceptionKind.PERSONALISED)
    if line.is_gift_card:
        kinds.add(ExceptionKind.GIFT_CARD)
    if is_scheduled:
        kinds.add(ExceptionKind.PRE_ORDER)
    return frozenset(kinds)


def exceptions_on(line: Line, stated: tuple[Stated, ...], *, is_scheduled: bool = False) -> tuple[Stated, ...]:
    """Return the exceptions that the shop has stated and this line falls under, in the shop's order."""
    if not stated:
        return ()
    kinds = kinds_of(line, is_scheduled=is_scheduled)
    return tuple(exception for exception in stated if exception.kind in kinds)


@cache
def _looks() -> _Looks:
    tables = tomllib.loads(bare(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))).values()
    turned = "".join(rf"(?<!\b{word} )" for word in sorted({word for table in tables for word in table["not"]}))

    def any_of(group: str) -> str:
        return "|".join(table[group] for table in tables)

    return _Looks(
        {kind: re.compile(rf"{turned}\b(?:{any_of(kind.value)})\b") for kind in ExceptionKind},
        re.compile(rf"\b(?:{any_of('field')})"),
        frozenset({"", *(word for table in tables for word in table["declined"])}),
    )
