"""The classifier: a text's features in, the likeliest intents out. Pure once taught (`agent.understand.train`)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.understand.features import Features, balance
from agent.understand.understanding import Wish
from kit.embed import Vectors

_SURE_OF_KIND = 0.5

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Classifier:
    """One logistic regression over labels `intent.kind`; an intent is as likely as all its kinds together."""

    labels: tuple[str, ...]
    features: Features
    on_vectors: Weights
    """Embedding columns x labels."""
    on_words: Weights
    """Pieces and stems x labels."""
    bias: Weights

    def rank(self, texts: Sequence[str], languages: Sequence[str], vectors: Vectors) -> list[list[Wish]]:
        """Return per text every intent, likeliest first; the confidences of a text add up to 1."""
        scored = zip(texts, languages, vectors, strict=True)
        scores = np.stack([self._score(text, language, vector) for text, language, vector in scored])
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        return [self._wishes(row / row.sum()) for row in odds]

    def _score(self, text: str, language: str, vector: Weights) -> Weights:
        of_vector, of_words = balance(language)
        columns, values = self.features.row(text, language)
        by_words = values @ self.on_words[columns]
        return np.asarray(of_vector * (vector @ self.on_vectors) + of_words * by_words + self.bias, dtype=np.float32)

    def _wishes(self, row: NDArray[np.float32]) -> list[Wish]:
        kinds: dict[str, list[tuple[float, str]]] = {}
        for label, probability in zip(self.labels, row.tolist(), strict=True):
            intent, _, kind = label.partition(".")
            kinds.setdefault(intent, []).append((probability, kind))
        wishes = [_together(intent, parts) for intent, parts in kinds.items()]
        return sorted(wishes, key=lambda wish: -wish.confidence)


def _together(intent: str, parts: Sequence[tuple[float, str]]) -> Wish:
    total = sum(probability for probability, _ in parts)
    best, kind = max(parts)
    return Wish(intent, total, kind if best >= _SURE_OF_KIND * total else "")
