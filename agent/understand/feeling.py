"""How a message sounds: upset, pleased or neither, by the words of its language in `feelings.toml`.

Small on purpose: it is shown to staff and decides nothing. What it cannot tell, irony above all, is neutral.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from commerce.exceptions import fold
from conversations.labels import Feeling
from kit.language import FALLBACK, primary

_NEAR = 2  # words between a "not" and what it turns
_PIECES = re.compile(r"[,.;:!?\n]+")
_LETTERS = re.compile(r"[^\W\d_]")
_LOUD_LETTERS = 12
_LOUD_SHARE = 0.7
_CRIES = re.compile(r"[!?]{3,}")


def feel(text: str, language: str) -> Feeling:
    """Return how a text sounds; upset outweighs pleased, because that is what staff must not miss."""
    upset, pleased = _signs(text, "signs_negative"), _signs(text, "signs_positive")
    for piece in map(fold, _PIECES.split(text)):
        negative, positive = (_found(piece, group, language) for group in ("negative", "positive"))
        turned = sum(_is_turned(piece, place, language) for place in positive)
        calm = sum(_is_turned(piece, place, language) for place in negative)
        upset += len(negative) - calm + turned
        pleased += len(positive) - turned
    if upset and upset >= pleased:
        return Feeling.NEGATIVE
    if pleased:
        return Feeling.POSITIVE
    return Feeling.NEGATIVE if _is_shouted(text) and _CRIES.search(text) else Feeling.NEUTRAL


def _found(words: str, group: str, language: str) -> list[int]:
    return [found.start() for found in _pattern(group, primary(language)).finditer(words)]


def _is_turned(words: str, place: int, language: str) -> bool:
    before = " ".join(words[:place].split()[-_NEAR:])
    return _pattern("not", primary(language)).search(before) is not None


def _signs(text: str, name: str) -> int:
    return sum(text.count(sign) for sign in _tables()[name].split())


def _is_shouted(text: str) -> bool:
    letters = _LETTERS.findall(text)
    return len(letters) >= _LOUD_LETTERS and sum(letter.isupper() for letter in letters) >= _LOUD_SHARE * len(letters)


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("feelings.toml").read_text("utf-8"))


@cache
def _pattern(group: str, language: str) -> re.Pattern[str]:
    table = _tables().get(language) or _tables()[FALLBACK]
    return re.compile(rf"(?<!\w)(?:{'|'.join(_written(table[group]))})(?!\w)")


def _written(words: Iterable[str]) -> list[str]:
    """Return words as patterns, the longest first, folded as messages are; `*` stands for any ending."""
    parts = [[fold(part) for part in word.split("*")] for word in words]
    patterns = [r"\w*".join(part.replace(" ", r"\s+") for part in one) for one in parts]
    return sorted(patterns, key=len, reverse=True)
