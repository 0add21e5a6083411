"""What goes wrong on the way to Shopify, turned on by knobs."""

import json

import pytest

from commerce.shopify.standin import merchant
from commerce.shopify.standin.knobs import Fault, FaultKind
from commerce.shopify.standin.loading import place_order
from tests.commerce.building import line, order
from tests.commerce.shopify_standin.asking import Shopify, code_of, nodes

NAME = "{ shop { name } }"
UPDATE = 'mutation ($id: ID!) { orderUpdate(input: {id: $id, note: "x"}) { order { id } } }'


@pytest.mark.parametrize("status", [429, 500, 502, 503])
async def test_a_status_comes_once_and_then_all_is_well(shopify: Shopify, status: int) -> None:
    shopify.world.knobs.add(Fault(FaultKind.STATUS, status=status, retry_after=2))

    first, then = await shopify.post(NAME), await shopify.post(NAME)

    assert (first.status_code, first.headers["Retry-After"], then.status_code) == (status, "2", 200)


async def test_a_fault_waits_for_its_operation(shopify: Shopify) -> None:
    shopify.world.knobs.add(Fault(FaultKind.STATUS, operation="orderUpdate"))
    name = place_order(shopify.store, order(line()))

    assert (await shopify.post(NAME)).status_code == 200
    assert (await shopify.post(UPDATE, {"id": name})).status_code == 500


async def test_after_a_crash_what_was_asked_is_done(shopify: Shopify) -> None:
    shopify.world.knobs.add(Fault(FaultKind.CRASH, operation="orderUpdate"))
    name = place_order(shopify.store, order(line()))

    assert (await shopify.post(UPDATE, {"id": name})).status_code == 502
    assert (await shopify.order(name))["note"] == "x"


async def test_half_an_answer_is_no_json(shopify: Shopify) -> None:
    shopify.world.knobs.add(Fault(FaultKind.HALF))

    with pytest.raises(json.JSONDecodeError):
        (await shopify.post(NAME)).json()


@pytest.mark.parametrize(
    ("kind", "code"), [(FaultKind.THROTTLED, "THROTTLED"), (FaultKind.INTERNAL, "INTERNAL_SERVER_ERROR")]
)
async def test_shopifys_own_trouble_comes_with_http_200(shopify: Shopify, kind: FaultKind, code: str) -> None:
    shopify.world.knobs.add(Fault(kind, times=2))

    assert [code_of(await shopify.answer(NAME)) for _ in range(2)] == [code, code]
    assert "data" in await shopify.answer(NAME)


async def test_an_order_changes_between_reading_and_writing(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))
    gone = shopify.store.orders[name].lines[0].id
    moved = Fault(FaultKind.MOVED, "orderEditBegin", order=name, happens=lambda one: merchant.remove_line(one, gone))
    shopify.world.knobs.add(moved)
    query = """mutation ($id: ID!) { orderEditBegin(id: $id) { calculatedOrder {
        lineItems(first: 5) { nodes { quantity } } } } }"""

    found = await shopify.data(query, id=name)

    assert nodes(found["orderEditBegin"]["calculatedOrder"]["lineItems"]) == [{"quantity": 0}]


async def test_half_a_page_says_that_there_is_more(shopify: Shopify) -> None:
    shopify.world.knobs.page = 1

    found = (await shopify.data("{ products(first: 10) { nodes { title } pageInfo { hasNextPage } } }"))["products"]

    assert (len(found["nodes"]), found["pageInfo"]["hasNextPage"]) == (1, True)
