"""How far a store's first reading of its shop is: from where it goes on, what has stopped it, and what is shown of it.

`customers.reading` reads. Each of its pages is kept together with the place after it, so whoever is killed anywhere
goes on there, and two who read at once keep every page once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from customers.models import ShopSyncRow
from kit.clock import Clock
from kit.errors import Conflict
from kit.health import Cause, Live, Status, Unavailable
from kit.jobs import defer
from kit.language import day_and_time
from stores.models import StoreRow
from stores.shops import shop_name
from stores.stores import Store

REACH = timedelta(days=60)
"""How far back orders are read: as far as Shopify lets every app read them (shopify.md section 1)."""
AGAIN = timedelta(days=1)
"""A shop that was read within this time and is connected again is not read again."""
JOB = "customers.sync"


class Stage(StrEnum):
    """What is being read."""

    CUSTOMERS = "customers"
    ORDERS = "orders"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reading is: of which store's shop, begun when, what is read next, and from which cursor on."""

    store_id: int
    shop: str
    begun_at: datetime
    since: datetime
    stage: Stage
    cursor: str


@dataclass(frozen=True, slots=True)
class Progress:
    """What is shown of a reading; a total is None where the shop does not count, and an upper bound while it runs."""

    stage: Stage
    customers_done: int
    customers_total: int | None
    orders_done: int
    orders_total: int | None
    problem: str
    begun_at: datetime
    moved_at: datetime
    ended_at: datetime | None

    @property
    def is_running(self) -> bool:
        """Whether it goes on by itself."""
        return self.ended_at is None and not self.problem


async def begin(session: AsyncSession, clock: Clock, store: Store) -> Place | None:
    """Begin to read a store's shop, or go on where that was left; None if there is nothing to read.

    A shop that was read to its end within a day is not read again; another shop is read from its beginning.
    """
    if store.shop_kind is None:
        return None
    now, fresh = clock.now(), _fresh(store, clock.now())
    await session.execute(insert(ShopSyncRow).values(store_id=store.id, **fresh).on_conflict_do_nothing())
    row = await session.get_one(ShopSyncRow, store.id, with_for_update=True, populate_existing=True)
    if row.shop != _shop(store) or (row.ended_at is not None and now - row.ended_at > AGAIN):
        _set(row, fresh)
    if row.ended_at is not None:
        return None
    row.problem = ""
    return _place(row)


async def read_again(session: AsyncSession, clock: Clock, store: Store) -> None:
    """Read a store's shop once more from its beginning; what was kept of it stays.

    Raises:
        Conflict: with code `shop_missing`: the store is connected to no shop.
    """
    if store.shop_kind is None:
        raise Conflict("This storefront is connected to no shop. Connect one first.", code="shop_missing")
    fresh = _fresh(store, clock.now())
    new = insert(ShopSyncRow).values(store_id=store.id, **fresh)
    await session.execute(new.on_conflict_do_update(index_elements=["store_id"], set_=fresh))
    await call_reader(session, store.id)


async def go_on(session: AsyncSession, store_id: int) -> None:
    """Let a reading that has stopped go on where it is."""
    row = await session.get(ShopSyncRow, store_id, with_for_update=True, populate_existing=True)
    if row is not None and row.ended_at is None:
        row.problem = ""
        await call_reader(session, store_id)


async def call_reader(session: AsyncSession, store_id: int, at: datetime | None = None, tries: int = 0) -> None:
    """Let a store's shop be read on, now or later; one that waits to is enough."""
    lock = f"{JOB}:{store_id}"
    await defer(session, JOB, lock=lock, queueing_lock=lock, at=at, store_id=store_id, tries=tries)


