"""The stand-ins' servers, built once a run: building their routes takes longer than most tests."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import Any, cast

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from commerce.bigcommerce import standin as bigcommerce
from commerce.shopify import standin as shopify
from kit.clock import SystemClock

_ASKED: ContextVar[object] = ContextVar("the world that is asked")


class _Whichever:
    """Stands for the world that is asked, whichever it is."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the world has
        return getattr(_ASKED.get(), name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(_ASKED.get(), name, value)


def at_shopify(world: shopify.World) -> ASGIApp:
    """Return Shopify's stand-in for this world."""
    return _asking(world, shopify_server)


def at_bigcommerce(world: bigcommerce.World) -> ASGIApp:
    """Return BigCommerce's stand-in for this world."""
    return _asking(world, bigcommerce_server)


@cache
def shopify_server() -> FastAPI:
    # Its courier hears a world of its own: a test that wants webhooks makes one beside it.
    before = _ASKED.set(shopify.World(SystemClock()))
    try:
        return shopify.app(cast("shopify.World", _Whichever()))
    finally:
        _ASKED.reset(before)


@cache
def bigcommerce_server() -> FastAPI:
    return bigcommerce.app(cast("bigcommerce.World", _Whichever()))


def _asking(world: object, server: Callable[[], FastAPI]) -> ASGIApp:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        before = _ASKED.set(world)
        try:
            await server()(scope, receive, send)
        finally:
            _ASKED.reset(before)

    return answer
