"""The Hub's routes: every page of a customer, its style sheet, and a page for addresses that lead nowhere."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from hub import account, changes, entry, faults, forms, orders, return_pages, signin, wanted
from hub.deps import Deps
from hub.render import HERE
from hub.visit import visit
from kit.errors import NotFound
from stores.colours import COLOUR, Shades, look_of

_TYPES = {"hub.css": "text/css", "hub.js": "text/javascript"}


def routes(deps: Deps) -> APIRouter:
    """Return every route of the Hub."""
    router = APIRouter()
    router.add_api_route("/hub/assets/colours/{name}", colours, methods=["GET"], include_in_schema=False)
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


async def colours(name: str) -> Response:
    """Serve the shades of a shop's colour, named as `0b6b5d.css`: the Hub looks as the chat does. Raises NotFound."""
    colour = f"#{name.removesuffix('.css')}"
    if not COLOUR.fullmatch(colour) or not name.endswith(".css"):
        raise NotFound("There is no such colour.")
    look = look_of(colour)
    sheet = f":root{{{_shades(look.light)}}}@media(prefers-color-scheme:dark){{:root{{{_shades(look.dark)}}}}}"
    headers = {"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"}
    return Response(sheet, media_type="text/css", headers=headers)


def _shades(shades: Shades) -> str:
    return ";".join(f"--{name.replace('_', '-')}:{value}" for name, value in shades.model_dump().items())


async def nothing(deps: Deps, request: Request) -> Response:
    """Answer an address that leads nowhere."""
    await visit(deps, request)
    raise NotFound("There is no such page.")
