"""Teaches the classifier from the phrase files, in seconds, and keeps what was learnt in the data folder.

What is kept is named after everything it depends on (phrases, embedding model, libraries, these files), so it can
never be stale; embeddings are kept apart, so that a new phrase costs only its own.
"""

import asyncio
import hashlib
import logging
import os
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import joblib
import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from threadpoolctl import threadpool_limits

from agent.understand import features, local
from agent.understand.features import balance, is_embedded, learn, tidy
from agent.understand.local import Classifier, Part
from agent.understand.phrases import Phrase, digest
from kit.embed import Embedder, Vectors

Progress = Callable[[int, int], None]
"""Told how many of how many phrases are done."""

_BATCH = 64
_STRENGTH = 15.0  # inverse regularisation: higher is surer of itself
_DIRECTIONS = 400  # these two were chosen on phrases that were held back
_TOLERANCE = 1e-3
_HELD_BACK = 5  # each fifth phrase is held back to see how sure of itself the rest makes it
_CALM = tuple(round(0.3 + 0.05 * step, 2) for step in range(25))
_UNTAUGHT = -30.0  # the bias of a label that a language has no phrase of
_log = logging.getLogger(__name__)


def silent(done: int, total: int) -> None:
    """Show no progress."""


async def train(phrases: Sequence[Phrase], embedder: Embedder, folder: Path, progress: Progress = silent) -> Classifier:
    """Return the classifier for these phrases, kept or newly taught; `folder` is made if it is not there."""
    file = folder / f"classifier-{digest(phrases, embedder.name, *_versions())}.joblib"
    kept = await asyncio.to_thread(_read, file)
    if kept is not None:
        return kept
    told = [phrase for phrase in phrases if is_embedded(phrase.language)]
    steps = len(told) + len(phrases)
    vectors = await embed_phrases(
        [tidy(phrase.text) for phrase in told], embedder, folder, lambda done, _: progress(done, steps)
    )
    known = dict(zip(told, vectors, strict=True))
    classifier = await asyncio.to_thread(fit, phrases, known, lambda done: progress(len(told) + done, steps))
    await asyncio.to_thread(_keep, classifier, file)
    return classifier


def fit(
    phrases: Sequence[Phrase], vectors: Mapping[Phrase, NDArray[np.float32]], taught: Callable[[int], None]
) -> Classifier:
    """Teach a new classifier, one language after the other; `vectors` holds those of the languages that are embedded.

    One for all languages together was tried: what tells words of nine languages apart left too little room for what
    they mean, and order editing was missed twice as often.
    """
    labels = sorted({phrase.label for phrase in phrases})
    by_language: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_language.setdefault(phrase.language, []).append(phrase)
    parts: dict[str, Part] = {}
    done = 0
    # More threads only wait for each other on arrays this small (measured: 2.3 s with one, 10 s with two).
    with threadpool_limits(1):
        for language, own in by_language.items():
            if len({phrase.label for phrase in own}) > 1:
                embedded = np.stack([vectors[phrase] for phrase in own]) if is_embedded(language) else None
                parts[language] = _fit_one(own, labels, embedded)
            done += len(own)
            taught(done)
    return Classifier(tuple(labels), parts)


def _fit_one(phrases: Sequence[Phrase], labels: Sequence[str], vectors: Vectors | None) -> Part:
    """Teach one language.

    The regression is taught on a few hundred directions among the words, not on thousands of words, which is quicker
    and carries further; what it learnt is then spread back over the words, so that nothing of it is left at use.
    """
    language = phrases[0].language
    features, words = learn([tidy(phrase.text) for phrase in phrases], language)
    of_vector, of_words = balance(language)
    narrow = TruncatedSVD(min(_DIRECTIONS, *(size - 1 for size in words.shape)), n_iter=2, random_state=7)
    rows = narrow.fit_transform(words) * of_words
    width = 0 if vectors is None else vectors.shape[1]
    if vectors is not None:
        rows = np.hstack([vectors * of_vector, rows])
    rows = rows.astype(np.float32)
    wished = np.array([labels.index(phrase.label) for phrase in phrases])
    model = _regression().fit(rows, wished)
    learnt = np.zeros((rows.shape[1], len(labels)), dtype=np.float32)
    bias = np.full(len(labels), _UNTAUGHT, dtype=np.float32)
    learnt[:, model.classes_], bias[model.classes_] = _weights(model)
    on_words = np.asarray(narrow.components_.T @ learnt[width:], dtype=np.float32)
    return Part(features, learnt[:width], on_words, bias, _calm(rows, wished, phrases))


