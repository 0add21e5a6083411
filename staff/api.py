"""The interface of the people at work, put together of its parts."""

from fastapi import APIRouter

from staff import audit_api, door_api, key_api, me_api, parts_api, people_api, team_api
from staff.asking import Deps


def routes(deps: Deps, parts: parts_api.Parts) -> APIRouter:
    """Return the routes of people, teams, keys, signing in, the audit log, and of what is ready."""
    router = APIRouter()
    for part in (people_api, team_api, key_api, door_api, me_api, audit_api):
        router.include_router(part.routes(deps))
    router.include_router(parts_api.routes(deps, parts))
    return router
