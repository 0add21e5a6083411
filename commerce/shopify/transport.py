"""One request to Shopify's Admin API: sent, waited out where Shopify is busy, and read or refused in our own words."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
import structlog

from commerce.shopify.form import SHOP
from commerce.shopify.refusals import TRY_LATER, Throttled, refuse_errors, refuse_status
from commerce.shopify.throttle import LONGEST, SHORTEST, Bucket
from commerce.shopify.versions import PINNED
from kit.clock import Clock
from kit.errors import Permanent, Temporary, Unauthorised

Sleep = Callable[[float], Awaitable[None]]
PATIENCE = 4.0
"""Seconds that one request may wait for Shopify's bucket to fill; half of what a turn has."""
TIMEOUT = httpx.Timeout(6.0, connect=3.0)
MOST_TRIES = 8
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Door:
    """Where a store is asked, and the token that opens it; `address` is another server, such as the stand-in."""

    shop: str
    token: str = field(repr=False)
    address: str = ""

    @property
    def endpoint(self) -> str:
        """The address of the Admin API; raises Unauthorised where the shop's own is no address of a Shopify store."""
        if not SHOP.fullmatch(self.shop) or not self.token.strip() or not self.token.isascii():
            raise Unauthorised(
                "The store is not connected: it needs its address (name.myshopify.com) and its access token.",
                code="shopify_not_configured",
            )
        return f"{self.address.rstrip('/') or f'https://{self.shop}'}/admin/api/{PINNED}/graphql.json"


class Transport:
    """Asks one store. It keeps what Shopify tells of its bucket and of the version that it answers with."""

    def __init__(
        self,
        door: Door,
        clock: Clock,
        *,
        sleep: Sleep = asyncio.sleep,
        patience: float = PATIENCE,
        client: httpx.AsyncClient | None = None,
    ) -> None:
        """Ask at `door`; `client` is a test's own, else one is made with the first request and kept."""
        self.door = door
        self.served: str | None = None
        """The version that the last answer came in; not `PINNED` once Shopify serves that no longer."""
        self.is_refused = False
        """Whether the last request was refused for want of a right: then the connection is worth a new look."""
        self._clock = clock
        self._sleep = sleep
        self._patience = patience
        self._client = client
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bucket = Bucket()
        self._under_way = 0

    async def ask(self, query: str, operation: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """Return the data of an answer.

        A throttled request was not carried out, so it is sent again, as long as the patience lasts. Nothing else is
        tried twice here: of a write that timed out nobody knows whether it happened.

        Raises:
            Temporary: Shopify is busy, down, slow, or answered only in part.
            Unauthorised: the connection must be mended; `MissingScope` names the scope.
            Permanent: Shopify refuses this request for good.
        """
        waited = await self._pause(self._bucket.wait(operation, self._clock.now()), 0.0)
        for _ in range(MOST_TRIES):
            try:
                return await self._once(query, operation, variables)
            except Unauthorised:
                self.is_refused = True
                raise
            except Throttled as full:
                lacking = self._bucket.wait(operation, self._clock.now())
                waited = await self._pause(max(SHORTEST, full.retry_after, min(LONGEST, lacking)), waited)
        raise _too_busy(1.0)

    def rest(self) -> float:
        """Return the seconds after which a request that has time takes nothing from those that have none."""
        return self._bucket.rest(self._clock.now())

    async def _pause(self, seconds: float, waited: float) -> float:
        """Wait, unless that is more than the patience; return how long was waited in all."""
        if waited + seconds > self._patience:
            raise _too_busy(seconds)
        if seconds > 0:
            log.info("shopify_waits", seconds=round(seconds, 2))
            await self._sleep(seconds)
        return waited + seconds

    async def _once(self, query: str, operation: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        self._under_way += 1
        try:
            response = await self._post({"query": query, "operationName": operation, "variables": dict(variables)})
        finally:
            self._under_way -= 1
        self.served = response.headers.get("X-Shopify-API-Version") or self.served
        refuse_status(response.status_code, self.door.shop, response.headers.get("Retry-After"))
        body = _body(response)
        extensions = body.get("extensions")
        if isinstance(extensions, dict) and isinstance(extensions.get("cost"), dict):
            self._bucket.note(operation, extensions["cost"], self._clock.now(), is_alone=not self._under_way)
        if body.get("errors"):
            refuse_errors(body["errors"], operation)
        data = body.get("data")
        if not isinstance(data, dict):
            raise _half()
        self.is_refused = False
        return data

    async def _post(self, body: Mapping[str, Any]) -> httpx.Response:
        headers = {"X-Shopify-Access-Token": self.door.token}
        if self.door.address:
            headers["X-Shopify-Shop-Domain"] = self.door.shop  # another server has several stores at one address
        try:
            return await self._connected().post(self.door.endpoint, json=body, headers=headers)
        except httpx.TimeoutException:
            raise Temporary("Shopify did not answer in time. Try again later.", retry_after=TRY_LATER) from None
        except httpx.TransportError:
            raise Temporary(f"{self.door.shop} cannot be reached. Try again later.", retry_after=TRY_LATER) from None
        except httpx.InvalidURL:
            raise Permanent(f"{self.door.address} is no address of a server.") from None

    def _connected(self) -> httpx.AsyncClient:
        """Return the client with its open connections; they belong to one event loop, so a new one begins anew."""
        loop = asyncio.get_running_loop()
        if self._client is None or self._loop not in {None, loop}:
            self._client = httpx.AsyncClient(verify=_trust(), timeout=TIMEOUT, follow_redirects=False)
        self._loop = loop
        return self._client


@cache
def _trust() -> ssl.SSLContext:
    """Read the certificates once for all stores: each reading takes 20 ms and is kept in nearly a megabyte."""
    return ssl.create_default_context()


def _body(response: httpx.Response) -> dict[str, Any]:
    try:
        body = response.json()
    except ValueError:
        raise _half() from None
    if not isinstance(body, dict):
        raise _half()
    return body


def _half() -> Temporary:
    return Temporary("Shopify's answer came only in part. Try again later.", retry_after=TRY_LATER)


def _too_busy(retry_after: float) -> Temporary:
    return Temporary("Shopify is too busy to answer now. Try again later.", retry_after=max(1.0, retry_after))
