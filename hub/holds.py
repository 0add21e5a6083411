"""Keeping an order from the warehouse while its customer changes it, and letting it go whatever happens.

The row is written and its release deferred before the shop is asked for the hold: a crash at any point leaves at worst
a hold that the job `hub.release` lets go when its time is over.
"""

from datetime import timedelta

import structlog
from sqlalchemy import Select, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import ChangeRefused, OrderMoved, PlaceHold, ReleaseHold
from commerce.port import Can, Order
from hub.deps import Deps
from hub.models import HoldRow
from hub.visit import SignedIn
from kit import audit
from kit.auth import new_key
from kit.errors import NotFound
from kit.jobs import defer
from kit.steps import reached
from stores.stores import get_store

LIVES = timedelta(minutes=15)
"""How long an order is kept for a change that its customer does not finish."""
RELEASE = "hub.release"
log = structlog.get_logger()


async def place(deps: Deps, visit: SignedIn, order: Order) -> Order:
    """Hold `order` for a change, or keep a hold of ours for longer; returns the order as it stands then.

    A shop that cannot hold, or refuses to hold this order, does not stop the change: the version is compared anyway.

    Raises:
        OrderMoved: the order has changed since it was read.
    """
    shop, changes = visit.shop
    if Can.HOLD not in shop.can:
        return order
    hold = await _write(deps, visit, order)
    if hold.placed_at is not None:
        return order
    # Asked again under the same key after a crash, so everything in it must be the same as the first time.
    wanted = PlaceHold(hold.shop_customer_id, order.id, hold.key, order.version, until=hold.created_at + LIVES)
    try:
        changed = await changes.hold(wanted)
        await reached("hub.held")
    except (ChangeRefused, OrderMoved) as error:
        async with deps.database.begin() as session:
            await end(session, deps, hold.store_id, hold.order_id)
        if isinstance(error, OrderMoved):
            raise
        return order
    async with deps.database.begin() as session:
        await session.execute(update(HoldRow).where(HoldRow.id == hold.id).values(placed_at=deps.clock.now()))
        actor = f"customer:{visit.customer.id}"
        _record(session, deps, hold, actor, "order.hold")
    return changed.order


async def end(session: AsyncSession, deps: Deps, store_id: int, order_id: str) -> None:
    """Let an order go as soon as the transaction is committed."""
    hold = await session.scalar(_open(store_id, order_id).with_for_update())
    if hold is not None:
        hold.until = deps.clock.now()
        await defer(session, RELEASE, hold_id=hold.id)


async def release(deps: Deps, hold_id: int) -> None:
    """Release one hold whose time is over; a hold that was kept for longer stays."""
    async with deps.database.begin() as session:
        hold = await session.get(HoldRow, hold_id)
        if hold is None or hold.released_at is not None or hold.until > deps.clock.now():
            return
        store = await get_store(session, hold.store_id)
    connected = deps.shops(store)
    if connected is None:
        log.warning("hold_not_released", hold=hold_id, why="no shop is connected")
        return
    try:
        await connected[1].release(ReleaseHold(hold.shop_customer_id, hold.order_id, f"{hold.key}:release", ""))
    except (NotFound, ChangeRefused) as error:
        log.info("hold_gone", hold=hold_id, why=error.code)
    await reached("hub.released")
    await _close(deps, hold)


async def overdue(session: AsyncSession, deps: Deps) -> list[int]:
    """Return the holds that a lost job has left behind."""
    late = deps.clock.now() - timedelta(minutes=1)
    return list(await session.scalars(select(HoldRow.id).where(HoldRow.released_at.is_(None), HoldRow.until < late)))


async def _write(deps: Deps, visit: SignedIn, order: Order) -> HoldRow:
    now = deps.clock.now()
    until = now + LIVES
    fresh = insert(HoldRow).values(
        key=new_key(),
        store_id=visit.store.id,
        customer_id=visit.customer.id,
        shop_customer_id=visit.customer.shop_customer_id,
        order_id=order.id,
        until=until,
        created_at=now,
    )
    async with deps.database.begin() as session:
        await session.execute(
            fresh.on_conflict_do_nothing(
                index_elements=["store_id", "order_id"], index_where=HoldRow.released_at.is_(None)
            )
        )
        hold = (await session.execute(_open(visit.store.id, order.id).with_for_update())).scalar_one()
        hold.until = until
        await defer(session, RELEASE, at=until, hold_id=hold.id)
    return hold


async def _close(deps: Deps, hold: HoldRow) -> None:
    """Mark a hold as released, unless it was kept for longer meanwhile."""
    async with deps.database.begin() as session:
        closed = await session.scalar(
            update(HoldRow)
            .where(HoldRow.id == hold.id, HoldRow.until == hold.until, HoldRow.released_at.is_(None))
            .values(released_at=deps.clock.now())
            .returning(HoldRow.id)
        )
        if closed is not None:
            _record(session, deps, hold, "system", "order.release")


def _record(session: AsyncSession, deps: Deps, hold: HoldRow, actor: str, act: str) -> None:
    subject = f"order:{hold.order_id}"
    audit.record(session, deps.clock, store_id=hold.store_id, actor=actor, act=act, subject=subject, hold=hold.id)


def _open(store_id: int, order_id: str) -> Select[HoldRow]:
    return select(HoldRow).where(
        HoldRow.store_id == store_id, HoldRow.order_id == order_id, HoldRow.released_at.is_(None)
    )
