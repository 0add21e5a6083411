"""Customers sign in by OpenID Connect with PKCE (shopify.dev, "Authenticate customers"; shopify.md section 7)."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import httpx
import jwt
import pytest

from commerce.shopify.standin.accounts import challenge_of
from tests.commerce.shopify_standin.asking import Json, Shopify

BACK = "https://till.example/hub/back"
VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-as-it-must"


@pytest.fixture
def asked(shopify: Shopify) -> dict[str, str]:
    shopify.store.app = replace(shopify.store.app, redirects=frozenset({BACK}))
    return {
        "client_id": shopify.store.app.key,
        "response_type": "code",
        "redirect_uri": BACK,
        "scope": "openid email customer-account-api:full",
        "state": "s1",
        "nonce": "n1",
        "code_challenge": challenge_of(VERIFIER),
        "code_challenge_method": "S256",
        "login_hint": "ANA@example.com",
    }


async def discovered(shopify: Shopify) -> Json:
    found: Json = (await shopify.client.get("/.well-known/openid-configuration")).json()
    return found


async def come_back(shopify: Shopify, asked: dict[str, str]) -> dict[str, str]:
    answer = await shopify.client.get((await discovered(shopify))["authorization_endpoint"], params=asked)
    assert answer.status_code == 302
    return dict(parse_qsl(urlsplit(answer.headers["location"]).query))


async def exchange(shopify: Shopify, code: str, **other: str) -> httpx.Response:
    form = {"grant_type": "authorization_code", "code": code, "client_id": shopify.store.app.key, "redirect_uri": BACK}
    endpoint = (await discovered(shopify))["token_endpoint"]
    fields = form | {"code_verifier": VERIFIER} | other
    return await shopify.client.post(endpoint, data=fields, headers={"Origin": "https://till.example"})


async def test_who_signs_in_is_told_by_a_signed_identity(shopify: Shopify, asked: dict[str, str]) -> None:
    back = await come_back(shopify, asked)

    token = (await exchange(shopify, back["code"])).json()["id_token"]

    keys = (await shopify.client.get((await discovered(shopify))["jwks_uri"])).json()["keys"]
    said = jwt.decode(
        token,
        jwt.PyJWK(keys[0]),
        ["RS256"],
        audience=shopify.store.app.key,
        issuer=(await discovered(shopify))["issuer"],
        options={"verify_exp": False, "verify_iat": False},
    )
    assert back["state"] == "s1"
    assert (said["email"], said["nonce"]) == ("ana@example.com", "n1")
    assert said["sub"] == shopify.store.known["Customer c1"].rpartition("/")[2]


async def test_the_verifier_must_fit_the_challenge_and_the_code_counts_once(
    shopify: Shopify, asked: dict[str, str]
) -> None:
    stolen, used, old = [(await come_back(shopify, asked))["code"] for _ in range(3)]

    assert (await exchange(shopify, stolen, code_verifier="guessed")).json()["error"] == "invalid_grant"
    assert (await exchange(shopify, stolen)).json()["error"] == "invalid_grant"
    assert (await exchange(shopify, used)).status_code == 200
    assert (await exchange(shopify, used)).json()["error"] == "invalid_grant"
    shopify.clock.move(timedelta(minutes=2))
    assert (await exchange(shopify, old)).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"scope": "email"}, "invalid_scope"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": ""}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"login_hint": "nobody@example.com"}, "access_denied"),
    ],
)
async def test_what_is_wrong_comes_back_as_an_error(
    shopify: Shopify, asked: dict[str, str], wrong: dict[str, str], error: str
) -> None:
    assert await come_back(shopify, asked | wrong) == {"error": error, "state": "s1"}


async def test_an_unknown_page_is_never_gone_back_to(shopify: Shopify, asked: dict[str, str]) -> None:
    endpoint = (await discovered(shopify))["authorization_endpoint"]

    answer = await shopify.client.get(endpoint, params=asked | {"redirect_uri": "https://evil.example/"})

    assert answer.status_code == 400


async def test_a_person_is_asked_for_the_address_and_may_decline(shopify: Shopify, asked: dict[str, str]) -> None:
    del asked["login_hint"]
    endpoint = (await discovered(shopify))["authorization_endpoint"]

    page = await shopify.client.get(endpoint, params=asked)
    again = await shopify.client.get(endpoint, params=asked | {"email": "nobody@example.com"})

    assert 'name="email"' in page.text
    assert f'href="{BACK}?error=access_denied&amp;state=s1"' in page.text
    assert again.status_code == 422
    assert "nobody@example.com is no customer" in again.text
    assert set(await come_back(shopify, asked | {"email": "ana@example.com"})) == {"code", "state"}
    assert (await come_back(shopify, asked | {"prompt": "none"}))["error"] == "login_required"


async def test_a_public_client_shows_its_origin_and_a_confidential_one_its_secret(
    shopify: Shopify, asked: dict[str, str]
) -> None:
    endpoint = (await discovered(shopify))["token_endpoint"]
    code = (await come_back(shopify, asked))["code"]
    form = {"grant_type": "authorization_code", "client_id": shopify.store.app.key, "redirect_uri": BACK, "code": code}

    elsewhere = await shopify.client.post(endpoint, data=form, headers={"Origin": "https://evil.example"})
    faceless = await shopify.client.post(endpoint, data=form, headers={"User-Agent": ""})
    shopify.store.app = replace(shopify.store.app, customer_secret="confidential")
    public = await exchange(shopify, code)

    assert (elsewhere.status_code, faceless.status_code, public.status_code) == (401, 403, 401)
