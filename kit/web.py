"""Incoming HTTP: errors as problem documents (RFC 9457), cursors for lists, limits on bodies."""

import base64
import binascii
import json
from collections.abc import Sequence
from html import escape
from http import HTTPStatus
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel
from sqlalchemy import exc
from starlette.exceptions import HTTPException

from kit.errors import AppError, Forbidden, Invalid, NotReady, TooLarge
from kit.pages import page

T = TypeVar("T")
PROBLEM = "application/problem+json"
log = structlog.get_logger()


HTTP_SENTENCES = {
    400: "The request cannot be read. Check that its body is valid UTF-8 and sent whole.",
    404: "There is nothing at this address. Check it and try again.",
    405: "This address does not take this method. See /docs for the ones it takes.",
}


class _Http(AppError):
    """An error of the framework, dressed as one of ours."""

    def __init__(self, detail: str, status: int, code: str) -> None:
        super().__init__(detail, code=code)
        self.status = status  # type: ignore[misc]  # one class stands for every status


class Page(BaseModel, Generic[T]):
    """One page of a list; `next` is the cursor of the following page, or None at the end."""

    items: list[T]
    next: str | None = None


def encode_cursor(values: Sequence[Any]) -> str:
    """Pack the sort values of a page's last row into an opaque cursor."""
    return base64.urlsafe_b64encode(json.dumps(list(values)).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, kinds: tuple[type, ...]) -> tuple[Any, ...]:
    """Unpack a cursor, checking that it holds values of `kinds`.

    Raises:
        Invalid: it is not one of ours.
    """
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise Invalid("This cursor is not valid. Ask for the first page again.", code="cursor_invalid") from error
    good = isinstance(values, list) and len(values) == len(kinds)
    if not good or not all(isinstance(value, kind) for value, kind in zip(values, kinds, strict=True)):
        raise Invalid("This cursor is not valid. Ask for the first page again.", code="cursor_invalid")
    return tuple(values)


def problem(status: int, code: str, detail: str, **facts: Any) -> JSONResponse:  # noqa: ANN401 - JSON values
    """Return a problem document: `code` is stable, `detail` says what to do."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "code": code, "detail": detail}
    headers = {"Retry-After": str(facts["retry_after"])} if "retry_after" in facts else None
    return JSONResponse({**facts, **body}, status_code=status, media_type=PROBLEM, headers=headers)


def answer_error(request: Request, error: AppError) -> Response:
    """Return an error as a problem document, or as a small page where a browser asked for one."""
    if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", ""):
        return problem(error.status, error.code, error.detail, **error.facts)
    title = HTTPStatus(error.status).phrase
    body = f'<h1>{title}</h1><p>{escape(error.detail)}</p><p><a href="/">Go to the start</a></p>'
    return HTMLResponse(page(title, body), status_code=error.status)


async def _app_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, AppError)  # noqa: S101 - registered for AppError alone
    return answer_error(request, error)


async def _validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it alone
    fields = [
        {"field": ".".join(str(part) for part in item["loc"][1:]), "problem": item["msg"]} for item in error.errors()
    ]
    named = ", ".join(item["field"] or "the body" for item in fields)
    return answer_error(request, Invalid(f"Check these and send again: {named}.", errors=fields))


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it alone
    code = HTTPStatus(error.status_code).phrase.lower().replace(" ", "_")
    answer = answer_error(
        request, _Http(HTTP_SENTENCES.get(error.status_code, str(error.detail)), error.status_code, code)
    )
    answer.headers.update(error.headers or {})
    return answer


async def _storage_error(request: Request, error: Exception) -> Response:
    if isinstance(error, exc.DataError | UnicodeError):
        detail = "Something in it cannot be stored, such as a control character or a number too large. Change it."
        return answer_error(request, Invalid(detail, code="cannot_be_stored"))
    log.error("database_unreachable", route=_route(request), cause=type(error).__name__)
    return answer_error(request, NotReady("The database cannot be reached now. Nothing was changed; try again soon."))


async def _unexpected(request: Request, error: Exception) -> Response:
    log.error("request_failed", route=_route(request), exc_info=error)
    return answer_error(request, AppError("Something went wrong on our side. Nothing was changed; try again."))


def _route(request: Request) -> str:
    """Return the route's pattern: the address itself may carry a key."""
    return str(getattr(request.scope.get("route"), "path", "unknown"))


def answer_errors(app: FastAPI) -> None:
    """Let every error of `app` leave as a problem document or a page, never as a traceback."""
    app.add_exception_handler(AppError, _app_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)
    for kind in (exc.DataError, UnicodeError, exc.OperationalError, exc.InterfaceError, exc.TimeoutError):
        app.add_exception_handler(kind, _storage_error)
    app.add_exception_handler(Exception, _unexpected)


async def read_body(request: Request, limit: int) -> bytes:
    """Read a raw body of at most `limit` bytes without ever holding more.

    Raises:
        TooLarge: the body is longer.
    """
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise TooLarge(f"At most {limit} bytes are accepted.", limit=limit)
        parts.append(part)
    return b"".join(parts)


def require_same_origin(request: Request) -> None:
    """Refuse a form that another site's page sent with this browser's cookie; reading is never refused.

    Modern browsers say where a request comes from (`Sec-Fetch-Site`), all say `Origin` with a POST; a client that says
    neither carries no cookie it was not given on purpose, and the cookies are `SameSite=Lax` besides.

    Raises:
        Forbidden: with code `foreign_origin`.
    """
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    is_ours = origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
    if site not in {"same-origin", "none"} or not is_ours:
        raise Forbidden("This form was sent from another page. Open it here and send it again.", code="foreign_origin")
