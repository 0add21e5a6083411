"""Serves the console's built pages: one page for every address below `/admin`, its parts under names that never change.

The build writes each script and style under a name made of its content, so that a browser may keep it for good, and
beside it the same compressed. An address that no other route takes gets the page, whose own router reads the address.
"""

import re
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from kit.errors import NotFound, NotReady
from kit.packed import packed

_PART = re.compile(r"[\w.-]+\.(?P<kind>js|css|svg|woff2)")
_TYPES = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml", "woff2": "font/woff2"}
_EVER = "public, max-age=31536000, immutable"


def routes(built: Path) -> APIRouter:
    """Return the console's routes; `built` is the folder that its build writes. Mount them after all others."""
    router = APIRouter(prefix="/admin", include_in_schema=False)

    @router.get("/assets/{name}")
    def part(request: Request, name: str) -> Response:
        wanted = _PART.fullmatch(name)
        file = built / "assets" / name
        if wanted is None or not file.is_file():
            raise NotFound("A newer version of these pages was put in place. Load the page again.", code="part_gone")
        return packed(request, file, _TYPES[wanted["kind"]], {"Cache-Control": _EVER})

    @router.get("")
    @router.get("/{path:path}")
    def page() -> Response:
        file = built / "index.html"
        if not file.is_file():
            raise NotReady("The console is not built. Run `make setup`.", code="console_missing")
        return FileResponse(file, media_type="text/html", headers={"Cache-Control": "no-cache"})

    return router
