"""Every named state of the demo stands in the stand-in too, and Shopify tells of it what it can tell."""

from datetime import timedelta

import pytest

from commerce.demo.people import ANA, CUSTOMERS
from commerce.demo.place import place
from commerce.demo.shop import DemoShop
from commerce.demo.states import STATES
from commerce.port import Order, ShopCustomer
from commerce.shopify.standin.loading import place_customer, place_order, place_product
from kit.db import Database
from tests.commerce.shopify_standin.asking import Json, Shopify, nodes

STORE = 3


@pytest.fixture
async def demo(database: Database, shopify: Shopify) -> DemoShop:
    """An empty demo shop that reads however old an order is, and its people and goods in the stand-in."""
    return DemoShop(database, shopify.clock, STORE, read_all_orders=True)


async def placed(demo: DemoShop, database: Database, shopify: Shopify, state: str) -> Order:
    async with database.begin() as session:
        name = await place(session, STORE, ANA, state, shopify.clock.now())
    return await demo.order(CUSTOMERS[0].id, name)


@pytest.mark.parametrize("state", sorted(STATES))
async def test_a_state_reads_back_as_it_was_loaded(
    demo: DemoShop, database: Database, shopify: Shopify, state: str
) -> None:
    wanted = await placed(demo, database, shopify, state)

    found = await shopify.order(place_order(shopify.store, wanted))

    assert found["name"] == wanted.name
    assert found["displayFinancialStatus"] == wanted.financial_status.name
    assert found["returnStatus"] == wanted.return_status.name
    assert float(found["currentTotalPriceSet"]["shopMoney"]["amount"]) == float(wanted.total.amount)
    assert (found["cancelledAt"] is None) == (wanted.cancelled_at is None)
    assert found["closed"] == (wanted.archived_at is not None)
    assert [quantities(line) for line in nodes(found["lineItems"])] == [
        (one.ordered, one.current, one.current if one.unfulfilled is None else one.unfulfilled, one.refundable)
        for one in wanted.lines
    ]
    assert [(one["status"], one["requestStatus"]) for one in nodes(found["fulfillmentOrders"])] == [
        (one.status.name, one.request_status.name) for one in wanted.fulfilment_orders
    ]
    assert [parcel["displayStatus"] for parcel in found["fulfillments"]] == [
        one.events[-1].status.name if one.events else "FULFILLED" for one in wanted.fulfilments
    ]
    assert [one["status"] for one in nodes(found["returns"])] == [one.state.name for one in wanted.returns]


def quantities(line: Json) -> tuple[int, int, int, int]:
    return (line["quantity"], line["currentQuantity"], line["unfulfilledQuantity"], line["refundableQuantity"])


async def test_an_order_that_is_being_cancelled_cannot_be_edited_until_the_job_is_done(
    demo: DemoShop, database: Database, shopify: Shopify
) -> None:
    name = place_order(shopify.store, await placed(demo, database, shopify, "cancelling"))

    assert (await shopify.order(name))["merchantEditableErrors"] == ["The order is being canceled."]
    shopify.world.finish_jobs()
    assert (await shopify.order(name))["cancelledAt"] is not None


async def test_holds_tell_whose_they_are(demo: DemoShop, database: Database, shopify: Shopify) -> None:
    for state, is_ours in (("held_by_us", True), ("held_fraud", False)):
        found = await shopify.order(place_order(shopify.store, await placed(demo, database, shopify, state)))
        holds = nodes(found["fulfillmentOrders"])[0]["fulfillmentHolds"]
        assert [hold["heldByRequestingApp"] for hold in holds] == [is_ours]


async def test_orders_of_more_than_sixty_days_are_not_there_without_the_scope(
    demo: DemoShop, database: Database, shopify: Shopify
) -> None:
    """S1-42: out of reach is told apart from what never was, by the number of orders."""
    wanted = [await placed(demo, database, shopify, state) for state in ("too_old", "open")]
    customer = place_customer(shopify.store, await known(demo))
    old, new = (place_order(shopify.store, one) for one in wanted)
    query = "query ($id: ID!) { customer(id: $id) { numberOfOrders orders(first: 5) { nodes { id } } } }"
    both = (await shopify.data(query, id=customer))["customer"]
    assert [one["id"] for one in nodes(both["orders"])] == [old, new]

    shopify.store.scopes -= {"read_all_orders"}

    assert await shopify.order(old) is None
    assert (await shopify.data(query, id=customer))["customer"] == {
        "numberOfOrders": "2",
        "orders": {"nodes": [{"id": new}]},
    }
    shopify.clock.move(timedelta(days=61))
    assert await shopify.order(new) is None


async def known(demo: DemoShop) -> ShopCustomer:
    found = await demo.customer(CUSTOMERS[0].id)
    assert found is not None
    return found


async def test_the_catalogue_reads_back_with_its_stock(demo: DemoShop, database: Database, shopify: Shopify) -> None:
    await placed(demo, database, shopify, "open")
    for product in await demo.products():
        place_product(shopify.store, product)

    query = """query ($after: String) { products(first: 20, after: $after) { nodes { title variants(first: 30) { nodes {
        title inventoryQuantity price } } } pageInfo { hasNextPage endCursor } } }"""
    found: list[Json] = []
    after = None
    while True:
        page = (await shopify.data(query, after=after))["products"]
        found += nodes(page)
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]

    told = {one["title"]: len(nodes(one["variants"])) for one in found}
    assert {one.title: len(one.variants) for one in await demo.products()}.items() <= told.items()
