"""Which articles customers may read as pages, and where: what counts now, and nothing else."""

from dataclasses import dataclass
from urllib.parse import quote

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.errors import NotFound
from knowledge.articles import Article, Status, get_article, standing
from knowledge.models import ArticleRow

PREFIX = "/help"
_MOST_LISTED = 1000


@dataclass(frozen=True, slots=True)
class Listed:
    """One article in the list of all."""

    id: int
    language: str
    title: str


def index_address(store_key: str) -> str:
    """Return the path of a store's list of articles."""
    return f"{PREFIX}/{quote(store_key, safe='')}"


def address(store_key: str, article_id: int) -> str:
    """Return the path of an article's page."""
    return f"{index_address(store_key)}/{article_id}"


def is_public(article: Article) -> bool:
    """Whether customers may read an article: it was neither removed nor rejected."""
    return not article.is_removed and article.status is not Status.REJECTED


async def read_public(session: AsyncSession, store_id: int, article_id: int) -> Article:
    """Read an article of a store in its present revision.

    Raises:
        NotFound: the store has none of this id that customers may read.
    """
    article = await get_article(session, store_id, article_id)
    if not is_public(article):
        raise NotFound("There is no such article.", code="article_not_found")
    return article


async def list_public(session: AsyncSession, store_id: int) -> list[Listed]:
    """Return a store's articles that customers may read, by title."""
    rows = (
        select(ArticleRow.id, ArticleRow.language, ArticleRow.title)
        .where(ArticleRow.store_id == store_id, standing())
        .order_by(ArticleRow.id.desc())
        .limit(_MOST_LISTED)
    )
    found = [Listed(*row) for row in await session.execute(rows)]
    return sorted(found, key=lambda one: one.title.casefold())
