"""On which pages widget and contact forms may run: the stores' own origins, and this program's pages (CORS)."""

from datetime import datetime, timedelta

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from channels.callers import is_own
from channels.webchat.api import PREFIX
from kit.clock import Clock
from kit.db import Database
from kit.gate import FORMS
from kit.web import problem
from stores.stores import all_stores

OPEN = (PREFIX, FORMS)
"""What pages of shops may ask for: the chat, and to send a contact form."""
FRESH = timedelta(seconds=10)
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "authorization, content-type, last-event-id",
    "Access-Control-Max-Age": "600",
}


class StoreOrigins:
    """The middleware; `read_chat` checks each request against its own store besides.

    Settings take effect within ten seconds.
    """

    def __init__(self, app: ASGIApp, database: Database, clock: Clock) -> None:
        """Wrap `app`."""
        self._app = app
        self._database = database
        self._clock = clock
        self._origins: frozenset[str] = frozenset()
        self._read_at: datetime | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request: preflights here, refusals here, and the rest with the headers a browser wants."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        origin = headers.get("origin")
        if origin is None or not scope["path"].startswith(OPEN) or is_own(origin, headers.get("host", "")):
            await self._app(scope, receive, send)
            return
        if origin not in await self._allowed():
            await _refusal()(scope, receive, send)
            return
        allow = {"Access-Control-Allow-Origin": origin, "Vary": "Origin"}
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await Response(status_code=204, headers={**allow, **PREFLIGHT})(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update({**allow, "Access-Control-Expose-Headers": "Retry-After"})
            await send(message)

        await self._app(scope, receive, answer)

    async def _allowed(self) -> frozenset[str]:
        now = self._clock.now()
        if self._read_at is None or now - self._read_at >= FRESH:
            async with self._database.begin() as session:
                stores = await all_stores(session)
            self._origins = frozenset(origin for store in stores for origin in store.settings.origins)
            self._read_at = now
        return self._origins


def _refusal() -> Response:
    return problem(
        403, "origin_not_allowed", "The chat may not run on this page. Add its origin to the store's settings."
    )
