"""Saving articles: what counts from when on, what is refused, and what stays after a removal."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from kit.clock import ManualClock
from kit.errors import Conflict, Invalid, NotFound, NotReady
from kit.jobs import Jobs
from knowledge import ingest
from knowledge.articles import Status, Wanted, get_article, list_articles, revisions
from knowledge.deps import Deps
from knowledge.index import Index
from knowledge.ingest import Draft
from knowledge.jobs import index_article, wake_left_behind
from knowledge.models import ArticleRow, FactRow, PassageRow, RevisionRow
from knowledge.policies import kinds_present, terms
from knowledge.search import search
from stores.stores import Store, StoreSettings, add_store
from tests.knowledge.conftest import Write

ONE_HOUR = "# Order changes\n\nOrders can be changed within 1 hour of being placed."
TWO_HOURS = "# Order changes\n\nOrders can be changed within 2 hours of being placed."


async def status(deps: Deps, store: Store, article_id: int) -> tuple[Status, str]:
    async with deps.database.begin() as session:
        article = await get_article(session, store.id, article_id)
    return article.status, article.reason


async def revise(deps: Deps, store: Store, article_id: int, body: str) -> None:
    async with deps.database.begin() as session:
        await ingest.revise_article(session, deps.clock, store.id, article_id, Draft("", body=body), by="staff:2")


async def sentence(deps: Deps, store: Store, question: str = "how long can I change my order?") -> str:
    async with deps.database.begin() as session:
        found = await search(session, deps, await deps.held.of(session, store.id), question, language="en")
    return found[0].source.sentence if found else ""


async def test_an_article_goes_from_pending_to_indexed(deps: Deps, store: Store, write: Write, jobs: Jobs) -> None:
    article = await write("Order changes", ONE_HOUR, indexed=False)
    assert article.status is Status.PENDING
    await jobs.drain()
    assert await status(deps, store, article.id) == (Status.INDEXED, "")


async def test_what_is_saved_counts_at_once_even_before_its_vectors(deps: Deps, store: Store, write: Write) -> None:
    """S1-31."""
    article = await write("Order changes", ONE_HOUR)
    await revise(deps, store, article.id, TWO_HOURS)
    assert "2 hours" in await sentence(deps, store)
    async with deps.database.begin() as session:
        known = (await terms(session, store.id, "en")).modify_window
    assert "2 hours" in known.source.sentence  # type: ignore[union-attr]
    assert known.source.revision == 2  # type: ignore[union-attr]


async def test_the_skill_needs_an_indexed_article_on_changes(deps: Deps, store: Store, write: Write) -> None:
    """S1-06."""
    await write("Our story", "We began in a garage and moved to a barn.")
    article = await write("Order changes", ONE_HOUR, indexed=False)
    async with deps.database.begin() as session:
        assert await kinds_present(session, store.id) == frozenset()
    await index_article(deps, article.id)
    async with deps.database.begin() as session:
        assert await kinds_present(session, store.id) == {"order_changes"}


async def test_a_removed_article_is_found_no_more_and_stays_readable(deps: Deps, store: Store, write: Write) -> None:
    article = await write("Order changes", ONE_HOUR)
    async with deps.database.begin() as session:
        await ingest.remove_article(session, deps.clock, store.id, article.id, by="staff:2")
    assert await sentence(deps, store) == ""
    async with deps.database.begin() as session:
        assert (await get_article(session, store.id, article.id, 1)).is_removed
        assert await kinds_present(session, store.id) == frozenset()
        with pytest.raises(NotFound):
            await ingest.remove_article(session, deps.clock, store.id, article.id, by="staff:2")


async def test_every_revision_is_kept_with_who_and_when(
    deps: Deps, store: Store, write: Write, clock: ManualClock
) -> None:
    article = await write("Order changes", ONE_HOUR)
    clock.move(timedelta(days=1))
    await revise(deps, store, article.id, TWO_HOURS)
    async with deps.database.begin() as session:
        history = await revisions(session, article.id)
    assert [(one.number, one.saved_by, one.saved_at.day) for one in history] == [(2, "staff:2", 19), (1, "staff:1", 18)]


SAME = [
    ("Other words above", "ORDERS can be changed\n\n- within *1 hour* of being placed!", "text"),
    ("  order   CHANGES ", "Something else entirely, said in other words.", "title"),
]


@pytest.mark.parametrize(("title", "body", "what"), SAME)
async def test_a_duplicate_is_refused_with_a_pointer_to_the_first(
    deps: Deps, store: Store, write: Write, title: str, body: str, what: str
) -> None:
    first = await write("Order changes", "Orders can be changed within 1 hour of being placed.")
    with pytest.raises(Conflict, match=what) as refused:
        await write(title, body)
    assert refused.value.facts == {"article_id": first.id, "article_title": "Order changes"}
    async with deps.database.begin() as session:
        assert await session.scalar(select(func.count()).select_from(RevisionRow)) == 1


async def test_the_same_words_may_stand_in_another_store_or_come_back_after_a_removal(
    deps: Deps, store: Store, write: Write
) -> None:
    article = await write("Order changes", ONE_HOUR)
    async with deps.database.begin() as session:
        settings = StoreSettings()
        other = await add_store(session, deps.clock, key="other", name="Other", shop_kind=None, settings=settings)
        draft = Draft("en", "Order changes", ONE_HOUR)
        await ingest.add_article(session, deps.clock, other.id, draft, by="staff:1")
        await ingest.remove_article(session, deps.clock, store.id, article.id, by="staff:1")
    await write("Order changes", ONE_HOUR)


async def test_two_who_save_the_same_at_once_save_one(deps: Deps, store: Store, write: Write) -> None:
    both = await asyncio.gather(
        write("Order changes", ONE_HOUR, indexed=False),
        write("Order changes", ONE_HOUR, indexed=False),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Conflict) for one in both) == 1


async def test_an_article_cannot_be_revised_into_another(deps: Deps, store: Store, write: Write) -> None:
    await write("Order changes", ONE_HOUR)
    other = await write("Returns", "You can return items within 30 days of delivery.")
    with pytest.raises(Conflict):
        await revise(deps, store, other.id, ONE_HOUR)


BAD = [
    (Draft("en", "Title", " \n "), "no_text"),
    (Draft("en", "", "Some text"), "title"),
    (Draft("en", "!?", "Some text"), "title"),
    (Draft("en", "t" * 201, "Some text"), "title"),
    (Draft("en", "Title", "half a sign \ud800"), "encoding"),
    (Draft("xx", "Title", "Some text"), "language"),
    (Draft("en", "Title", file_name="a.pdf", file=b""), "file_empty"),
]


@pytest.mark.parametrize(("draft", "code"), BAD, ids=[code for _, code in BAD])
async def test_what_cannot_be_saved_leaves_no_row_behind(deps: Deps, store: Store, draft: Draft, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        async with deps.database.begin() as session:
            await ingest.add_article(session, deps.clock, store.id, draft, by="staff:1")
    assert refused.value.code == code
    async with deps.database.begin() as session:
        for table in (ArticleRow, RevisionRow, PassageRow, FactRow):
            assert await session.scalar(select(func.count()).select_from(table)) == 0


async def test_control_characters_are_dropped(deps: Deps, store: Store, write: Write) -> None:
    article = await write("Order changes", "Orders can be\x00 changed within\x07 1 hour.")
    async with deps.database.begin() as session:
        assert (await get_article(session, store.id, article.id)).body == "Orders can be changed within 1 hour."


PORTUGUESE = "Os pedidos podem ser alterados em até 1 hora após a compra. Depois dessa hora começamos a embalar."


async def test_a_text_in_another_language_is_rejected_with_the_reason(deps: Deps, store: Store, write: Write) -> None:
    article = await write("Alterar um pedido", PORTUGUESE, language="en")
    assert article.status is Status.REJECTED
    assert "reads as Portuguese" in article.reason
    async with deps.database.begin() as session:
        assert await search(session, deps, await deps.held.of(session, store.id), "alterar pedido", language="en") == ()
        assert await session.scalar(select(func.count()).select_from(FactRow)) == 0


async def test_a_revision_in_another_language_is_refused_and_the_old_one_goes_on(
    deps: Deps, store: Store, write: Write
) -> None:
    article = await write("Order changes", ONE_HOUR)
    with pytest.raises(Invalid, match="reads as Portuguese"):
        await revise(deps, store, article.id, PORTUGUESE)
    assert "1 hour" in await sentence(deps, store)


async def test_an_index_of_another_model_fails_the_article_says_why_and_words_still_find_it(
    deps: Deps, store: Store, write: Write
) -> None:
    article = await write("Order changes", ONE_HOUR)
    folder = deps.index._folder  # noqa: SLF001 - the same folder, opened by another model
    other = Deps(deps.database, deps.clock, deps.embedder, Index(model="other", dimension=3, folder=folder), deps.actor)
    with pytest.raises(NotReady, match="reindex"):
        await other.index.check()
    await index_article(other, article.id)
    state, reason = await status(other, store, article.id)
    assert state is Status.FAILED
    assert "reindex" in reason
    assert "1 hour" in await sentence(other, store)


async def test_a_failed_article_can_be_indexed_again(deps: Deps, store: Store, write: Write, jobs: Jobs) -> None:
    article = await write("Order changes", ONE_HOUR)
    async with deps.database.begin() as session:
        row = await session.get_one(ArticleRow, article.id)
        row.status, row.reason = Status.FAILED, "The index was down."
    async with deps.database.begin() as session:
        await ingest.index_again(session, deps.clock, store.id, article.id)
    await jobs.drain()
    assert await status(deps, store, article.id) == (Status.INDEXED, "")


async def test_a_revision_saved_while_the_old_one_is_indexed_wins(
    deps: Deps, store: Store, write: Write, jobs: Jobs
) -> None:
    article = await write("Order changes", ONE_HOUR, indexed=False)

    class SlowIndex(Index):
        async def drop_article(self, store_id: int, language: str, article_id: int) -> None:
            await revise(deps, store, article.id, TWO_HOURS)
            await super().drop_article(store_id, language, article_id)

    index = SlowIndex(model=deps.embedder.name, dimension=deps.embedder.dimension, folder=deps.index._folder)  # noqa: SLF001
    await index_article(Deps(deps.database, deps.clock, deps.embedder, index, deps.actor), article.id)
    assert (await status(deps, store, article.id))[0] is Status.PENDING
    await jobs.drain()
    assert (await status(deps, store, article.id))[0] is Status.INDEXED
    assert "2 hours" in await sentence(deps, store)


async def test_an_article_whose_job_was_lost_is_found_and_indexed(
    deps: Deps, store: Store, write: Write, clock: ManualClock, jobs: Jobs
) -> None:
    article = await write("Order changes", ONE_HOUR, indexed=False)
    await jobs.drain()
    async with deps.database.begin() as session:
        (await session.get_one(ArticleRow, article.id)).status = Status.INDEXING
    clock.move(timedelta(minutes=5))
    await wake_left_behind(deps)
    await jobs.drain()
    assert (await status(deps, store, article.id))[0] is Status.INDEXED


async def test_the_list_is_searched_and_goes_on_by_cursor(deps: Deps, store: Store, write: Write) -> None:
    """S1-56."""
    for number in range(52):
        await write(f"Note {number}", f"This is what note number {number} says.", indexed=False)
    async with deps.database.begin() as session:
        first = await list_articles(session, store.id)
        rest = await list_articles(session, store.id, cursor=first.next)
        found = await list_articles(session, store.id, Wanted(search="NOTE 7 100%"))
        one = await list_articles(session, store.id, Wanted(search="number 17"))
    assert (len(first.items), len(rest.items), rest.next) == (50, 2, None)
    assert found.items == []
    assert [article.title for article in one.items] == ["Note 17"]
