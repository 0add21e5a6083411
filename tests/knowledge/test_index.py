"""The index as a server that many processes share, and what is said when it is away."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import numpy as np
import pytest

from kit.embed import Vectors
from kit.errors import NotReady
from kit.serve import take_port
from knowledge.deps import Deps
from knowledge.index import Entry, Index
from knowledge.jobs import index_article
from knowledge.readiness import status
from knowledge.search import search
from stores.stores import Store
from tests.knowledge.conftest import Write

BODY = "Orders can be changed within 1 hour of being placed."


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Chroma server of its own on a free port."""
    with take_port("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("chroma-server")
    program = Path(sys.executable).with_name("chroma")
    server = subprocess.Popen(  # noqa: S603 - the program that the lock installs
        [program, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/api/v2/heartbeat")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(address: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with suppress(httpx.TransportError):
            if httpx.get(address, timeout=1).is_success:
                return
        time.sleep(0.1)
    raise TimeoutError(address)


async def test_a_chroma_server_serves_as_the_folder_does(deps: Deps, store: Store, write: Write, chroma: str) -> None:
    index = Index(model=deps.embedder.name, dimension=deps.embedder.dimension, url=chroma)
    shared = Deps(deps.database, deps.clock, deps.embedder, index, deps.actor)
    article = await write("Order changes", BODY, indexed=False)
    await index_article(shared, article.id)
    await index.check()
    async with deps.database.begin() as session:
        found = await search(
            session, shared, await shared.held.of(session, store.id), "can I still change my order?", language="en"
        )
    assert found[0].evidence.similarity > 0.3
    await index.clear(store.id, "en")


async def test_another_model_is_refused_with_what_mends_it(tmp_path: Path) -> None:
    first = Index(model="one", dimension=2, folder=tmp_path)
    await first.add(1, "en", [Entry(1, None, 1)], _rows([1, 0]))
    second = Index(model="two", dimension=3, folder=tmp_path)
    with pytest.raises(NotReady, match="reindex") as refused:
        await second.nearest(1, "en", _rows([1, 0, 0]), 5)
    assert refused.value.code == "index_mismatch"
    await second.clear(1, "en")
    await second.add(1, "en", [Entry(1, None, 1)], _rows([1, 0, 0]))
    assert await second.nearest(1, "en", _rows([1, 0, 0]), 5) == {1: pytest.approx(1.0)}


async def test_an_article_s_vectors_are_dropped_and_others_stay(tmp_path: Path) -> None:
    index = Index(model="one", dimension=2, folder=tmp_path)
    entries = [Entry(1, None, 7), Entry(1, 0, 7), Entry(2, None, 8)]
    await index.add(1, "en", entries, _rows([1, 0], [1, 0], [0, 1]))
    await index.drop_article(1, "en", 7)
    assert list(await index.nearest(1, "en", _rows([1, 0]), 5)) == [2]
    assert await index.sentence_similarities(1, "en", {1: 1}, _rows([1, 0])) == {}


async def test_more_stores_than_are_held_open_are_all_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.index.MOST_OPEN", 2)
    index = Index(model="one", dimension=2, folder=tmp_path)
    stores = range(1, 31)
    for store in stores:
        await index.add(store, "en", [Entry(store, None, 1), Entry(store, 0, 1)], _rows([1, 0], [0, 1]))
    for _ in range(2):
        found = [await index.nearest(store, "en", _rows([1, 0]), 5) for store in stores]
        assert [list(one) for one in found] == [[store] for store in stores]


async def test_a_server_that_is_away_is_said_and_the_article_waits_as_failed(
    deps: Deps, store: Store, write: Write
) -> None:
    away = Index(model=deps.embedder.name, dimension=deps.embedder.dimension, url="http://127.0.0.1:9")
    shared = Deps(deps.database, deps.clock, deps.embedder, away, deps.actor)
    article = await write("Order changes", BODY, indexed=False)
    await index_article(shared, article.id)
    async with deps.database.begin() as session:
        found = await search(session, shared, await shared.held.of(session, store.id), "change my order", language="en")
        said = await status(session, store.id)
    assert found[0].source.sentence == BODY
    assert "cannot be reached" in said.causes[0].sentence  # type: ignore[union-attr]


def _rows(*rows: list[float]) -> Vectors:
    return np.asarray(rows, dtype=np.float32)
