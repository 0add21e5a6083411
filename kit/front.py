"""The front of the program: a page with the way to everything, the widget's one file, and a sign of life."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response

from kit.db import Database
from kit.errors import NotReady
from kit.pages import ICON, page


def routes(name: str, links: Mapping[str, str], widget: Path, database: Database) -> APIRouter:
    """Return `/` with `links` (what it is, and its path), `/widget.js`, `/favicon.svg`, and `/api/v1/health`."""
    router = APIRouter()

    @router.get("/", include_in_schema=False)
    async def start() -> HTMLResponse:
        items = "".join(f'<li><a href="{escape(path)}">{escape(what)}</a></li>' for what, path in links.items())
        return HTMLResponse(page(name, f"<h1>{escape(name)}</h1><ul>{items}</ul>"))

    @router.get("/widget.js", include_in_schema=False)
    def script() -> FileResponse:
        if not widget.exists():
            raise NotReady("The chat widget is not built. Run `make setup`.", code="widget_missing")
        # Any shop may embed it, so any page may load it.
        headers = {"Cache-Control": "public, max-age=300", "Cross-Origin-Resource-Policy": "cross-origin"}
        return FileResponse(widget, media_type="text/javascript", headers=headers)

    @router.get("/favicon.svg", include_in_schema=False)
    @router.get("/favicon.ico", include_in_schema=False)
    async def icon() -> Response:
        return Response(ICON, media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})

    @router.get("/api/v1/health", tags=["program"])
    async def health() -> dict[str, str]:
        """Tell whether the program answers and reaches its database."""
        await database.ping()
        return {"status": "ok"}

    return router
