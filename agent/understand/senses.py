"""What words that have a common name speak for, in whatever language: taught from all languages, once, and kept.

Every language learns from its own phrases and from what is kept here (`meanings/taught.npz`), so that a phrase added
in one changes no other. `make meanings` teaches it anew, from the four fifths of all phrases that are not held back:
after many new phrases, or when a skill of ours gets a new kind of wish. That changes every language but English, so
measure after it.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from threadpoolctl import threadpool_limits

from agent.understand.features import Features, senses_of, tidy
from agent.understand.lessons import Lesson, is_held_back
from agent.understand.local import Part
from agent.understand.meanings import FOLDER
from agent.understand.phrases import Phrase, find_folders, read_phrases

FILE = FOLDER / "taught.npz"

_WEIGHT = 1.5
_DIRECTIONS = 250  # both were chosen on phrases that were held back


def senses_for(phrases: Sequence[Phrase], labels: Sequence[str]) -> Part:
    """Return what is kept, for these labels; where it lacks one, as of a plug-in's wish, what these phrases teach."""
    kept, known = _kept()
    if not set(labels) <= known.keys():
        return teach(phrases, labels)
    places = [known[label] for label in labels]
    return Part(kept.features, kept.on_features[:, places], kept.bias[places])


def teach(phrases: Sequence[Phrase], labels: Sequence[str]) -> Part:
    """Teach what meanings speak for, from the phrases that are not held back."""
    wished = np.array([labels.index(phrase.label) for phrase in phrases])
    taught = np.array([not is_held_back(phrase) for phrase in phrases])
    groups = [senses_of(tidy(phrase.text), phrase.language) for phrase in phrases]
    lesson = Lesson.of(groups, None, _WEIGHT, _DIRECTIONS)
    return lesson.learn(wished, taught, len(labels)).part(lesson)


@cache
def _kept() -> tuple[Part, dict[str, int]]:
    with np.load(FILE) as file:
        names, labels = file["names"].tolist(), file["labels"].tolist()
        rarity, on_features, bias = (file[name].astype(np.float32) for name in ("rarity", "on_features", "bias"))
    features = Features({name: column for column, name in enumerate(names)}, rarity)
    return Part(features, on_features, bias), {label: place for place, label in enumerate(labels)}


def _keep(part: Part, labels: Sequence[str]) -> None:
    np.savez_compressed(
        FILE,
        names=np.array(list(part.features.columns)),
        labels=np.array(labels),
        rarity=part.features.rarity.astype(np.float16),
        on_features=part.on_features.astype(np.float16),
        bias=part.bias.astype(np.float16),
    )


def main() -> None:
    """Teach anew and keep it."""
    phrases = read_phrases(find_folders())
    labels = sorted({phrase.label for phrase in phrases})
    with threadpool_limits(1):
        _keep(teach(phrases, labels), labels)


if __name__ == "__main__":
    main()
