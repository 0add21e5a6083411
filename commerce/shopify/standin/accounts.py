"""Shopify's customer accounts: OpenID Connect with PKCE (shopify.dev, "Customer Account API", Authentication).

Discovery at the shop's own address names an issuer at another, `…/authentication/<number of the shop>`; then comes an
authorisation code with a challenge (S256), then tokens. Who signs in is said by `login_hint`, or else on a page that
asks for the address: the real one mails a code to it and lets strangers register. A token is refused to a client
without a user agent, and to a public one without the origin of its page, as Shopify's own Hydrogen sends them; an app
with `customer_secret` is a confidential client. The key that signs identities is made anew with each server.
"""

import base64
import hashlib
import hmac
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from jwt.algorithms import RSAAlgorithm

from commerce.shopify.standin.finding import find_store
from commerce.shopify.standin.ids import number_of
from commerce.shopify.standin.knobs import FaultKind
from commerce.shopify.standin.login import HEADERS, ask
from commerce.shopify.standin.things import CustomerModel
from commerce.shopify.standin.world import StoreModel, World

CODE_LIVES = timedelta(minutes=1)
TOKEN_SECONDS = 3600
PREFIX = "/authentication/{number}"
CHALLENGE_LENGTH = 43
SCOPES = frozenset({"openid", "email", "customer-account-api:full", "customer-account-mcp-api:full"})


@dataclass(frozen=True, slots=True)
class Grant:
    """A code that was handed out: for whom, to which page, with which challenge, and when."""

    shop: str
    customer: str
    client: str
    redirect: str
    challenge: str
    nonce: str
    at: datetime


@dataclass(slots=True)
class Desk:
    """What the sign-in keeps: the world, its signing key, and the codes not used yet."""

    world: World
    number: int = 0
    grants: dict[str, Grant] = field(default_factory=dict)
    _key: rsa.RSAPrivateKey | None = None

    @property
    def key(self) -> rsa.RSAPrivateKey:
        """The key that signs, made when it is first wanted: that takes longer than all the rest of a server."""
        self._key = self._key or rsa.generate_private_key(65537, 2048)
        return self._key

    def rotate(self) -> None:
        """Sign with another key from now on; the old one is forgotten."""
        self._key, self.number = None, self.number + 1

    def store(self, number: int) -> StoreModel | None:
        """Return the store of this number."""
        return next((store for store in self.world.stores.values() if number_at(store) == number), None)


def number_at(store: StoreModel) -> int:
    """Return the number by which the accounts call a shop."""
    return zlib.crc32(store.shop.encode())


def routes(world: World) -> APIRouter:
    """Return the sign-in of customers; `POST /standin/keys` changes the key."""
    router, desk = APIRouter(), Desk(world)

    @router.get("/.well-known/openid-configuration")
    async def discover(request: Request) -> Response:
        store = find_store(world, request)
        return _faulty(world, "accounts.discovery", _discovery(_base(request), store) if store else _missing())

    @router.get(PREFIX + "/.well-known/jwks.json")
    async def keys(number: int) -> Response:  # noqa: ARG001 - one key for all
        public: dict[str, Any] = RSAAlgorithm.to_jwk(desk.key.public_key(), as_dict=True)
        one = public | {"kid": f"stand-in-{desk.number}", "use": "sig", "alg": "RS256"}
        return _faulty(world, "accounts.keys", JSONResponse({"keys": [one]}))

    @router.get(PREFIX + "/oauth/authorize")
    async def authorise(request: Request, number: int) -> Response:
        store = desk.store(number)
        return _authorise(desk, store, request.query_params) if store else _missing()

    @router.post(PREFIX + "/oauth/token")
    async def token(request: Request, number: int) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        store = desk.store(number)
        if not request.headers.get("user-agent"):
            return Response("Forbidden", 403)
        answer = _token(desk, store, request, form) if store else _missing()
        return _faulty(world, "accounts.token", answer)

    @router.get(PREFIX + "/logout")
    async def leave(request: Request, number: int) -> Response:  # noqa: ARG001 - nobody stays signed in here
        back = request.query_params.get("post_logout_redirect_uri", "")
        return RedirectResponse(back, 302) if back else Response(status_code=204)

    @router.post("/standin/keys", status_code=204)
    async def rotate() -> None:
        desk.rotate()

    return router


def _base(request: Request) -> str:
    """Return where this server stands, with the path under which it is mounted."""
    return f"{request.url.scheme}://{request.url.netloc}{request.scope.get('root_path', '')}"


def _missing() -> Response:
    return Response("Not Found", 404)


