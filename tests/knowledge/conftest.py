"""What knowledge's tests share: one embedding model for the run, an index in a fresh folder, a store, and its jobs."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from fastapi import Request

from kit.auth import Actor
from kit.clock import ManualClock
from kit.db import Database
from kit.embed import Embedder, MiniLM, Remembering
from kit.jobs import Jobs
from knowledge import ingest
from knowledge.articles import Article
from knowledge.deps import Deps
from knowledge.index import Index
from knowledge.jobs import index_article, register
from stores.stores import Store, StoreSettings, add_store

Write = Callable[..., Awaitable[Article]]


@pytest.fixture(scope="session")
def embedder() -> Iterator[Embedder]:
    """The real model, loaded once; the demo's articles, which many tests write, are embedded once."""
    model = MiniLM()
    yield Remembering(model)
    model.close()


async def nobody(_: Request) -> Actor | None:
    return None


@pytest.fixture
def deps(database: Database, clock: ManualClock, embedder: Embedder, jobs: Jobs, tmp_path: Path) -> Deps:
    """Knowledge's own needs, with a fresh Chroma folder and its jobs registered."""
    index = Index(model=embedder.name, dimension=embedder.dimension, folder=tmp_path / "chroma")
    made = Deps(database=database, clock=clock, embedder=embedder, index=index, actor=nobody)
    register(jobs, made)
    return made


@pytest.fixture
async def store(database: Database, clock: ManualClock) -> Store:
    """A store without any article."""
    async with database.begin() as session:
        return await add_store(session, clock, key="demo", name="Demo", shop_kind=None, settings=StoreSettings())


@pytest.fixture
def write(deps: Deps, store: Store) -> Write:
    """What saves an article as staff do, by title and body, and has it indexed."""

    async def write_article(title: str, body: str, *, language: str = "en", indexed: bool = True) -> Article:
        async with deps.database.begin() as session:
            draft = ingest.Draft(language=language, title=title, body=body)
            article = await ingest.add_article(session, deps.clock, store.id, draft, by="staff:1")
        if indexed:
            await index_article(deps, article.id)
        return article

    return write_article
