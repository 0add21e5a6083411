"""The classifier: a text's features in, the likeliest intents out. Pure once taught (`agent.understand.train`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.understand.features import Features, balance
from agent.understand.understanding import Wish
from kit.language import FALLBACK

_SURE_OF_KIND = 0.5

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Part:
    """What one language's phrases taught: a logistic regression over the labels, in pieces and stems of its own."""

    features: Features
    on_vectors: Weights
    """Embedding columns x labels; no rows where the embedding model does not know the language."""
    on_words: Weights
    """Pieces and stems x labels."""
    bias: Weights
    """Of each label; very low for one that this language has no phrase of."""
    calm: float
    """What scores are multiplied by, so that what it is sure of is as often right as it says."""

    def score(self, text: str, vector: Weights | None) -> Weights:
        """Return how much speaks for each label."""
        of_vector, of_words = balance(self.features.language)
        columns, values = self.features.row(text)
        scores = of_words * (values @ self.on_words[columns]) + self.bias
        if vector is not None and len(self.on_vectors):
            scores = scores + of_vector * (vector @ self.on_vectors)
        return np.asarray(scores * self.calm, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely each label `intent.kind` is of a text; together they are 1."""

    labels: Mapping[str, float]

    def wishes(self) -> list[Wish]:
        """Return every intent, likeliest first; one is as likely as all its kinds together."""
        kinds: dict[str, list[tuple[float, str]]] = {}
        for label, probability in self.labels.items():
            intent, _, kind = label.partition(".")
            kinds.setdefault(intent, []).append((probability, kind))
        wishes = [_together(intent, parts) for intent, parts in kinds.items()]
        return sorted(wishes, key=lambda wish: -wish.confidence)


@dataclass(frozen=True, slots=True)
class Classifier:
    """One part a language, over the labels of all."""

    labels: tuple[str, ...]
    parts: Mapping[str, Part]

    def read(self, text: str, language: str, vector: Weights | None) -> Likely:
        """Return how likely each label is; `vector` is that of the text where its language is embedded."""
        part = self.parts.get(language) or self.parts.get(FALLBACK) or next(iter(self.parts.values()))
        scores = part.score(text, vector)
        odds = np.exp(scores - scores.max())
        return Likely(dict(zip(self.labels, (odds / odds.sum()).tolist(), strict=True)))


def _together(intent: str, parts: Sequence[tuple[float, str]]) -> Wish:
    total = sum(probability for probability, _ in parts)
    best, kind = max(parts)
    return Wish(intent, total, kind if best >= _SURE_OF_KIND * total else "")
