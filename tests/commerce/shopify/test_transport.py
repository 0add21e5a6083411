"""One request to Shopify: every way in which it fails is one of our errors, with a sentence of ours."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from commerce.shopify.refusals import MissingScope
from commerce.shopify.versions import PINNED
from kit.errors import AdapterError, Permanent, Temporary, Unauthorised
from tests.commerce.shopify.conftest import SHOP, Server

Answering = Callable[..., Server]
QUERY, OPERATION = "query Connection { shop { name } }", "Connection"
GOOD: dict[str, Any] = {"data": {"shop": {"name": "Harbour"}}}


def said(*errors: dict[str, Any], **besides: Any) -> httpx.Response:  # noqa: ANN401 - JSON
    return httpx.Response(200, json={"errors": list(errors), **besides})


def coded(code: str, **besides: str) -> dict[str, Any]:
    return {"message": "Vendor's own words", "extensions": {"code": code, **besides}}


def throttled(available: int = 0, cost: int = 100, rate: int = 100) -> httpx.Response:
    status = {"maximumAvailable": 2000, "currentlyAvailable": available, "restoreRate": rate}
    return said(coded("THROTTLED"), extensions={"cost": {"requestedQueryCost": cost, "throttleStatus": status}})


async def test_a_request_goes_to_the_pinned_version_with_the_token_in_its_header(answering: Answering) -> None:
    server = answering(httpx.Response(200, json=GOOD))

    assert await server.transport().ask(QUERY, OPERATION, {"id": "1"}) == GOOD["data"]

    (request,) = server.asked
    assert str(request.url) == f"https://{SHOP}/admin/api/{PINNED}/graphql.json"
    assert request.headers["X-Shopify-Access-Token"] == "shpat_secret"
    assert "X-Shopify-Shop-Domain" not in request.headers
    assert json.loads(request.content) == {"query": QUERY, "operationName": OPERATION, "variables": {"id": "1"}}


TROUBLES: list[tuple[httpx.Response | Exception, type[AdapterError], str]] = [
    (httpx.ConnectTimeout("slow"), Temporary, "vendor_temporary"),
    (httpx.ReadTimeout("slow"), Temporary, "vendor_temporary"),
    (httpx.ConnectError("gone"), Temporary, "vendor_temporary"),
    (httpx.RemoteProtocolError("cut"), Temporary, "vendor_temporary"),
    (httpx.Response(500), Temporary, "vendor_temporary"),
    (httpx.Response(502, text="<html>Bad gateway</html>"), Temporary, "vendor_temporary"),
    (httpx.Response(503), Temporary, "vendor_temporary"),
    (httpx.Response(430), Temporary, "vendor_temporary"),
    (httpx.Response(200, text='{"data": {"shop": {"na'), Temporary, "vendor_temporary"),
    (httpx.Response(200, text="[]"), Temporary, "vendor_temporary"),
    (httpx.Response(200, json={"data": None}), Temporary, "vendor_temporary"),
    (said(coded("INTERNAL_SERVER_ERROR")), Temporary, "vendor_temporary"),
    (httpx.Response(401, json={"errors": "[API] Invalid API key"}), Unauthorised, "shopify_token_refused"),
    (httpx.Response(402), Unauthorised, "shopify_store_frozen"),
    (httpx.Response(403), Unauthorised, "shopify_forbidden"),
    (httpx.Response(404), Unauthorised, "shopify_address_wrong"),
    (httpx.Response(301, headers={"Location": "https://elsewhere.example"}), Unauthorised, "shopify_address_wrong"),
    (httpx.Response(423), Unauthorised, "shopify_store_locked"),
    (said(coded("SHOP_INACTIVE")), Unauthorised, "shopify_store_inactive"),
    (httpx.Response(400, text="?"), Permanent, "vendor_refused"),
    (httpx.Response(406), Permanent, "vendor_refused"),
    (said(coded("MAX_COST_EXCEEDED")), Permanent, "vendor_refused"),
    (said({"message": "Field 'x' doesn't exist"}), Permanent, "vendor_refused"),
    (httpx.Response(200, json={"errors": "a string"}), Permanent, "vendor_refused"),
]


@pytest.mark.parametrize(("answer", "kind", "code"), TROUBLES)
async def test_every_failure_is_one_of_ours_and_says_nothing_of_the_vendors(
    answering: Answering, answer: httpx.Response | Exception, kind: type[AdapterError], code: str
) -> None:
    """S1-14."""
    server = answering(answer)

    with pytest.raises(AdapterError) as refusal:
        await server.transport().ask(QUERY, OPERATION, {})

    assert type(refusal.value) is kind
    assert refusal.value.code == code
    assert refusal.value.detail.endswith(".")
    assert "Vendor's own words" not in refusal.value.detail
    assert "shpat_secret" not in refusal.value.detail
    assert len(server.asked) == 1


async def test_an_answer_that_is_half_an_error_is_not_used_at_all(answering: Answering) -> None:
    half = said(coded("INTERNAL_SERVER_ERROR"), data={"shop": {"name": "Harbour"}})

    with pytest.raises(Temporary):
        await answering(half).transport().ask(QUERY, OPERATION, {})


async def test_a_missing_scope_is_named(answering: Answering) -> None:
    """S1-37: what is missing is said, so that it can be mended."""
    access = "`read_returns` access scope or `read_marketplace_returns` access scope."

    with pytest.raises(MissingScope) as refusal:
        await answering(said(coded("ACCESS_DENIED", requiredAccess=access))).transport().ask(QUERY, OPERATION, {})

    assert refusal.value.scopes == ("read_returns", "read_marketplace_returns")
    assert "read_returns or read_marketplace_returns" in refusal.value.detail


async def test_protected_data_that_shopify_has_not_allowed_is_told_apart_from_a_scope(answering: Answering) -> None:
    refused = {"message": "This app is not approved to use the email field.", "extensions": {"code": "ACCESS_DENIED"}}

    with pytest.raises(Unauthorised) as refusal:
        await answering(said(refused)).transport().ask(QUERY, OPERATION, {})

    assert refusal.value.code == "shopify_protected_data"
    assert "protected customer data" in refusal.value.detail


async def test_throttling_is_waited_out(answering: Answering) -> None:
    server = answering(throttled(cost=150), throttled(available=100, cost=150), httpx.Response(200, json=GOOD))

    assert await server.transport().ask(QUERY, OPERATION, {}) == GOOD["data"]

    assert server.waited == [1.0, 0.5]


async def test_a_429_is_waited_out_as_long_as_it_says(answering: Answering) -> None:
    server = answering(httpx.Response(429, headers={"Retry-After": "2.0"}), httpx.Response(200, json=GOOD))

    assert await server.transport().ask(QUERY, OPERATION, {}) == GOOD["data"]

    assert server.waited == [2.0]


@pytest.mark.parametrize("busy", [throttled(cost=900), httpx.Response(429, headers={"Retry-After": "nonsense"})])
async def test_the_patience_has_an_end_and_says_when_to_come_back(answering: Answering, busy: httpx.Response) -> None:
    server = answering(busy)

    with pytest.raises(Temporary) as refusal:
        await server.transport(patience=3.0).ask(QUERY, OPERATION, {})

    assert sum(server.waited) <= 3.0
    assert refusal.value.retry_after >= 1.0
    assert type(refusal.value) is Temporary


async def test_a_query_that_the_bucket_cannot_hold_yet_is_not_sent_before_it_can(answering: Answering) -> None:
    status = {"maximumAvailable": 2000, "currentlyAvailable": 100, "restoreRate": 100}
    cost = {"requestedQueryCost": 250, "actualQueryCost": 20, "throttleStatus": status}
    server = answering(httpx.Response(200, json={**GOOD, "extensions": {"cost": cost}}))
    transport = server.transport()

    await transport.ask(QUERY, OPERATION, {})
    await transport.ask(QUERY, OPERATION, {})

    assert server.waited == [1.5]


@pytest.mark.parametrize(
    ("shop", "token"),
    [("", "t"), ("example.com", "t"), ("a.myshopify.com.example.com", "t"), (SHOP, ""), (SHOP, " "), (SHOP, "t\u00e9")],
)
async def test_a_store_that_is_not_connected_rightly_is_never_asked(
    answering: Answering, shop: str, token: str
) -> None:
    """The token goes to no address but one of Shopify's."""
    server = answering(httpx.Response(200, json=GOOD))

    with pytest.raises(Unauthorised) as refusal:
        await server.transport(shop=shop, token=token).ask(QUERY, OPERATION, {})

    assert refusal.value.code == "shopify_not_configured"
    assert server.asked == []


def test_the_token_is_in_no_picture_of_the_door(answering: Answering) -> None:
    assert "shpat_secret" not in repr(answering().transport().door)
