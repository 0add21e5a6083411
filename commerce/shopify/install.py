"""Authorising our app at Shopify: the address to which the browser goes, and the signed call with which it returns.

shopify.dev, "Implement authorization code grant manually". Without `grant_options[]=per-user` the token is offline: it
belongs to the shop and not to the person who agrees.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import urlencode

import httpx

from commerce.fields import Install, InstallRefused, Settings
from commerce.shopify.form import SHOP, shop_of
from commerce.shopify.scopes import ALL_ORDERS, WANTED
from kit.auth import same
from kit.errors import Permanent, Temporary

FRESH = timedelta(minutes=5)
"""How old a call back may be; Shopify names no time, and a browser needs seconds."""
TIMEOUT = httpx.Timeout(8.0, connect=3.0)
ASKED = tuple(wanted.name for wanted in WANTED if wanted.name != ALL_ORDERS)
"""Old orders are asked for by the merchant at Shopify: an app that was not approved for them may not ask here."""


def begin(settings: Settings, state: str, back: str) -> str:
    """Return the address at the shop on which the merchant agrees; raises InstallRefused without what it needs."""
    asked = {"client_id": settings["client_id"], "scope": ",".join(ASKED), "redirect_uri": back, "state": state}
    if settings.get("address"):
        asked["shop"] = shop_of(settings)  # another server has several shops at one address
    return f"{_server(settings)}/admin/oauth/authorize?{urlencode(asked)}"


async def finish(settings: Settings, parameters: Sequence[tuple[str, str]], now: datetime) -> dict[str, str]:
    """Check the call back and exchange its code for the shop's access token.

    Raises:
        InstallRefused: it was tampered with, is old, belongs to another shop, or its code does not count any more.
        Temporary: Shopify cannot be reached, or has trouble.
        Permanent: what answers is not Shopify.
    """
    code = check_call_back(settings, parameters, now)
    body = {"client_id": settings["client_id"], "client_secret": settings["client_secret"], "code": code}
    try:
        async with httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=False) as client:
            answer = await client.post(f"{_server(settings)}/admin/oauth/access_token", json=body)
    except (httpx.HTTPError, httpx.InvalidURL):
        raise Temporary(f"{shop_of(settings)} cannot be reached. Authorise again later.") from None
    return {"token": _token(answer)}


def check_call_back(settings: Settings, parameters: Sequence[tuple[str, str]], now: datetime) -> str:
    """Return the code of a call back that Shopify signed for this app and this shop a moment ago.

    Raises:
        InstallRefused: with code `install_forged`, `install_old`, `install_other_shop` or `install_denied`.
    """
    given = dict(parameters)
    if len(given) != len(parameters) or not _is_signed(given, settings["client_secret"]):
        raise InstallRefused(
            "The answer is not signed with this app's secret: the client secret is wrong, or somebody changed the "
            "answer. Check the client secret and authorise again.",
            code="install_forged",
            field="client_secret",
        )
    told = given.get("timestamp", "")
    at = int(told) if told.isascii() and told.isdecimal() and len(told) < 12 else 0  # noqa: PLR2004 - seconds
    if abs(now.timestamp() - at) > FRESH.total_seconds():
        raise InstallRefused("This answer of Shopify is too old. Authorise again.", code="install_old")
    shop = given.get("shop", "").lower()
    if not SHOP.fullmatch(shop):
        raise InstallRefused("The answer names no shop at Shopify. Authorise again.", code="install_other_shop")
    if shop != shop_of(settings):
        raise InstallRefused(
            f"You authorised another shop, {shop}. Enter that address, or authorise at {shop_of(settings)}.",
            code="install_other_shop",
            field="shop",
        )
    if not given.get("code"):
        raise InstallRefused("Shopify did not authorise the app. Authorise again.", code="install_denied")
    return given["code"]


def _is_signed(given: Mapping[str, str], secret: str) -> bool:
    """Whether `hmac` is that of all other parameters in alphabetical order."""
    message = "&".join(f"{name}={value}" for name, value in sorted(given.items()) if name != "hmac")
    expected = hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()
    return same(expected, given.get("hmac", ""))


def _token(answer: httpx.Response) -> str:
    if answer.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        raise InstallRefused(
            "Shopify does not exchange this code: it was used already or is over, or the app's secret is wrong. "
            "Authorise again.",
            code="install_code_refused",
        )
    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Temporary("Shopify has trouble of its own. Authorise again later.")
    try:
        token = answer.json()["access_token"] if answer.is_success else None
    except (ValueError, KeyError, TypeError):
        token = None
    if not isinstance(token, str) or not token:
        raise Permanent("What answers at this address is not Shopify. Check the shop's address.")
    return token


def _server(settings: Settings) -> str:
    if not SHOP.fullmatch(shop_of(settings)):
        raise InstallRefused("This is no address of a shop at Shopify.", code="install_other_shop", field="shop")
    return settings.get("address", "").rstrip("/") or f"https://{shop_of(settings)}"


INSTALL = Install(
    "Authorise at Shopify",
    "Needs the client ID and the client secret of your app, and no token: Shopify asks you whether the app may in.",
    ("shop", "client_id", "client_secret"),
    begin,
    finish,
)
