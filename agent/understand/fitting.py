"""Teaches the classifier what phrases mean: one regression for each language's words, one for what all share.

One for all words of nine languages together was tried: what tells the languages apart left too little room for what
their words mean, and order editing was missed twice as often.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.special import log_softmax
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from agent.understand.features import Features, Groups, is_embedded, learn, senses_of, tidy, words_of
from agent.understand.local import Classifier, Part, Tongue
from agent.understand.phrases import Phrase
from kit.embed import Vectors

_WORD_WEIGHT = 1.5
_WORD_WEIGHT_EMBEDDED = 1.0  # beside an embedding, which weighs 1
_SENSE_WEIGHT = 1.5
_STRENGTH = 15.0  # inverse regularisation: higher is surer of itself
_DIRECTIONS = 400
_SENSE_DIRECTIONS = 250  # all these were chosen on phrases that were held back
_TOLERANCE = 1e-3
_UNTAUGHT = -3.0  # the bias of a label that a language has no phrase of
_HELD_BACK = 5  # each fifth phrase is held back to see how sure of itself the rest makes it
_CALM = tuple(round(0.3 + 0.05 * step, 2) for step in range(25))
_OF_SENSES = tuple(round(0.2 * step, 1) for step in range(9))

Rows = NDArray[np.floating[Any]]
Chosen = NDArray[np.bool_]
Embedded = Mapping[Phrase, NDArray[np.float32]]


def fit(
    phrases: Sequence[Phrase], vectors: Mapping[Phrase, NDArray[np.float32]], taught: Callable[[int], None]
) -> Classifier:
    """Teach a new classifier; `vectors` holds those of the languages that are embedded, `taught` counts phrases."""
    labels = sorted({phrase.label for phrase in phrases})
    wished = np.array([labels.index(phrase.label) for phrase in phrases])
    held = np.array([_is_held_back(phrase) for phrase in phrases])
    languages = np.array([phrase.language for phrase in phrases])
    # More threads only wait for each other on arrays this small (measured: 2.3 s with one, 10 s with two).
    with threadpool_limits(1):
        groups = [senses_of(tidy(phrase.text), phrase.language) for phrase in phrases]
        senses = _Lesson.of(groups, None, _SENSE_WEIGHT, _SENSE_DIRECTIONS)
        unseen = senses.learn(wished, ~held, len(labels)).scores(senses.rows)
        tongues: dict[str, Tongue] = {}
        for language in dict.fromkeys(languages.tolist()):
            places = np.flatnonzero(languages == language)
            own = [phrase for phrase in phrases if phrase.language == language]
            if len(set(wished[places])) > 1:
                tongues[language] = _tongue(own, vectors, wished[places], held[places], unseen[places])
            taught(int(np.isin(languages, [*tongues]).sum()))
        return Classifier(tuple(labels), tongues, senses.learn(wished, held | ~held, len(labels)).part(senses))


def _tongue(
    phrases: Sequence[Phrase],
    vectors: Mapping[Phrase, NDArray[np.float32]],
    wished: NDArray[np.intp],
    held: Chosen,
    unseen: Rows,
) -> Tongue:
    """Teach one language; `unseen` is what the meanings say of its phrases, taught without those held back."""
    language = phrases[0].language
    embedded = np.stack([vectors[phrase] for phrase in phrases]) if is_embedded(language) else None
    groups = [words_of(tidy(phrase.text), language) for phrase in phrases]
    weight = _WORD_WEIGHT if embedded is None else _WORD_WEIGHT_EMBEDDED
    lesson = _Lesson.of(groups, embedded, weight, _DIRECTIONS)
    count = unseen.shape[1]
    # Where the embedding knows the language it says all that, and more of what is no matter of the shop.
    choices = _OF_SENSES if embedded is None else (0.0,)
    of_senses, calm = choices[len(choices) // 2], 1.0
    if held.any() and len(set(wished[~held])) > 1:
        own = lesson.learn(wished, ~held, count).scores(lesson.rows)
        of_senses, calm = _balance(own[held], unseen[held], wished[held], choices)
    weights = lesson.learn(wished, held | ~held, count)
    width = 0 if embedded is None else embedded.shape[1]
    return Tongue(weights.part(lesson), weights.on_rows[:width].astype(np.float32), of_senses, calm)


def _balance(own: Rows, senses: Rows, wished: NDArray[np.intp], choices: Sequence[float]) -> tuple[float, float]:
    """Return what meanings weigh and by what scores are multiplied, so that phrases held back are most likely."""

    def surprise(of_senses: float, calm: float) -> float:
        told = log_softmax(calm * (own + of_senses * senses), axis=1)
        return -float(told[np.arange(len(wished)), wished].mean())

    ways = [(of_senses, calm) for of_senses in choices for calm in _CALM]
    return min(ways, key=lambda way: surprise(*way))


@dataclass(frozen=True, slots=True)
class _Learnt:
    """Weights on the rows of a lesson, and a bias, for every label."""

    on_rows: Rows
    bias: Rows

    def scores(self, rows: Rows) -> Rows:
        return np.asarray(rows @ self.on_rows + self.bias)

    def part(self, lesson: "_Lesson") -> Part:
        """Spread what was learnt on directions back over the features, so that nothing of them is left at use."""
        on_features = lesson.back @ self.on_rows[self.on_rows.shape[0] - lesson.back.shape[1] :]
        return Part(lesson.features, on_features.astype(np.float32), self.bias.astype(np.float32))


@dataclass(frozen=True, slots=True)
class _Lesson:
    """Texts as rows: their embedding, if any, and a few hundred directions among their features.

    A regression on those is quicker than on thousands of features, and carries further.
    """

    features: Features
    rows: Rows
    back: Rows
    """Features x directions."""

    @classmethod
    def of(cls, groups: Sequence[Groups], embedded: Vectors | None, weight: float, most: int) -> "_Lesson":
        features = learn(groups)
        sparse: csr_array = features.rows(groups)
        narrow = TruncatedSVD(min(most, *(size - 1 for size in sparse.shape)), n_iter=2, random_state=7)
        rows = narrow.fit_transform(sparse) * weight
        whole = rows if embedded is None else np.hstack([embedded, rows])
        return cls(features, whole.astype(np.float32), narrow.components_.T * weight)

    def learn(self, wished: NDArray[np.intp], chosen: Chosen, labels: int) -> _Learnt:
        """Learn from the chosen rows."""
        model = LogisticRegression(C=_STRENGTH, max_iter=200, tol=_TOLERANCE).fit(self.rows[chosen], wished[chosen])
        on_rows = np.zeros((self.rows.shape[1], labels))
        bias = np.full(labels, _UNTAUGHT)
        on_rows[:, model.classes_], bias[model.classes_] = _weights(model)
        return _Learnt(on_rows, bias)


def _weights(model: LogisticRegression) -> tuple[Rows, Rows]:
    """Return weights and bias, a column each class: of two classes scikit-learn keeps only what tells the second."""
    if len(model.classes_) > 2:  # noqa: PLR2004  two classes
        return model.coef_.T, model.intercept_
    return np.vstack([-model.coef_, model.coef_]).T / 2, np.hstack([-model.intercept_, model.intercept_]) / 2


def _is_held_back(phrase: Phrase) -> bool:
    return int(hashlib.sha256(phrase.text.encode()).hexdigest(), 16) % _HELD_BACK == 0
