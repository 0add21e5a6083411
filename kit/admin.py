"""What the server-rendered pages of staff share: who looks, forms of our own only, and errors as pages.

`mounting.py` makes one `Pages` and hands it to each package that has such pages; the packages need not know who signs
people in.
"""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import Actor, Role, require
from kit.db import Database
from kit.errors import AppError, Invalid, Unauthenticated
from kit.templates import Templates
from kit.web import require_same_origin

Who = Callable[[Request, AsyncSession], Awaitable[Actor | None]]
Serve = Callable[[Request], Coroutine[Any, Any, Response]]

SIGN_IN = "/admin/sign-in"


@dataclass(frozen=True, slots=True)
class Pages:
    """The database, the templates, and `who`: the staff member behind a request, or None."""

    database: Database
    templates: Templates
    who: Who

    async def actor(self, request: Request, session: AsyncSession, role: Role = Role.AGENT) -> Actor:
        """Return who is signed in.

        Raises:
            Unauthenticated: nobody is; the browser is sent to sign in.
            Forbidden: somebody is, with a lower role than `role`.
        """
        return require(await self.who(request, session), role)

    def show(self, name: str, actor: Actor, *, status: int = 200, **values: Any) -> Response:  # noqa: ANN401
        """Return the template `name`, which extends `staff/admin.html`, for `actor`."""
        return self.templates.page(name, status=status, actor=actor, can_edit=actor.role >= Role.ADMIN, **values)

    def router(self) -> APIRouter:
        """Return a router whose errors leave as pages and whose forms must come from our own pages."""
        pages = self

        class Route(APIRoute):
            def get_route_handler(self) -> Serve:
                return _guarded(super().get_route_handler(), pages)

        return APIRouter(prefix="/admin", route_class=Route, include_in_schema=False)


def _guarded(serve: Serve, pages: Pages) -> Serve:
    async def handler(request: Request) -> Response:
        try:
            require_same_origin(request)
            response = await serve(request)
        except Unauthenticated:
            return RedirectResponse(f"{SIGN_IN}?next={quote(_here(request))}", status_code=303)
        except AppError as error:
            response = await _error_page(request, pages, error)
        except RequestValidationError as error:
            fields = ", ".join(str(item["loc"][-1]) for item in error.errors())
            response = await _error_page(request, pages, Invalid(f"Check these and send again: {fields}."))
        return response

    return handler


async def _error_page(request: Request, pages: Pages, error: AppError) -> Response:
    async with pages.database.begin() as session:
        actor = await pages.who(request, session)
    return pages.templates.page("staff/error.html", status=error.status, actor=actor, error=error)


def _here(request: Request) -> str:
    """Return the path to come back to after signing in: of a page that was read, never of a form that was sent."""
    return request.url.path if request.method == "GET" else "/admin"


def form_page(path: str) -> RedirectResponse:
    """Answer a form that was accepted: the browser reads `path`, so that reloading sends nothing twice."""
    return RedirectResponse(path, status_code=303)
