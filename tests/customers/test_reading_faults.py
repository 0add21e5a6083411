"""What may go wrong while a shop is read."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commerce.feed import CustomersPage
from commerce.shopify.standin.knobs import Fault, FaultKind
from commerce.shopify.standin.merchant import uninstall
from customers.identity import retire_customers
from customers.reading import MOST_TRIES, sweep, sync
from customers.sync import Stage as At
from customers.sync import begin, go_on, left_behind, read_again, status
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Conflict, Unauthorised
from kit.health import Live, Unavailable
from kit.jobs import Jobs
from stores.shops import connect_shop, disconnect_shop
from tests.contracts.shopify_stage import ShopifyStage
from tests.customers.reading_stage import Library, library_of


@pytest.fixture
async def shopify(database: Database, clock: ManualClock, jobs: Jobs) -> tuple[Library, ShopifyStage]:
    library = await library_of("shopify", database, clock, jobs)
    assert isinstance(library.stage, ShopifyStage)
    await library.stage.place("open")
    return library, library.stage


@pytest.mark.parametrize(
    "fault",
    [
        Fault(FaultKind.THROTTLED, times=20),
        Fault(FaultKind.STATUS, "customers", status=429, times=10),
        Fault(FaultKind.STATUS, "orders", status=500, times=2),
        Fault(FaultKind.HALF, "orders", times=2),
        Fault(FaultKind.INTERNAL, "customers", times=2),
        Fault(FaultKind.CRASH, "ordersCount"),
    ],
    ids=lambda fault: f"{fault.kind}-{fault.operation}",
)
async def test_a_shop_that_is_busy_or_breaks_off_is_asked_again_until_all_is_read(
    shopify: tuple[Library, ShopifyStage], fault: Fault
) -> None:
    library, stage = shopify
    stage.world.knobs.add(fault)

    first = await library.read()
    for _ in range(12):
        await library.jobs.drain()

    assert first.problem == ""
    done = await library.progress()
    assert (done.stage, done.orders_done) == (At.DONE, 1)
    assert fault not in stage.world.knobs.faults


async def test_a_token_that_is_revoked_in_the_middle_is_said_and_a_new_one_goes_on_there(
    shopify: tuple[Library, ShopifyStage], clock: ManualClock
) -> None:
    """S1-05, S1-25: why nothing comes any more is shown, with what mends it."""
    library, stage = shopify
    stage.world.knobs.page = 5
    whole, calls = stage.shop.customers_after, 0

    async def revoked_at_the_third(cursor: str) -> CustomersPage:
        nonlocal calls
        calls += 1
        if calls == 3:
            uninstall(stage.world, stage.store)
        return await whole(cursor)

    stage.shop.customers_after = revoked_at_the_third  # type: ignore[method-assign]  # the moment of the revocation
    stopped = await library.read()

    assert "does not accept the access token" in stopped.problem
    assert (stopped.stage, stopped.customers_done, stopped.is_running) == (At.CUSTOMERS, 10, False)
    async with library.deps.database.look() as session:
        state = await status(session, library.store)
        assert await left_behind(session, clock.now() + timedelta(days=1)) == []
    assert isinstance(state, Unavailable)
    assert state.causes[0].page == "/admin/shop/fern#reading"
    stage.store.token = stage.store.token.removeprefix("revoked-")
    stage.store.scopes = frozenset({"read_customers", "read_orders", "read_products", "read_returns"}) | {
        "read_merchant_managed_fulfillment_orders"
    }
    async with library.deps.database.begin() as session:
        await go_on(session, library.store.id)
    await library.jobs.drain()
    done = await library.progress()
    assert (done.stage, done.problem, done.customers_done) == (At.DONE, "", len(stage.store.customers))


async def test_a_shop_that_stays_away_for_hours_is_given_up_with_a_sentence(
    shopify: tuple[Library, ShopifyStage],
) -> None:
    library, stage = shopify
    stage.world.knobs.add(Fault(FaultKind.STATUS, status=503, times=10_000))

    await sync(library.deps, library.store.id, tries=MOST_TRIES - 2)
    assert (await library.progress()).is_running
    await library.jobs.drain()

    assert "cannot answer now" in (await library.progress()).problem


async def test_what_a_dead_process_left_is_found_by_the_sweep(
    shopify: tuple[Library, ShopifyStage], clock: ManualClock
) -> None:
    library, _ = shopify
    async with library.deps.database.begin() as session:
        await begin(session, clock, library.store)
    await sweep(library.deps)
    await library.jobs.drain()
    assert (await library.progress()).customers_done == 0

    clock.move(timedelta(minutes=11))
    await sweep(library.deps)
    await library.jobs.drain()

    assert (await library.progress()).stage is At.DONE


async def test_a_shop_that_was_read_today_is_not_read_again_but_another_one_is(
    shopify: tuple[Library, ShopifyStage], clock: ManualClock
) -> None:
    library, stage = shopify
    await library.read()
    await stage.place("open")

    again = await library.read()
    assert again.orders_done == 1
    clock.move(timedelta(days=1, seconds=1))
    assert (await library.read()).orders_done == 2

    async with library.deps.database.begin() as session:
        await _connect(session, library, "other.myshopify.com")
    await stage.place("open")
    assert (await library.read()).orders_done == 3


async def _connect(session: object, library: Library, address: str | None) -> None:
    await connect_shop(
        session,  # type: ignore[arg-type]
        None,  # type: ignore[arg-type]  # nothing is sealed
        library.store.id,
        kind="shopify",
        settings={},
        secrets={},
        address=address,
        retire=retire_customers,
    )


async def test_nothing_that_was_read_of_one_shop_is_kept_once_another_is_connected(
    shopify: tuple[Library, ShopifyStage],
) -> None:
    """S1-64: a customer of one shop never becomes one of another."""
    library, stage = shopify
    whole = stage.shop.customers_after

    async def meanwhile(cursor: str) -> CustomersPage:
        page = await whole(cursor)
        async with library.deps.database.begin() as session:
            await _connect(session, library, "other.myshopify.com")
        return page

    stage.shop.customers_after = meanwhile  # type: ignore[method-assign]
    await sync(library.deps, library.store.id)

    assert (await library.rows())["customers"] == []


async def test_a_store_without_a_shop_has_nothing_to_read(shopify: tuple[Library, ShopifyStage]) -> None:
    library, _ = shopify
    async with library.deps.database.begin() as session:
        gone = await disconnect_shop(session, library.store.id)
        with pytest.raises(Conflict, match="Connect one first"):
            await read_again(session, library.deps.clock, gone)

    await sync(library.deps, library.store.id)

    async with library.deps.database.look() as session:
        assert await status(session, gone) is None


async def test_doctor_tells_how_far_a_reading_is(shopify: tuple[Library, ShopifyStage], clock: ManualClock) -> None:
    """S1-05, S1-14: whether the shop's orders are there is one line of the report."""
    library, _ = shopify
    async with library.deps.database.begin() as session:
        unread = await status(session, library.store)
        await begin(session, clock, library.store)
        running = await status(session, library.store)
    done = await library.read()
    async with library.deps.database.look() as session:
        read = await status(session, library.store)

    assert isinstance(unread, Unavailable)
    assert running == Live("Reading customers: 0")
    assert read == Live(f"Read Nov 18, 2026, 10:00 AM: {done.customers_done} customers, 1 order")


async def test_a_page_that_leads_to_itself_ends_the_reading(shopify: tuple[Library, ShopifyStage]) -> None:
    library, stage = shopify

    async def circle(_: str) -> CustomersPage:
        return CustomersPage((), "5")

    stage.shop.customers_after = circle  # type: ignore[method-assign, assignment]

    assert "same page again" in (await library.read()).problem


async def test_a_program_error_of_the_connection_is_a_sentence_too(shopify: tuple[Library, ShopifyStage]) -> None:
    library, _ = shopify

    def locked(_: object) -> None:
        raise Unauthorised("The credentials cannot be opened.")

    await sync(replace(library.deps, shops=locked), library.store.id)

    assert (await library.progress()).problem == "The credentials cannot be opened."
