"""The Hub's routes: every page of a customer, its style sheet, and a page for addresses that lead nowhere."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from hub import account, changes, entry, faults, forms, orders, return_pages, signin, wanted
from hub.deps import Deps
from hub.render import HERE
from hub.visit import visit
from kit.errors import NotFound

_TYPES = {"hub.css": "text/css", "hub.js": "text/javascript"}


def routes(deps: Deps) -> APIRouter:
    """Return every route of the Hub."""
    router = APIRouter()
    router.add_api_route("/hub/assets/{name}", asset, methods=["GET"], include_in_schema=False)
    for room in (entry, account, signin, orders, forms, return_pages, changes, wanted):
        router.include_router(room.routes(deps))
    rest = faults.router(deps)
    rest.add_api_route("/hub/{store_key}/{rest:path}", partial(nothing, deps), methods=["GET"])
    router.include_router(rest)
    return router


async def asset(name: str) -> Response:
    """Serve the style sheet or the small script; raises NotFound for any other name."""
    if name not in _TYPES:
        raise NotFound("There is no such file.")
    headers = {"Cache-Control": "public, max-age=300", "X-Content-Type-Options": "nosniff"}
    return FileResponse(HERE / "static" / name, media_type=_TYPES[name], headers=headers)


async def nothing(deps: Deps, request: Request) -> Response:
    """Answer an address that leads nowhere."""
    await visit(deps, request)
    raise NotFound("There is no such page.")
