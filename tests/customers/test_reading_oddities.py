"""What shops hold that nobody expects is read all the same."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from commerce.bigcommerce.standin.knobs import Fault as HisFault
from commerce.bigcommerce.standin.knobs import FaultKind as HisFaultKind
from commerce.bigcommerce.standin.model import CustomerModel as HisCustomer
from commerce.port import ShopCustomer
from commerce.shopify.standin.loading import place_customer
from customers.models import CustomerEventRow
from customers.sync import Stage as At
from customers.sync import read_again
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from tests.contracts.bigcommerce_stage import BigCommerceStage
from tests.contracts.shopify_stage import ShopifyStage
from tests.customers.reading_stage import Library, library_of


@pytest.fixture
async def shopify(database: Database, clock: ManualClock, jobs: Jobs) -> tuple[Library, ShopifyStage]:
    library = await library_of("shopify", database, clock, jobs)
    assert isinstance(library.stage, ShopifyStage)
    await library.stage.place("open")
    return library, library.stage


@pytest.fixture
async def bigcommerce(database: Database, clock: ManualClock, jobs: Jobs) -> tuple[Library, BigCommerceStage]:
    library = await library_of("bigcommerce", database, clock, jobs)
    assert isinstance(library.stage, BigCommerceStage)
    await library.stage.place("open")
    return library, library.stage


async def test_customers_without_address_and_with_html_for_a_name_are_kept_as_they_are(
    shopify: tuple[Library, ShopifyStage],
) -> None:
    """Without an e-mail address a customer has orders all the same, and is found by the shop's id alone."""
    library, stage = shopify
    nobody = place_customer(stage.store, ShopCustomer("n", "", "Nell Quay", "+351910000777"))
    odd = place_customer(stage.store, ShopCustomer("o", "odd@example.com", "<script>alert(1)</script> \u202eO"))

    done = await library.read()

    assert (done.stage, done.problem) == (At.DONE, "")
    kept = {who: (email, name) for who, email, name in (await library.rows())["customers"]}
    assert kept[nobody] == ("", "Nell Quay")
    assert kept[odd][0] == "odd@example.com"
    assert str(kept[odd][1]).startswith("<script>")


async def test_an_order_of_three_hundred_lines_is_read_whole_and_one_of_nobody_is_passed_over(
    shopify: tuple[Library, ShopifyStage],
) -> None:
    library, stage = shopify
    long, counter = await stage.place("open"), await stage.place("open")
    order = stage.store.orders[long]
    more = (replace(order.lines[0], id=f"gid://shopify/LineItem/{900_000 + number}") for number in range(300))
    order.lines = (*order.lines, *more)[:300]
    stage.store.orders[counter].customer = None

    done = await library.read()

    assert (done.stage, done.orders_done) == (At.DONE, 3)
    async with library.deps.database.look() as session:
        placed = {
            row.order_id: row.facts
            for row in await session.scalars(select(CustomerEventRow).where(CustomerEventRow.name == "Placed Order"))
        }
    assert len(placed[long]["items"]) == 300
    assert counter not in placed


async def test_guests_of_bigcommerce_are_kept_with_their_orders(
    bigcommerce: tuple[Library, BigCommerceStage],
) -> None:
    library, stage = bigcommerce
    order = stage.store.orders[int(await stage.place("open"))]
    order.customer_id = 0
    order.billing = {"first_name": "Gil", "last_name": "Quay", "email": "Gil@Example.com"}

    await library.read()

    kept = {who: email for who, email, _ in (await library.rows())["customers"]}
    assert kept["guest:gil@example.com"] == "gil@example.com"
    owners = {who for who, name, _, _ in (await library.rows())["events"] if name == "Placed Order"}
    assert owners == {stage.me, "guest:gil@example.com"}


async def test_an_order_without_currency_takes_the_stores_and_a_store_without_one_is_said(
    bigcommerce: tuple[Library, BigCommerceStage],
) -> None:
    library, stage = bigcommerce
    (order,) = stage.store.orders.values()
    order.currency = ""

    done = await library.read()
    assert (done.stage, done.orders_done) == (At.DONE, 1)

    stage.store.currency = ""
    async with library.deps.database.begin() as session:
        await read_again(session, library.deps.clock, library.store)
    await library.jobs.drain()
    assert (await library.progress()).problem == "BigCommerce names no currency for this store."


async def test_a_storefront_is_read_without_its_neighbours_and_within_its_window(
    bigcommerce: tuple[Library, BigCommerceStage], clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S5-42: several storefronts under one account, each its own store. Half of each window is left to customers."""
    library, stage = bigcommerce
    monkeypatch.setattr("commerce.bigcommerce.feed.ORDERS_AT_ONCE", 6)
    stage.store.window.quota = stage.store.window.left = 15
    other = await stage.place("open")
    stage.store.orders[int(other)].channel_id = 2
    stage.store.customers[7_000] = HisCustomer(7_000, "else@example.com", "El", "Se", "", channel_ids=[2])
    for _ in range(20):
        await stage.place("part_shipped")
    stage.store.knobs.add(HisFault(HisFaultKind.STATUS, "/v2/orders", status=429))

    begun = clock.now()

    await library.read()
    clock.move(timedelta(seconds=30))
    await library.jobs.drain()

    done = await library.progress()
    assert (done.stage, done.problem, done.orders_done) == (At.DONE, "", 21)
    assert clock.now() - begun >= timedelta(seconds=4 * 30)
    kept = await library.rows()
    assert (other,) not in kept["orders"]
    assert "7000" not in {who for who, _, _ in kept["customers"]}
