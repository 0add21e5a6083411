"""The vectors of passages and of their sentences in Chroma; the only file that knows it.

One collection per store and language, because a filter costs by every matching row of the database, and one beside it
for the sentences. It can be rebuilt at any time: the text lives in PostgreSQL, and whoever asks drops what is not
current there. One process at most may open a folder: several lose vectors silently (stack.md).
"""

import asyncio
import importlib
import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import numpy as np

from kit.embed import Vectors
from kit.errors import NotReady

_EVERY_CHANGE = {"sync_threshold": 1, "batch_size": 1}
"""Write an index to its folder with every change: of what is let go before, Chroma says it was never there."""
_COSINE = {"hnsw": {"space": "cosine", **_EVERY_CHANGE}}
_BATCH = 1000
MOST_OPEN = 64
"""Indexes that Chroma holds open, at 2.7 MB each however small; its own bound is a fifth of the files one may open."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One vector to keep: of a whole passage (`sentence` is None) or of one of its sentences, counted from 0."""

    passage_id: int
    sentence: int | None
    article_id: int


@dataclass(frozen=True, slots=True)
class Vectored:
    """The vectors of a whole collection, and the row of each: its passage, and its sentence's place (-1 for all)."""

    places: Mapping[tuple[int, int], int]
    vectors: Vectors

    def rows(self, keys: Sequence[tuple[int, int]]) -> Vectors:
        """Return the vectors of some of them, in this order."""
        return self.vectors[[self.places[key] for key in keys]]


