"""The classifier: a text's features in, the likeliest intents out. Pure once trained (`agent.understand.train`)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from agent.understand.features import Features
from agent.understand.understanding import Wish
from kit.embed import Vectors

_SURE_OF_KIND = 0.5


@dataclass(frozen=True, slots=True)
class Classifier:
    """Trained on labels `intent.kind`; an intent is as likely as all its kinds together."""

    features: Features
    model: LogisticRegression

    def rank(self, texts: Sequence[str], languages: Sequence[str], vectors: Vectors) -> list[list[Wish]]:
        """Return per text every intent, likeliest first; the confidences of a text add up to 1."""
        rows = self.model.predict_proba(self.features.rows(texts, languages, vectors))
        return [self._wishes(row) for row in rows]

    def _wishes(self, row: NDArray[np.floating]) -> list[Wish]:
        kinds: dict[str, list[tuple[float, str]]] = {}
        for label, probability in zip(self.model.classes_, row, strict=True):
            intent, _, kind = str(label).partition(".")
            kinds.setdefault(intent, []).append((float(probability), kind))
        wishes = [_together(intent, parts) for intent, parts in kinds.items()]
        return sorted(wishes, key=lambda wish: -wish.confidence)


def _together(intent: str, parts: Sequence[tuple[float, str]]) -> Wish:
    total = sum(probability for probability, _ in parts)
    best, kind = max(parts)
    return Wish(intent, total, kind if best >= _SURE_OF_KIND * total else "")
