"""The first reading of a connected shop (S1-05): all its customers and the orders of sixty days, page by page.

After each page one transaction keeps what it held and the place after it. Customers without an e-mail address are kept
too: the shop's id is who they are, and their orders must belong to somebody. What happened before the reading began is
kept and told to nobody; what happened since then is news like any other.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.feed import FedShop, OrdersPage
from commerce.happenings import happened
from commerce.notices import note_reads
from commerce.port import ShopCustomer
from customers.activity import keep_all
from customers.identity import CustomerInfo, customers_known, save_customers
from customers.sync import JOB, Place, Stage, advance, begin, call_reader, hold, left_behind, stop
from kit.clock import Clock
from kit.db import Database
from kit.errors import AppError, Permanent, Temporary
from kit.jobs import Jobs
from stores.stores import Store, get_store

MOST_TRIES = 30
"""So often in a row a shop that does not answer is asked for a page: over two hours."""
LONGEST_WAIT = 300.0
"""Seconds between two tries."""
LEFT_BEHIND = timedelta(minutes=10)
"""Whoever has not moved for so long, longer than any wait, is lost."""
EVERY_MINUTE = "* * * * *"
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Deps:
    """What reading a shop needs; `shops` returns a store's shop, or None."""

    database: Database
    clock: Clock
    shops: Callable[[Store], FedShop | None]
    sleep: Callable[[float], Awaitable[None]]


def register(jobs: Jobs, deps: Deps) -> None:
    """Register the jobs of reading."""
    jobs.task(JOB, partial(sync, deps))
    jobs.task("customers.sync_sweep", partial(sweep, deps), cron=EVERY_MINUTE)


async def sync(deps: Deps, store_id: int, tries: int = 0) -> None:
    """Read a store's shop to its end, from where it was left; it is called again by itself where the shop is busy."""
    async with deps.database.begin() as session:
        store = await get_store(session, store_id)
        place = await begin(session, deps.clock, store)
    while place is not None:
        try:
            shop = deps.shops(store)
            if shop is None:
                return
            after, rest = await read_page(deps, shop, place)
        except Temporary as error:
            await _put_off(deps, place, tries + 1, error)
            return
        except AppError as error:
            await _stop(deps, place, error)
            return
        place, tries = after, 0
        if place is not None and rest > 0:
            await deps.sleep(rest)


async def sweep(deps: Deps) -> None:
    """Let readings go on that a dead process has left."""
    async with deps.database.begin() as session:
        for store_id in await left_behind(session, deps.clock.now() - LEFT_BEHIND):
            await call_reader(session, store_id)


async def read_page(deps: Deps, shop: FedShop, place: Place) -> tuple[Place | None, float]:
    """Read one page and keep it; returns where to go on, None if there is nothing left, and the seconds to rest.

    Raises:
        AppError: whatever the shop raises, or Permanent for a page that leads to itself; nothing is kept then.
    """
    if place.stage == Stage.CUSTOMERS:
        return await _customers(deps, shop, place)
    return await _orders(deps, shop, place)


async def _customers(deps: Deps, shop: FedShop, place: Place) -> tuple[Place | None, float]:
    page = await shop.customers_after(place.cursor)
    _check_cursor(place, page.cursor)
    async with deps.database.begin() as session:
        row = await hold(session, place)
        if row is None:
            return None, 0.0
        await save_customers(session, deps.clock, place.store_id, page.customers)
        row.customers_done += len(page.customers)
        if page.total is not None:
            row.customers_total = page.total
        return advance(row, page.cursor, deps.clock.now()), page.rest


async def _orders(deps: Deps, shop: FedShop, place: Place) -> tuple[Place | None, float]:
    read_at = deps.clock.now()
    page = await shop.orders_after(place.cursor, place.since)
    _check_cursor(place, page.cursor)
    strangers = await _strangers(deps, shop, place, page)
    async with deps.database.begin() as session:
        row = await hold(session, place)
        if row is None:
            return None, 0.0
        await save_customers(session, deps.clock, place.store_id, strangers)
        owners = await customers_known(session, place.store_id, [order.customer_id for order in page.orders])
        await _keep(deps, session, place, page, owners)
        await note_reads(session, place.store_id, [order.id for order in page.orders], read_at)
        row.orders_done += len(page.orders)
        if page.total is not None:
            row.orders_total = page.total
        return advance(row, page.cursor, deps.clock.now()), page.rest


async def _keep(
    deps: Deps, session: AsyncSession, place: Place, page: OrdersPage, owners: Mapping[str, CustomerInfo]
) -> None:
    """Keep what has happened to the orders of a page.

    What a shop does not date, such as that something came back, counts as happened just before the reading began.
    """
    before = place.begun_at - timedelta(seconds=1)
    histories = [
        (owners[order.customer_id], order, happened(order, before))
        for order in page.orders
        if order.customer_id in owners
    ]
    await keep_all(session, deps.clock, histories, news_since=place.begun_at)


async def _strangers(deps: Deps, shop: FedShop, place: Place, page: OrdersPage) -> list[ShopCustomer]:
    """Return who placed these orders and is not kept yet: guests, and who has come since the customers were read.

    An order may have nobody: sold over the counter, or its customer was deleted. It is counted, and nothing is kept.
    """
    found = {guest.id: guest for guest in page.guests}
    wanted = {order.customer_id for order in page.orders if order.customer_id} - found.keys()
    async with deps.database.look() as session:
        known = await customers_known(session, place.store_id, wanted)
    for name in sorted(wanted - known.keys()):
        customer = await shop.customer(name)
        if customer is not None:
            found[name] = customer
    return list(found.values())


def _check_cursor(place: Place, cursor: str) -> None:
    if cursor and cursor == place.cursor:
        raise Permanent("The shop gives the same page again and again. Let it be read again later.", code="page_circle")


async def _put_off(deps: Deps, place: Place, tries: int, error: Temporary) -> None:
    if tries >= MOST_TRIES:
        await _stop(deps, place, error)
        return
    wait = min(LONGEST_WAIT, max(error.retry_after, 2.0 ** min(tries, 10)))
    log.info("shop_read_waits", store=place.store_id, seconds=wait, tries=tries, fault=error.code)
    async with deps.database.begin() as session:
        await call_reader(session, place.store_id, deps.clock.now() + timedelta(seconds=wait), tries)


async def _stop(deps: Deps, place: Place, error: AppError) -> None:
    log.warning("shop_read_stopped", store=place.store_id, fault=error.code)
    async with deps.database.begin() as session:
        await stop(session, deps.clock, place, error.detail)
