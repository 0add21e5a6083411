"""Everything of knowledge that staff reach by HTTP: its interface and its pages."""

from fastapi import APIRouter

from kit.admin import Pages
from knowledge import api, gap_pages, pages, policy_pages, review_pages
from knowledge.deps import Deps


def routes(shown_on: Pages, deps: Deps) -> APIRouter:
    """Return all routes of knowledge; `shown_on` is the floor that staff pages share."""
    router = APIRouter()
    router.include_router(api.routes(deps))
    for part in (gap_pages, policy_pages, review_pages, pages):
        router.include_router(part.routes(shown_on, deps))
    return router
