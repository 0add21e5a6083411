"""Regressions over texts: a few hundred directions among their features, learnt from some rows and told to all."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression

from agent.understand.features import Features, Groups, learn
from agent.understand.local import Part
from agent.understand.phrases import Phrase
from kit.embed import Vectors

UNTAUGHT = -3.0
"""The bias of a label that a language has no phrase of."""

STRENGTH = 15.0
"""Inverse regularisation: higher follows the phrases more closely; chosen on phrases that were held back."""

_TOLERANCE = 1e-3
_HELD_BACK = 5

Rows = NDArray[np.floating[Any]]
Chosen = NDArray[np.bool_]


def is_held_back(phrase: Phrase) -> bool:
    """Whether it is of the fifth, told by its words, that shows how sure of itself the rest makes a classifier."""
    return int(hashlib.sha256(phrase.text.encode()).hexdigest(), 16) % _HELD_BACK == 0


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights on the rows of a lesson, and a bias, for every label."""

    on_rows: Rows
    bias: Rows

    def scores(self, rows: Rows) -> Rows:
        """Return how much speaks for each label in each row."""
        return np.asarray(rows @ self.on_rows + self.bias)

    def part(self, lesson: "Lesson") -> Part:
        """Spread what was learnt on directions back over the features, so that nothing of them is left at use."""
        on_features = lesson.back @ self.on_rows[self.on_rows.shape[0] - lesson.back.shape[1] :]
        return Part(lesson.features, on_features.astype(np.float32), self.bias.astype(np.float32))


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts as rows: their embedding, if any, and a few hundred directions among their features.

    A regression on those is quicker than on thousands of features, and carries further.
    """

    features: Features
    rows: Rows
    back: Rows
    """Features x directions."""

    @classmethod
    def of(cls, groups: Sequence[Groups], embedded: Vectors | None, weight: float, most: int) -> "Lesson":
        """Learn the features of texts and the directions in which they differ most."""
        features = learn(groups)
        sparse: csr_array = features.rows(groups)
        narrow = TruncatedSVD(min(most, *(size - 1 for size in sparse.shape)), n_iter=2, random_state=7)
        rows = narrow.fit_transform(sparse) * weight
        whole = rows if embedded is None else np.hstack([embedded, rows])
        return cls(features, whole.astype(np.float32), narrow.components_.T * weight)

    def learn(self, wished: NDArray[np.intp], chosen: Chosen, labels: int, strength: float = STRENGTH) -> Learnt:
        """Learn from the chosen rows; `wished` names the label of every row."""
        model = LogisticRegression(C=strength, max_iter=200, tol=_TOLERANCE).fit(self.rows[chosen], wished[chosen])
        on_rows = np.zeros((self.rows.shape[1], labels))
        bias = np.full(labels, UNTAUGHT)
        on_rows[:, model.classes_], bias[model.classes_] = _weights(model)
        return Learnt(on_rows, bias)


def _weights(model: LogisticRegression) -> tuple[Rows, Rows]:
    """Return weights and bias, a column each class: of two classes scikit-learn keeps only what tells the second."""
    if len(model.classes_) > 2:  # noqa: PLR2004  two classes
        return model.coef_.T, model.intercept_
    return np.vstack([-model.coef_, model.coef_]).T / 2, np.hstack([-model.intercept_, model.intercept_]) / 2
