"""Installing an app: authorise, the signed call back, and the code exchanged for a token.

shopify.dev "Authorization code grant". `hmac` is a hexadecimal HMAC-SHA256, with the app's secret, over all other
parameters in alphabetical order; a code counts once and for a short time.
"""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from commerce.shopify.standin.finding import find_store
from commerce.shopify.standin.scopes import widen
from commerce.shopify.standin.world import StoreModel, World

CODE_LIVES = timedelta(minutes=1)
_SCOPE = re.compile(r"[a-z_]+")


@dataclass(slots=True)
class Codes:
    """Codes that were handed out and not exchanged yet: the store, the scopes, and when."""

    given: dict[str, tuple[str, str, datetime]] = field(default_factory=dict)


def sign(parameters: dict[str, str], secret: str) -> str:
    """Return the signature of a call back's parameters."""
    message = "&".join(f"{name}={value}" for name, value in sorted(parameters.items()) if name != "hmac")
    return hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()


def routes(world: World) -> APIRouter:
    """Return the pages of an installation; the merchant always agrees."""
    router, codes = APIRouter(), Codes()

    @router.get("/admin/oauth/authorize")
    async def authorise(request: Request) -> Response:
        return _authorise(world, codes, request)

    @router.post("/admin/oauth/access_token")
    async def exchange(request: Request) -> Response:
        given = await request.json() if "json" in request.headers.get("content-type", "") else await request.form()
        return _exchange(world, codes, {str(name): str(value) for name, value in given.items()})

    return router


def _authorise(world: World, codes: Codes, request: Request) -> Response:
    given = request.query_params
    store = find_store(world, request)
    if store is None:
        return Response("Not Found", 404)
    if given.get("client_id") != store.app.key:
        return _wrong("application_cannot_be_found", "The application cannot be found.")
    address = given.get("redirect_uri", "")
    if address not in store.app.redirects:
        return _wrong("invalid_request", "The redirect_uri is not whitelisted")
    scopes = given.get("scope", "")
    if not all(_SCOPE.fullmatch(one) for one in scopes.split(",")):
        return _wrong("invalid_scope", "The requested scopes are invalid.")
    code = secrets.token_hex(16)
    codes.given[code] = (store.shop, scopes, world.clock.now())
    return RedirectResponse(
        f"{address}?{urlencode(call_back(store, code, given.get('state', ''), world.clock.now()))}", 302
    )


def call_back(store: StoreModel, code: str, state: str, now: datetime) -> dict[str, str]:
    """Return the signed parameters with which the merchant's browser comes back."""
    handle = store.shop.removesuffix(".myshopify.com")
    parameters = {
        "code": code,
        "host": base64.b64encode(f"admin.shopify.com/store/{handle}".encode()).decode().rstrip("="),
        "shop": store.shop,
        "state": state,
        "timestamp": str(int(now.timestamp())),
    }
    return parameters | {"hmac": sign(parameters, store.app.secret)}


def _exchange(world: World, codes: Codes, given: dict[str, str]) -> Response:
    shop, scopes, at = codes.given.pop(given.get("code", ""), ("", "", world.clock.now()))
    store = world.stores.get(shop)
    if store is None or world.clock.now() - at > CODE_LIVES:
        return _wrong("invalid_request", "The authorization code was not found or was already used")
    is_key = given.get("client_id") == store.app.key
    if not is_key or not hmac.compare_digest(given.get("client_secret", ""), store.app.secret):
        return _wrong("invalid_client", "The client is not authorized to request an authorization code.")
    store.token = f"shpat_{secrets.token_hex(16)}"
    store.scopes = widen(scopes.split(","))
    return JSONResponse({"access_token": store.token, "scope": scopes})


def _wrong(code: str, sentence: str) -> JSONResponse:
    return JSONResponse({"error": code, "error_description": sentence}, 400)
