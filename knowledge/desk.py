"""Everything of knowledge that staff reach by HTTP: its interface, its policy pages and its content pages."""

from fastapi import APIRouter

from kit.admin import Pages
from knowledge import api, pages, policy_pages
from knowledge.deps import Deps


def routes(shown_on: Pages, deps: Deps) -> APIRouter:
    """Return all routes of knowledge; `shown_on` is the floor that staff pages share."""
    router = APIRouter()
    for part in (api.routes(deps), policy_pages.routes(shown_on, deps), pages.routes(shown_on, deps)):
        router.include_router(part)
    return router
