"""A BigCommerce of our own: the endpoints that this product asks, with their refusals and limits.

It is our reading of BigCommerce's documentation: V2 orders, V3 payment actions, catalogue, customers and webhooks.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from commerce.bigcommerce.standin import catalogue_api, hooks_api, orders_api
from commerce.bigcommerce.standin.gate import guard
from commerce.bigcommerce.standin.hooks import Courier
from commerce.bigcommerce.standin.refusing import NOT_FOUND, Refusal, answer
from commerce.bigcommerce.standin.world import World


def app(world: World) -> FastAPI:
    """Return the server: mount it anywhere, or serve it alone; stores stand under `/stores/{store_hash}`.

    Served alone, it sends its webhooks by itself; where it is mounted, somebody must run `state.courier`.
    """
    courier = Courier(world)
    server = FastAPI(
        title="Stand-in of BigCommerce",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=partial(_delivering, courier),
    )
    server.state.courier = courier
    server.include_router(orders_api.routes())
    server.include_router(catalogue_api.routes())
    server.include_router(hooks_api.routes())
    guard(server, world)

    @server.exception_handler(Refusal)
    async def refuse(request: Request, error: Refusal) -> Response:
        return answer(_version(request), error.status, error.message, error.errors)

    @server.exception_handler(HTTPException)
    async def nothing(request: Request, error: HTTPException) -> Response:
        return answer(_version(request), error.status_code, NOT_FOUND)

    @server.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        wrong = error.errors()[0]
        if wrong["loc"][0] == "path":
            return answer(_version(request), 404, NOT_FOUND)
        return answer(_version(request), 422, str(wrong["msg"]))

    return server


@asynccontextmanager
async def _delivering(courier: Courier, _: FastAPI) -> AsyncIterator[None]:
    work = asyncio.create_task(courier.run())
    yield
    work.cancel()


def _version(request: Request) -> str:
    return "/v2" if "/v2/" in request.url.path else "/v3"
