"""Words as search compares them: case and accents folded, stemmed, small words left out where they say nothing.

PostgreSQL's own configurations lack some of our languages, so the words are prepared here for its `simple` one.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import Stemmer

from kit.letters import bare

_ALGORITHMS = {
    "en": "english",
    "pt": "portuguese",
    "pl": "polish",
    "fi": "finnish",
    "it": "italian",
    "es": "spanish",
    "de": "german",
    "fr": "french",
}
_COMPOUND = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?:-[^\W\d_]{2,}){1,2}(?![\w-])")
_WORD = re.compile(r"[^\W_]+(?:[^\W_]|['\u2019](?=[^\W_]))*")
_LONGEST = 60
_SHORTEST = 3
_TABLES = Path(__file__).with_name("stop_words.toml")


class _Table(NamedTuple):
    """What stop_words.toml says of one language."""

    empty: frozenset[str]
    endings: tuple[tuple[str, str], ...]
    cut: tuple[str, ...]


@cache
def _table(language: str) -> _Table:
    table = tomllib.loads(_TABLES.read_text(encoding="utf-8")).get(language, {})
    return _Table(
        frozenset(table.get("words", "").split()),
        tuple((plain, accented) for plain, accented in table.get("endings", ())),
        tuple(sorted(table.get("cut", "").split(), key=len, reverse=True)),
    )


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    name = _ALGORITHMS.get(language)
    return Stemmer.Stemmer(name) if name else None


def fold(text: str) -> str:
    """Lower the case and drop accents; everything else stays, so that places in the text remain comparable."""
    return bare(text)


def words(text: str) -> list[str]:
    """Return the folded words of a text in order, without apostrophes; numbers are words."""
    found = (re.sub(r"['\u2019]", "", word)[:_LONGEST] for word in _WORD.findall(fold(text)))
    return [word for word in found if word]


def stem(word: str, language: str) -> str:
    """Return the stem of one folded word: by the stemmer, or by the endings to cut of a language that has none."""
    stemmer, table = _stemmer(language), _table(language)
    if not stemmer:
        ending = next((cut for cut in table.cut if word.endswith(cut) and len(word) - len(cut) >= _SHORTEST), "")
        return word.removesuffix(ending)
    for plain, accented in table.endings:
        if word.endswith(plain):
            word = word.removesuffix(plain) + accented
    return fold(stemmer.stemWord(word))


def telling_words(text: str, language: str) -> list[str]:
    """Return the folded words that say what a text is about; all of them if none does."""
    all_words = words(text)
    return [word for word in all_words if word not in _table(language).empty] or all_words


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words that say what a text is about, in order; words that mean the same have one stem.

    "Pre-orders" is three words: its parts, and the whole as customers write it.
    """
    joined = [compound.replace("-", "") for compound in _COMPOUND.findall(fold(text))]
    meanings = _meanings(language)
    found = [stem(word, language) for word in (*telling_words(text, language), *joined)]
    return [meanings.get(word, word) for word in found]


def has_meaning(word: str, language: str) -> bool:
    """Return whether a folded word is one of those whose synonyms are known."""
    return stem(word, language) in _meanings(language)


@cache
def _meanings(language: str) -> dict[str, str]:
    """Return for each stem the one that stands for its meaning."""
    groups = tomllib.loads(Path(__file__).with_name("synonyms.toml").read_text(encoding="utf-8")).get(language, [])
    found: dict[str, str] = {}
    for group in groups:
        first, *others = [stem(fold(word).replace("-", ""), language) for word in group.split()]
        found |= dict.fromkeys((*others, first), first)
    return found
