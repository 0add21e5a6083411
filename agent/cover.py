"""Whether a sentence that a model wrote says no more than a passage says. Pure, and strict rather than clever.

A sentence is covered by one sentence of a passage that it cites: all its words stand there, in that order, and it
begins with the same one; nothing is left out by which the meaning hangs (`kept` in `cover.toml`: who acts, what is
not, under which condition), and at most half. So a model can shorten and mend what the shop wrote. It cannot turn it,
add to it or translate it: then the passage itself is quoted, as without a model.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kit.language import plain_spaces, primary
from knowledge.sentences import split
from knowledge.stems import stem, words

LONGEST = 360
"""Signs of one sentence."""

_SIGNS = re.compile(r"[^\w\s.,;:!?'\u2019\"\u201c\u201d()%€$£/&\u2013\u2014-]|_|\w\.\w*[^\W\d_]\w|//|\n")
_FIGURE = re.compile(r"[€$£]?\s?\d+(?:[.,:/]\d+)*\s?[%€$£]?")


class _Small(NamedTuple):
    free: frozenset[str]
    kept: frozenset[str]


def objection(sentence: str, passages: Sequence[str], language: str) -> str | None:
    """Return why a sentence may not be said on the ground of these passages, None if it may."""
    small = _small_words().get(primary(language))
    if small is None:
        return f"sentences in {language} cannot be judged"
    plain = plain_spaces(sentence)
    if not plain.strip() or len(plain) > LONGEST:
        return "is empty or too long"
    if _SIGNS.search(plain):
        return "holds signs or links that no sentence needs"
    if any(_covers(source, plain, language, small) for passage in passages for source in split(plain_spaces(passage))):
        return None
    return "says what no cited passage says"


def _covers(source: str, sentence: str, language: str, small: _Small) -> bool:
    told, ground = _telling(sentence, language, small), _telling(source, language, small)
    if not told or not ground or told[0] != ground[0] or not _is_within(told, ground):
        return False
    if [word for word in words(sentence) if word in small.kept] != [
        word for word in words(source) if word in small.kept
    ]:
        return False
    return len(told) * 2 >= len(ground) and _figures(sentence) <= _figures(source)


def _telling(text: str, language: str, small: _Small) -> list[str]:
    return [stem(word, language) for word in words(text) if word not in small.free]


def _is_within(part: Sequence[str], whole: Iterable[str]) -> bool:
    """Whether `part` is `whole` with words left out: the same ones, in the same order."""
    rest = iter(whole)
    return all(word in rest for word in part)


def _figures(text: str) -> set[str]:
    return {found.replace(" ", "") for found in _FIGURE.findall(text)}


@cache
def _small_words() -> dict[str, _Small]:
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {
        language: _Small(frozenset(table["free"].split()), frozenset(table["kept"].split()))
        for language, table in tables.items()
    }
