"""The list of what customers asked and no article answered: write an article, or take the question off the list."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from kit.admin import Pages, form_page
from kit.auth import Role
from knowledge.deps import Deps
from knowledge.gaps import close_gap, open_gaps
from knowledge.languages import NAMES
from stores.pages import first_store

GAPS = "/admin/content/gaps"


def routes(pages: Pages, deps: Deps) -> APIRouter:
    """Return the page of open questions."""
    router = pages.router()

    @router.get("/content/gaps")
    async def gaps(request: Request, done: str = "") -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session)
            found = await open_gaps(session, (await first_store(session)).id)
        return pages.show("knowledge/gaps.html", actor, gaps=found, languages=NAMES, done=bool(done))

    @router.post("/content/gaps/{gap_id}")
    async def close(request: Request, gap_id: int) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session, Role.ADMIN)
            await close_gap(session, deps.clock, actor, (await first_store(session)).id, gap_id)
        return form_page(f"{GAPS}?done=1")

    return router
