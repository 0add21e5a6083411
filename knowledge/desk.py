"""Everything of knowledge that staff reach by HTTP."""

from fastapi import APIRouter

from knowledge import api, asking_api, fact_api, page_api
from knowledge.deps import Deps


def routes(deps: Deps) -> APIRouter:
    """Return all routes of knowledge."""
    router = APIRouter()
    for part in (api, fact_api, asking_api, page_api):
        router.include_router(part.routes(deps))
    return router
