"""One request to BigCommerce: its token, its limits of rate within a budget of waiting, and errors in our own family.

Rate limits: BigCommerce allows a number of requests in each window (150 to 450 in 30 seconds by plan) and writes into
every answer how many are left and when the window ends. With none left we wait for the next window, as we do after a
429, but never longer for one request than our patience: then Temporary says when to come back.

What BigCommerce says of an error is logged for staff and goes no further; the sentences raised are our own.
"""

import asyncio
import re
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from http import HTTPStatus
from typing import Any

import httpx
import structlog

from commerce.bigcommerce.scopes import needed_for
from kit.clock import Clock
from kit.errors import NotFound, Permanent, Temporary, Unauthorised

API = "https://api.bigcommerce.com"
ANSWER_SECONDS = 10.0
PATIENCE = 4.0
"""Seconds that one request may wait for a new window; half of what a turn has."""
SHORTEST = 0.05
LOOK_AGAIN = 5.0
PAGE = 250
MOST_PAGES = 40
_LOCKED = 423
_HASH = re.compile(r"[a-z0-9]{1,40}")
_SERVER_ERROR = 500

Params = Mapping[str, str | int]
Sleep = Callable[[float], Awaitable[None]]
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Account:
    """Where a store of BigCommerce is reached, and with which token."""

    store_hash: str
    token: str = field(repr=False)
    address: str = API


