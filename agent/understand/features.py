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

from knowledge.stems import fold, stem, words

_LINK = re.compile(r"https?://\S+|www\.\S+")
_MAIL = re.compile(r"\S+@\S+\.\w+")
_NUMBER = re.compile(r"\d{3,}")
_SPACES = re.compile(r"\s+")
_LENGTHS = (2, 3, 4, 5)  # of a piece, a space at each end of a word counted
_LONGEST_WORD = 40
_SEEN_IN = 2  # phrases: what stands in fewer teaches nothing that carries over
_MOST_PIECES = 14_000


_ENGLISH = (1.0, 0.8)
_OTHERS = (0.6, 1.5)  # the embedding model knows English only: other languages are read by their words first


def balance(language: str) -> tuple[float, float]:
    """Return what the embedding and the words of a text weigh; chosen with evals/measure.py and unseen messages."""
    return _ENGLISH if language == "en" else _OTHERS


def tidy(text: str) -> str:
    """Return the text with links, addresses and long numbers made alike: which order it is says nothing of the wish."""
    text = _MAIL.sub("mail", _LINK.sub("link", text))
    return _SPACES.sub(" ", _NUMBER.sub("1000", text)).strip()


@dataclass(frozen=True, slots=True)
class Features:
    """The pieces and stems that were learnt: each has a column and a weight, the higher the rarer it is."""

    columns: Mapping[str, int]
    rarity: NDArray[np.float32]

    def row(self, text: str, language: str) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """Return the columns that a text fills, and their values; pieces and stems weigh the same."""
        filled: list[int] = []
        values: list[NDArray[np.float32]] = []
        for parts in (_pieces(text), _stems(text, language)):
            counts = {self.columns[part]: count for part, count in Counter(parts).items() if part in self.columns}
            places = np.fromiter(counts, dtype=np.intp)
            weights = self.rarity[places] * (1 + np.log(np.fromiter(counts.values(), dtype=np.float32)))
            filled.extend(counts)
            values.append(weights / max(float(np.linalg.norm(weights)), 1e-9))
        return np.array(filled, dtype=np.intp), np.concatenate(values).astype(np.float32)

    def rows(self, texts: Sequence[str], languages: Sequence[str]) -> csr_array:
        """Return one sparse row per text."""
        made = [self.row(text, language) for text, language in zip(texts, languages, strict=True)]
        ends = np.cumsum([0, *(len(places) for places, _ in made)])
        places = np.concatenate([places for places, _ in made])
        values = np.concatenate([values for _, values in made])
        return csr_array((values, places, ends), shape=(len(made), len(self.columns)))


def learn(texts: Sequence[str], languages: Sequence[str]) -> Features:
    """Learn which pieces and stems there are, and how rare each is."""
    pieces = _seen_in(_pieces(text) for text in texts)
    stems = _seen_in(_stems(text, language) for text, language in zip(texts, languages, strict=True))
    kept = [part for part, count in pieces.most_common(_MOST_PIECES) if count >= _SEEN_IN]
    kept += [part for part, count in stems.items() if count >= _SEEN_IN]
    seen = pieces + stems
    rarity = [1 + math.log((1 + len(texts)) / (1 + seen[part])) for part in kept]
    return Features({part: column for column, part in enumerate(kept)}, np.array(rarity, dtype=np.float32))


def _seen_in(texts: Iterable[Iterable[str]]) -> Counter[str]:
    return Counter(part for parts in texts for part in set(parts))


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
