"""The words that code looks for in messages, by language: `lexicon/<language>.toml`, read once.

Those of every language are looked for at once, because people mix them.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("lexicon")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words and phrases, each group over all languages."""

    joints: frozenset[str]
    """What can stand between two wishes of one message."""
    to: frozenset[str]
    had: frozenset[str]
    of: frozenset[str]
    """Small words before what they had, unless a telling word stands before them ("from M", but "I need from M")."""
    instead: frozenset[str]
    sizes: frozenset[str]
    code_words: frozenset[str]
    numbers: Mapping[str, int]
    colours: Mapping[str, str]
    """Word for a colour -> its English name."""


@cache
def read_lexicon() -> Lexicon:
    """Return the words of every language that has a file."""
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.toml"))]
    groups = {
        name: frozenset(word for table in tables for word in table[name])
        for name in ("joints", "to", "had", "of", "instead", "sizes", "code_words")
    }
    numbers = {word: int(key) for key, word in _pairs(tables, "numbers")}
    colours = {word: key for key, word in _pairs(tables, "colours")}
    return Lexicon(**groups, numbers=numbers, colours=colours)


def _pairs(tables: Iterable[Mapping[str, Any]], group: str) -> Iterable[tuple[str, str]]:
    return ((key, word) for table in tables for key, words in table[group].items() for word in words)
