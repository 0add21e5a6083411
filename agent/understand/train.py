"""Teaches the classifier from the phrase files, in seconds, and keeps what was learnt in the data folder.

What is kept is named after everything it depends on (phrases, embedding model, libraries, these files), so it can
never be stale; embeddings are kept apart, so that a new phrase costs only its own.
"""

import asyncio
import hashlib
import logging
import os
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import joblib
import numpy as np

from agent.understand import features, fitting, lessons, local, meanings, senses
from agent.understand.features import is_embedded, tidy
from agent.understand.fitting import fit
from agent.understand.local import Classifier
from agent.understand.phrases import Phrase, digest
from kit.embed import Embedder, Vectors

Progress = Callable[[int, int], None]
"""Told how many of how many phrases are done."""

_BATCH = 64
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
    return np.stack([held[_key(text)] for text in texts]) if texts else np.zeros((0, embedder.dimension), np.float32)


def _versions() -> list[str]:
    libraries = [f"{name} {version(name)}" for name in ("scikit-learn", "numpy", "scipy", "PyStemmer")]
    sources = [Path(str(module.__file__)) for module in (features, fitting, lessons, local, meanings, senses)]
    sources += [Path(__file__), *sorted(meanings.FOLDER.iterdir())]
    return libraries + [hashlib.sha256(source.read_bytes()).hexdigest() for source in sources]


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
