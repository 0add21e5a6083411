"""Editing orders as Shopify does it (shopify.md section 4): nothing changes before the commit, then all of it does."""

from datetime import UTC, datetime, timedelta

import pytest

from commerce.fulfilment import RequestStatus
from commerce.shopify.standin import merchant
from commerce.shopify.standin.loading import place_order
from tests.commerce.building import NOW, group, line, order
from tests.commerce.shopify_standin.asking import Json, Shopify, nodes

BEGIN = """mutation ($id: ID!) { orderEditBegin(id: $id) { orderEditSession { id } calculatedOrder { id
    lineItems(first: 10) { nodes { id title quantity editableQuantity } } } userErrors { field message } } }"""
SET = """mutation ($id: ID!, $line: ID!, $quantity: Int!) {
    orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $quantity, restock: true) {
    calculatedLineItem { quantity editableQuantity editableQuantityBeforeChanges restocking }
    calculatedOrder { totalPriceSet { shopMoney { amount } } } userErrors { field message } } }"""
ADD = """mutation ($id: ID!, $variant: ID!, $quantity: Int!) {
    orderEditAddVariant(id: $id, variantId: $variant, quantity: $quantity) {
    calculatedLineItem { id } userErrors { field message } } }"""
COMMIT = """mutation ($id: ID!) { orderEditCommit(id: $id, notifyCustomer: false, staffNote: "by the customer") {
    order { id } userErrors { message } } }"""


def known(shopify: Shopify, kind: str, name: str) -> str:
    return shopify.store.known[f"{kind} {name}"]


async def begin(shopify: Shopify, order_id: str) -> Json:
    found = (await shopify.data(BEGIN, id=order_id))["orderEditBegin"]
    assert found["userErrors"] == []
    calculated: Json = found["calculatedOrder"]
    return calculated


async def refusal(shopify: Shopify, query: str, name: str, /, **variables: object) -> str:
    errors = (await shopify.data(query, **variables))[name]["userErrors"]
    assert errors
    sentence: str = errors[0]["message"]
    return sentence


def left(found: Json) -> dict[str, int]:
    """Units still to be sent, by line, over all fulfilment orders."""
    units: dict[str, int] = {}
    for one in nodes(found["fulfillmentOrders"]):
        for item in nodes(one["lineItems"]):
            units[item["lineItem"]["id"]] = units.get(item["lineItem"]["id"], 0) + item["remainingQuantity"]
    return units


async def test_another_size_is_the_old_line_at_nothing_and_a_new_line(shopify: Shopify) -> None:
    """S1-10: there is no swap in Shopify; the old line stays with nothing on it, and the hold stays too."""
    name = place_order(shopify.store, order(line(current=2)))
    session = await begin(shopify, name)
    await shopify.data(SET, id=session["id"], line=nodes(session["lineItems"])[0]["id"], quantity=0)
    large = known(shopify, "ProductVariant", "tee-xl")
    await shopify.data(ADD, id=session["id"], variant=large, quantity=2)
    assert [one["currentQuantity"] for one in nodes((await shopify.order(name))["lineItems"])] == [2]

    await shopify.data(COMMIT, id=session["id"])

    found = await shopify.order(name)
    old, added = nodes(found["lineItems"])
    assert (old["quantity"], old["currentQuantity"], old["unfulfilledQuantity"]) == (2, 0, 0)
    assert (added["variant"]["id"], added["currentQuantity"], added["unfulfilledQuantity"]) == (large, 2, 2)
    assert left(found) == {added["id"]: 2}
    assert [one["status"] for one in nodes(found["fulfillmentOrders"])] == ["OPEN"]
    assert found["edited"]
    assert found["currentTotalPriceSet"]["shopMoney"]["amount"] == "59.0"
    assert found["displayFinancialStatus"] == "PARTIALLY_PAID"
    assert found["totalOutstandingSet"]["shopMoney"]["amount"] == "9.0"
    stock = {one.id: one.stock for product in shopify.store.products.values() for one in product.variants}
    assert (stock[large], stock[known(shopify, "ProductVariant", "tee-m")]) == (3, 7)


async def test_fewer_units_leave_money_to_give_back_and_give_none_back(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line(current=3)))
    session = await begin(shopify, name)

    found = await shopify.data(SET, id=session["id"], line=nodes(session["lineItems"])[0]["id"], quantity=1)
    assert found["orderEditSetQuantity"]["calculatedOrder"]["totalPriceSet"]["shopMoney"]["amount"] == "25.0"
    await shopify.data(COMMIT, id=session["id"])

    after = await shopify.order(name)
    assert left(after) == {nodes(after["lineItems"])[0]["id"]: 1}
    assert after["totalOutstandingSet"]["shopMoney"]["amount"] == "-50.0"
    assert after["displayFinancialStatus"] == "PAID"


async def part_sent(shopify: Shopify) -> tuple[str, Json]:
    """An order of three of one line, of which one has left, and its open session."""
    name = place_order(shopify.store, order(line(current=3)))
    merchant.ship(shopify.world, shopify.store, name, {shopify.store.orders[name].lines[0].id: 1})
    return name, await begin(shopify, name)


