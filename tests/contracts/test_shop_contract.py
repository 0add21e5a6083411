"""What every shop adapter must read, and that nobody reads or changes the orders of others."""

import pytest

from commerce.port import Can
from kit.errors import NotFound
from kit.health import Live
from tests.contracts.asking import (
    placed,
)
from tests.contracts.shops import Stage


async def test_a_customer_is_found_by_the_exact_address_case_aside(stage: Stage) -> None:
    await stage.place("open")

    found = await stage.shop.customer_by_email(stage.email.upper())

    assert found is not None
    assert found.id == stage.me
    assert await stage.shop.customer(found.id) == found
    assert await stage.shop.customer_by_email(stage.email.replace("@", "_")) is None
    assert await stage.shop.customer_by_email("%") is None


async def test_a_number_finds_everybody_who_has_it_however_it_is_written(stage: Stage) -> None:
    """D9a: one number may be that of two customers, and then it proves neither."""
    await stage.place("open")

    assert [one.id for one in await stage.shop.customers_by_phone(stage.phone)] == [stage.me]
    sharing = [one.id for one in await stage.shop.customers_by_phone(stage.shared)]
    assert len(set(sharing)) == len(sharing) == 2
    assert stage.me not in sharing


@pytest.mark.parametrize("number", ["", "+", "0", "+0", "%", "+44", "07700900101", "whatsapp:+447700900101", "+1" * 20])
async def test_what_is_no_number_is_nobodys(stage: Stage, number: str) -> None:
    """Many customers have no number: an empty one must not find them."""
    await stage.place("open")

    assert await stage.shop.customers_by_phone(number) == ()


async def test_orders_come_newest_first_and_only_mine(stage: Stage) -> None:
    """S1-42, S1-64."""
    older, newer = await stage.place("delivered"), await stage.place("open")

    assert [order.id for order in await stage.shop.orders(stage.me)] == [newer, older]
    assert [order.id for order in await stage.shop.orders(stage.me, limit=1)] == [newer]
    assert await stage.shop.orders(stage.stranger) == ()


async def test_a_foreign_order_and_one_that_does_not_exist_are_not_told_apart(stage: Stage) -> None:
    """S1-64."""
    order = await placed(stage, "open")

    with pytest.raises(NotFound) as foreign:
        await stage.shop.order(stage.stranger, order.id)
    with pytest.raises(NotFound) as missing:
        await stage.shop.order(stage.stranger, "no-such-order")

    assert (foreign.value.code, foreign.value.detail) == (missing.value.code, missing.value.detail)
    assert await stage.shop.order_named(stage.stranger, order.name) is None


@pytest.mark.parametrize("written", ["{}", " {} ", "#{}", "# {}"])
async def test_an_order_is_found_by_its_name_with_or_without_its_sign(stage: Stage, written: str) -> None:
    order = await placed(stage, "open")

    assert await stage.shop.order_named(stage.me, written.format(order.name.removeprefix("#"))) == order


@pytest.mark.parametrize("written", ["", "#", "1001; drop table", "9" * 20, "\u0661\u0660\u0660\u0661", "-1"])
async def test_what_is_no_name_finds_nothing(stage: Stage, written: str) -> None:
    await stage.place("open")

    assert await stage.shop.order_named(stage.me, written) is None


@pytest.mark.places("too_old")
async def test_an_order_out_of_reach_is_neither_listed_nor_read_and_says_so_to_its_owner_alone(stage: Stage) -> None:
    recent = await placed(stage, "open")
    old_id = await stage.place("too_old")
    old_name = f"#{int(recent.name.removeprefix('#')) + 1}"

    assert [order.id for order in await stage.shop.orders(stage.me)] == [recent.id]
    for read in (stage.shop.order(stage.me, old_id), stage.shop.order_named(stage.me, old_name)):
        with pytest.raises(NotFound) as refusal:
            await read
        assert refusal.value.code == "order_too_old"
    with pytest.raises(NotFound) as foreign:
        await stage.shop.order(stage.stranger, old_id)
    assert foreign.value.code != "order_too_old"


async def test_the_catalogue_gives_every_product_with_its_variants(stage: Stage) -> None:
    await stage.place("open")

    products = await stage.shop.products()

    assert products
    assert await stage.shop.product(products[0].id) == products[0]
    assert await stage.shop.product("no-such-product") is None
    assert all(variant.price.amount > 0 for product in products for variant in product.variants)


async def test_a_connected_shop_says_that_it_is_live_and_what_it_can(stage: Stage) -> None:
    """S1-05."""
    await stage.place("open")

    assert isinstance(await stage.shop.status(), Live)
    assert stage.shop.can <= frozenset(Can)
