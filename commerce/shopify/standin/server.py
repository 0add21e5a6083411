"""Shopify's server: the Admin interface over HTTP, and what it says to who may not ask.

shopify.dev "Shopify API response status and error codes", "API versioning".
"""

import asyncio
import hmac
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from commerce.shopify.standin import accounts, entrance, execute, oauth
from commerce.shopify.standin.call import Call
from commerce.shopify.standin.finding import find_store
from commerce.shopify.standin.knobs import Fault, FaultKind
from commerce.shopify.standin.schema import version
from commerce.shopify.standin.webhooks import Courier
from commerce.shopify.standin.world import StoreModel, World

TOKEN_HEADER = "X-Shopify-Access-Token"  # noqa: S105 - the header's name
VERSION_HEADER = "X-Shopify-API-Version"
SILENCE_SECONDS = 60.0
LOOK_SECONDS = 0.05
_VERSION = re.compile(r"20[0-9]{2}-(01|04|07|10)|unstable")


def app(world: World) -> FastAPI:
    """Return the server of a world: mount it anywhere, serve it alone, or call it through an ASGI transport.

    Beside Shopify's interface stands its own entrance, `/standin`. Served alone, it sends its webhooks by itself; where
    it is mounted, somebody must run `state.courier`.
    """
    courier = Courier(world)
    server = FastAPI(
        title="Stand-in of Shopify",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=partial(_delivering, courier),
    )

    server.state.courier = courier

    @server.post("/admin/api/{name}/graphql.json")
    async def graphql(request: Request, name: str) -> Response:
        return await _answer(world, request, name)

    server.include_router(oauth.routes(world))
    server.include_router(accounts.routes(world))
    server.include_router(entrance.routes(world))

    @server.exception_handler(404)
    async def nothing(_: Request, __: Exception) -> JSONResponse:
        return said("Not Found", 404)

    return server


@asynccontextmanager
async def _delivering(courier: Courier, _: FastAPI) -> AsyncIterator[None]:
    work = asyncio.create_task(courier.run())
    yield
    work.cancel()


def said(sentence: str, status: int) -> JSONResponse:
    """Return an answer that is no GraphQL."""
    return JSONResponse({"errors": sentence}, status)


async def _answer(world: World, request: Request, name: str) -> Response:
    store = find_store(world, request)
    if store is None or not _VERSION.fullmatch(name):
        return said("Not Found", 404)
    if store.is_frozen:
        return said("Unavailable Shop", 402)
    if not hmac.compare_digest(request.headers.get(TOKEN_HEADER, "").encode(), store.token.encode()):
        return said("[API] Invalid API key or access token (unrecognized login or wrong password)", 401)
    served = name if name in world.served else world.served[0]
    answer = await _graphql(world, store, served, request)
    answer.headers[VERSION_HEADER] = served
    return answer


async def _graphql(world: World, store: StoreModel, name: str, request: Request) -> Response:
    body = _read(await request.body())
    if body is None:
        return JSONResponse({"errors": {"query": "Required parameter missing or invalid"}}, 400)
    asked = execute.ask(version(name), body["query"], body.get("variables") or {}, body.get("operationName"))
    call = Call(world, store, version(name).rules, name)
    fault = world.knobs.next(asked.fields) if isinstance(asked, execute.Asked) else None
    if world.knobs.delay:
        await asyncio.sleep(world.knobs.delay)
    if fault is not None and (early := await _before(fault, call, request)):
        return early
    answer = execute.run(call, version(name), asked) if isinstance(asked, execute.Asked) else asked
    if fault is not None and fault.kind is FaultKind.CRASH:
        return Response(status_code=502)
    text = json.dumps(answer, ensure_ascii=False)
    if fault is not None and fault.kind is FaultKind.HALF:
        text = text[: len(text) // 2]
    return Response(text, media_type="application/json")


def _read(raw: bytes) -> dict[str, Any] | None:
    try:
        body = json.loads(raw)
    except ValueError:
        return None
    if not isinstance(body, dict) or not isinstance(body.get("query"), str):
        return None
    return body if isinstance(body.get("variables") or {}, dict) else None


async def _before(fault: Fault, call: Call, request: Request) -> Response | None:
    """Let a fault happen before anything is done; returns the answer, if that is all there is."""
    if fault.kind is FaultKind.STATUS:
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        return Response(status_code=fault.status, headers=headers)
    if fault.kind is FaultKind.SILENCE:
        await _keep_silent(request)
        return Response(status_code=504)
    if fault.kind is FaultKind.THROTTLED:
        return JSONResponse(execute.throttled(call))
    if fault.kind is FaultKind.INTERNAL:
        return JSONResponse(execute.internal())
    if fault.kind is FaultKind.MOVED and fault.happens is not None:
        order = call.store.orders[fault.order]
        fault.happens(order)
        call.world.touch(call.store, order)
    return None


async def _keep_silent(request: Request) -> None:
    """Say nothing until whoever asked has gone."""
    with suppress(TimeoutError):
        async with asyncio.timeout(SILENCE_SECONDS):
            while not await request.is_disconnected():  # noqa: ASYNC110 - nothing else tells of it
                await asyncio.sleep(LOOK_SECONDS)