class Index:
    """The vectors of one deployment, made by one embedding model."""

    def __init__(self, *, model: str, dimension: int, folder: Path | None = None, url: str = "") -> None:
        """Keep vectors of `model` in `folder`, or on the Chroma server at `url`; nothing is opened yet."""
        self._model = model
        self._dimension = dimension
        self._folder = folder
        self._url = url
        self._client: Any = None
        self._opening = asyncio.Lock()

    async def add(self, store_id: int, language: str, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Keep one vector per entry; what had the same passage and sentence is replaced.

        Raises:
            NotReady: the index was made by another model, or the server cannot be reached.
        """
        for of_sentences in (False, True):
            places = [place for place, entry in enumerate(entries) if (entry.sentence is not None) is of_sentences]
            collection = await self._collection(store_id, language, of_sentences=of_sentences)
            for start in range(0, len(places), _BATCH):
                batch = places[start : start + _BATCH]
                await self._call(
                    collection.upsert,
                    ids=[_key(entries[place].passage_id, entries[place].sentence) for place in batch],
                    embeddings=np.asarray(vectors[batch], dtype=np.float32),
                    metadatas=[{"article": entries[place].article_id} for place in batch],
                )

    async def drop_article(self, store_id: int, language: str, article_id: int) -> None:
        """Forget every vector of an article."""
        for of_sentences in (False, True):
            collection = await self._collection(store_id, language, of_sentences=of_sentences)
            await self._call(collection.delete, where={"article": article_id})

    async def nearest(self, store_id: int, language: str, vector: Vectors, limit: int) -> dict[int, float]:
        """Return the passages nearest to `vector` (one row) with their cosine, best first."""
        collection = await self._collection(store_id, language)
        found = await self._call(collection.query, query_embeddings=vector, n_results=limit, include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return {int(key): 1.0 - float(distance) for key, distance in pairs}

    async def sentence_similarities(
        self, store_id: int, language: str, passage_sizes: Mapping[int, int], vector: Vectors
    ) -> dict[tuple[int, int], float]:
        """Return the cosine of each sentence of some passages, by passage and place; `passage_sizes` counts them."""
        keys = [_key(passage, place) for passage, size in passage_sizes.items() for place in range(size)]
        if not keys:
            return {}
        collection = await self._collection(store_id, language, of_sentences=True)
        found = await self._call(collection.get, ids=keys, include=["embeddings"])
        cosines = np.asarray(found["embeddings"], dtype=np.float32).reshape(-1, self._dimension) @ vector[0]
        places = (tuple(int(part) for part in key.split(":")) for key in found["ids"])
        return {(place[0], place[1]): float(cosine) for place, cosine in zip(places, cosines, strict=True)}

    async def vectors(self, store_id: int, language: str) -> tuple[Vectored, Vectored]:
        """Return every vector of a store in one language: of passages, and of sentences.

        Raises:
            NotReady: the index was made by another model, or cannot be reached.
        """
        return (
            await self._all(store_id, language, of_sentences=False),
            await self._all(store_id, language, of_sentences=True),
        )

    async def _all(self, store_id: int, language: str, *, of_sentences: bool) -> Vectored:
        collection = await self._collection(store_id, language, of_sentences=of_sentences)
        found = await self._call(collection.get, include=["embeddings"])
        vectors = np.asarray(found["embeddings"], dtype=np.float32).reshape(-1, self._dimension)
        parts = (key.partition(":") for key in found["ids"])
        places = [(int(passage), int(sentence or -1)) for passage, _, sentence in parts]
        return Vectored({place: row for row, place in enumerate(places)}, vectors)

    async def clear(self, store_id: int, language: str) -> None:
        """Throw a collection away, whichever model made it: the first step of rebuilding it."""
        client = await self._open()
        kept = {collection.name for collection in await self._call(client.list_collections)}
        for of_sentences in (False, True):
            name = _name(store_id, language, of_sentences=of_sentences)
            if name in kept:
                await self._call(client.delete_collection, name)

    async def check(self) -> None:
        """Raise NotReady if the index cannot be opened or any collection of it was made by another model."""
        for collection in await self._call((await self._open()).list_collections):
            self._agree(collection.metadata or {})

    async def _collection(self, store_id: int, language: str, *, of_sentences: bool = False) -> Any:  # noqa: ANN401
        client = await self._open()
        collection = await self._call(
            client.get_or_create_collection,
            _name(store_id, language, of_sentences=of_sentences),
            configuration=_COSINE,
            metadata={"model": self._model, "dimension": self._dimension},
            embedding_function=None,  # left out, Chroma downloads a model
        )
        self._agree(collection.metadata or {})
        return collection

    def _agree(self, made_by: dict[str, Any]) -> None:
        if (made_by.get("model"), made_by.get("dimension")) != (self._model, self._dimension):
            theirs, ours = f"{made_by.get('model')}/{made_by.get('dimension')}", f"{self._model}/{self._dimension}"
            raise NotReady(
                f"The search index was made with the embedding model {theirs}, and the one in use is {ours}. "
                "Stop the program and run `python app.py reindex`.",
                code="index_mismatch",
            )

    async def _open(self) -> Any:  # noqa: ANN401 - Chroma's own object
        async with self._opening:
            if self._client is None:
                await asyncio.to_thread(importlib.import_module, "chromadb")  # 1.3 s that nobody else waits for
                self._client = await self._call(*(_connect, self._url) if self._url else (_open_folder, self._folder))
            return self._client

    async def _call(self, function: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Chroma's own objects
        """Call Chroma: the server's client is asynchronous, the folder's is not and goes to a thread."""
        from chromadb.errors import ChromaError  # noqa: PLC0415 - imported by `_open` already

        try:
            if inspect.iscoroutinefunction(function):
                return await function(*args, **kwargs)
            return await asyncio.to_thread(function, *args, **kwargs)
        except (ChromaError, httpx.HTTPError, OSError, ValueError) as error:
            where = "server" if self._url else "folder"
            sentence = f"The search index's {where} cannot be reached or read. Check that it is there and running."
            raise NotReady(sentence, code="index_down") from error


def _name(store_id: int, language: str, *, of_sentences: bool) -> str:
    return f"store-{store_id}-{language}" + ("-sentences" if of_sentences else "")


def _key(passage_id: int, sentence: int | None) -> str:
    return str(passage_id) if sentence is None else f"{passage_id}:{sentence}"


def _open_folder(folder: Path | None) -> Any:  # noqa: ANN401 - Chroma's own object
    from chromadb.api import ServerAPI  # noqa: PLC0415 - 1.3 s to import
    from chromadb.api.client import Client  # noqa: PLC0415
    from chromadb.config import Settings, System  # noqa: PLC0415

    if folder is None:
        raise ValueError("an index needs a folder or the address of a server")
    folder.mkdir(parents=True, exist_ok=True)
    system = System(Settings(anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder)))
    server: Any = system.instance(ServerAPI)  # type: ignore[type-abstract]
    server.hnsw_cache_size = MOST_OPEN  # no setting names it
    system.start()
    return Client.from_system(system)


async def _connect(url: str) -> Any:  # noqa: ANN401 - Chroma's own object
    import chromadb  # noqa: PLC0415 - 1.3 s to import
    from chromadb.config import Settings  # noqa: PLC0415

    parts = urlsplit(url)
    is_secure = parts.scheme == "https"
    return await chromadb.AsyncHttpClient(
        host=parts.hostname or "localhost",
        port=parts.port or (443 if is_secure else 8000),
        ssl=is_secure,
        settings=Settings(anonymized_telemetry=False),
    )
