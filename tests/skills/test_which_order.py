"""Which order is meant, on the demo shop: one's own alone, and asked where it is not certain."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from commerce.demo import connect
from commerce.demo.place import place
from commerce.port import Shop
from kit.clock import ManualClock
from kit.db import Database
from skills import slots
from skills.which_order import Found, NotThere, Picked, Several, find_order

ANA, SAM = "ana@example.com", "sam@example.com"
Place = Callable[..., Awaitable[str]]


@pytest.fixture
def shop(database: Database, clock: ManualClock) -> Shop:
    return connect(database, clock, 1, {})


@pytest.fixture
def placed(database: Database, clock: ManualClock) -> Place:
    async def at(email: str, state: str, age: timedelta | None = None) -> str:
        async with database.begin() as session:
            return await place(session, 1, email, state, clock.now(), age=age)

    return at


async def find(shop: Shop, text: str, **said: object) -> Picked:
    return await find_order(shop, "customer-ana", {**slots.read_order(text), **said}, text)


def order_id(picked: Picked) -> str:
    assert isinstance(picked, Found), picked
    return picked.order.id


async def name(shop: Shop, customer: str, order: str) -> str:
    return (await shop.order(customer, order)).name


async def test_the_named_order(shop: Shop, placed: Place) -> None:
    """S1-42."""
    first, _ = await placed(ANA, "open_two_lines"), await placed(ANA, "open_jacket")
    assert order_id(await find(shop, f"cancel order {await name(shop, 'customer-ana', first)}")) == first


async def test_the_most_recent_order(shop: Shop, placed: Place) -> None:
    """S1-42: also when it has left; "recent" is what the customer said."""
    await placed(ANA, "open_jacket", timedelta(days=2))
    recent = await placed(ANA, "shipped_today")
    assert order_id(await find(shop, "change my recent order")) == recent


async def test_the_only_order_of_the_day_they_name(shop: Shop, placed: Place, clock: ManualClock) -> None:
    """S1-42: two of one day are asked about."""
    old = await placed(ANA, "open_jacket", timedelta(days=3))
    await placed(ANA, "open_two_lines", timedelta(days=1))
    days = [(clock.now() - timedelta(days=3)).date().isoformat()]
    assert order_id(await find(shop, "the order from that day", days=days)) == old
    await placed(ANA, "open_two_lines", timedelta(days=3))
    assert isinstance(await find(shop, "the order from that day", days=days), Several)


async def test_several_open_orders_are_asked_about(shop: Shop, placed: Place) -> None:
    ids = {await placed(ANA, "open_two_lines"), await placed(ANA, "open_jacket")}
    picked = await find(shop, "cancel my order")
    assert isinstance(picked, Several)
    assert {order.id for order in picked.orders} == ids


async def test_the_only_order_that_has_not_left_is_taken(shop: Shop, placed: Place) -> None:
    await placed(ANA, "delivered")
    waiting = await placed(ANA, "open_jacket")
    await placed(ANA, "cancelled")
    assert order_id(await find(shop, "cancel my order")) == waiting


async def test_the_item_names_the_order(shop: Shop, placed: Place) -> None:
    await placed(ANA, "open_single_unit")
    jacket = await placed(ANA, "open_jacket")
    assert order_id(await find(shop, "I want the rain jacket in another size")) == jacket


async def test_an_item_in_two_orders_names_neither(shop: Shop, placed: Place) -> None:
    await placed(ANA, "open")
    await placed(ANA, "open_jacket")
    assert isinstance(await find(shop, "change the beanie"), Several)


async def test_somebody_elses_order_is_as_unknown_as_none(shop: Shop, placed: Place) -> None:
    """S1-64: the two answers are the same but for the number that the customer wrote."""
    await placed(ANA, "open")
    theirs = await name(shop, "customer-sam", await placed(SAM, "open_jacket"))
    assert await find(shop, f"cancel {theirs}") == NotThere(theirs.removeprefix("#"))
    assert await find(shop, "cancel #999999") == NotThere("999999")


async def test_an_order_id_of_somebody_else_opens_nothing(shop: Shop, placed: Place) -> None:
    """S1-64: not even one that reached Memory."""
    theirs = await placed(SAM, "open_jacket")
    assert await find(shop, "", order_id=theirs) == NotThere(None)


async def test_another_order_than_the_one_spoken_of(shop: Shop, placed: Place) -> None:
    first, second = await placed(ANA, "open_two_lines"), await placed(ANA, "open_jacket")
    assert order_id(await find(shop, "no, the other one", order_id=first)) == second


async def test_a_bare_number_that_is_no_order_is_overlooked(shop: Shop, placed: Place) -> None:
    mine = await placed(ANA, "open_jacket")
    assert order_id(await find(shop, "I live at number 1250 now")) == mine


async def test_nobody_without_orders_is_guessed_for(shop: Shop, placed: Place) -> None:
    await placed(SAM, "open")
    assert await find(shop, "cancel my order") == NotThere(None)