async def hold(session: AsyncSession, place: Place) -> ShopSyncRow | None:
    """Return the row of a reading, locked; None if it is elsewhere by now, or the store sells by another shop.

    The store is locked too, so that what was read of one shop is never kept once another one is connected.
    """
    row = await session.get(ShopSyncRow, place.store_id, with_for_update=True, populate_existing=True)
    if row is None or row.problem or _place(row) != place:
        return None
    sells = select(StoreRow.shop_kind, StoreRow.shop_address).where(StoreRow.id == place.store_id)
    kind, address = (await session.execute(sells.with_for_update(read=True))).one()
    return row if shop_name(kind, address) == place.shop else None


def advance(row: ShopSyncRow, cursor: str, now: datetime) -> Place | None:
    """Note that a page was kept which leads to `cursor`; returns where to go on, None at the end."""
    row.cursor, row.moved_at = cursor, now
    if not cursor:
        if row.stage == Stage.CUSTOMERS:
            row.stage, row.customers_total = Stage.ORDERS, row.customers_done
        else:
            row.stage, row.orders_total, row.ended_at = Stage.DONE, row.orders_done, now
    return None if row.ended_at is not None else _place(row)


async def stop(session: AsyncSession, clock: Clock, place: Place, problem: str) -> None:
    """Note what stopped a reading, in a sentence for staff; it stays where it is until somebody lets it go on."""
    if (row := await hold(session, place)) is not None:
        row.problem, row.moved_at = problem, clock.now()


async def left_behind(session: AsyncSession, before: datetime) -> list[int]:
    """Return the stores whose reading should go on and has not moved since `before`."""
    still = select(ShopSyncRow.store_id).where(ShopSyncRow.ended_at.is_(None), ShopSyncRow.problem == "")
    return list(await session.scalars(still.where(ShopSyncRow.moved_at < before).order_by(ShopSyncRow.store_id)))


async def progress(session: AsyncSession, store: Store) -> Progress | None:
    """Tell how far the reading of a store's shop is; None if none of this shop was ever begun."""
    row = await session.get(ShopSyncRow, store.id, populate_existing=True)
    if row is None or row.shop != _shop(store):
        return None
    return Progress(
        stage=Stage(row.stage),
        customers_done=row.customers_done,
        customers_total=row.customers_total,
        orders_done=row.orders_done,
        orders_total=row.orders_total,
        problem=row.problem,
        begun_at=row.begun_at,
        moved_at=row.moved_at,
        ended_at=row.ended_at,
    )


async def status(session: AsyncSession, store: Store) -> Status | None:
    """Tell whether a store's shop is read, or being read (S1-05); None for a store without a shop."""
    if store.shop_kind is None:
        return None
    at, page = await progress(session, store), f"/admin/shop/{store.key}#reading"
    if at is None:
        sentence = "The customers and orders of the shop have not been read yet."
        return Unavailable((Cause("shop_not_read", sentence, "Let the shop be read.", page),))
    if at.problem:
        mend = "Mend it, then let the shop be read again."
        return Unavailable((Cause("shop_read_stopped", at.problem, mend, page),))
    if at.ended_at is not None:
        when = day_and_time(at.ended_at, "en", store.zone)
        return Live(f"Read {when}: {_count(at.customers_done, 'customer')}, {_count(at.orders_done, 'order')}")
    done, total = at.customers_done, at.customers_total
    if at.stage == Stage.ORDERS:
        done, total = at.orders_done, at.orders_total
    return Live(f"Reading {at.stage}: {done}{'' if total is None else f' of {total}'}")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _shop(store: Store) -> str:
    return shop_name(store.shop_kind, store.shop_address)


def _fresh(store: Store, now: datetime) -> dict[str, Any]:
    return {
        "shop": _shop(store),
        "stage": Stage.CUSTOMERS,
        "cursor": "",
        "since": now - REACH,
        "customers_done": 0,
        "customers_total": None,
        "orders_done": 0,
        "orders_total": None,
        "problem": "",
        "begun_at": now,
        "moved_at": now,
        "ended_at": None,
    }


def _set(row: ShopSyncRow, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _place(row: ShopSyncRow) -> Place:
    return Place(row.store_id, row.shop, row.begun_at, row.since, Stage(row.stage), row.cursor)
