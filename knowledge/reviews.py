"""When articles are to be looked at again: what stands past that day is not stated as certain until somebody looked.

All days are days in the store's own time zone. Who writes or revises an article has looked at it.
"""

from calendar import monthrange
from datetime import date
from enum import Enum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.terms import Review
from kit import audit
from kit.clock import Clock
from kit.errors import Invalid, NotFound
from knowledge.articles import Article, get_article
from knowledge.models import ArticleRow
from knowledge.revision import touch
from stores.stores import get_store

_MONTHS = 12


class Usual(Enum):
    """Says that nobody chose a day, so that the usual one is taken."""

    DAY = "usual"


ReviewBy = date | None | Usual
"""A day, None for never, or the usual day."""


async def today(session: AsyncSession, clock: Clock, store_id: int) -> date:
    """Return the day that it is in the store; raises NotFound."""
    return (await get_store(session, store_id)).today(clock.now())


async def usual_day(session: AsyncSession, clock: Clock, store_id: int, last: Review | None = None) -> date | None:
    """Return by when to look again at what is looked at now: as the store has set, else after as long as last time."""
    store = await get_store(session, store_id)
    now, months = store.today(clock.now()), store.settings.review_months
    if months is not None:
        return _later(now, months)
    if last is not None and last.by is not None and last.by > last.on:
        return now + (last.by - last.on)
    return None


async def next_day(session: AsyncSession, clock: Clock, article: Article | ArticleRow) -> date | None:
    """Return by when to look again at an article that is being revised: the day set before, while that is to come."""
    last = Review(article.reviewed_on, article.review_by)
    if not last.is_overdue(await today(session, clock, article.store_id)):
        return last.by
    return await usual_day(session, clock, article.store_id, last)


async def review_article(
    session: AsyncSession, clock: Clock, store_id: int, article_id: int, review_by: ReviewBy, *, by: str
) -> Article:
    """Note that somebody looked at an article today and it holds, until `review_by`.

    Raises:
        NotFound: the store has no such article, or it was removed.
        Invalid: `review_by` is no day to come.
    """
    row = await _standing(session, store_id, article_id)
    now = await today(session, clock, store_id)
    last = Review(row.reviewed_on, row.review_by)
    day = await usual_day(session, clock, store_id, last) if isinstance(review_by, Usual) else review_by
    if day is not None and day < now:
        raise Invalid("Choose a day that is still to come, or none.", code="review_by")
    row.reviewed_on, row.review_by = now, day
    return await _saved(session, clock, row, "article_reviewed", by)


async def set_review_by(
    session: AsyncSession, clock: Clock, store_id: int, article_id: int, review_by: date | None, *, by: str
) -> Article:
    """Set by when an article is to be looked at again, without having looked; a day that is past marks it as overdue.

    Raises NotFound as `review_article` does.
    """
    row = await _standing(session, store_id, article_id)
    row.review_by = review_by
    return await _saved(session, clock, row, "article_review_set", by)


async def _standing(session: AsyncSession, store_id: int, article_id: int) -> ArticleRow:
    rows = select(ArticleRow).where(
        ArticleRow.id == article_id, ArticleRow.store_id == store_id, ArticleRow.removed_at.is_(None)
    )
    row = await session.scalar(rows.with_for_update())
    if row is None:
        raise NotFound("There is no such article.", code="article_not_found")
    return row


async def _saved(session: AsyncSession, clock: Clock, row: ArticleRow, act: str, by: str) -> Article:
    await session.flush()
    audit.record(
        session,
        clock,
        store_id=row.store_id,
        actor=by,
        act=act,
        subject=f"article:{row.id}",
        title=row.title,
        review_by=row.review_by.isoformat() if row.review_by else None,
    )
    await touch(session, row.store_id)
    return await get_article(session, row.store_id, row.id)


def _later(start: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month."""
    year, month = divmod(start.year * _MONTHS + start.month - 1 + months, _MONTHS)
    return start.replace(year=year, month=month + 1, day=min(start.day, monthrange(year, month + 1)[1]))
