"""The interface of pages that become articles: read one for review, and read it again later.

Only owner and admin let the program read at an address; nothing is saved by reading.
"""

import asyncio
from datetime import timedelta

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from kit import audit
from kit.auth import Actor
from kit.errors import Conflict
from kit.live import Live
from knowledge import articles, pages
from knowledge.articles import Article
from knowledge.deps import Deps
from knowledge.guard import PREFIX, editor
from knowledge.shapes import KnownShown, LineShown, PageAgainShown, PageShown
from stores.stores import Store, find_seen

TIMES, A_MINUTE = 10, timedelta(minutes=1)
"""So many pages one of the staff may let be read in so long."""


class PageWanted(BaseModel):
    """The address of a page, as a browser shows it."""

    model_config = ConfigDict(extra="forbid")

    url: str = Field(max_length=pages.LONGEST_ADDRESS)


def routes(deps: Deps) -> APIRouter:
    """Return the interface of pages."""
    router = APIRouter(prefix=PREFIX, tags=["knowledge"])

    @router.post("/pages")
    async def read_page(request: Request, store: str, wanted: PageWanted) -> PageShown:
        """Read the page at an address, for somebody to look at before it is saved as an article (S1-27, S1-31)."""
        actor = await editor(deps, request)
        url = pages.address(deps.pages, wanted.url)
        found = await _seen(deps, actor, store, url)
        text = await pages.fetch(deps.pages, url)
        async with deps.database.begin() as session:
            known = await articles.find_by_source(session, found.id, text.url)
        return PageShown(
            url=text.url,
            title=text.title,
            body=text.body,
            language=text.language or found.settings.language,
            known=KnownShown(id=known.id, title=known.title) if known else None,
        )

    @router.post("/articles/{article_id}/page")
    async def read_again(request: Request, store: str, article_id: int) -> PageAgainShown:
        """Read the page that an article was made of once more, and tell what has changed; nothing is saved by it."""
        actor = await editor(deps, request)
        async with deps.database.begin() as session:
            found = await find_seen(session, actor, store)
            article = await articles.get_article(session, found.id, article_id)
        _refuse_without_page(article)
        await _seen(deps, actor, store, article.source_url)
        text = await pages.fetch(deps.pages, article.source_url)
        changes = await asyncio.to_thread(pages.compare, article.body, text.body)
        shown = [LineShown(mark=one.mark, text=one.text) for one in changes]
        return PageAgainShown(url=article.source_url, body=text.body, revision=article.revision, changes=shown)

    return router


def _refuse_without_page(article: Article) -> None:
    if article.is_removed:
        raise Conflict("This article was removed.", code="article_removed")
    if not article.source_url:
        raise Conflict("This article was made of no page. Edit it instead.", code="article_without_page")


async def _seen(deps: Deps, actor: Actor, store: str, url: str) -> Store:
    """Return the store that a page is read for, and note who let it be read.

    Raises:
        NotFound: there is no such store, or not for them.
        TooMany: they let too many be read.
    """
    async with deps.database.begin() as session:
        found = await find_seen(session, actor, store)
        live: Live | None = session.info.get("live")
        if live is not None:
            await live.limit(f"knowledge.page:{actor.mark}", TIMES, A_MINUTE)
        audit.record(
            session,
            deps.clock,
            store_id=found.id,
            actor=actor.mark,
            act="page_read",
            subject="page",
            address=pages.without_query(url),
        )
    return found
