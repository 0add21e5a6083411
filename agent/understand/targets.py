"""What a change should lead to, as the customer wrote it: the size, colour or number wished for, not the one they had.

"from M to L", "an L instead of the M", "I picked M but need L" and "I ordered 10 instead of 9" all name two values;
the small words before each say which is wished for. Whether the shop has it is decided later, on facts.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from agent.understand.lexicon import Lexicon, read_lexicon
from agent.understand.understanding import CODE, COLOUR, COLOUR_KEY, EMAIL, QUANTITY, SIZE
from commerce.exceptions import fold
from commerce.terms import EditKind
from skills.slots import plain_sizes

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CODE = re.compile(r"(?<![\w#-])(\d{3})[ -]?(\d{3})(?![\w-])")
_ORDER = re.compile(r"#\s?\w+(?:-\w+)*|\b\d{3,}\b")
_SIZE_NUMBER = re.compile(r"\d{1,2}(?:[.,]5)?|\d{2}x\d{2}")
_LOOK_BACK = 5  # words before a value
_LONGEST_MARK = 3  # words of "em vez de"
_LOOK_ON = 2  # words after a value
_APOSTROPHES = str.maketrans("", "", "'\u2019\u02bc")
_WITH_VARIANT = frozenset({EditKind.VARIANT, "generic", "add_item"})
_MOST_UNITS = 99


class Role(Enum):
    """What a value is to the customer."""

    WISHED = "wished"
    HAD = "had"
    INSTEAD = "instead"


@dataclass(frozen=True, slots=True)
class Value:
    """A value in the message: the slot it could fill, its words, and where they begin and end among the tokens."""

    slot: str
    said: str
    start: int
    end: int


def read_targets(text: str, kind: str, language: str = "") -> dict[str, Any]:
    """Return the slots SIZE, COLOUR, COLOUR_KEY and QUANTITY that a wish of this kind names, where it does."""
    words = read_lexicon(language)
    tokens = fold(plain_sizes(_ORDER.sub(" ", text.translate(_APOSTROPHES)))).split()
    values = _find(tokens, lambda said: _slot_of(said, kind, words))
    slots: dict[str, Any] = {}
    told = _told(tokens, values, words)
    _put(slots, SIZE, _wished(told[SIZE]))
    colour = _wished(told[COLOUR])
    _put(slots, COLOUR, colour)
    _put(slots, COLOUR_KEY, words.colours.get(colour or ""))
    number = _wished(told[QUANTITY])
    _put(slots, QUANTITY, _count(number, words.numbers) if number else None)
    return slots


def _slot_of(said: str, kind: str, words: Lexicon) -> str | None:
    if kind == EditKind.QUANTITY:
        return QUANTITY if _count(said, words.numbers) is not None else None
    if kind not in _WITH_VARIANT:
        return None
    if said in words.colours:
        return COLOUR
    is_size = said in words.sizes or (kind == EditKind.VARIANT and _SIZE_NUMBER.fullmatch(said))
    return SIZE if is_size else None


def read_email(text: str) -> str | None:
    """Return the first e-mail address of a message, lower case."""
    found = _MAIL.search(text)
    return found.group().rstrip(".").lower() if found else None


def read_code(text: str, *, is_awaited: bool) -> str | None:
    """Return a one-time code: six digits, where one is awaited, spoken of, or the whole message."""
    found = _CODE.search(text)
    if found is None:
        return None
    is_whole = not _CODE.sub("", text).strip(" .!")
    speaks_of_it = bool(set(fold(text).split()) & read_lexicon().code_words)
    return "".join(found.groups()) if is_awaited or is_whole or speaks_of_it else None


def read_contacts(text: str, *, code_is_awaited: bool) -> dict[str, Any]:
    """Return the slots EMAIL and CODE, where the message has them."""
    slots: dict[str, Any] = {}
    _put(slots, EMAIL, read_email(text))
    _put(slots, CODE, read_code(text, is_awaited=code_is_awaited))
    return slots


def _count(said: str, numbers: Mapping[str, int]) -> int | None:
    if said.isdecimal() and int(said) <= _MOST_UNITS:
        return int(said)
    return numbers.get(said)


def _find(tokens: Sequence[str], slot_of: Callable[[str], str | None]) -> list[Value]:
    """Return the values in order, the longest at each place."""
    values: list[Value] = []
    start = 0
    while start < len(tokens):
        value = next((found for n in (3, 2, 1) if (found := _value_at(tokens, start, n, slot_of))), None)
        if value:
            values.append(value)
        start = value.end if value else start + 1
    return values


def _value_at(tokens: Sequence[str], start: int, length: int, slot_of: Callable[[str], str | None]) -> Value | None:
    said = " ".join(tokens[start : start + length])
    slot = slot_of(said) if start + length <= len(tokens) else None
    return Value(slot, said, start, start + length) if slot else None


def _told(tokens: Sequence[str], values: Sequence[Value], words: Lexicon) -> Mapping[str, list[tuple[str, Role]]]:
    """Return per slot its values in order, each with what it is to the customer."""
    told: dict[str, list[tuple[str, Role]]] = {SIZE: [], COLOUR: [], QUANTITY: []}
    border = 0
    for value in values:
        before = tokens[max(border, value.start - _LOOK_BACK) : value.start]
        after = tokens[value.end : value.end + _LOOK_ON]
        is_left_out = any(" ".join(after[:end]) in words.instead_after for end in range(1, len(after) + 1))
        told[value.slot].append((value.said, Role.INSTEAD if is_left_out else _role(before, words)))
        border = value.end
    return told


def _wished(told: Sequence[tuple[str, Role]]) -> str | None:
    """Return the value that is wished for, or None if the message names only what they had."""
    wished = [said for said, role in told if role is Role.WISHED]
    if wished:
        return wished[-1]
    left_out = [said for said, role in told if role is Role.INSTEAD]
    # "I ordered 10 instead of 9": both are named as not the one, and the 9 is what they meant.
    return left_out[-1] if left_out and len(told) > len(left_out) else None


def _role(before: Sequence[str], words: Lexicon) -> Role:
    """Read the last telling word before a value; the small words count only where there is none."""
    telling = dict.fromkeys(words.had, Role.HAD) | dict.fromkeys(words.to, Role.WISHED)
    telling |= dict.fromkeys(words.instead, Role.INSTEAD)
    for roles in (telling, dict.fromkeys(words.of, Role.HAD)):
        for end in range(len(before), 0, -1):
            for start in range(max(0, end - _LONGEST_MARK), end):
                said = " ".join(before[start:end])
                if said in roles:
                    return roles[said]
    return Role.WISHED


def _put(slots: dict[str, Any], key: str, value: object) -> None:
    if value is not None:
        slots[key] = value
