"""What words mean across languages: `meanings/<language>.toml` gives words of nine languages a common name.

The embedding model knows English alone, so these few hundred names are what lets a language learn from the phrases of
all others. A name says nothing by itself: the classifier learns what it stands for.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kit.language import FALLBACK
from knowledge.stems import fold

FOLDER = Path(__file__).with_name("meanings")

_WORD = re.compile(r"[^\W_]+")
_COMPOUNDING = frozenset({"de", "fi"})
_INNER = 4
"""Signs of a stem that is found within a compound: "Versandkosten" speaks of shipping and of what it costs."""


class _Table(NamedTuple):
    """The words of one language: those that stand alone, and those with any ending."""

    whole: dict[str, str]
    begun: dict[str, str]
    language: str

    def of(self, word: str) -> list[str]:
        """Return the names of a folded word: of its longest beginning, and in a compound of one part besides."""
        name, length = self._begins(word)
        found = [name] if name else []
        if self.language in _COMPOUNDING:
            start = length or 1
            inner = (self._begins(word[place:], _INNER)[0] for place in range(start, len(word) - _INNER + 1))
            found += [one for one in [next(filter(None, inner), "")] if one]
        return found

    def _begins(self, word: str, shortest: int = 1) -> tuple[str, int]:
        if shortest == 1 and word in self.whole:
            return self.whole[word], len(word)
        for length in range(len(word), shortest - 1, -1):
            if word[:length] in self.begun:
                return self.begun[word[:length]], length
        return "", 0


def meanings_of(text: str, language: str) -> list[str]:
    """Return the names of a text's words in order, of those that have one; English words count everywhere."""
    own, english = _table(language), _table(FALLBACK)
    found: list[str] = []
    for word in _WORD.findall(_plain(text, language)):
        found += own.of(word) or english.of(word)
    return found


@cache
def _table(language: str) -> _Table:
    file = FOLDER / f"{language}.toml"
    named = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    for name, words in named.items():
        for word in words.split():
            kept = whole if word.endswith(".") else begun
            kept.setdefault(_plain(word.rstrip("."), language), name)
    return _Table(whole, begun, language)


def _plain(text: str, language: str) -> str:
    """Fold, and write alike what people write in two ways: ł and l, ä and ae."""
    plain = re.sub(r"['\u2019]", " ", fold(text)).replace("ł", "l")
    return re.sub(r"([aou])e", r"\1", plain) if language == "de" else plain
