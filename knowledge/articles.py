"""Articles as others may see them: one, or a list with a cursor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.terms import Review
from kit.errors import NotFound
from kit.web import Page, decode_cursor, encode_cursor
from knowledge.models import ArticleRow, RevisionRow
from knowledge.stems import fold

PAGE_SIZE = 50


class Status(StrEnum):
    """How far an article has come on its way into the search."""

    PENDING = "pending"
    INDEXING = "indexing"
    INDEXED = "indexed"
    FAILED = "failed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Article:
    """One article in its present revision."""

    id: int
    store_id: int
    language: str
    title: str
    revision: int
    status: Status
    reason: str
    """Why it failed or was rejected, and what mends it; empty otherwise."""
    file_name: str
    source_url: str
    """The address of the page that it was read from; empty if it was written or uploaded."""
    saved_at: datetime
    saved_by: str
    body: str
    is_removed: bool
    reviewed_on: date
    """The day on which somebody last saw to it that it holds, in the store's time zone."""
    review_by: date | None
    """The last day on which what it says is stated as certain; None is for good."""

    @property
    def review(self) -> Review:
        """Both days together."""
        return Review(self.reviewed_on, self.review_by)


def standing() -> ColumnElement[bool]:
    """Return the condition that an article counts: not removed, not rejected."""
    return and_(ArticleRow.removed_at.is_(None), ArticleRow.status != Status.REJECTED)


async def get_article(session: AsyncSession, store_id: int, article_id: int, revision: int | None = None) -> Article:
    """Read one article of a store, in its present revision or an earlier one; a removed one too, for its citations.

    Raises:
        NotFound: the store has no such article or revision.
    """
    number = ArticleRow.revision if revision is None else revision
    found = (
        await session.execute(
            select(ArticleRow, RevisionRow)
            .join(RevisionRow, and_(RevisionRow.article_id == ArticleRow.id, RevisionRow.number == number))
            .where(ArticleRow.id == article_id, ArticleRow.store_id == store_id)
        )
    ).one_or_none()
    if found is None:
        raise NotFound("There is no such article.", code="article_not_found")
    return _article(*found)


async def find_by_source(session: AsyncSession, store_id: int, url: str) -> ArticleRow | None:
    """Return the article that a store has already made of the page at an address, if it still counts."""
    rows = select(ArticleRow).where(ArticleRow.store_id == store_id, ArticleRow.source_url == url, standing())
    return await session.scalar(rows.order_by(ArticleRow.id.desc()).limit(1))


def overdue(today: date) -> ColumnElement[bool]:
    """Return the condition that an article counts and its review is overdue."""
    return and_(standing(), ArticleRow.review_by < today)


async def count_overdue(session: AsyncSession, store_id: int, today: date) -> int:
    """Count a store's articles whose review is overdue."""
    rows = select(func.count()).select_from(ArticleRow).where(ArticleRow.store_id == store_id, overdue(today))
    return await session.scalar(rows) or 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles of a store are looked for."""

    search: str = ""
    """Looked for in titles and texts, all of its words."""
    language: str = ""
    overdue_on: date | None = None
    """Only those whose review is overdue on this day."""
    status: Status | None = None


async def list_articles(
    session: AsyncSession, store_id: int, wanted: Wanted = Wanted(), *, cursor: str | None = None
) -> Page[Article]:
    """List a store's articles, the newest first."""
    rows = (
        select(ArticleRow, RevisionRow)
        .join(RevisionRow, and_(RevisionRow.article_id == ArticleRow.id, RevisionRow.number == ArticleRow.revision))
        .where(ArticleRow.store_id == store_id, ArticleRow.removed_at.is_(None))
        .order_by(ArticleRow.id.desc())
    )
    if wanted.language:
        rows = rows.where(ArticleRow.language == wanted.language)
    if wanted.status:
        rows = rows.where(ArticleRow.status == wanted.status)
    if wanted.overdue_on:
        rows = rows.where(overdue(wanted.overdue_on))
    if cursor:
        (before,) = decode_cursor(cursor, (int,))
        rows = rows.where(ArticleRow.id < before)
    for word in wanted.search.split()[:10]:
        like = "%" + fold(word).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = rows.where(or_(ArticleRow.title_print.like(like), RevisionRow.body.ilike(like)))
    found = (await session.execute(rows.limit(PAGE_SIZE + 1))).all()
    items = [_article(*row) for row in found[:PAGE_SIZE]]
    return Page[Article](items=items, next=encode_cursor([items[-1].id]) if len(found) > PAGE_SIZE else None)


async def revisions(session: AsyncSession, article_id: int) -> Sequence[RevisionRow]:
    """Return every revision of an article, the newest first."""
    rows = select(RevisionRow).where(RevisionRow.article_id == article_id).order_by(RevisionRow.number.desc())
    return (await session.scalars(rows)).all()


def _article(article: ArticleRow, revision: RevisionRow) -> Article:
    is_present = article.revision == revision.number
    return Article(
        id=article.id,
        store_id=article.store_id,
        language=article.language,
        title=revision.title,
        revision=revision.number,
        status=Status(article.status) if is_present else Status.INDEXED,
        reason=article.reason if is_present else "",
        file_name=revision.file_name,
        source_url=article.source_url,
        saved_at=revision.saved_at,
        saved_by=revision.saved_by,
        body=revision.body,
        is_removed=article.removed_at is not None,
        reviewed_on=article.reviewed_on,
        review_by=article.review_by,
    )
