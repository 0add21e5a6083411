"""Installing the app: the signed call back and the code that counts once (shopify.dev, "Authorization code grant")."""

import hashlib
import hmac
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from tests.commerce.shopify_standin.asking import Shopify

BACK = "https://till.example/shopify/callback"


@pytest.fixture
def asked(shopify: Shopify) -> dict[str, str]:
    shopify.store.app = replace(shopify.store.app, redirects=frozenset({BACK}))
    return {
        "client_id": shopify.store.app.key,
        "scope": "write_orders,read_products",
        "redirect_uri": BACK,
        "state": "nonce-1",
    }


async def authorise(shopify: Shopify, asked: dict[str, str]) -> httpx.Response:
    return await shopify.client.get("/admin/oauth/authorize", params=asked)


async def exchange(shopify: Shopify, code: str, secret: str = "") -> httpx.Response:
    app = shopify.store.app
    body = {"client_id": app.key, "client_secret": secret or app.secret, "code": code}
    return await shopify.client.post("/admin/oauth/access_token", json=body)


async def test_the_call_back_is_signed_and_its_code_gives_a_token(shopify: Shopify, asked: dict[str, str]) -> None:
    answer = await authorise(shopify, asked)
    address = answer.headers["location"]
    given = dict(parse_qsl(urlsplit(address).query))

    message = "&".join(f"{name}={given[name]}" for name in sorted(given) if name != "hmac")
    right = hmac.new(shopify.store.app.secret.encode(), message.encode(), hashlib.sha256).hexdigest()
    assert (answer.status_code, address.partition("?")[0]) == (302, BACK)
    assert given["hmac"] == right
    assert (given["shop"], given["state"]) == (shopify.store.shop, "nonce-1")

    token = (await exchange(shopify, given["code"])).json()
    assert token["scope"] == "write_orders,read_products"
    assert (await shopify.post("{ shop { name } }", token=token["access_token"])).status_code == 200
    assert shopify.store.scopes == {"write_orders", "read_orders", "read_products"}
    assert (await exchange(shopify, given["code"])).json()["error"] == "invalid_request"


async def test_a_code_grows_old_and_needs_the_secret(shopify: Shopify, asked: dict[str, str]) -> None:
    codes = [
        dict(parse_qsl(urlsplit((await authorise(shopify, asked)).headers["location"]).query))["code"] for _ in range(2)
    ]

    assert (await exchange(shopify, codes[0], "guessed")).json()["error"] == "invalid_client"
    shopify.clock.move(timedelta(minutes=2))
    assert (await exchange(shopify, codes[1])).status_code == 400


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"client_id": "other"}, "application_cannot_be_found"),
        ({"redirect_uri": "https://evil.example/"}, "invalid_request"),
        ({"scope": "write orders"}, "invalid_scope"),
    ],
)
async def test_what_is_wrong_is_not_agreed_to(
    shopify: Shopify, asked: dict[str, str], wrong: dict[str, str], code: str
) -> None:
    assert (await authorise(shopify, asked | wrong)).json()["error"] == code
