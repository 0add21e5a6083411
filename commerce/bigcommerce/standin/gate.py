"""The door of the stand-in: whose token it is, what it may do, how many requests are left, and the knobs' faults."""

import asyncio
import hmac
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from commerce.bigcommerce.scopes import needed_for
from commerce.bigcommerce.standin.knobs import Fault, FaultKind
from commerce.bigcommerce.standin.model import StoreModel, WindowModel
from commerce.bigcommerce.standin.refusing import NO_SCOPE, NO_TOKEN, NOT_FOUND, answer
from commerce.bigcommerce.standin.world import World

_PATH = re.compile(r".*/stores/([^/]+)(/v[23]/.*)")
Next = Callable[[Request], Awaitable[Response]]


def store_of(request: Request) -> StoreModel:
    """Return the store that a request was let in to."""
    store: StoreModel = request.state.store
    return store


def guard(app: FastAPI, world: World) -> None:
    """Let nobody in without token, scope and a request left, and write the limits into every answer."""

    @app.middleware("http")
    async def door(request: Request, go_on: Next) -> Response:
        found = _PATH.fullmatch(request.url.path)
        if found is None:
            return answer("/v3", 404, NOT_FOUND)
        store, path = world.stores.get(found[1]), found[2]
        if store is None:
            return answer(path, 403, NO_SCOPE)  # a store that there is not is answered so too
        if not hmac.compare_digest(request.headers.get("x-auth-token", "").encode(), store.token.encode()):
            return answer(path, 401, NO_TOKEN)
        response = await _limited(store, request, path, go_on)
        _write_limits(store, response)
        return response


async def _limited(store: StoreModel, request: Request, path: str, go_on: Next) -> Response:
    if not _take(store):
        return answer(path, 429, "Too many requests")
    scope = needed_for(request.method, path)
    if scope is not None and not store.scopes.intersection(scope.parameters):
        return answer(path, 403, NO_SCOPE)
    request.state.store = store
    fault = store.knobs.next(request.method, path)
    return await go_on(request) if fault is None else await _go_wrong(store, fault, request, go_on)


async def _go_wrong(store: StoreModel, fault: Fault, request: Request, go_on: Next) -> Response:
    if fault.kind is FaultKind.STATUS:
        return Response(status_code=fault.status)
    if fault.kind is FaultKind.STRANGE:
        return HTMLResponse("<html><body>Welcome</body></html>")
    if fault.kind is FaultKind.SILENCE:
        await asyncio.sleep(store.knobs.silence)
        return Response(status_code=504)
    if fault.happens is not None:
        fault.happens()
    response = await go_on(request)
    if fault.kind is FaultKind.CRASH:
        return Response(status_code=502)
    if fault.kind is FaultKind.HALF:
        body = b"".join([part async for part in response.body_iterator])  # type: ignore[attr-defined]  # a stream
        return Response(body[: len(body) // 2], response.status_code, media_type="application/json")
    return response


def _take(store: StoreModel) -> bool:
    """Count a request; returns whether one was left in this window."""
    window, now = store.window, store.now()
    if window.ends is None or now >= window.ends:
        window.left, window.ends = window.quota, now + timedelta(milliseconds=window.milliseconds)
    if window.left <= 0:
        return False
    window.left -= 1
    return True


def _write_limits(store: StoreModel, response: Response) -> None:
    window: WindowModel = store.window
    left = (window.ends - store.now()) if window.ends else timedelta(0)
    response.headers["X-Rate-Limit-Requests-Left"] = str(window.left)
    response.headers["X-Rate-Limit-Requests-Quota"] = str(window.quota)
    response.headers["X-Rate-Limit-Time-Window-Ms"] = str(window.milliseconds)
    response.headers["X-Rate-Limit-Time-Reset-Ms"] = str(max(0, int(left.total_seconds() * 1000)))
