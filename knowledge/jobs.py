"""Work for later: embed and index an article after it was saved, and find the ones that were left behind."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.embed import Vectors
from kit.errors import AppError
from kit.jobs import Jobs, defer
from knowledge import passages
from knowledge.articles import Status
from knowledge.deps import Deps
from knowledge.index import Entry
from knowledge.ingest import INDEX_JOB, ONE_AT_A_TIME
from knowledge.models import ArticleRow, PassageRow
from knowledge.revision import touch

LEFT_BEHIND = timedelta(minutes=2)
AT_ONCE = 16
log = structlog.get_logger()


def register(jobs: Jobs, deps: Deps) -> None:
    """Register `knowledge.index` (one article, by its id) and the sweep that finds articles nobody indexed."""

    async def index(article_id: int) -> None:
        await index_article(deps, article_id)

    async def sweep() -> None:
        await wake_left_behind(deps)

    jobs.task(INDEX_JOB, index)
    jobs.task("knowledge.sweep", sweep, cron="* * * * *")


@dataclass(frozen=True, slots=True)
class _Work:
    store_id: int
    language: str
    revision: int
    title: str
    passages: tuple[PassageRow, ...]


async def index_article(deps: Deps, article_id: int) -> None:
    """Embed an article's present revision and put it into the index; a revision saved meanwhile wins.

    A failure is kept with the article as `failed` and its reason; the words stay searchable without vectors.
    """
    async with deps.database.begin() as session:
        work = await _begin(session, deps, article_id)
    if work is None:
        return
    try:
        await deps.index.drop_article(work.store_id, work.language, article_id)
        await _embed(deps, article_id, work)
    except AppError as error:
        reason = error.detail
    except Exception as error:
        log.exception("article_not_indexed", article=article_id, exc_info=error)
        reason = "The article could not be indexed. Try again; if it fails once more, look into the log."
    else:
        reason = ""
    async with deps.database.begin() as session:
        await _end(session, deps, article_id, work.revision, reason)


async def wake_left_behind(deps: Deps) -> None:
    """Ask again for the indexing of articles that have waited too long: their job died or was lost."""
    async with deps.database.begin() as session:
        rows = select(ArticleRow.id).where(
            ArticleRow.status.in_((Status.PENDING, Status.INDEXING)),
            ArticleRow.status_at < deps.clock.now() - LEFT_BEHIND,
            ArticleRow.removed_at.is_(None),
        )
        for article_id in await session.scalars(rows):
            name = f"knowledge:{article_id}"
            await defer(session, INDEX_JOB, lock=ONE_AT_A_TIME, queueing_lock=name, article_id=article_id)


async def _begin(session: AsyncSession, deps: Deps, article_id: int) -> _Work | None:
    article = await session.get(ArticleRow, article_id, with_for_update=True)
    if article is None or article.status == Status.REJECTED:
        return None
    article.status, article.status_at = Status.INDEXING, deps.clock.now()
    found = await passages.of_article(session, article_id) if article.removed_at is None else ()
    await touch(session, article.store_id)
    return _Work(article.store_id, article.language, article.revision, article.title, found)


async def _embed(deps: Deps, article_id: int, work: _Work) -> None:
    """Index each passage by the mean of its own vector and its title's (measured: it finds more), and each sentence."""
    if not work.passages:
        return
    wholes = ["\n".join(filter(None, (work.title, row.heading, *row.sentences))) for row in work.passages]
    sentences = [(row.id, place, text) for row in work.passages for place, text in enumerate(row.sentences)]
    vectors = await _embed_in_turns(deps, [work.title, *wholes, *(text for _, _, text in sentences)])
    title, of_passages, of_sentences = vectors[0], vectors[1 : len(wholes) + 1], vectors[len(wholes) + 1 :]
    of_passages = of_passages + title
    of_passages /= np.linalg.norm(of_passages, axis=1, keepdims=True)
    entries = [Entry(row.id, None, article_id) for row in work.passages]
    entries += [Entry(passage_id, place, article_id) for passage_id, place, _ in sentences]
    await deps.index.add(work.store_id, work.language, entries, np.concatenate([of_passages, of_sentences]))


async def _embed_in_turns(deps: Deps, texts: list[str]) -> Vectors:
    """Embed a few texts at a time: the model has one thread, and customers' questions take their turn between."""
    parts = [await deps.embedder.embed(texts[start : start + AT_ONCE]) for start in range(0, len(texts), AT_ONCE)]
    return np.concatenate(parts)


async def _end(session: AsyncSession, deps: Deps, article_id: int, revision: int, reason: str) -> None:
    article = await session.get(ArticleRow, article_id, with_for_update=True)
    if article is not None and article.revision == revision:
        article.status = Status.FAILED if reason else Status.INDEXED
        article.reason, article.status_at = reason, deps.clock.now()
        await touch(session, article.store_id)