class Wire:
    """Sends requests to one store, and keeps what is known of its limits. Paths begin with `/v2` or `/v3`."""

    def __init__(
        self,
        account: Account,
        clock: Clock,
        *,
        sleep: Sleep = asyncio.sleep,
        patience: float = PATIENCE,
        answer_seconds: float = ANSWER_SECONDS,
        client: httpx.AsyncClient | None = None,
    ) -> None:
        """Send as `account`; `client` is a test's own, else one is made with the first request and kept."""
        self.is_refused = False
        """Whether the last request was refused for its token or for want of a permission."""
        self._account, self._clock, self._sleep, self._patience = account, clock, sleep, patience
        self._answer_seconds = answer_seconds
        self._client = client
        self._left: int | None = None
        self._quota = 0
        self._resets_at: datetime | None = None

    @property
    def token(self) -> str:
        """The access token that requests carry."""
        return self._account.token

    def now(self) -> datetime:
        """Return the moment by the clock that requests go by."""
        return self._clock.now()

    async def close(self) -> None:
        """Close the connections; the next request opens them again."""
        if self._client is not None:
            client, self._client = self._client, None
            await client.aclose()

    def rest(self) -> float:
        """Return the seconds after which a request that has time takes nothing from those that have none.

        Half of each window is left to them.
        """
        if self._left is None or self._resets_at is None or self._left * 2 >= self._quota:
            return 0.0
        return max(0.0, (self._resets_at - self._clock.now()).total_seconds())

    async def get(self, path: str, params: Params | None = None) -> Any:  # noqa: ANN401 - JSON
        """Read; an empty answer (204) is None.

        Raises:
            NotFound: there is nothing at this path.
            Temporary: BigCommerce is busy, in trouble, or cannot be reached.
            Unauthorised: the token is refused, or lacks a scope, which is named.
            Permanent: BigCommerce refuses the request, or something else answers at this address.
        """
        return await self._ask("GET", path, params=params)

    async def put(self, path: str, body: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Overwrite what `body` names; raises as `get` does. After Temporary nobody knows whether it was done."""
        return await self._ask("PUT", path, body=body)

    async def post(self, path: str, body: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Make something; raises as `get` does. After Temporary nobody knows whether it was done."""
        return await self._ask("POST", path, body=body)

    async def every(self, path: str, params: Params | None = None) -> list[Any]:
        """Read all pages of a list, of V2 or V3; raises as `get` does, and Permanent where there is no end."""
        found: list[Any] = []
        for number in range(1, MOST_PAGES + 1):
            try:
                page = rows(await self.get(path, {**(params or {}), "limit": PAGE, "page": number}))
            except NotFound:
                if number == 1:
                    raise
                page = []
            found += page
            if len(page) < PAGE:
                return found
        raise Permanent(f"{path} of BigCommerce has more pages than can be read at once.", code="too_many_rows")

    async def _ask(
        self, method: str, path: str, *, params: Params | None = None, body: Mapping[str, Any] | None = None
    ) -> Any:  # noqa: ANN401 - JSON
        waited = 0.0
        while True:
            waited = await self._pause(waited)
            answer = await self._send(method, path, params, body)
            self._note(answer)
            self.is_refused = answer.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
            if answer.status_code != HTTPStatus.TOO_MANY_REQUESTS:
                return _read(method, path, answer)
            self._left = 0

    async def _pause(self, waited: float) -> float:
        """Wait for the next window if this one is used up; return how long was waited in all."""
        if self._left != 0 or self._resets_at is None:
            return waited
        seconds = max((self._resets_at - self._clock.now()).total_seconds(), SHORTEST)
        if waited + seconds > self._patience:
            raise Temporary("BigCommerce takes no more requests for now. It is asked again.", retry_after=seconds)
        log.info("bigcommerce_waits", seconds=round(seconds, 2))
        self._left = None
        await self._sleep(seconds)
        return waited + seconds

    def _note(self, answer: httpx.Response) -> None:
        self._left = _number(answer.headers.get("x-rate-limit-requests-left", ""))
        self._quota = _number(answer.headers.get("x-rate-limit-requests-quota", "")) or 0
        left = _number(answer.headers.get("x-rate-limit-time-reset-ms", ""))
        self._resets_at = self._clock.now() + timedelta(seconds=LOOK_AGAIN if left is None else left / 1000)

    async def _send(
        self, method: str, path: str, params: Params | None, body: Mapping[str, Any] | None
    ) -> httpx.Response:
        account = self._account
        is_token = bool(account.token) and account.token.isascii() and account.token.isprintable()
        if not (is_token and _HASH.fullmatch(account.store_hash)):
            raise Unauthorised("The shop is not connected: it needs its store hash and a token.", code="not_configured")
        if self._client is None:
            self._client = httpx.AsyncClient(verify=_trust(), timeout=ANSWER_SECONDS, follow_redirects=False)
        try:
            async with asyncio.timeout(self._answer_seconds):
                return await self._client.request(
                    method,
                    f"{account.address.rstrip('/')}/stores/{account.store_hash}{path}",
                    params=dict(params) if params else None,
                    json=body,
                    headers={"X-Auth-Token": account.token, "Accept": "application/json", "User-Agent": "Tillside"},
                )
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise Permanent("This is no address of BigCommerce. Correct it.", code="address_invalid") from error
        except (httpx.HTTPError, TimeoutError, OSError) as error:
            raise Temporary("BigCommerce did not answer. It is asked again.", retry_after=LOOK_AGAIN) from error


@cache
def _trust() -> ssl.SSLContext:
    """Read the certificates once: it takes longer than most requests."""
    return ssl.create_default_context()


def rows(answer: object) -> list[Any]:
    """Return the list in an answer: V2 gives it bare and an empty one as 204, V3 as `data`."""
    if answer is None:
        return []
    listed = answer.get("data") if isinstance(answer, Mapping) else answer
    if not isinstance(listed, list):
        raise _strange()
    return listed


def _read(method: str, path: str, answer: httpx.Response) -> Any:  # noqa: ANN401 - JSON
    status = answer.status_code
    if status == HTTPStatus.NO_CONTENT:
        return None
    if answer.is_success:
        try:
            return answer.json()
        except ValueError as error:
            if answer.headers.get("content-type", "").startswith("application/json"):
                raise Temporary("BigCommerce's answer broke off. It is asked again.", retry_after=1.0) from error
            raise _strange() from error
    log.warning("bigcommerce_refused", method=method, path=path, status=status, said=answer.text[:300])
    raise _translate(method, path, answer)


def _translate(method: str, path: str, answer: httpx.Response) -> Exception:
    status = answer.status_code
    if status == HTTPStatus.NOT_FOUND:
        return NotFound("BigCommerce has nothing of this kind.")
    if status == HTTPStatus.UNAUTHORIZED:
        return Unauthorised(
            "BigCommerce refuses the access token: it is wrong, or its API account was deleted. Connect the shop again."
        )
    if status == HTTPStatus.FORBIDDEN:
        scope = needed_for(method, path)
        title = scope.title if scope else "access to this store"
        return Unauthorised(
            f"The API account lacks the permission “{title}”, or the store hash is wrong. "
            "Make an API account with it and connect the shop again.",
            code="scope_missing",
            scope=title,
        )
    if status >= _SERVER_ERROR or status in {_LOCKED, HTTPStatus.CONFLICT, HTTPStatus.REQUEST_TIMEOUT}:
        return Temporary("BigCommerce is in trouble. It is asked again.", retry_after=LOOK_AGAIN)
    if answer.is_redirect:
        return _strange()
    return Permanent("BigCommerce refuses this request.", status=status)


def _strange() -> Permanent:
    return Permanent(
        "What answers at this address is not BigCommerce. Correct the address of the connection.", code="address_wrong"
    )


def _number(header: str) -> int | None:
    return int(header) if header.isascii() and header.isdecimal() else None
