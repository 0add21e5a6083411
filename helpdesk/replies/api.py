"""The interface of canned replies and macros."""

from fastapi import APIRouter

from helpdesk.deps import Deps
from helpdesk.replies import filling_api, macros_api, templates_api


def routes(deps: Deps) -> APIRouter:
    """Return the routes of templates, of macros, and of both on a ticket."""
    router = APIRouter()
    for part in (templates_api, macros_api, filling_api):
        router.include_router(part.routes(deps))
    return router
