"""Whose an order and a telephone number are, where BigCommerce's lists hold more than was asked for."""

from datetime import timedelta

import pytest

from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.standin.model import StoreModel
from commerce.bigcommerce.statuses import StatusId
from tests.commerce.bigcommerce.building import customer, order

NUMBER = "+447700900102"


async def test_checkouts_that_were_never_paid_hide_no_order(store: StoreModel, shop: BigCommerceShop) -> None:
    """S1-16: BigCommerce lists them among the orders, and a robot may have left many."""
    mine = order(store, at=store.now() - timedelta(days=1))
    for _ in range(60):
        order(store, status_id=StatusId.INCOMPLETE)

    assert [one.id for one in await shop.orders("1")] == [str(mine.id)]


async def test_the_orders_of_an_account_hide_none_that_was_placed_without_it(
    store: StoreModel, shop: BigCommerceShop
) -> None:
    billing = {"first_name": "Noa", "last_name": "Lind", "email": "noa@example.com"}
    customer(store, 9, email="noa.lind@example.com")
    theirs = order(store, customer_id=0, billing=billing, at=store.now() - timedelta(days=1))
    for _ in range(50):
        order(store, customer_id=9, billing=billing)

    found = await shop.customer_by_email("noa@example.com")

    assert found is not None
    assert found.id == "guest:noa@example.com"
    assert [one.id for one in await shop.orders(found.id)] == [str(theirs.id)]


async def test_an_order_list_that_is_short_is_asked_for_once(store: StoreModel, shop: BigCommerceShop) -> None:
    await shop.orders("1")
    left = store.window.left

    await shop.orders("1")

    assert left - store.window.left == 1


@pytest.mark.parametrize(("elsewhere", "ours"), [(2, 3), (3, 2)])
async def test_of_two_with_one_address_the_storefronts_own_is_meant(
    store: StoreModel, shop: BigCommerceShop, elsewhere: int, ours: int
) -> None:
    """A customer without a list of storefronts may come from one that lets in everybody, under the same address."""
    customer(store, elsewhere, email="lee@example.com")
    customer(store, ours, email="lee@example.com", channel_ids=[1])

    found = await shop.customer_by_email("lee@example.com")

    assert found is not None
    assert found.id == str(ours)


@pytest.mark.parametrize("written", ["07700 900102", "7700-900102", "(07700) 900 102"])
async def test_a_number_without_its_country_proves_nobody_and_makes_another_doubtful(
    store: StoreModel, shop: BigCommerceShop, written: str
) -> None:
    """D9a: it may be this one, of whatever country, so that the number is not one person's alone."""
    customer(store, 2, phone=written)
    assert await shop.customers_by_phone(NUMBER) == ()

    customer(store, 3, phone="+44 7700 900102")
    assert [one.id for one in await shop.customers_by_phone(NUMBER)] == ["3", "2"]


@pytest.mark.parametrize("written", ["", "900", "07700 900103", "+1 7700 900102", "ask my mother"])
async def test_another_number_is_in_nobodys_way(store: StoreModel, shop: BigCommerceShop, written: str) -> None:
    customer(store, 2, phone=written)
    customer(store, 3, phone="0044 7700 900102")

    assert [one.id for one in await shop.customers_by_phone(NUMBER)] == ["3"]
