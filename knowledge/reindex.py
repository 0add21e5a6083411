"""Makes the whole index anew from the texts: after another embedding model was chosen, or the index was lost."""

from collections.abc import Callable

from sqlalchemy import select

from knowledge.articles import standing
from knowledge.deps import Deps
from knowledge.jobs import index_article
from knowledge.models import ArticleRow

Progress = Callable[[int, int], None]


async def index_all(deps: Deps, progress: Progress) -> int:
    """Empty the index and fill it again, telling `progress` how many of how many articles are done; return how many.

    Raises:
        NotReady: the index cannot be opened.
    """
    async with deps.database.begin() as session:
        rows = (await session.scalars(select(ArticleRow).where(standing()).order_by(ArticleRow.id))).all()
    for store_id, language in sorted({(row.store_id, row.language) for row in rows}):
        await deps.index.clear(store_id, language)
    for done, row in enumerate(rows, 1):
        await index_article(deps, row.id)
        progress(done, len(rows))
    return len(rows)
