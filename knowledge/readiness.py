"""Whether what the shop has written can be found: for `doctor` and the admin pages."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.health import Cause, Live, Status, Unavailable
from knowledge import articles
from knowledge.models import ArticleRow

PAGE = "/admin/content"


async def statuses(session: AsyncSession, store_id: int) -> dict[articles.Status, int]:
    """Count a store's articles by how far they have come."""
    rows = (
        select(ArticleRow.status, func.count())
        .where(ArticleRow.store_id == store_id, ArticleRow.removed_at.is_(None))
        .group_by(ArticleRow.status)
    )
    return {articles.Status(state): count for state, count in await session.execute(rows)}


async def status(session: AsyncSession, store_id: int) -> Status:
    """Tell how many articles of a store are indexed, or why some are not; reads the database alone."""
    rows = (
        select(ArticleRow.status, func.count(), func.max(ArticleRow.reason))
        .where(ArticleRow.store_id == store_id, ArticleRow.removed_at.is_(None))
        .group_by(ArticleRow.status)
    )
    found = {articles.Status(state): (count, reason) for state, count, reason in await session.execute(rows)}
    if not found:
        cause = Cause("no_articles", "The shop has no article yet.", "Add what customers ask about.", PAGE)
        return Unavailable((cause,))
    if articles.Status.FAILED in found:
        count, reason = found[articles.Status.FAILED]
        cause = Cause("index_failed", f"Articles that could not be indexed: {count}. {reason}", "Look at them.", PAGE)
        return Unavailable((cause,))
    counts = ", ".join(f"{state.value}: {found[state][0]}" for state in articles.Status if state in found)
    return Live(counts)
