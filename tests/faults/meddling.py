"""What goes wrong between the program and a shop, at one request that is counted out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

import httpx

RAW = "raw words of a vendor's"
"""What stands in every broken answer, and in no sentence of ours."""


class Fault(StrEnum):
    """A fault, in the words of the table."""

    SILENT = "no answer, nothing done"
    LOST = "no answer, but done"
    BUSY = "429 once"
    DOWN = "500, nothing done"
    GATEWAY = "502, but done"
    HALF = "half an answer"
    MOVED = "the order is sent just before"
    DEAD_BEFORE = "the process dies before"
    DEAD_AFTER = "the process dies after"
    TWICE = "the same call twice at once"


class Died(BaseException):
    """The process is dead: nothing of ours catches it, and no transaction is committed."""


@dataclass(slots=True)
class Meddler:
    """Lets `fault` happen at request number `at`, the first being 0; `moves` is for MOVED."""

    fault: Fault
    at: int
    moves: Callable[[], Awaitable[None]] | None = None
    seen: int = 0

    @property
    def has_struck(self) -> bool:
        """Whether there was such a request."""
        return self.seen > self.at

    async def handle(
        self, request: httpx.Request, send: Callable[[httpx.Request], Awaitable[httpx.Response]]
    ) -> httpx.Response:
        """Send a request on, or do not."""
        is_it, self.seen = self.seen == self.at, self.seen + 1
        if not is_it:
            return await send(request)
        if early := _early(self.fault, request):
            return early
        if self.moves is not None:
            await self.moves()
        response = await send(request)
        return await _late(self.fault, request, response)


def _early(fault: Fault, request: httpx.Request) -> httpx.Response | None:
    if fault is Fault.SILENT:
        raise httpx.ReadTimeout(RAW)
    if fault is Fault.DEAD_BEFORE:
        raise Died
    if fault is Fault.DOWN:
        return httpx.Response(500, text=RAW, request=request)
    if fault is Fault.BUSY:
        headers = {"Retry-After": "1", "X-Rate-Limit-Requests-Left": "0", "X-Rate-Limit-Time-Reset-Ms": "500"}
        return httpx.Response(429, text=RAW, headers=headers, request=request)
    return None


async def _late(fault: Fault, request: httpx.Request, response: httpx.Response) -> httpx.Response:
    if fault is Fault.LOST:
        raise httpx.ReadTimeout(RAW)
    if fault is Fault.DEAD_AFTER:
        raise Died
    if fault is Fault.GATEWAY:
        return httpx.Response(502, text=RAW, request=request)
    if fault is Fault.HALF:
        body = await response.aread()
        headers = {"Content-Type": response.headers.get("Content-Type", "application/json")}
        return httpx.Response(response.status_code, content=body[: len(body) // 2], headers=headers, request=request)
    return response


class Meddled(httpx.AsyncBaseTransport):
    """A network with a meddler in it, or none."""

    def __init__(self, inner: httpx.AsyncBaseTransport, meddler: Meddler | None) -> None:
        self._inner = inner
        self._meddler = meddler

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._meddler is None:
            return await self._inner.handle_async_request(request)
        return await self._meddler.handle(request, self._inner.handle_async_request)
