"""Who may ask at all, of which shop, in which version (shopify.dev, "status and error codes", "API versioning")."""

import pytest

from tests.commerce.shopify_standin.asking import PATH, TOKEN, Shopify

NAME = "{ shop { name } }"


async def test_a_wrong_token_is_refused_as_shopify_says_it(shopify: Shopify) -> None:
    answer = await shopify.post(NAME, token="shpat_guessed")

    assert answer.status_code == 401
    assert answer.json() == {"errors": "[API] Invalid API key or access token (unrecognized login or wrong password)"}


async def test_a_request_without_a_token_is_refused(shopify: Shopify) -> None:
    assert (await shopify.client.post(PATH, json={"query": NAME})).status_code == 401


async def test_a_wrong_shop_address_is_not_found(shopify: Shopify) -> None:
    headers = {"X-Shopify-Shop-Domain": "other.myshopify.com", "X-Shopify-Access-Token": TOKEN}

    assert (await shopify.client.post(PATH, json={"query": NAME}, headers=headers)).status_code == 404


async def test_two_shops_of_one_server_are_told_apart_by_the_header(shopify: Shopify) -> None:
    shopify.world.add_store("pier.myshopify.com", "shpat_pier").name = "Pier"
    headers = {"X-Shopify-Shop-Domain": "pier.myshopify.com", "X-Shopify-Access-Token": "shpat_pier"}

    answer = await shopify.client.post(PATH, json={"query": NAME}, headers=headers)

    assert answer.json()["data"]["shop"]["name"] == "Pier"
    assert (await shopify.post(NAME, token="shpat_pier")).status_code == 401


async def test_a_version_that_is_no_longer_served_is_answered_by_the_oldest_and_says_so(shopify: Shopify) -> None:
    shopify.world.served = ("2026-10",)

    answer = await shopify.post(NAME)

    assert answer.status_code == 200
    assert answer.headers["X-Shopify-API-Version"] == "2026-10"


@pytest.mark.parametrize("version", ["2026-02", "latest", "26-07"])
async def test_what_is_no_version_is_not_found(shopify: Shopify, version: str) -> None:
    assert (await shopify.post(NAME, path=f"/admin/api/{version}/graphql.json")).status_code == 404


async def test_a_frozen_shop_is_unavailable(shopify: Shopify) -> None:
    shopify.store.is_frozen = True

    assert (await shopify.post(NAME)).status_code == 402


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"null", b'{"query": 1}', b'{"query": "{ shop { name } }", "variables": []}']
)
async def test_what_is_no_request_is_refused(shopify: Shopify, body: bytes) -> None:
    headers = {"X-Shopify-Access-Token": TOKEN, "Content-Type": "application/json"}
    answer = await shopify.client.post(PATH, content=body, headers=headers)

    assert answer.status_code == (200 if body.endswith(b"[]}") else 400)


async def test_what_the_schema_lacks_is_refused_by_the_schema(shopify: Shopify) -> None:
    answer = await shopify.answer("mutation { orderSwapVariant(id: 1) { order { id } } }")

    assert "Cannot query field 'orderSwapVariant' on type 'Mutation'" in answer["errors"][0]["message"]
    assert "data" not in answer


async def test_what_the_stand_in_does_not_model_is_said_and_not_made_up(shopify: Shopify) -> None:
    answer = await shopify.answer("{ shop { alerts { description } } }")

    assert answer["errors"][0]["message"] == "The stand-in does not model Shop.alerts."


@pytest.mark.parametrize("name", ["nope", "gid://shopify/Order/", "gid://other/Order/1", "1001"])
async def test_a_name_that_is_none_of_shopifys_is_an_invalid_variable(shopify: Shopify, name: str) -> None:
    answer = await shopify.answer("query ($id: ID!) { order(id: $id) { id } }", id=name)

    assert answer["errors"][0]["extensions"]["code"] == "INVALID_VARIABLE"
    assert name in answer["errors"][0]["extensions"]["problems"][0]["explanation"]


async def test_a_missing_variable_is_refused(shopify: Shopify) -> None:
    assert "errors" in await shopify.answer("query ($id: ID!) { order(id: $id) { id } }")


async def test_a_list_of_more_than_250_things_is_refused(shopify: Shopify) -> None:
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"

    answer = await shopify.answer(query, ids=[f"gid://shopify/Order/{number}" for number in range(1, 252)])

    assert answer["errors"][0]["extensions"]["code"] == "MAX_INPUT_SIZE_EXCEEDED"
