"""Shopify's customer accounts: where a customer signs in, and whose account a code that came back proves.

shopify.dev, "Customer Account API", section Authentication. Everything is found by discovery at the store's own
address; the code is exchanged with its verifier, beside the client's secret if it has one (a confidential client).
"""

import base64
import hashlib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import structlog

from commerce.accounts import Attempt, AttemptOver
from commerce.port import ShopCustomer
from commerce.shopify.form import SHOP, shop_of
from commerce.shopify.identity import Expected, read_identity
from kit.clock import Clock
from kit.errors import Permanent, Temporary, Unauthorised

SCOPE = "openid email"
"""Who it is, and no more: what a customer's own token could read is read by the Admin API."""
TIMEOUT = httpx.Timeout(6.0, connect=3.0)
MOST_REDIRECTS = 3
AGENT = "Tillside"
"""Shopify answers a request without a user agent with 403."""
TRY_LATER = 10.0
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Client:
    """Our client at one store; without a secret it is a public one. `server` is another that answers for Shopify."""

    shop: str
    id: str
    secret: str = field(default="", repr=False)
    server: str = ""

    @property
    def discovery(self) -> str:
        """Where the store says how its customers sign in; raises Unauthorised for what is no address at Shopify."""
        if not SHOP.fullmatch(self.shop):
            raise Unauthorised("The store's address (name.myshopify.com) is missing.", code="shopify_not_configured")
        return f"{self.server or f'https://{self.shop}'}/.well-known/openid-configuration"

    def trusts(self, address: str) -> bool:
        """Whether an address may be asked: by https, or at the server that stands in."""
        parts = urlsplit(address)
        is_safe = parts.scheme == "https" and bool(parts.hostname) and parts.username is None
        return is_safe or (bool(self.server) and address.startswith(f"{self.server}/"))


@dataclass(frozen=True, slots=True)
class Found:
    """What a store's discovery names."""

    issuer: str
    authorize: str
    token: str
    keys: str


