"""Teaches the classifier what phrases mean: one regression for each language's words, beside what meanings say.

One for all words of nine languages together was tried: what tells the languages apart left too little room for what
their words mean, and order editing was missed twice as often.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_softmax
from threadpoolctl import threadpool_limits

from agent.understand.features import is_embedded, senses_of, tidy, words_of
from agent.understand.lessons import STRENGTH, Lesson, Rows, is_held_back
from agent.understand.local import Classifier, Part, Tongue
from agent.understand.phrases import Phrase
from agent.understand.senses import senses_for

_WORD_WEIGHT = 1.5
_WORD_WEIGHT_EMBEDDED = 1.0  # beside an embedding, which weighs 1
_WORD_STRENGTH = 2.0  # words alone mislead sooner than words beside an embedding: followed less closely
_DIRECTIONS = 400  # all these were chosen on phrases that were held back
_CALM = tuple(round(0.3 + 0.05 * step, 2) for step in range(25))
_OF_SENSES = tuple(round(0.2 * step, 1) for step in range(9))


def fit(
    phrases: Sequence[Phrase], vectors: Mapping[Phrase, NDArray[np.float32]], taught: Callable[[int], None]
) -> Classifier:
    """Teach a new classifier; `vectors` holds those of the languages that are embedded, `taught` counts phrases."""
    labels = sorted({phrase.label for phrase in phrases})
    # More threads only wait for each other on arrays this small (measured: 2.3 s with one, 10 s with two).
    with threadpool_limits(1):
        senses = senses_for(phrases, labels)
        tongues: dict[str, Tongue] = {}
        done = 0
        for language in dict.fromkeys(phrase.language for phrase in phrases):
            own = [phrase for phrase in phrases if phrase.language == language]
            if len({phrase.label for phrase in own}) > 1:
                tongues[language] = _tongue(own, vectors, labels, senses)
                done += len(own)
            taught(done)
        return Classifier(tuple(labels), tongues, senses)


def _tongue(
    phrases: Sequence[Phrase], vectors: Mapping[Phrase, NDArray[np.float32]], labels: Sequence[str], senses: Part
) -> Tongue:
    """Teach one language from its own phrases, and weigh what meanings say of them."""
    language = phrases[0].language
    wished = np.array([labels.index(phrase.label) for phrase in phrases])
    held = np.array([is_held_back(phrase) for phrase in phrases])
    embedded = np.stack([vectors[phrase] for phrase in phrases]) if is_embedded(language) else None
    texts = [tidy(phrase.text) for phrase in phrases]
    weight, strength = (_WORD_WEIGHT, _WORD_STRENGTH) if embedded is None else (_WORD_WEIGHT_EMBEDDED, STRENGTH)
    lesson = Lesson.of([words_of(text, language) for text in texts], embedded, weight, _DIRECTIONS)
    # Where the embedding knows the language it says all that, and more of what is no matter of the shop.
    choices = _OF_SENSES if embedded is None else (0.0,)
    of_senses, calm = choices[len(choices) // 2], 1.0
    if held.any() and len(set(wished[~held])) > 1:
        own = lesson.learn(wished, ~held, len(labels), strength).scores(lesson.rows[held])
        told = np.stack(
            [senses.score(senses_of(text, language)) for text, is_held in zip(texts, held, strict=True) if is_held]
        )
        of_senses, calm = _balance(own, told, wished[held], choices)
    weights = lesson.learn(wished, held | ~held, len(labels), strength)
    width = 0 if embedded is None else embedded.shape[1]
    return Tongue(weights.part(lesson), weights.on_rows[:width].astype(np.float32), of_senses, calm)


def _balance(own: Rows, senses: Rows, wished: NDArray[np.intp], choices: Sequence[float]) -> tuple[float, float]:
    """Return what meanings weigh and by what scores are multiplied, so that phrases held back are most likely."""

    def surprise(of_senses: float, calm: float) -> float:
        told = log_softmax(calm * (own + of_senses * senses), axis=1)
        return -float(told[np.arange(len(wished)), wished].mean())

    ways = [(of_senses, calm) for of_senses in choices for calm in _CALM]
    return min(ways, key=lambda way: surprise(*way))
