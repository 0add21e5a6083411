"""The interface of the helpdesk, put together of its rooms'."""

from collections.abc import Callable

from fastapi import APIRouter

from helpdesk.deadlines import api as deadlines
from helpdesk.deps import Deps
from helpdesk.replies import api as replies
from helpdesk.replies import assist_api, files_api, reply_api, sharing_api
from helpdesk.reports import api as reports
from helpdesk.routing import api as routing
from helpdesk.tickets import (
    acts_api,
    consent_api,
    conversation_api,
    merging_api,
    notes_api,
    notices_api,
    profile_api,
    search_api,
    timeline_api,
)
from helpdesk.tickets import api as tickets

ROOMS: tuple[Callable[[Deps], APIRouter], ...] = (
    tickets.routes,
    acts_api.routes,
    notices_api.routes,
    reports.routes,
    search_api.routes,
    deadlines.routes,
    routing.routes,
    profile_api.routes,
    consent_api.routes,
    notes_api.routes,
    merging_api.routes,
    timeline_api.routes,
    conversation_api.routes,
    replies.routes,
    reply_api.routes,
    files_api.routes,
    sharing_api.routes,
    assist_api.routes,
)


def routes(deps: Deps) -> APIRouter:
    """Return the routes of every room."""
    router = APIRouter()
    for room in ROOMS:
        router.include_router(room(deps))
    return router
