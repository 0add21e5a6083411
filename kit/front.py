"""The front of the program: a page with the way to everything, the widget's files, and a sign of life."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, Response

from kit.db import Database
from kit.errors import NotFound, NotReady
from kit.jobs import Jobs
from kit.packed import packed
from kit.pages import ICON, page

_PART = re.compile(r"(?P<name>[a-z]+)\.[\w-]{8}\.js")
_WORDS = re.compile(r"(?P<name>[a-z]{2})\.[0-9a-f]{10}\.json")
_EMBEDDED = {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
"""Any shop may embed the widget, so any page may load its files."""
_SOON = "public, max-age=300"
_EVER = "public, max-age=31536000, immutable"


def routes(name: str, links: Mapping[str, str], widget: Path, database: Database, jobs: Jobs) -> APIRouter:
    """Return `/` with `links` (what it is, and its path), the widget, `/favicon.svg`, `/api/v1/health` and `/ready`.

    `widget` is the script that shops embed; what it loads lies beside it: `parts/<name>.<print>.js`, and the words of
    each language but English, `words/<language>.<print>.json`.
    """
    router = APIRouter()

    @router.get("/", include_in_schema=False)
    async def start() -> HTMLResponse:
        items = "".join(f'<li><a href="{escape(path)}">{escape(what)}</a></li>' for what, path in links.items())
        return HTMLResponse(page(name, f"<h1>{escape(name)}</h1><ul>{items}</ul>"))

    @router.get("/widget.js", include_in_schema=False)
    def script(request: Request) -> FileResponse:
        if not widget.exists():
            raise NotReady("The chat widget is not built. Run `make setup`.", code="widget_missing")
        return packed(request, widget, "text/javascript", {**_EMBEDDED, "Cache-Control": _SOON})

    @router.get("/widget/parts/{again}/{name}", include_in_schema=False)
    def part(request: Request, again: int, name: str) -> FileResponse:
        # A browser never asks again for a part that failed: each try of the script has addresses of its own.
        del again
        file, kept = _newest(widget.parent / "parts", name, _PART.fullmatch(name))
        return packed(request, file, "text/javascript", {**_EMBEDDED, "Cache-Control": kept})

    @router.get("/widget/words/{name}", include_in_schema=False)
    def words(request: Request, name: str) -> FileResponse:
        file, kept = _newest(widget.parent / "words", name, _WORDS.fullmatch(name))
        return packed(request, file, "application/json", {**_EMBEDDED, "Cache-Control": kept})

    @router.get("/favicon.svg", include_in_schema=False)
    @router.get("/favicon.ico", include_in_schema=False)
    async def icon() -> Response:
        return Response(ICON, media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})

    @router.get("/api/v1/health", tags=["program"])
    async def health() -> dict[str, str]:
        """Tell whether the program answers and reaches its database."""
        await database.ping()
        return {"status": "ok"}

    @router.get("/api/v1/ready", tags=["program"])
    async def ready() -> dict[str, str]:
        """Tell whether this process answers customers: it has loaded what that takes, and works. 503 until then.

        Meant for a load balancer, and for whoever replaces one process after the other.
        """
        await database.ping()
        if jobs.worker is None:
            raise NotReady("This process is still loading. Ask again in some seconds.", code="starting")
        return {"status": "ok"}

    return router


def _newest(folder: Path, name: str, wanted: re.Match[str] | None) -> tuple[Path, str]:
    """Return a file of the widget and how long it may be kept; raises NotFound.

    A browser may still hold the script of the last release: it gets what this one has in place of it, but not to keep.
    """
    exact = folder / name if wanted else folder
    if exact.is_file():
        return exact, _EVER
    found = sorted(folder.glob(f"{wanted['name']}.*{exact.suffix}")) if wanted else []
    if not found:
        raise NotFound("The widget has no such file.", code="widget_file_not_found")
    return found[0], _SOON