class ShopifyAccounts:
    """Implements `commerce.accounts.Accounts`. Nothing is kept: keys may change between two sign-ins."""

    def __init__(self, client: Client, clock: Clock, transport: httpx.AsyncBaseTransport | None = None) -> None:
        """Sign in as this client; `transport` is a test's own."""
        self._client = client
        self._clock = clock
        self._transport = transport

    async def begin(self, attempt: Attempt) -> str:
        """Return the address of Shopify's page."""
        async with self._connected() as http:
            found = await self._discover(http)
        asked = {
            "client_id": self._client.id,
            "response_type": "code",
            "scope": SCOPE,
            "redirect_uri": attempt.redirect,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": challenge_of(attempt.verifier),
            "code_challenge_method": "S256",
            "locale": attempt.language,
        }
        return f"{found.authorize}{'&' if '?' in found.authorize else '?'}{urlencode(asked)}"

    async def finish(self, attempt: Attempt, code: str) -> ShopCustomer:
        """Return whose account it is."""
        async with self._connected() as http:
            found = await self._discover(http)
            token = await self._exchange(http, found, attempt, code)
            keys = (await self._read(http, found.keys)).get("keys")
        expected = Expected(found.issuer, self._client.id, attempt.nonce)
        identity = read_identity(token, keys if isinstance(keys, list) else [], expected, self._clock.now())
        return ShopCustomer(identity.customer_id, identity.email, "")

    def _connected(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            timeout=TIMEOUT,
            verify=_trust(),
            transport=self._transport,
            max_redirects=MOST_REDIRECTS,
            headers={"User-Agent": AGENT, "Accept": "application/json"},
        )

    async def _discover(self, http: httpx.AsyncClient) -> Found:
        """Ask the store how its customers sign in; its address at Shopify may lead on to its own domain."""
        said = await self._read(http, self._client.discovery, follow=True)
        names = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
        addresses = [said.get(name) for name in names]
        if not all(isinstance(one, str) and self._client.trusts(one) for one in addresses):
            raise Permanent(f"{self._client.shop} does not say how its customers sign in.", code="accounts_not_found")
        return Found(*(str(one) for one in addresses))

    async def _read(self, http: httpx.AsyncClient, address: str, *, follow: bool = False) -> dict[str, Any]:
        headers = {"X-Shopify-Shop-Domain": self._client.shop} if self._client.server else {}
        answer = await _sent(http, http.build_request("GET", address, headers=headers), follow=follow)
        if answer.status_code != HTTPStatus.OK or not self._client.trusts(str(answer.url)):
            raise Permanent(
                f"{self._client.shop} has no customer accounts to sign in with. Switch them on at Shopify.",
                code="accounts_not_found",
            )
        return _json(answer)

    async def _exchange(self, http: httpx.AsyncClient, found: Found, attempt: Attempt, code: str) -> str:
        form = {
            "grant_type": "authorization_code",
            "client_id": self._client.id,
            "redirect_uri": attempt.redirect,
            "code": code,
            "code_verifier": attempt.verifier,
        }
        redirect = urlsplit(attempt.redirect)
        request = http.build_request(
            "POST", found.token, data=form, headers={"Origin": f"{redirect.scheme}://{redirect.netloc}"}
        )
        auth = httpx.BasicAuth(self._client.id, self._client.secret) if self._client.secret else None
        answer = await _sent(http, request, auth=auth)
        if answer.status_code != HTTPStatus.OK:
            raise self._refusal(answer)
        token = _json(answer).get("id_token")
        if not isinstance(token, str):
            raise _half()
        return token

    def _refusal(self, answer: httpx.Response) -> AttemptOver | Unauthorised:
        """Tell a code that no longer counts from a client that Shopify does not know."""
        try:
            error = answer.json().get("error")
        except (ValueError, AttributeError):
            error = None
        if error == "invalid_grant":
            return AttemptOver("This sign-in is too old or was used. Sign in again.")
        log.warning("shopify_client_refused", shop=self._client.shop, status=answer.status_code, error=str(error)[:80])
        return Unauthorised(
            "Shopify refuses the client of the customer accounts. Check its ID, its secret and its callback address.",
            code="accounts_client_refused",
        )


def open_accounts(clock: Clock, settings: Mapping[str, Any]) -> ShopifyAccounts | None:
    """Return the sign-in of a connection that names a client (`customer_client_id`), else None."""
    plain = {name: str(settings.get(name, "")).strip() for name in ("customer_client_id", "customer_client_secret")}
    if not plain["customer_client_id"]:
        return None
    server = str(settings.get("address", "")).strip().rstrip("/")
    client = Client(shop_of(settings), plain["customer_client_id"], plain["customer_client_secret"], server)
    return ShopifyAccounts(client, clock)


def challenge_of(verifier: str) -> str:
    """Return the challenge of a verifier (RFC 7636, S256)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


async def _sent(
    http: httpx.AsyncClient, request: httpx.Request, *, auth: httpx.Auth | None = None, follow: bool = False
) -> httpx.Response:
    """Send a request once; raises Temporary where nothing, or trouble of Shopify's own, comes back."""
    try:
        answer = await http.send(request, auth=auth, follow_redirects=follow)
    except (httpx.HTTPError, httpx.InvalidURL):
        raise _silent() from None
    if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS or answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise _silent()
    return answer


def _json(answer: httpx.Response) -> dict[str, Any]:
    try:
        body = answer.json()
    except ValueError:
        raise _half() from None
    if not isinstance(body, dict):
        raise _half()
    return body


def _silent() -> Temporary:
    return Temporary("Shopify's customer accounts do not answer now. Try again later.", retry_after=TRY_LATER)


def _half() -> Temporary:
    return Temporary("Shopify's customer accounts answered only in part. Try again later.", retry_after=TRY_LATER)


@cache
def _trust() -> ssl.SSLContext:
    return httpx.create_ssl_context()
