"""What every shop adapter tells of a whole shop: pages of its customers and orders, and the order of a webhook."""

from datetime import UTC, datetime, timedelta

import pytest

from commerce.demo.people import CUSTOMERS
from commerce.feed import Feed
from commerce.port import Order, ShopCustomer
from kit.clock import ManualClock
from tests.contracts.asking import placed
from tests.contracts.shopify_stage import ShopifyStage
from tests.contracts.shops import Stage

SMALL = 4
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def small(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A shop that gives four things at once."""
    if isinstance(stage, ShopifyStage):
        stage.world.knobs.page = SMALL
    for vendor in ("bigcommerce", "demo"):
        for size in ("CUSTOMERS_AT_ONCE", "ORDERS_AT_ONCE"):
            monkeypatch.setattr(f"commerce.{vendor}.feed.{size}", SMALL)
    return stage


async def every_customer(feed: Feed, cursor: str = "") -> list[ShopCustomer]:
    page = await feed.customers_after(cursor)
    found = list(page.customers)
    while page.cursor:
        page = await feed.customers_after(page.cursor)
        found += page.customers
    return found


async def every_order(feed: Feed, cursor: str = "", since: datetime = LONG_AGO) -> list[Order]:
    page = await feed.orders_after(cursor, since)
    found = list(page.orders)
    while page.cursor:
        page = await feed.orders_after(page.cursor, since)
        found += page.orders
    return found


async def test_the_pages_hold_every_customer_once_in_an_order_that_stays(small: Stage) -> None:
    """S1-05: the shop is read as a whole."""
    await small.place("open")

    found = await every_customer(small.shop)

    assert len({one.id for one in found}) == len(found) == len(CUSTOMERS)
    assert await small.shop.customer(small.me) in found
    assert await every_customer(small.shop) == found
    first = await small.shop.customers_after("")
    assert first.total == len(CUSTOMERS) > len(first.customers)


async def test_the_pages_hold_every_order_once_as_its_customer_sees_it(small: Stage) -> None:
    names = [
        await small.place(state) for state in ("open", "part_shipped", "cancelled", "delivered", "open", "shipped")
    ]

    found = await every_order(small.shop)

    assert sorted(order.id for order in found) == sorted(names)
    assert await every_order(small.shop) == found
    assert [await small.shop.order(small.me, order.id) for order in found] == found


async def test_a_cursor_goes_on_where_it_was_whatever_came_meanwhile(small: Stage) -> None:
    names = {await small.place("open") for _ in range(SMALL + 1)}
    first = await small.shop.orders_after("", LONG_AGO)
    late = await small.place("open")

    rest = await every_order(small.shop, first.cursor)

    assert [order.id for order in (*first.orders, *rest)].count(late) == 1
    assert {order.id for order in (*first.orders, *rest)} == names | {late}
    everybody = await every_customer(small.shop)
    page = await small.shop.customers_after("")
    assert [*page.customers, *await every_customer(small.shop, page.cursor)] == everybody


async def test_only_orders_since_a_moment_are_told(small: Stage, clock: ManualClock) -> None:
    old, new = await placed(small, "delivered"), await placed(small, "open")
    assert old.placed_at < new.placed_at

    assert [order.id for order in await every_order(small.shop, since=new.placed_at)] == [new.id]
    assert await every_order(small.shop, since=clock.now() + timedelta(days=1)) == []


async def test_the_order_that_a_webhook_names_is_told_as_its_customer_sees_it(stage: Stage) -> None:
    order = await placed(stage, "part_shipped")

    assert await stage.shop.order_told(order.id) == order
    assert order.customer_id == stage.me


@pytest.mark.parametrize("name", ["", "0", "999999", "gid://shopify/Order/999999", "gid://shopify/Customer/1", "a b'c"])
async def test_an_order_that_is_not_there_is_told_as_none(stage: Stage, name: str) -> None:
    await stage.place("open")

    assert await stage.shop.order_told(name) is None
