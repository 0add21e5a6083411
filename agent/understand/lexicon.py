"""The words that code looks for in messages, by language: `lexicon/<language>.toml`, read once.

A message is read with the words of its language and with English ones, because people mix those in. Not with all
languages at once: "dos" is two in Spanish and "of the" in Portuguese, "sei" is six in Italian and "I know" there.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kit.language import FALLBACK, primary

FOLDER = Path(__file__).with_name("lexicon")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words and phrases, each group over the languages that were asked for."""

    joints: frozenset[str]
    """What can stand between two wishes of one message."""
    to: frozenset[str]
    had: frozenset[str]
    of: frozenset[str]
    """Small words before what they had, unless a telling word stands before them ("from M", but "I need from M")."""
    instead: frozenset[str]
    instead_after: frozenset[str]
    """What stands after a value instead of before it, as in Finnish ("M:n sijaan")."""
    sizes: frozenset[str]
    code_words: frozenset[str]
    numbers: Mapping[str, int]
    colours: Mapping[str, str]
    """Word for a colour -> its English name."""


@cache
def read_lexicon(language: str = "") -> Lexicon:
    """Return the words of a language and the English ones; of every language if none is named or it has no file."""
    files = sorted(FOLDER.glob("*.toml"))
    own = {primary(language), FALLBACK}
    if language and any(file.stem == primary(language) for file in files):
        files = [file for file in files if file.stem in own]
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    groups = {
        name: frozenset(word for table in tables for word in table[name])
        for name in ("joints", "to", "had", "of", "instead", "sizes", "code_words")
    }
    groups["instead_after"] = frozenset(word for table in tables for word in table.get("instead_after", ()))
    numbers = {word: int(key) for key, word in _pairs(tables, "numbers")}
    colours = {word: key for key, word in _pairs(tables, "colours")}
    return Lexicon(**groups, numbers=numbers, colours=colours)


def _pairs(tables: Iterable[Mapping[str, Any]], group: str) -> Iterable[tuple[str, str]]:
    return ((key, word) for table in tables for key, words in table[group].items() for word in words)
