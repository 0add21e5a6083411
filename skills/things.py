"""What customers and shops call things, colours and sizes, in nine languages: `things.toml`, read once.

The words of all languages are looked for at once, because people mix them and the catalogue has its own.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from commerce.exceptions import fold


class Met(NamedTuple):
    """A word of the table that stands in a text: its key, and where it begins and ends among the text's tokens."""

    key: str
    start: int
    end: int


_Pattern = tuple[str, ...]


@lru_cache(maxsize=8192)
def meet(group: str, text: str) -> tuple[Met, ...]:
    """Return the words of a group that stand in a text, in order; of two at one place the longest counts."""
    return tuple(_meet(_index(group), fold(text).split()))


@lru_cache(maxsize=8192)
def keys(group: str, text: str) -> frozenset[str]:
    """Return the keys of a group that a text speaks of."""
    return frozenset(met.key for met in meet(group, text))


def count(text: str) -> int:
    """Return how many tokens a text has, as the places of `Met` count them."""
    return len(fold(text).split())


def widened(found: frozenset[str]) -> frozenset[str]:
    """Return these keys with the wider kind of each: a boot is a shoe."""
    return found | {wider for key in found if (wider := _wider().get(key))}


def narrowed(found: frozenset[str]) -> frozenset[str]:
    """Return these keys without those that only are the wider kind of another: "boots" asks for no other shoes."""
    return found - {_wider().get(key) for key in found}


def _meet(index: Mapping[str, tuple[tuple[_Pattern, frozenset[str]], ...]], tokens: list[str]) -> Iterator[Met]:
    start = 0
    while start < len(tokens):
        found = next(
            (
                (pattern, named)
                for pattern, named in index.get(tokens[start][:1], ())
                if _fits(pattern, tokens[start : start + len(pattern)])
            ),
            None,
        )
        if found is None:
            start += 1
            continue
        pattern, named = found
        yield from (Met(key, start, start + len(pattern)) for key in sorted(named))
        start += len(pattern)


def _fits(pattern: _Pattern, tokens: list[str]) -> bool:
    return len(tokens) == len(pattern) and all(
        token.startswith(word[:-1]) if word.endswith("*") else token == word
        for word, token in zip(pattern, tokens, strict=True)
    )


@cache
def _index(group: str) -> dict[str, tuple[tuple[_Pattern, frozenset[str]], ...]]:
    """Return a group's patterns by their first letter, those of most words and letters first."""
    named: dict[_Pattern, set[str]] = {}
    for key, words in _tables()[group].items():
        for word in words.split():
            named.setdefault(_pattern(word), set()).add(key)
    by_letter: dict[str, list[tuple[_Pattern, frozenset[str]]]] = {}
    longest_first = sorted(named, key=lambda one: (-len(one), one[0].endswith("*"), -len(one[0])))
    for pattern in longest_first:
        by_letter.setdefault(pattern[0][:1], []).append((pattern, frozenset(named[pattern])))
    return {letter: tuple(patterns) for letter, patterns in by_letter.items()}


def _pattern(word: str) -> _Pattern:
    parts = word.replace("-", "_").split("_")
    return tuple(f"{fold(part)}*" if part.endswith("*") else fold(part) for part in parts)


@cache
def _wider() -> Mapping[str, str]:
    return _tables()["wider"]


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
