"""Changing where an order of BigCommerce goes."""

from dataclasses import replace

import pytest

from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.standin import Fault, FaultKind
from commerce.bigcommerce.standin.model import OrderModel, StoreModel
from commerce.bigcommerce.standin.world import ship_all
from commerce.changes import ChangeAddress, ChangeRefused, OrderMoved
from commerce.port import Address
from kit.errors import Temporary
from tests.commerce.bigcommerce.building import ADDRESS, order
from tests.contracts.asking import PORTO


async def moving(shop: BigCommerceShop, made: OrderModel, address: Address = PORTO) -> ChangeAddress:
    seen = await shop.order("1", str(made.id))
    return ChangeAddress("1", seen.id, "k1", seen.version, address)


async def test_every_field_is_overwritten(store: StoreModel, shop: BigCommerceShop) -> None:
    made = order(
        store, addresses=[{**ADDRESS, "company": "Harbour Ltd", "phone": "0117 496 0000", "street_2": "Flat 2"}]
    )

    await shop.change_address(await moving(shop, made))

    kept = made.addresses[0]
    assert (kept["company"], kept["phone"], kept["street_2"]) == ("", "", "")
    assert (kept["country"], kept["country_iso2"], kept["email"]) == ("Portugal", "PT", "ana@example.com")


@pytest.mark.parametrize("kind", [FaultKind.CRASH, FaultKind.HALF, FaultKind.STATUS])
async def test_after_a_crash_it_is_written_once(store: StoreModel, shop: BigCommerceShop, kind: FaultKind) -> None:
    made = order(store)
    change = await moving(shop, made)
    store.knobs.add(Fault(kind, "/shipping_addresses/", "PUT"))

    with pytest.raises(Temporary):
        await shop.change_address(change)
    changed = await shop.change_address(change)

    assert changed.order.shipping_address == PORTO
    assert await shop.change_address(change) == changed


async def test_an_order_that_left_in_between_keeps_its_address(store: StoreModel, shop: BigCommerceShop) -> None:
    made = order(store)
    change = await moving(shop, made)
    ship_all(store, made, store.now())

    with pytest.raises(OrderMoved):
        await shop.change_address(change)

    assert made.addresses == [ADDRESS]


async def test_an_order_to_several_addresses_is_left_to_a_person(store: StoreModel, shop: BigCommerceShop) -> None:
    made = order(store, addresses=[dict(ADDRESS), {**ADDRESS, "id": 901}])

    with pytest.raises(ChangeRefused) as refusal:
        await shop.change_address(await moving(shop, made))

    assert refusal.value.code == "several_addresses"


async def test_a_country_that_there_is_not_is_refused(store: StoreModel, shop: BigCommerceShop) -> None:
    made = order(store)

    with pytest.raises(ChangeRefused):
        await shop.change_address(await moving(shop, made, replace(PORTO, country="QX")))


async def test_a_name_of_one_word_and_one_of_four_come_back_as_they_were(
    store: StoreModel, shop: BigCommerceShop
) -> None:
    for name in ("Pelé", "Maria da Luz Lobato"):
        made = order(store)
        changed = await shop.change_address(replace(await moving(shop, made, replace(PORTO, name=name)), key=name))
        assert changed.order.shipping_address == replace(PORTO, name=name)
