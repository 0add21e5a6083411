"""The classifier: a text's features in, the likeliest intents out. Pure once taught (`agent.understand.train`)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.understand.features import Features, Groups, senses_of, stem_parts, words_of
from agent.understand.understanding import Wish
from kit.language import FALLBACK, detect

_SURE_OF_KIND = 0.5
_SURELY_MORE = 2  # words

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Part:
    """A logistic regression over the labels, in features of one kind."""

    features: Features
    on_features: Weights
    """Features x labels."""
    bias: Weights
    """Of each label."""

    def score(self, groups: Groups) -> Weights:
        """Return how much speaks for each label."""
        columns, values = self.features.row(groups)
        return np.asarray(values @ self.on_features[columns] + self.bias, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Tongue:
    """What one language's phrases taught, and how it goes together with what all of them did."""

    words: Part
    on_vectors: Weights
    """Embedding columns x labels; no rows where the embedding model does not know the language."""
    of_senses: float
    """What the score by meanings weighs beside that by words."""
    calm: float
    """What scores are multiplied by, so that what it is sure of is as often right as it says."""


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
    """One part for the words of each language, and one for what words mean, which all languages share."""

    labels: tuple[str, ...]
    tongues: Mapping[str, Tongue]
    senses: Part

    def read(self, text: str, language: str, vector: Weights | None) -> Likely:
        """Return how likely each label is; `vector` is that of the text where its language is embedded."""
        tongue = self.tongues.get(language) or self.tongues.get(FALLBACK) or next(iter(self.tongues.values()))
        speaks = tongue.words.score(words_of(text, language))
        if tongue.of_senses:
            speaks += tongue.of_senses * self.senses.score(senses_of(text, language))
        if vector is not None and len(tongue.on_vectors):
            speaks += vector @ tongue.on_vectors
        odds = np.exp(tongue.calm * (speaks - speaks.max()))
        return Likely(dict(zip(self.labels, (odds / odds.sum()).tolist(), strict=True)))

    def language_of(self, text: str, held: str, known: Collection[str]) -> str:
        """Return the language whose phrases know more of a few words than those of `held`; English never.

        English is not told by a few words: everybody mixes those in.
        """
        counts = {language: self._known_words(text, language) for language in {held, *known} & self.tongues.keys()}
        own = counts.pop(held, 0)
        most = max((count for language, count in counts.items() if language != FALLBACK), default=0)
        best = [language for language, count in counts.items() if count == most and language != FALLBACK]
        if most == 0 or (own and most < own + _SURELY_MORE):
            return held
        return best[0] if len(best) == 1 else detect(text, best, enough=1) or held

    def _known_words(self, text: str, language: str) -> int:
        columns = self.tongues[language].words.features.columns
        return sum(part in columns for part in stem_parts(text, language))


def _together(intent: str, parts: Sequence[tuple[float, str]]) -> Wish:
    total = sum(probability for probability, _ in parts)
    best, kind = max(parts)
    return Wish(intent, total, kind if best >= _SURE_OF_KIND * total else "")
