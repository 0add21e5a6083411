"""What follows a notice of a shop: somebody goes and reads, and keeps what has happened. Run twice, it ends alike."""

from datetime import datetime, timedelta

import structlog

from commerce.feed import FedShop
from commerce.happenings import happened
from commerce.notices import (
    About,
    Ended,
    Notice,
    end_notice,
    forget_notices,
    is_stale,
    late_notices,
    note_read,
    put_off,
    waiting_notice,
)
from commerce.port import Order, ShopCustomer
from customers import listening
from customers.activity import keep
from customers.identity import is_known, save_customer
from customers.listening import Deps
from kit.errors import AdapterError, NotReady
from stores.stores import Store, get_store

AT_ONCE = 50
SHORTEST = timedelta(seconds=5)
LONGEST = timedelta(hours=1)
GIVEN_UP = timedelta(days=3)
"""A shop that cannot be asked for so long has been disconnected by somebody, or will be read as a whole."""
KEPT = timedelta(days=30)
log = structlog.get_logger()


async def go_and_read(deps: Deps, notice_id: int) -> None:
    """Read what a shop told of, and keep what is new; a shop that cannot be asked is asked again later."""
    async with deps.database.begin() as session:
        notice = await waiting_notice(session, notice_id)
        if notice is None:
            return
        store = await get_store(session, notice.store_id)
        if notice.told.about is About.ORDER and await is_stale(session, notice):
            await end_notice(session, notice.id, Ended.STALE)
            return
    try:
        ended = await _read(deps, store, notice)
    except (AdapterError, NotReady) as error:
        await _later(deps, notice, error)
        return
    if ended is not None:
        async with deps.database.begin() as session:
            await end_notice(session, notice.id, ended)


async def sweep(deps: Deps) -> None:
    """Take up notices that nobody has dealt with: put off, or left behind by a process that died."""
    async with deps.database.begin() as session:
        late = await late_notices(session, deps.clock.now(), AT_ONCE)
    for notice_id in late:
        try:
            await go_and_read(deps, notice_id)
        except Exception:
            # One that nobody foresaw must not keep those behind it waiting for ever.
            log.exception("notice_not_read", notice=notice_id)
            async with deps.database.begin() as session:
                await put_off(session, notice_id, deps.clock.now() + LONGEST)


async def forget(deps: Deps) -> None:
    """Delete the notices of a month ago; what came of them is kept."""
    async with deps.database.begin() as session:
        await forget_notices(session, deps.clock.now() - KEPT)


async def _read(deps: Deps, store: Store, notice: Notice) -> Ended | None:
    """Return how the notice ends; None where that was kept together with what was read."""
    shop = deps.shops(store) if store.shop_kind == notice.kind else None
    if shop is None:
        return Ended.GONE
    if notice.told.about is About.APP:
        await listening.listen(deps, store.id)
        return Ended.READ
    if notice.told.about is About.CUSTOMER:
        return await _read_customer(deps, store, shop, notice.told.about_id)
    at = deps.clock.now()
    order = await shop.order_told(notice.told.about_id)
    if order is None:
        return Ended.GONE
    customer = await shop.customer(order.customer_id) if order.customer_id else None
    await _keep(deps, notice, order, customer, at)
    return None


async def _read_customer(deps: Deps, store: Store, shop: FedShop, customer_id: str) -> Ended:
    """Keep a customer as the shop knows them now, if they are known here at all."""
    async with deps.database.begin() as session:
        if not await is_known(session, store.id, customer_id):
            return Ended.READ
    customer = await shop.customer(customer_id)
    if customer is None:
        return Ended.GONE
    async with deps.database.begin() as session:
        await save_customer(session, deps.clock, store.id, customer)
    return Ended.READ


async def _keep(deps: Deps, notice: Notice, order: Order, customer: ShopCustomer | None, at: datetime) -> None:
    """Keep customer, events, the moment of the reading and the notice's end together: all of it or nothing."""
    async with deps.database.begin() as session:
        if customer is not None:
            kept = await save_customer(session, deps.clock, notice.store_id, customer)
            await keep(session, deps.clock, kept, order, happened(order, at))
        await note_read(session, notice.store_id, order.id, at)
        await end_notice(session, notice.id, Ended.READ)


async def _later(deps: Deps, notice: Notice, error: AdapterError | NotReady) -> None:
    now = deps.clock.now()
    log.warning("shop_not_read", notice=notice.id, attempts=notice.attempts + 1, problem=error.detail)
    wished = timedelta(seconds=getattr(error, "retry_after", 0.0))
    wait = min(LONGEST, max(wished, SHORTEST * 2 ** min(notice.attempts, 10)))
    async with deps.database.begin() as session:
        if now - notice.received_at > GIVEN_UP:
            await end_notice(session, notice.id, Ended.GIVEN_UP)
        else:
            await put_off(session, notice.id, now + wait)
