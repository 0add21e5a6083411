"""Holds by their ids, and their limits (shopify.md section 3)."""

from commerce.shopify.standin import merchant
from commerce.shopify.standin.loading import place_order
from tests.commerce.building import line, order
from tests.commerce.shopify_standin.asking import Json, Shopify, nodes

HOLD = """mutation ($id: ID!, $handle: String!) { fulfillmentOrderHold(id: $id,
    fulfillmentHold: {reason: OTHER, handle: $handle, reasonNotes: "editing"}) {
    fulfillmentHold { id handle heldByRequestingApp } fulfillmentOrder { status } userErrors { code message } } }"""
RELEASE = """mutation ($id: ID!, $holds: [ID!]) { fulfillmentOrderReleaseHold(id: $id, holdIds: $holds) {
    fulfillmentOrder { status fulfillmentHolds { id } } userErrors { code message } } }"""


async def placed(shopify: Shopify) -> tuple[str, str]:
    name = place_order(shopify.store, order(line()))
    return name, shopify.store.orders[name].groups[0].id


async def hold(shopify: Shopify, group: str, handle: str) -> Json:
    found: Json = (await shopify.data(HOLD, id=group, handle=handle))["fulfillmentOrderHold"]
    return found


async def test_only_the_holds_that_are_named_are_released(shopify: Shopify) -> None:
    name, group = await placed(shopify)
    merchant.hold(shopify.world, shopify.store, name)
    ours = await hold(shopify, group, "tillside-1")
    assert ours["fulfillmentHold"]["heldByRequestingApp"]

    await shopify.data(RELEASE, id=group, holds=[ours["fulfillmentHold"]["id"]])

    one = nodes((await shopify.order(name))["fulfillmentOrders"])[0]
    assert one["status"] == "ON_HOLD"
    assert [held["reason"] for held in one["fulfillmentHolds"]] == ["HIGH_RISK_OF_FRAUD"]


async def test_without_ids_everybodys_holds_are_released(shopify: Shopify) -> None:
    """The trap for which ids are always passed."""
    name, group = await placed(shopify)
    merchant.hold(shopify.world, shopify.store, name)
    await hold(shopify, group, "tillside-1")

    await shopify.data(RELEASE, id=group)

    one = nodes((await shopify.order(name))["fulfillmentOrders"])[0]
    assert (one["status"], one["fulfillmentHolds"]) == ("OPEN", [])


async def test_ten_holds_and_no_handle_twice(shopify: Shopify) -> None:
    _, group = await placed(shopify)
    for place in range(10):
        assert (await hold(shopify, group, f"h{place}"))["userErrors"] == []

    assert (await hold(shopify, group, "h10"))["userErrors"][0]["code"] == "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED"


async def test_the_same_handle_is_refused(shopify: Shopify) -> None:
    _, group = await placed(shopify)
    await hold(shopify, group, "h1")

    assert (await hold(shopify, group, "h1"))["userErrors"][0]["code"] == "DUPLICATE_FULFILLMENT_HOLD_HANDLE"
    assert "64" in (await hold(shopify, group, "h" * 65))["userErrors"][0]["message"]


async def test_what_has_left_is_not_held(shopify: Shopify) -> None:
    name, group = await placed(shopify)
    merchant.ship(shopify.world, shopify.store, name)

    assert (await hold(shopify, group, "h1"))["userErrors"]
    assert (await hold(shopify, "gid://shopify/FulfillmentOrder/9", "h"))["userErrors"][0]["code"] == (
        "FULFILLMENT_ORDER_NOT_FOUND"
    )
