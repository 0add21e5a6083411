"""Lists page by page, and searching them (shopify.dev, "Paginating results", "Search syntax")."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from commerce.port import ShopCustomer
from commerce.shopify.standin.loading import place_customer, place_order
from commerce.shopify.standin.paging import connect
from tests.commerce.building import NOW, line, order
from tests.commerce.shopify_standin.asking import Shopify, code_of, nodes

ITEMS = some.integers(0, 30).map(lambda size: [{"id": f"gid://shopify/Order/{place}"} for place in range(1, size + 1)])


@given(ITEMS, some.integers(1, 7), some.booleans())
def test_pages_together_are_the_whole_list_once(items: list[dict[str, str]], size: int, backwards: bool) -> None:  # noqa: FBT001
    size_name, cursor_name = ("last", "before") if backwards else ("first", "after")
    more, at = ("hasPreviousPage", "startCursor") if backwards else ("hasNextPage", "endCursor")
    found: list[dict[str, str]] = []
    page: dict[str, object] = {size_name: size}
    while True:
        shown = connect(items, page)
        found = shown["nodes"] + found if backwards else found + shown["nodes"]
        if not shown["pageInfo"][more]:
            break
        page[cursor_name] = shown["pageInfo"][at]
    assert found == items


@pytest.mark.parametrize(
    "page", ["", "(first: 251)", "(first: -1)", '(first: 1, after: "nonsense")', '(first: 1, after: "é")']
)
async def test_what_is_no_page_is_a_bad_request(shopify: Shopify, page: str) -> None:
    answer = await shopify.answer(f"{{ products{page} {{ nodes {{ id }} }} }}")

    assert code_of(answer) == "BAD_REQUEST"


async def found(shopify: Shopify, query: str, kind: str = "orders", field: str = "name") -> list[str]:
    text = f"query ($query: String!) {{ {kind}(first: 20, query: $query) {{ nodes {{ {field} }} }} }}"
    return [one[field] for one in nodes((await shopify.data(text, query=query))[kind])]


async def test_orders_are_found_by_name_customer_and_time(shopify: Shopify) -> None:
    for number, hours in ((1001, 30), (1002, 20), (1003, 1)):
        placed = order(line(), id=f"o{number}", name=f"#{number}", placed_at=NOW - timedelta(hours=hours))
        place_order(shopify.store, placed)
    customer = shopify.store.known["Customer c1"].rpartition("/")[2]

    assert await found(shopify, "name:#1002") == ["#1002"]
    assert await found(shopify, "name:1002") == ["#1002"]
    assert await found(shopify, f"customer_id:{customer} -name:#1001") == ["#1002", "#1003"]
    assert await found(shopify, "created_at:>'2026-11-17T12:00:00Z' AND created_at:<2026-11-18T08:00:00Z") == ["#1002"]
    assert await found(shopify, "customer_id:999999") == []


async def test_a_field_that_does_not_exist_is_passed_over_with_a_warning(shopify: Shopify) -> None:
    """Shopify's trap: a misspelt filter finds everything."""
    place_order(shopify.store, order(line()))

    answer = await shopify.answer('{ orders(first: 5, query: "custmer_id:1") { nodes { name } } }')

    assert len(nodes(answer["data"]["orders"])) == 1
    assert answer["extensions"]["search"][0]["warnings"][0]["field"] == "custmer_id"


async def test_a_number_belongs_to_one_customer_and_stands_in_the_others_address(shopify: Shopify) -> None:
    """D9a: a number that is shared proves neither."""
    place_customer(shopify.store, ShopCustomer("c3", "eve@example.com", "Eve Mar", "+351910000001"))

    assert await found(shopify, "phone:+351910000001", "customers", "displayName") == ["Ana Prata", "Eve Mar"]
    query = '{ customers(first: 5, query: "email:eve@example.com") { nodes { defaultPhoneNumber { phoneNumber } } } }'
    assert nodes((await shopify.data(query))["customers"]) == [{"defaultPhoneNumber": None}]


async def test_an_order_of_three_hundred_lines_comes_in_pages(shopify: Shopify) -> None:
    many = tuple(replace(line(f"l{place}", 1), id=f"l{place}") for place in range(300))
    name = place_order(shopify.store, order(*many))
    query = """query ($id: ID!, $after: String) { order(id: $id) { lineItems(first: 120, after: $after) {
        nodes { id } pageInfo { hasNextPage endCursor } } } }"""
    seen: list[str] = []
    after = None
    for size in (120, 120, 60):
        page = (await shopify.data(query, id=name, after=after))["order"]["lineItems"]
        assert len(nodes(page)) == size
        seen += [one["id"] for one in nodes(page)]
        after = page["pageInfo"]["endCursor"]
    assert not page["pageInfo"]["hasNextPage"]
    assert len(set(seen)) == 300
