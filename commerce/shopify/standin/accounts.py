"""Shopify's customer accounts: OpenID Connect with PKCE (shopify.dev, "Authenticate customers").

Discovery at the shop's own address, then an authorisation code with a challenge (S256), then tokens. Who signs in is
said by `login_hint`, which a real page would ask by a code sent to that address; here nobody is asked, unless the
customer is none of the store's. The key that signs identities is made anew with each server.
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from jwt.algorithms import RSAAlgorithm

from commerce.shopify.standin.finding import find_store
from commerce.shopify.standin.ids import number_of
from commerce.shopify.standin.things import CustomerModel
from commerce.shopify.standin.world import StoreModel, World

CODE_LIVES = timedelta(minutes=1)
TOKEN_SECONDS = 3600
KEY_ID = "stand-in"
PREFIX = "/customer-account"
CHALLENGE_LENGTH = 43
SCOPES = frozenset({"openid", "email", "customer-account-api:full"})


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
    key: rsa.RSAPrivateKey
    grants: dict[str, Grant] = field(default_factory=dict)


def routes(world: World) -> APIRouter:
    """Return the sign-in of customers."""
    router, desk = APIRouter(), Desk(world, rsa.generate_private_key(65537, 2048))

    @router.get("/.well-known/openid-configuration")
    async def discover(request: Request) -> Response:
        return _discovery(request) if find_store(world, request) else Response("Not Found", 404)

    @router.get(PREFIX + "/jwks.json")
    async def keys() -> dict[str, Any]:
        public: dict[str, Any] = RSAAlgorithm.to_jwk(desk.key.public_key(), as_dict=True)
        return {"keys": [public | {"kid": KEY_ID, "use": "sig", "alg": "RS256"}]}

    @router.get(PREFIX + "/authorize")
    async def authorise(request: Request) -> Response:
        return _authorise(desk, find_store(world, request), request)

    @router.post(PREFIX + "/token")
    async def token(request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        return _token(desk, find_store(world, request), form, _issuer(request))

    @router.get(PREFIX + "/logout")
    async def leave(request: Request) -> Response:
        back = request.query_params.get("post_logout_redirect_uri", "")
        return RedirectResponse(back, 302) if back else Response(status_code=204)

    return router


def _issuer(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _discovery(request: Request) -> Response:
    base = _issuer(request)
    return JSONResponse(
        {
            "issuer": base,
            "authorization_endpoint": f"{base}{PREFIX}/authorize",
            "token_endpoint": f"{base}{PREFIX}/token",
            "end_session_endpoint": f"{base}{PREFIX}/logout",
            "jwks_uri": f"{base}{PREFIX}/jwks.json",
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "scopes_supported": sorted(SCOPES),
            "code_challenge_methods_supported": ["S256"],
        }
    )


def _authorise(desk: Desk, store: StoreModel | None, request: Request) -> Response:
    given = request.query_params
    if store is None:
        return Response("Not Found", 404)
    client, redirect = given.get("client_id", ""), given.get("redirect_uri", "")
    if client != store.app.key or redirect not in store.app.redirects:
        return _wrong("invalid_client", "The client or its redirect_uri is not known.")
    refusal = _refuse(given.get("response_type", ""), given.get("scope", ""), given.get("code_challenge", ""))
    if refusal or given.get("code_challenge_method") != "S256":
        return _back(redirect, {"error": refusal or "invalid_request", "state": given.get("state", "")})
    customer = _customer(store, given.get("login_hint", ""))
    if customer is None:
        return _back(redirect, {"error": "access_denied", "state": given.get("state", "")})
    code = secrets.token_urlsafe(24)
    desk.grants[code] = Grant(
        store.shop,
        customer.id,
        client,
        redirect,
        given["code_challenge"],
        given.get("nonce", ""),
        desk.world.clock.now(),
    )
    return _back(redirect, {"code": code, "state": given.get("state", "")})


def _refuse(kind: str, scope: str, challenge: str) -> str:
    if kind != "code":
        return "unsupported_response_type"
    scopes = set(scope.split())
    if "openid" not in scopes or scopes - SCOPES:
        return "invalid_scope"
    return "" if len(challenge) == CHALLENGE_LENGTH else "invalid_request"


def _customer(store: StoreModel, email: str) -> CustomerModel | None:
    return next((one for one in store.customers.values() if email and one.email == email.lower()), None)


def _back(redirect: str, parameters: dict[str, str]) -> RedirectResponse:
    return RedirectResponse(f"{redirect}?{urlencode(parameters)}", 302)


def _token(desk: Desk, store: StoreModel | None, form: dict[str, str], issuer: str) -> Response:
    grant = desk.grants.pop(form.get("code", ""), None)
    now = desk.world.clock.now()
    if form.get("grant_type") != "authorization_code":
        return _wrong("unsupported_grant_type", "Only authorization_code is modelled.")
    if store is None or grant is None or grant.shop != store.shop or now - grant.at > CODE_LIVES:
        return _wrong("invalid_grant", "The code is unknown, used or too old.")
    if (form.get("client_id"), form.get("redirect_uri")) != (grant.client, grant.redirect):
        return _wrong("invalid_grant", "The code was given to another client or page.")
    if not hmac.compare_digest(challenge_of(form.get("code_verifier", "")), grant.challenge):
        return _wrong("invalid_grant", "The code_verifier does not fit the challenge.")
    customer = store.customers[grant.customer]
    return JSONResponse(
        {
            "access_token": f"shcat_{secrets.token_urlsafe(24)}",
            "token_type": "Bearer",
            "expires_in": TOKEN_SECONDS,
            "refresh_token": f"shcrt_{secrets.token_urlsafe(24)}",
            "id_token": _identity(desk, grant, customer, issuer),
        }
    )


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
        "email": customer.email,
        "email_verified": True,
    }
    return jwt.encode(claims, desk.key, "RS256", headers={"kid": KEY_ID})


def _wrong(code: str, sentence: str) -> JSONResponse:
    return JSONResponse({"error": code, "error_description": sentence}, 400)
