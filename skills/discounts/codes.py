"""Which discount code a customer names, and how much off they wish for. Pure, from their words and the shop's codes."""

import re
from collections.abc import Sequence
from decimal import Decimal

from commerce.port import Discount
from skills.base import Heard

LONGEST = 600
"""Signs of a message that are read."""

_MOST_WORDS = 9
_WORD = re.compile(r"(?<![\w#@.-])[A-Za-z0-9][A-Za-z0-9_-]{2,29}(?![\w@])")
_PERCENT = re.compile(
    r"(\d{1,3})(?:[.,]\d+)?\s?(?:%|percent|por cento|per cento|por ciento|prozent|pour cent|procent|prosent|відсот)",
    re.IGNORECASE,
)
_DIGITS_AND_LETTERS = re.compile(r"(?=[^a-z]*\d)(?=[^a-z]*[A-Z])[A-Z0-9_-]{4,30}")
_CAPITALS = re.compile(r"[A-Z]{5,30}")


def named(text: str, discounts: Sequence[Discount]) -> str | None:
    """Return the code that a message names: one of the shop's, else what is plainly written as a code, else None."""
    words: list[str] = _WORD.findall(text[:LONGEST])
    known = {discount.code.casefold(): discount.code for discount in discounts}
    for word in words:
        if word.casefold() in known:
            return known[word.casefold()]
    is_loud = sum(word.isupper() for word in words) > max(2, len(words) // 2)
    for word in words:
        if _DIGITS_AND_LETTERS.fullmatch(word) or (not is_loud and _CAPITALS.fullmatch(word)):
            return word
    return None


def goes_on(heard: Heard) -> bool:
    """Whether a few words go on about discounts: another code, or a wish for more off."""
    is_short = len(heard.text.split()) <= _MOST_WORDS
    return is_short and (wished_off(heard.text) is not None or named(heard.text, ()) is not None)


def wished_off(text: str) -> Decimal | None:
    """Return the percentage that a message asks for, None if it names none."""
    found = _PERCENT.search(text[:LONGEST])
    return Decimal(found[1]) if found else None
