"""Everything derived from the articles made anew: passages, words, policy facts and vectors.

For a new embedding model, a better reader of policies, or an index that was lost. The articles stay as they are.
"""

import asyncio
from collections.abc import Callable

from sqlalchemy import delete, select

from knowledge import passages
from knowledge.articles import get_article, standing
from knowledge.deps import Deps
from knowledge.jobs import index_article
from knowledge.models import ArticleRow, WordRow
from knowledge.outline import sections
from knowledge.revision import touch

Progress = Callable[[int, int], None]
"""Is told how many articles of how many are done."""


async def index_all(deps: Deps, progress: Progress) -> int:
    """Make everything anew, article by article, and return how many there are.

    Nobody else may have the index's folder open: stop the program first, or use a Chroma server.

    Raises:
        NotReady: the index cannot be reached.
    """
    async with deps.database.begin() as session:
        rows = await session.execute(select(ArticleRow.store_id, ArticleRow.language).distinct())
        places = [(store_id, language) for store_id, language in rows]
        articles = list(await session.scalars(select(ArticleRow.id).where(standing()).order_by(ArticleRow.id)))
        await session.execute(delete(WordRow))
        for store_id in sorted({store_id for store_id, _ in places}):
            await touch(session, store_id)
    for store_id, language in places:
        await deps.index.clear(store_id, language)
    for done, article_id in enumerate(articles, start=1):
        await _read_again(deps, article_id)
        await index_article(deps, article_id)
        progress(done, len(articles))
    return len(articles)


async def _read_again(deps: Deps, article_id: int) -> None:
    async with deps.database.begin() as session:
        row = await session.get_one(ArticleRow, article_id, with_for_update=True)
        article = await get_article(session, row.store_id, article_id)
        await passages.write(session, row, await asyncio.to_thread(sections, article.body, article.title))
