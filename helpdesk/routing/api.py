"""The interface of routing, put together of its parts."""

from fastapi import APIRouter

from helpdesk.deps import Deps
from helpdesk.routing import presets_api, rules_api, trial_api, views_api


def routes(deps: Deps) -> APIRouter:
    """Return the routes of rules and views."""
    router = APIRouter()
    for part in (rules_api, presets_api, trial_api, views_api):
        router.include_router(part.routes(deps))
    return router