def _calm(rows: NDArray[np.float32], wished: NDArray[np.intp], phrases: Sequence[Phrase]) -> float:
    """Return by what scores are to be multiplied, so that phrases which were held back are as likely as it says."""
    held = np.array([int(_key(phrase.text), 16) % _HELD_BACK == 0 for phrase in phrases])
    if len(set(wished[~held])) < 2 or not held.any():  # noqa: PLR2004  nothing to tell apart
        return 1.0
    model = _regression().fit(rows[~held], wished[~held])
    known = held & np.isin(wished, model.classes_)
    weights, bias = _weights(model)
    scores = rows[known] @ weights + bias
    places = np.searchsorted(model.classes_, wished[known])
    return min(_CALM, key=lambda calm: log_loss(places, softmax(scores * calm, axis=1), labels=range(scores.shape[1])))


def _regression() -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=200, tol=_TOLERANCE)


def _weights(model: LogisticRegression) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return weights and bias, a column each class: of two classes scikit-learn keeps only what tells the second."""
    if len(model.classes_) > 2:  # noqa: PLR2004  two classes
        return model.coef_.T, model.intercept_
    return np.vstack([-model.coef_, model.coef_]).T / 2, np.hstack([-model.intercept_, model.intercept_]) / 2


async def embed_phrases(texts: Sequence[str], embedder: Embedder, folder: Path, progress: Progress) -> Vectors:
    """Return one vector per text; only those that `folder` does not hold yet are embedded."""
    file = folder / f"vectors-{_slug(embedder.name)}.npz"
    held = await asyncio.to_thread(_read_vectors, file, embedder.dimension)
    new = sorted({text for text in texts if _key(text) not in held}, key=len)
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        held.update(zip(map(_key, batch), await embedder.embed(batch), strict=True))
        progress(len(texts) - len(new) + start + len(batch), len(texts))
    if new:
        kept = {_key(text): held[_key(text)] for text in texts}
        await asyncio.to_thread(_keep_vectors, kept, file)
    return np.stack([held[_key(text)] for text in texts])


def _versions() -> list[str]:
    libraries = [f"{name} {version(name)}" for name in ("scikit-learn", "numpy", "scipy", "PyStemmer")]
    sources = [str(module.__file__) for module in (features, local)] + [__file__]
    return libraries + [hashlib.sha256(Path(source).read_bytes()).hexdigest() for source in sources]


def _read(file: Path) -> Classifier | None:
    try:
        kept = joblib.load(file)
    except FileNotFoundError:
        return None
    except Exception:  # noqa: BLE001  whatever is wrong with a kept file, it is only taught again
        _log.warning("%s cannot be read and is taught again", file.name)
        return None
    return kept if isinstance(kept, Classifier) else None


def _keep(classifier: Classifier, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    for old in file.parent.glob("classifier-*.joblib"):
        old.unlink(missing_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")
    joblib.dump(classifier, part)
    part.replace(file)


def _read_vectors(file: Path, dimension: int) -> dict[str, Vectors]:
    try:
        with np.load(file) as kept:
            keys, rows = kept["keys"], kept["rows"]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}
    if rows.shape != (len(keys), dimension):
        return {}
    return dict(zip((str(key) for key in keys), rows, strict=True))


def _keep_vectors(vectors: dict[str, Vectors], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as stream:
        np.savez(stream, keys=np.array(list(vectors)), rows=np.stack(list(vectors.values())))
    part.replace(file)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _slug(name: str) -> str:
    return "".join(sign if sign.isalnum() or sign in "-." else "-" for sign in name)
