"""Whether each store's shop tells us what happens there: asked when it is connected, and looked at every hour."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import structlog
from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.feed import FedShop
from commerce.notices import Webhook
from customers.models import ShopListeningRow
from kit.clock import Clock
from kit.db import Database
from kit.errors import AdapterError, NotReady, Permanent, Temporary
from kit.health import Cause, Live, Status, Unavailable
from kit.jobs import defer
from stores.stores import Store, all_stores, get_store

PAGE = "/admin/shop"
_SET_URL = "Set BASE_URL to the https address at which this program is reached from outside."
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Deps:
    """What hearing of shops needs.

    `webhooks` tells by kind of shop how its webhooks are heard, `address_for` at which address of ours; a kind that has
    no webhooks is not asked for any.
    """

    database: Database
    clock: Clock
    shops: Callable[[Store], FedShop | None]
    webhooks: Mapping[str, Webhook]
    address_for: Callable[[str], str]


async def listen(deps: Deps, store_id: int) -> None:
    """Let a store's shop tell us what happens; what it does not tell is kept for staff. Raises Temporary."""
    async with deps.database.begin() as session:
        store = await get_store(session, store_id)
    webhook = deps.webhooks.get(store.shop_kind or "")
    if webhook is None:
        await _forget(deps, store_id)
        return
    address = deps.address_for(store.shop_kind or "")
    lacking = [sentence for name, sentence in webhook.needs.items() if not store.shop_secrets.get(name)]
    try:
        problem = " ".join(lacking or await _asked(deps, store, address))
    except (AdapterError, NotReady) as error:
        await _keep(deps, store_id, address, _sentence(error))
        if isinstance(error, Temporary):
            raise
        return
    await _keep(deps, store_id, address, problem)


async def look_everywhere(deps: Deps) -> None:
    """Look whether every store's shop still tells us: vendors end what was not answered for a while."""
    async with deps.database.begin() as session:
        for store in await all_stores(session):
            if store.shop_kind in deps.webhooks:
                await defer(session, "customers.listen", queueing_lock=f"listen:{store.id}", store_id=store.id)


async def status(session: AsyncSession, store_id: int) -> Status | None:
    """Tell whether a store's shop tells us what happens; None where it was not asked to."""
    row = await session.get(ShopListeningRow, store_id, populate_existing=True)
    if row is None:
        return None
    if row.problem:
        return Unavailable((Cause("shop_not_heard", row.problem, "Mend the connection of the shop.", PAGE),))
    return Live("The shop tells what happens there")


async def _asked(deps: Deps, store: Store, address: str) -> tuple[str, ...]:
    shop = deps.shops(store)
    return await shop.listen(address) if shop is not None else ()


def _sentence(error: AdapterError | NotReady) -> str:
    if isinstance(error, Permanent) and error.code == "address_refused":
        return f"{error.detail} {_SET_URL}"
    return error.detail


async def _keep(deps: Deps, store_id: int, address: str, problem: str) -> None:
    if problem:
        log.warning("shop_not_heard", store=store_id, problem=problem)
    values = {"address": address, "problem": problem, "looked_at": deps.clock.now()}
    new = insert(ShopListeningRow).values(store_id=store_id, **values)
    async with deps.database.begin() as session:
        await session.execute(new.on_conflict_do_update(index_elements=["store_id"], set_=values))


async def _forget(deps: Deps, store_id: int) -> None:
    async with deps.database.begin() as session:
        await session.execute(delete(ShopListeningRow).where(ShopListeningRow.store_id == store_id))