def _faulty(world: World, operation: str, answer: Response) -> Response:
    """Let the answer of a machine go wrong, if that is wished."""
    fault = world.knobs.next(frozenset({operation}))
    if fault is None:
        return answer
    if fault.kind is FaultKind.HALF:
        body = bytes(answer.body)
        return Response(body[: len(body) // 2], answer.status_code, media_type="application/json")
    return Response(status_code=fault.status if fault.kind is FaultKind.STATUS else 502)


def _discovery(base: str, store: StoreModel) -> Response:
    issuer = f"{base}{PREFIX.format(number=number_at(store))}"
    return JSONResponse(
        {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/oauth/authorize",
            "token_endpoint": f"{issuer}/oauth/token",
            "end_session_endpoint": f"{issuer}/logout",
            "jwks_uri": f"{issuer}/.well-known/jwks.json",
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "scopes_supported": sorted(SCOPES),
            "code_challenge_methods_supported": ["S256"],
        }
    )


def _authorise(desk: Desk, store: StoreModel, given: Mapping[str, str]) -> Response:
    client, redirect, state = (given.get(name, "") for name in ("client_id", "redirect_uri", "state"))
    if client != store.app.key or redirect not in store.app.redirects:
        return _wrong("invalid_client", "The client or its redirect_uri is not known.")
    refusal = _refuse(given.get("response_type", ""), given.get("scope", ""), given.get("code_challenge", ""))
    if refusal or given.get("code_challenge_method") != "S256":
        return _back(redirect, {"error": refusal or "invalid_request", "state": state})
    address = given.get("email") or given.get("login_hint", "")
    if not address:
        return _back(redirect, {"error": "login_required", "state": state}) if _is_silent(given) else ask(given)
    customer = _customer(store, address)
    if customer is None:
        return ask(given, address) if "email" in given else _back(redirect, {"error": "access_denied", "state": state})
    code, challenge = secrets.token_urlsafe(24), given["code_challenge"]
    now, nonce = desk.world.clock.now(), given.get("nonce", "")
    desk.grants[code] = Grant(store.shop, customer.id, client, redirect, challenge, nonce, now)
    return _back(redirect, {"code": code, "state": state})


def _is_silent(given: Mapping[str, str]) -> bool:
    return given.get("prompt") == "none"


def _refuse(kind: str, scope: str, challenge: str) -> str:
    if kind != "code":
        return "unsupported_response_type"
    scopes = set(scope.split())
    if "openid" not in scopes or scopes - SCOPES:
        return "invalid_scope"
    return "" if len(challenge) == CHALLENGE_LENGTH else "invalid_request"


def _customer(store: StoreModel, email: str) -> CustomerModel | None:
    return next((one for one in store.customers.values() if one.email == email.strip().lower()), None)


def _back(redirect: str, parameters: dict[str, str]) -> RedirectResponse:
    return RedirectResponse(f"{redirect}?{urlencode(parameters)}", 302, HEADERS)


def _token(desk: Desk, store: StoreModel, request: Request, form: dict[str, str]) -> Response:
    if not _is_client(store, request):
        return _wrong("invalid_client", "The client, its secret or its origin is not known.", 401)
    grant = desk.grants.pop(form.get("code", ""), None)
    now = desk.world.clock.now()
    if form.get("grant_type") != "authorization_code":
        return _wrong("unsupported_grant_type", "Only authorization_code is modelled.")
    if grant is None or grant.customer not in store.customers or now - grant.at > CODE_LIVES:
        return _wrong("invalid_grant", "The code is unknown, used or too old.")
    if (form.get("client_id"), form.get("redirect_uri")) != (grant.client, grant.redirect):
        return _wrong("invalid_grant", "The code was given to another client or page.")
    if not hmac.compare_digest(challenge_of(form.get("code_verifier", "")), grant.challenge):
        return _wrong("invalid_grant", "The code_verifier does not fit the challenge.")
    issuer = _base(request) + PREFIX.format(number=number_at(store))
    return JSONResponse(
        {
            "access_token": f"shcat_{secrets.token_urlsafe(24)}",
            "token_type": "Bearer",
            "expires_in": TOKEN_SECONDS,
            "refresh_token": f"shcrt_{secrets.token_urlsafe(24)}",
            "id_token": _identity(desk, grant, store.customers[grant.customer], issuer),
        }
    )


def _is_client(store: StoreModel, request: Request) -> bool:
    """A confidential client shows its secret (RFC 6749, 2.3.1); a public one comes from a registered origin."""
    if store.app.customer_secret:
        known = f"{store.app.key}:{store.app.customer_secret}".encode()
        said = request.headers.get("authorization", "").encode()
        return hmac.compare_digest(said, b"Basic " + base64.b64encode(known))
    origins = {"{0.scheme}://{0.netloc}".format(urlsplit(redirect)) for redirect in store.app.redirects}
    return request.headers.get("origin") in origins


def challenge_of(verifier: str) -> str:
    """Return the challenge of a verifier (RFC 7636, S256)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def _identity(desk: Desk, grant: Grant, customer: CustomerModel, issuer: str) -> str:
    now = int(desk.world.clock.now().timestamp())
    claims = {
        "iss": issuer,
        "sub": str(number_of(customer.id)),
        "aud": grant.client,
        "iat": now,
        "exp": now + TOKEN_SECONDS,
        "nonce": grant.nonce,
        "sid": secrets.token_urlsafe(12),
        "email": customer.email,
        "email_verified": True,
    }
    return jwt.encode(claims, desk.key, "RS256", headers={"kid": f"stand-in-{desk.number}"})


def _wrong(code: str, sentence: str, status: int = 400) -> JSONResponse:
    return JSONResponse({"error": code, "error_description": sentence}, status)
