"""What every request passes before any route, and what every answer carries: limits, origin, security headers."""

from collections.abc import Mapping
from contextlib import suppress

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kit.errors import AppError, Invalid, TooLarge, UnsupportedType
from kit.web import answer_error, require_same_origin

MEGABYTE = 1024 * 1024
LARGEST = MEGABYTE
LARGEST_UPLOAD = 22 * MEGABYTE
"""Room for a file of 20 MB and the form around it; who takes the file measures it again."""
LETTERS, LARGEST_LETTER = "/webhooks/email/", 48 * MEGABYTE
"""Mail services send whole letters there, with their files in Base64."""
NOTICES, LARGEST_NOTICE = "/webhooks/meta", 3 * MEGABYTE
"""Meta bundles what happened on WhatsApp, up to so much."""
API = "/api/"
API_TYPES = ("application/json", "multipart/form-data")
FORMS, FORM_TYPE = "/api/v1/forms/", "application/x-www-form-urlencoded"
"""Contact forms come from the shops' own pages, plain forms too; no cookie counts there."""
CHANGING = {"POST", "PUT", "PATCH", "DELETE"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: with it a browser would not say where a form comes from.
    "Referrer-Policy": "same-origin",
    # Who opens our pages is kept apart from them; a window that the chat opens may answer it.
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_MORE = "gate.headers"
PAGE_POLICY = (
    "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
)


class Gate:
    """The middleware; a page may set a policy of its own, which then stands."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})[_MORE] = more = dict[str, str]()
        request = Request(scope)
        answered = _Answer(send, more)
        try:
            _check(request)
        except AppError as refused:
            await answer_error(request, refused)(scope, receive, answered.send)
            return
        counted = _Counted(receive, _largest(request))
        # A route that reads on after the limit is told that the client has gone.
        with suppress(ClientDisconnect):
            await self._app(scope, counted.receive, answered.send_unless(counted))
        if counted.is_too_large and not answered.has_begun:
            too_large = TooLarge("This is too large. Send less at once.", limit=counted.largest)
            await answer_error(request, too_large)(scope, receive, answered.send)


def add_header(request: Request, name: str, value: str) -> None:
    """Let the answer to a request carry one more header, whatever it will be; without a gate nothing happens."""
    more = request.scope.get("state", {}).get(_MORE)
    if more is not None:
        more[name] = value


class _Answer:
    """The way out: puts the headers on, and knows whether anything was sent."""

    def __init__(self, send: Send, more: Mapping[str, str]) -> None:
        self._send, self._more = send, more
        self.has_begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.has_begun = True
            headers = MutableHeaders(scope=message)
            for name, value in (*HEADERS.items(), *self._more.items()):
                headers.setdefault(name, value)
            if headers.get("content-type", "").startswith("text/html"):
                headers.setdefault("Content-Security-Policy", PAGE_POLICY)
        await self._send(message)

    def send_unless(self, counted: "_Counted") -> Send:
        async def send(message: Message) -> None:
            if not counted.is_too_large or self.has_begun:
                await self.send(message)

        return send


class _Counted:
    """The way in: stops reading once more has come than is accepted, whatever the request said before."""

    def __init__(self, receive: Receive, largest: int) -> None:
        self._receive = receive
        self.largest = largest
        self._left = largest
        self.is_too_large = False

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            self.is_too_large = self._left < 0
        return {"type": "http.disconnect"} if self.is_too_large else message


def _check(request: Request) -> None:
    if request.method not in CHANGING:
        return
    is_contact_form = request.url.path.startswith(FORMS)
    if "cookie" in request.headers and "authorization" not in request.headers and not is_contact_form:
        require_same_origin(request)
    length = request.headers.get("content-length", "0")
    if not length.isdecimal():
        raise Invalid("The length of the request is no number. Send it again.", code="length_invalid")
    if int(length) > _largest(request):
        raise TooLarge("This is too large. Send less at once.", limit=_largest(request))
    has_body = int(length) > 0 or "transfer-encoding" in request.headers
    taken = (*API_TYPES, FORM_TYPE) if is_contact_form else API_TYPES
    if has_body and request.url.path.startswith(API) and not _type(request).startswith(taken):
        raise UnsupportedType("Send JSON, with the header Content-Type: application/json.")


def _largest(request: Request) -> int:
    if request.url.path.startswith(LETTERS):
        return LARGEST_LETTER
    if request.url.path == NOTICES:
        return LARGEST_NOTICE
    return LARGEST_UPLOAD if _type(request).startswith("multipart/form-data") else LARGEST


def _type(request: Request) -> str:
    return request.headers.get("content-type", "").lower()