async def test_units_that_have_left_are_never_touched(shopify: Shopify) -> None:
    """S1-65: the quantity counts all units of a line, and cannot fall below those that were sent."""
    name, session = await part_sent(shopify)
    shown = nodes(session["lineItems"])[0]
    assert (shown["quantity"], shown["editableQuantity"]) == (3, 2)

    sentence = await refusal(shopify, SET, "orderEditSetQuantity", id=session["id"], line=shown["id"], quantity=0)
    assert "fulfilled" in sentence
    staged = await shopify.data(SET, id=session["id"], line=shown["id"], quantity=2)
    assert staged["orderEditSetQuantity"]["calculatedLineItem"]["editableQuantity"] == 1
    await shopify.data(COMMIT, id=session["id"])

    found = nodes((await shopify.order(name))["lineItems"])[0]
    assert (found["currentQuantity"], found["unfulfilledQuantity"]) == (2, 1)


async def test_the_other_reading_of_quantity_counts_only_what_can_be_edited(shopify: Shopify) -> None:
    _, session = await part_sent(shopify)
    shopify.world.knobs.counts_editable = True

    staged = await shopify.data(SET, id=session["id"], line=nodes(session["lineItems"])[0]["id"], quantity=0)

    assert staged["orderEditSetQuantity"]["calculatedLineItem"]["quantity"] == 1


async def test_a_session_is_over_once_it_is_committed(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))
    session = await begin(shopify, name)
    assert "no changes" in await refusal(shopify, COMMIT, "orderEditCommit", id=session["id"])
    await shopify.data(SET, id=session["id"], line=nodes(session["lineItems"])[0]["id"], quantity=1)
    await shopify.data(COMMIT, id=session["id"])

    assert "does not exist" in await refusal(shopify, COMMIT, "orderEditCommit", id=session["id"])
    assert nodes((await shopify.order(name))["lineItems"])[0]["currentQuantity"] == 1


async def test_what_was_sent_meanwhile_is_not_taken_off(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))
    session = await begin(shopify, name)
    await shopify.data(SET, id=session["id"], line=nodes(session["lineItems"])[0]["id"], quantity=0)

    merchant.ship(shopify.world, shopify.store, name)

    assert "changed since" in await refusal(shopify, COMMIT, "orderEditCommit", id=session["id"])
    assert nodes((await shopify.order(name))["lineItems"])[0]["currentQuantity"] == 2


async def test_a_variant_that_is_on_the_order_is_not_added_twice(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))
    session = await begin(shopify, name)
    for variant, quantity, word in (("tee-m", 1, "already"), ("tee-l", 0, "greater than 0")):
        given = {"id": session["id"], "variant": known(shopify, "ProductVariant", variant), "quantity": quantity}
        assert word in await refusal(shopify, ADD, "orderEditAddVariant", **given)
    gone = "gid://shopify/ProductVariant/999999"
    assert "does not exist" in await refusal(
        shopify, ADD, "orderEditAddVariant", id=session["id"], variant=gone, quantity=1
    )


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"cancelled_at": NOW, "merchant_editable": False}, "canceled"),
        ({"archived_at": NOW}, "archived"),
        ({"merchant_editable": False, "editable_errors": ("The order was imported.",)}, "imported"),
        ({"cancel_pending": True}, "being canceled"),
        ({"placed_at": datetime(2018, 12, 31, tzinfo=UTC)}, "2019"),
    ],
)
async def test_what_cannot_be_edited_is_not_begun(shopify: Shopify, facts: Json, word: str) -> None:
    name = place_order(shopify.store, order(line(), **facts))

    assert word in await refusal(shopify, BEGIN, "orderEditBegin", id=name)


async def test_units_are_taken_from_what_nobody_has_begun_first(shopify: Shopify) -> None:
    asked = group(("l1", 2), id="f1", request_status=RequestStatus.SUBMITTED)
    free = group(("l1", 2), id="f2")
    name = place_order(shopify.store, order(line(current=4), groups=(asked, free)))
    session = await begin(shopify, name)
    await shopify.data(SET, id=session["id"], line=nodes(session["lineItems"])[0]["id"], quantity=2)

    await shopify.data(COMMIT, id=session["id"])

    groups = nodes((await shopify.order(name))["fulfillmentOrders"])
    assert [(one["status"], one["requestStatus"]) for one in groups] == [
        ("OPEN", "SUBMITTED"),
        ("CLOSED", "UNSUBMITTED"),
    ]


async def test_the_address_is_overwritten_by_orderupdate_and_told_with_whole_seconds(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))
    before = await shopify.order(name)
    shopify.clock.move(timedelta(seconds=1, milliseconds=400))
    query = """mutation ($input: OrderInput!) {
        orderUpdate(input: $input) { order { id } userErrors { field message } } }"""
    address = {
        "firstName": "Ana",
        "lastName": "Prata",
        "address1": "Rua B 2",
        "city": "Lisboa",
        "zip": "1000",
        "countryCode": "PT",
    }

    assert (await shopify.data(query, input={"id": name, "shippingAddress": address}))["orderUpdate"][
        "userErrors"
    ] == []
    blank = address | {"address1": " "}
    refused = (await shopify.data(query, input={"id": name, "shippingAddress": blank}))["orderUpdate"]["userErrors"]

    found = await shopify.order(name)
    assert found["shippingAddress"]["address1"] == "Rua B 2"
    assert found["shippingAddress"]["name"] == "Ana Prata"
    assert found["updatedAt"] > before["updatedAt"]
    assert len(found["updatedAt"]) == len("2026-11-18T10:00:01Z")
    assert refused[0]["field"] == ["shippingAddress", "address1"]
