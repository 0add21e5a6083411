"""The forms of an article's review: staff looked at it today, or say by when somebody should."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from kit.admin import Pages, form_page
from kit.auth import Role
from knowledge.deps import Deps
from knowledge.reviews import Usual, parse_day, review_article, set_review_by
from stores.pages import first_store

HOME = "/admin/content"
Text = Annotated[str, Form()]


def routes(pages: Pages, deps: Deps) -> APIRouter:
    """Return the forms of reviews."""
    router = pages.router()

    @router.post("/content/{article_id:int}/reviewed")
    async def reviewed(request: Request, article_id: int) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session, Role.ADMIN)
            store_id = (await first_store(session)).id
            await review_article(session, deps.clock, store_id, article_id, Usual.DAY, by=f"staff:{actor.id}")
        return form_page(f"{HOME}/{article_id}?done=reviewed")

    @router.post("/content/{article_id:int}/review-by")
    async def set_day(request: Request, article_id: int, review_by: Text = "") -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session, Role.ADMIN)
            store_id, day = (await first_store(session)).id, parse_day(review_by)
            await set_review_by(session, deps.clock, store_id, article_id, day, by=f"staff:{actor.id}")
        return form_page(f"{HOME}/{article_id}?done=review-set")

    return router
