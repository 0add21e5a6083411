"""Every error of the Hub as a page that says what to do; a customer never sees a traceback or a program's document."""

from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute

from hub.deps import Deps
from hub.render import WORDS, Look
from hub.visit import LANGUAGE_COOKIE, LANGUAGE_LIVES, choose_language, here, is_framed, set_cookie
from kit.errors import AdapterError, AppError, NotFound, Temporary, TooMany, Unauthenticated
from kit.web import require_same_origin

Serve = Callable[[Request], Coroutine[Any, Any, Response]]
log = structlog.get_logger()

_TITLES = {
    "foreign_origin": "fault-foreign",
    "hub_unavailable": "fault-unavailable",
    "store_not_found": "fault-store",
    "link_invalid": "fault-link",
}


def router(deps: Deps) -> APIRouter:
    """Return a router whose errors leave as pages and whose forms must come from our own pages."""

    class Route(APIRoute):
        def get_route_handler(self) -> Serve:
            return _guarded(deps, super().get_route_handler())

    return APIRouter(route_class=Route, include_in_schema=False)


def _guarded(deps: Deps, serve: Serve) -> Serve:
    async def handler(request: Request) -> Response:
        try:
            require_same_origin(request)
            _require_printable(request)
            response = await serve(request)
        except Unauthenticated as error:
            response = _sign_in(request, error)
        except AppError as error:
            response = _page(request, error)
        except RequestValidationError:
            response = _look(request).page("problem.html", status=422, say="fault-form")
        except Exception:
            # The last place before the customer's eyes.
            log.exception("hub_request_failed", path=request.url.path)
            response = _look(request).page("problem.html", status=500, say="fault-internal")
        wish = request.query_params.get("lang", "")
        if wish in WORDS.languages:
            set_cookie(deps, response, _look(request), LANGUAGE_COOKIE, wish, LANGUAGE_LIVES)
        return response

    return handler


def _require_printable(request: Request) -> None:
    """Nothing of ours has an address with unprintable signs, and the database would not take them."""
    if not all(str(value).isprintable() for value in request.path_params.values()):
        raise NotFound("There is no such page.")


def _look(request: Request) -> Look:
    known: Look | None = getattr(request.state, "look", None)
    return known or Look(None, choose_language(request, "", ""), is_framed=is_framed(request))


def _sign_in(request: Request, error: Unauthenticated) -> Response:
    """Send the browser to sign in and back; a form that came too late is not kept, and the page says so."""
    look = _look(request)
    if look.store is None:
        return look.page("problem.html", status=error.status, say="fault-link")
    late = "1" if request.method != "GET" else ""
    return look.go("/", next=here(request), late=late)


def _page(request: Request, error: AppError) -> Response:
    say = _TITLES.get(error.code)
    if say is None and isinstance(error, AdapterError):
        say = "fault-shop-busy" if isinstance(error, Temporary) else "fault-shop"
    if say is None:
        say = {404: "fault-missing", 409: "fault-conflict", 422: "fault-form", 429: "fault-many"}.get(error.status)
    if isinstance(error, AdapterError) or error.status >= 500:  # noqa: PLR2004 - a server's fault
        log.warning("hub_fault", code=error.code, detail=error.detail, path=request.url.path)
    response = _look(request).page("problem.html", status=error.status, say=say or "fault-internal")
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response
