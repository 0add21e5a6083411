"""What the pages that the server itself writes need of the staff: their look, and the way out."""

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, RedirectResponse, Response

from kit.admin import SIGN_IN, Pages
from staff import sessions

STATIC = Path(__file__).with_name("static")


def routes(pages: Pages) -> APIRouter:
    """Return the style and the way out."""
    router = pages.router()

    @router.get("/admin.css")
    async def style() -> Response:
        return FileResponse(STATIC / "admin.css", media_type="text/css", headers={"Cache-Control": "max-age=300"})

    @router.post("/sign-out")
    async def leave(request: Request) -> Response:
        async with pages.database.begin() as session:
            await sessions.end_this(session, request)
        response = RedirectResponse(SIGN_IN, status_code=303)
        response.delete_cookie(sessions.COOKIE, path="/")
        return response

    return router
