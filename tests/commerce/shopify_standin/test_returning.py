"""What can be sent back, and asking for it (shopify.md section 6)."""

import pytest

from commerce.shopify.standin import merchant
from commerce.shopify.standin.loading import place_order
from tests.commerce.building import line, order
from tests.commerce.shopify_standin.asking import Json, Shopify, nodes

FREE = """query ($id: ID!) { returnableFulfillments(orderId: $id, first: 5) { nodes { fulfillment { id }
    returnableFulfillmentLineItems(first: 10) { nodes { quantity fulfillmentLineItem { id lineItem { id } } } } } } }"""
ASK = """mutation ($input: ReturnRequestInput!) { returnRequest(input: $input) {
    return { id status returnLineItems(first: 5) { nodes { quantity customerNote } } }
    userErrors { code field message } } }"""
APPROVE = """mutation ($id: ID!) { returnApproveRequest(input: {id: $id}) { return { status }
    userErrors { code } } }"""


async def free(shopify: Shopify, order_id: str) -> dict[str, int]:
    found = (await shopify.data(FREE, id=order_id))["returnableFulfillments"]
    return {
        item["fulfillmentLineItem"]["id"]: item["quantity"]
        for one in nodes(found)
        for item in nodes(one["returnableFulfillmentLineItems"])
    }


async def ask(shopify: Shopify, order_id: str, units: int = 1, **more: object) -> Json:
    wished: dict[str, object] = {
        "fulfillmentLineItemId": next(iter(await free(shopify, order_id)), "gid://shopify/FulfillmentLineItem/1")
    }
    wished |= {"quantity": units, "returnReason": "UNWANTED"} | more
    given = {"orderId": order_id, "returnLineItems": [wished]}
    found: Json = (await shopify.data(ASK, input=given))["returnRequest"]
    return found


async def sent(shopify: Shopify, units: int = 2) -> str:
    name = place_order(shopify.store, order(line(current=3)))
    merchant.ship(shopify.world, shopify.store, name, {shopify.store.orders[name].lines[0].id: units})
    return name


async def test_only_what_was_sent_can_come_back_and_each_unit_once(shopify: Shopify) -> None:
    """S1-19."""
    name = await sent(shopify)
    assert list((await free(shopify, name)).values()) == [2]

    asked = await ask(shopify, name, 1, customerNote="Too wide")

    assert asked["userErrors"] == []
    assert asked["return"]["status"] == "REQUESTED"
    assert list((await free(shopify, name)).values()) == [1]
    found = await shopify.order(name)
    assert found["returnStatus"] == "RETURN_REQUESTED"
    assert (await ask(shopify, name, 2))["userErrors"][0]["code"] == "INVALID"


async def test_an_approved_return_is_open(shopify: Shopify) -> None:
    name = await sent(shopify)
    asked = await ask(shopify, name)

    first = (await shopify.data(APPROVE, id=asked["return"]["id"]))["returnApproveRequest"]
    again = (await shopify.data(APPROVE, id=asked["return"]["id"]))["returnApproveRequest"]

    assert first["return"]["status"] == "OPEN"
    assert again["userErrors"][0]["code"] == "INVALID_STATE"
    assert (await shopify.order(name))["returnStatus"] == "IN_PROGRESS"


async def test_nothing_that_is_still_here_can_come_back(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))

    assert await free(shopify, name) == {}
    assert (await ask(shopify, name))["userErrors"][0]["code"] == "NOT_FOUND"


@pytest.mark.parametrize(
    ("more", "code"),
    [({"customerNote": "x" * 301}, "TOO_LONG"), ({"returnReason": None}, "BLANK"), ({"quantity": 0}, "GREATER_THAN")],
)
async def test_what_is_wrong_with_a_request_is_said(shopify: Shopify, more: Json, code: str) -> None:
    name = await sent(shopify)

    assert (await ask(shopify, name, **more))["userErrors"][0]["code"] == code
    assert (await shopify.order(name))["returnStatus"] == "NO_RETURN"
