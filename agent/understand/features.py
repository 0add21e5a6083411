"""What the classifier sees of a text besides its embedding: pieces of words and stems, which survive typos.

Written out here, not taken from scikit-learn's vectorizers, because those spend 4 ms of checks on a single message.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from agent.understand.meanings import meanings_of
from knowledge.stems import fold, stem, words

_LINK = re.compile(r"https?://\S+|www\.\S+")
_MAIL = re.compile(r"\S+@\S+\.\w+")
_NUMBER = re.compile(r"\d{3,}")
_SPACES = re.compile(r"\s+")
_LENGTHS = (2, 3, 4, 5)  # of a piece, a space at each end of a word counted
_LONGEST_WORD = 40
_SEEN_IN = 2  # phrases: what stands in fewer teaches nothing that carries over
_EMBEDDED = frozenset({"en"})


def is_embedded(language: str) -> bool:
    """Whether the embedding model knows a language: MiniLM was taught English, and is only slow at all others."""
    return language in _EMBEDDED


def tidy(text: str) -> str:
    """Return the text with links, addresses and long numbers made alike: which order it is says nothing of the wish."""
    text = _MAIL.sub("mail", _LINK.sub("link", text))
    return _SPACES.sub(" ", _NUMBER.sub("1000", text)).strip()


Row = tuple[NDArray[np.intp], NDArray[np.float32]]
"""The columns that a text fills, and their values."""


Groups = tuple[Counter[str], ...]
"""The parts of a text, group by group; each group of a text weighs the same."""


@dataclass(frozen=True, slots=True)
class Features:
    """The parts of texts that were learnt: each has a column, and a weight, the higher the rarer it is."""

    columns: Mapping[str, int]
    rarity: NDArray[np.float32]

    def row(self, groups: Groups) -> Row:
        """Return what a text fills."""
        filled: list[int] = []
        values: list[NDArray[np.float32]] = []
        for parts in groups:
            counts = {self.columns[part]: count for part, count in parts.items() if part in self.columns}
            places = np.fromiter(counts, dtype=np.intp)
            weights = self.rarity[places] * (1 + np.log(np.fromiter(counts.values(), dtype=np.float32)))
            filled.extend(counts)
            values.append(weights / max(float(np.linalg.norm(weights)), 1e-9))
        return np.array(filled, dtype=np.intp), np.concatenate(values).astype(np.float32)

    def rows(self, texts: Iterable[Groups]) -> csr_array:
        """Return one sparse row per text."""
        made = [self.row(groups) for groups in texts]
        ends = np.cumsum([0, *(len(places) for places, _ in made)])
        places = np.concatenate([places for places, _ in made])
        values = np.concatenate([values for _, values in made])
        return csr_array((values, places, ends), shape=(len(made), len(self.columns)))


def learn(texts: Sequence[Groups]) -> Features:
    """Learn which parts texts have, and how rare each is."""
    seen = Counter(part for groups in texts for group in groups for part in group)
    kept = [part for part, count in seen.items() if count >= _SEEN_IN]
    rarity = [1 + math.log((1 + len(texts)) / (1 + seen[part])) for part in kept]
    return Features({part: column for column, part in enumerate(kept)}, np.array(rarity, dtype=np.float32))


def words_of(text: str, language: str) -> Groups:
    """Return the pieces of a text's words and their stems."""
    return Counter(_pieces(text)), Counter(_stems(text, language))


def senses_of(text: str, language: str) -> Groups:
    """Return what its words mean in any language, and each two that follow each other."""
    named = meanings_of(text, language)
    return (Counter([*named, *(f"{first}>{second}" for first, second in pairwise(named))]),)


def stem_parts(text: str, language: str) -> list[str]:
    """Return the parts that stand for whole words of a language, to see which it knows."""
    return [f"={stem(word, language)}" for word in words(text)]


def _pieces(text: str) -> list[str]:
    """Return the pieces of each word: typos, endings and missing accents leave most of them whole."""
    padded = [f" {word[:_LONGEST_WORD]} " for word in fold(text).split()]
    return [
        word[start : start + length]
        for word in padded
        for length in _LENGTHS
        for start in range(max(1, len(word) - length + 1))
    ]


def _stems(text: str, language: str) -> list[str]:
    """Return the stems, and each pair that stands together: "not cancel" is another thing than "cancel"."""
    stems = [stem(word, language) for word in words(text)]
    return [f"={one}" for one in stems] + [f"={first} {second}" for first, second in pairwise(stems)]
