"""What is held in memory of a store's articles is right at once after every change, in every process."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from commerce.terms import Known
from knowledge import held, ingest, revision
from knowledge.corrections import Act, Subject, correct
from knowledge.deps import Deps
from knowledge.index import Index
from knowledge.ingest import Draft
from knowledge.jobs import index_article
from knowledge.policy.values import FactKind
from knowledge.reindex import index_all
from knowledge.search import Found, search
from stores.stores import Store
from tests.knowledge.conftest import Write
from tests.knowledge.test_search import ENGLISH, NOTHING, PORTUGUESE, write_all

BODY = "Orders can be changed within 1 hour of being placed."
HOUR = timedelta(hours=1)
LATER = "Orders can be changed within 3 hours of being placed."


@pytest.fixture
def other(deps: Deps) -> Deps:
    """Another process on the same database and index."""
    return Deps(deps.database, deps.clock, deps.embedder, deps.index, deps.actor)


async def ask(deps: Deps, store: Store, question: str, language: str = "en") -> tuple[Found, ...]:
    async with deps.database.look() as session:
        written = await deps.held.of(session, store.id)
        return await search(session, deps, written, question, language=language)


async def window(deps: Deps, store: Store) -> object:
    async with deps.database.look() as session:
        said = (await (await deps.held.of(session, store.id)).terms(session, "en")).modify_window
    return said.value.within if isinstance(said, Known) else None


async def now_at(deps: Deps, store: Store) -> int:
    async with deps.database.look() as session:
        return await revision.of(session, store.id)


async def test_a_change_saved_by_one_process_is_read_by_another_at_once(
    deps: Deps, other: Deps, store: Store, write: Write
) -> None:
    """S1-31: what is saved counts from the commit on."""
    article = await write("Order changes", BODY)
    assert (await window(other, store), len(await ask(other, store, "change my order"))) == (HOUR, 1)
    async with deps.database.begin() as session:
        await ingest.revise_article(session, deps.clock, store.id, article.id, Draft("", body=LATER), by="staff:1")
    assert await window(other, store) == 3 * HOUR
    assert (await ask(other, store, "change my order"))[0].source.sentence == LATER
    async with deps.database.begin() as session:
        await ingest.remove_article(session, deps.clock, store.id, article.id, by="staff:1")
    assert await window(other, store) is None
    assert await ask(other, store, "change my order") == ()


async def test_vectors_count_as_soon_as_an_article_is_indexed(
    deps: Deps, other: Deps, store: Store, write: Write
) -> None:
    article = await write("Order changes", BODY, indexed=False)
    assert (await ask(other, store, "change my order"))[0].evidence.similarity == 0
    await index_article(deps, article.id)
    assert (await ask(other, store, "change my order"))[0].evidence.similarity > 0


async def test_what_changes_in_a_transaction_that_is_undone_counts_nowhere(
    deps: Deps, store: Store, write: Write
) -> None:
    article = await write("Order changes", BODY)
    before = await now_at(deps, store)
    with pytest.raises(ZeroDivisionError):
        async with deps.database.begin() as session:
            await ingest.remove_article(session, deps.clock, store.id, article.id, by="staff:1")
            raise ZeroDivisionError
    assert (await now_at(deps, store), await window(deps, store)) == (before, HOUR)


Change = Callable[[Deps, Store, int], Awaitable[None]]


async def _corrected(deps: Deps, store: Store, _: int) -> None:
    subject, value = Subject(FactKind.MODIFY_WINDOW), {"window": "within", "minutes": 30}
    async with deps.database.begin() as session:
        await correct(session, deps.clock, store.id, subject, act=Act.SET, value=value, why="New", by="staff:1")


async def _again(deps: Deps, store: Store, article_id: int) -> None:
    async with deps.database.begin() as session:
        await ingest.index_again(session, deps.clock, store.id, article_id)


async def _anew(deps: Deps, _: Store, __: int) -> None:
    await index_all(deps, lambda _done, _total: None)


async def _indexed(deps: Deps, _: Store, article_id: int) -> None:
    await index_article(deps, article_id)


@pytest.mark.parametrize("change", [_corrected, _again, _anew, _indexed])
async def test_whatever_changes_what_counts_is_noted(deps: Deps, store: Store, write: Write, change: Change) -> None:
    article = await write("Order changes", BODY)
    before = await now_at(deps, store)
    await change(deps, store, article.id)
    assert await now_at(deps, store) > before


async def test_a_correction_is_read_at_once(deps: Deps, other: Deps, store: Store, write: Write) -> None:
    """S1-33."""
    await write("Order changes", BODY)
    assert await window(other, store) == HOUR
    await _corrected(deps, store, 0)
    assert await window(other, store) == HOUR / 2


async def test_an_index_that_is_away_for_a_while_is_looked_for_again(deps: Deps, store: Store, write: Write) -> None:
    await write("Order changes", BODY)
    away = Index(model=deps.embedder.name, dimension=deps.embedder.dimension, url="http://127.0.0.1:9")
    shaken = Deps(deps.database, deps.clock, deps.embedder, away, deps.actor)
    assert (await ask(shaken, store, "change my order"))[0].evidence.similarity == 0
    object.__setattr__(shaken, "index", deps.index)
    assert (await ask(shaken, store, "change my order"))[0].evidence.similarity > 0


async def test_a_store_too_large_to_hold_is_answered_alike(
    deps: Deps, other: Deps, store: Store, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    await write_all(write, indexed=True)
    asked = [(question, "en") for question, _ in ENGLISH] + [(question, "pt") for question, _ in PORTUGUESE] + NOTHING
    from_memory = [await ask(deps, store, *one) for one in asked]
    monkeypatch.setattr(held, "MOST_HELD", 0)
    from_database = [await ask(other, store, *one) for one in asked]
    assert [[one.source for one in found] for found in from_memory] == [
        [one.source for one in found] for found in from_database
    ]
    assert [one.score for found in from_memory for one in found] == pytest.approx(
        [one.score for found in from_database for one in found], abs=1e-4
    )


async def test_the_store_asked_for_longest_ago_is_let_go(deps: Deps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "MOST_STORES", 2)
    async with deps.database.look() as session:
        first = await deps.held.of(session, 1)
        second = await deps.held.of(session, 2)
        assert await deps.held.of(session, 1) is first
        await deps.held.of(session, 3)
        assert await deps.held.of(session, 1) is first
        assert await deps.held.of(session, 2) is not second


async def test_what_was_loaded_at_the_start_is_not_read_from_the_index_again(
    deps: Deps, other: Deps, store: Store, write: Write, tmp_path: Path
) -> None:
    """No first turn waits for the index to open."""
    await write("Order changes", BODY)
    async with deps.database.look() as session:
        await other.held.load(session, other.index, [store.id])
    gone = Index(model="gone", dimension=1, folder=tmp_path / "gone")
    found = await ask(replace(other, index=gone), store, "change my order")
    assert found[0].evidence.is_understood
    assert not (tmp_path / "gone").exists()
