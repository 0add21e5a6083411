"""How passages are ranked and when they answer at all: pure arithmetic, without a database."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

_FUSION = 60
_SATURATION = 1.2
_LENGTH = 0.75
SURE = 0.55
TOGETHER = 0.6
WORD = 0.06
MOST_WORDS = 6
ALONE = 0.5
ALONE_WITH_TWO = 0.33
HINTED = 0.4
ON_TOPIC = 0.5
LEAST_TOTAL = 30
"""A shop with three passages is counted as one with thirty: in so few, a word that all hold is no common word yet."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched: stems, each with its weight (1 for the customer's own words, less for a topic's)."""

    weights: Mapping[str, float]
    asked: frozenset[str]
    """The stems of the customer's own words."""
    hints: frozenset[str] = frozenset()
    """The stems of what articles call the topic."""
    is_understood: bool = True
    """Whether the embedding model is good in the query's language; if not, its vectors decide nothing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a passage may be an answer: cosine of the vectors, and which part of the question's words it holds.

    A cosine alone does not tell (right and best wrong passages reach the same), and a shared word alone does not.
    """

    similarity: float
    coverage: float
    shared: int
    """How many of the question's telling words it holds."""
    hinted: float
    is_understood: bool
    """Whether the similarity counts: there is a vector, made by a model that is good in the query's language."""

    @property
    def strength(self) -> float:
        """How much speaks for the passage, all in all; comparable among the passages of one search."""
        words = self.coverage / 2 + WORD * min(self.shared, MOST_WORDS) + self.hinted / 4
        return words + (self.similarity if self.is_understood else 0.0)

    @property
    def on_topic(self) -> float:
        """How much it is about the topic that was named, 0 if it only mentions it; the question's words come second."""
        return self.hinted + self.coverage / 2 if self.hinted >= ON_TOPIC else 0.0

    @property
    def is_enough(self) -> bool:
        """Whether the passage may be shown as an answer at all."""
        if self.hinted >= HINTED:
            return True
        if self.is_understood:
            return self.similarity >= SURE or (self.shared > 0 and self.strength >= TOGETHER)
        return self.coverage >= ALONE or (self.shared > 1 and self.coverage >= ALONE_WITH_TWO)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each stem tells among the store's passages."""

    total: int
    holding: Mapping[str, int] = field(default_factory=dict)

    def of(self, stem: str) -> float:
        """Return the inverse document frequency of a stem: the rarer, the more it tells; unknown words tell most."""
        holding = self.holding.get(stem, 0)
        return math.log(1 + (self.total - holding + 0.5) / (holding + 0.5))


def rarity(documents: Collection[Sequence[str]], stems: Collection[str], total: int) -> Rarity:
    """Count in how many of the documents each stem stands; `total` counts those that hold none too."""
    sets = [set(document) for document in documents]
    return Rarity(max(total, len(sets), LEAST_TOTAL), {stem: sum(stem in found for found in sets) for stem in stems})


def lexical_scores(documents: Mapping[int, Sequence[str]], query: Query, rare: Rarity) -> dict[int, float]:
    """Score each document by BM25 over the weighted stems of the query."""
    if not documents:
        return {}
    mean = sum(map(len, documents.values())) / len(documents) or 1.0
    scores: dict[int, float] = {}
    for key, document in documents.items():
        counts = Counter(document)
        length = 1 - _LENGTH + _LENGTH * len(document) / mean
        scores[key] = sum(
            weight * rare.of(stem) * counts[stem] * (_SATURATION + 1) / (counts[stem] + _SATURATION * length)
            for stem, weight in query.weights.items()
            if counts[stem]
        )
    return scores


def fuse(rankings: Sequence[tuple[float, Sequence[int]]]) -> dict[int, float]:
    """Fuse weighted rankings (best first) by reciprocal rank; returns a score for everything that stands in any."""
    scores: dict[int, float] = {}
    for weight, ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + weight / (_FUSION + rank)
    return scores


def coverage(document: Collection[str], asked: Collection[str], rare: Rarity) -> float:
    """Return which part of the question's telling words stands in the document, weighed by rarity, from 0 to 1."""
    total = sum(rare.of(stem) for stem in asked)
    found = set(document)
    return sum(rare.of(stem) for stem in asked if stem in found) / total if total else 0.0


def weigh(document: Collection[str], query: Query, rare: Rarity, similarity: float | None) -> Evidence:
    """Collect what speaks for a passage; a `similarity` of None says that there is no vector to go by."""
    found = set(document)
    return Evidence(
        similarity=similarity or 0.0,
        coverage=coverage(found, query.asked, rare),
        shared=len(found & query.asked),
        hinted=coverage(found, [stem for stem in query.hints if rare.holding.get(stem)], rare),
        is_understood=query.is_understood and similarity is not None,
    )
