"""The client of Shopify's customer accounts: a confidential one, and shops that do not say plainly where to sign in."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from fastapi.responses import RedirectResponse, Response

from commerce.accounts import Attempt
from commerce.port import ShopCustomer
from commerce.shopify import VENDOR
from commerce.shopify.accounts import Client, ShopifyAccounts, open_accounts
from commerce.shopify.standin import World
from commerce.shopify.standin import app as standin
from commerce.shopify.standin.loading import place_customer
from kit.clock import ManualClock
from kit.errors import AdapterError, Permanent, Temporary, Unauthorised

SHOP, SERVER = "harbour.myshopify.com", "http://shopify.test"
BACK = "https://till.example/hub/harbour/account/back"
ATTEMPT = Attempt(BACK, "en", "the-state", "the-nonce", "v" * 64)
PLACES = {
    "issuer": "https://shopify.com/authentication/7",
    "authorization_endpoint": "https://shopify.com/authentication/7/oauth/authorize",
    "token_endpoint": "https://shopify.com/authentication/7/oauth/token",
    "jwks_uri": "https://shopify.com/authentication/7/.well-known/jwks.json",
}


@pytest.mark.parametrize("secret", ["confidential", "", "guessed"])
async def test_a_confidential_client_shows_its_secret(clock: ManualClock, secret: str) -> None:
    world = World(clock)
    store = world.add_store(SHOP, "shpat_harbour")
    known = place_customer(store, ShopCustomer("c1", "ana@example.com", "Ana"))
    store.app = replace(store.app, redirects=frozenset({BACK}), customer_secret="confidential")
    transport = httpx.ASGITransport(standin(world))
    accounts = ShopifyAccounts(Client(SHOP, store.app.key, secret, SERVER), clock, transport)
    there = await accounts.begin(ATTEMPT)
    async with httpx.AsyncClient(transport=transport) as browser:
        back = await browser.get(f"{there}&login_hint=ana@example.com")
    code = parse_qs(urlsplit(back.headers["location"]).query)["code"][0]

    if secret == "confidential":
        proved = await accounts.finish(ATTEMPT, code)
        assert (proved.id, proved.email) == (known, "ana@example.com")
        return
    with pytest.raises(Unauthorised, match="refuses the client"):
        await accounts.finish(ATTEMPT, code)


async def begun(clock: ManualClock, said: Any, *, leads_to: str = "") -> str:  # noqa: ANN401 - whatever a shop says
    """Begin at a shop whose discovery says this, or leads on to an address that does."""
    shop = FastAPI()

    @shop.get("/.well-known/openid-configuration")
    async def discover() -> Response:
        return RedirectResponse(leads_to) if leads_to else Response(said if isinstance(said, str) else "", 200)

    @shop.get("/moved")
    async def moved() -> Any:  # noqa: ANN401
        return said

    return await ShopifyAccounts(Client(SHOP, "id"), clock, httpx.ASGITransport(shop)).begin(ATTEMPT)


async def test_a_shop_may_lead_on_to_its_own_domain(clock: ManualClock) -> None:
    there = await begun(clock, PLACES, leads_to="https://harbour.example/moved")

    assert there.startswith(PLACES["authorization_endpoint"] + "?client_id=id&")


@pytest.mark.parametrize(
    ("said", "leads_to", "error"),
    [
        ("<html>Enter the password</html>", "", Temporary),
        ("[]", "", Temporary),
        ("{}", "", Permanent),
        (PLACES, "http://harbour.example/moved", Permanent),
        (PLACES | {"token_endpoint": "http://shopify.com/token"}, "https://harbour.example/moved", Permanent),
        (PLACES | {"jwks_uri": "https://me@/keys"}, "https://harbour.example/moved", Permanent),
        (PLACES | {"issuer": None}, "https://harbour.example/moved", Permanent),
        (PLACES, f"https://{SHOP}/.well-known/openid-configuration", Temporary),
    ],
)
async def test_a_shop_that_does_not_say_plainly_where_to_sign_in_is_not_believed(
    clock: ManualClock, said: object, leads_to: str, error: type[AdapterError]
) -> None:
    with pytest.raises(error):
        await begun(clock, said, leads_to=leads_to)


async def test_where_nobody_answers_it_may_be_tried_again(clock: ManualClock) -> None:
    with pytest.raises(Temporary, match="do not answer now"):
        await ShopifyAccounts(Client(SHOP, "id", server="http://127.0.0.1:9"), clock).begin(ATTEMPT)
    with pytest.raises(Unauthorised, match=r"name\.myshopify\.com"):
        await ShopifyAccounts(Client("harbour.example", "id"), clock).begin(ATTEMPT)


def test_it_is_offered_where_a_client_is_named_alone(clock: ManualClock) -> None:
    assert VENDOR.accounts is open_accounts
    assert open_accounts(clock, {"shop": SHOP, "customer_client_id": " "}) is None
    assert open_accounts(clock, {"shop": SHOP, "customer_client_id": "id"}) is not None
