"""What customers did and what happened to them: kept once each, and told to whoever talks with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.happenings import Happened
from commerce.port import Order
from customers.identity import CustomerInfo
from customers.models import CustomerEventRow
from customers.predictions import refresh
from customers.properties import SHOP, Known, write_ours
from kit.auth import digest
from kit.clock import Clock
from kit.jobs import announce

NEWS = timedelta(days=1)
"""What happened longer ago is history, such as what a first sync finds: it is kept, and nobody is told."""


@dataclass(frozen=True, slots=True)
class ShopHappened:
    """Something new happened to a customer's order at the shop; `once` is the same for the same things."""

    store_id: int
    customer_id: int
    order_id: str
    order_name: str
    names: list[str]
    once: str


@dataclass(frozen=True, slots=True)
class ShopHappenedLate:
    """The shop told only now of what happened to an order more than a day ago: it is kept, and is no news any more."""

    store_id: int
    customer_id: int
    order_id: str
    order_name: str


async def keep(
    session: AsyncSession, clock: Clock, customer: CustomerInfo, order: Order, happened: Sequence[Happened]
) -> list[str]:
    """Keep what happened to a customer's order, each thing once; returns the names of what is new, oldest first.

    What is new and news is announced in the same transaction; what is new and old as such.
    """
    since = clock.now() - NEWS
    fresh = await keep_all(session, clock, [(customer, order, happened)], news_since=since)
    if any(one.once in fresh and one.at < since for one in happened):
        await announce(session, ShopHappenedLate(customer.store_id, customer.id, order.id, order.name))
    return [str(one.name) for one in happened if one.once in fresh]


async def keep_all(
    session: AsyncSession,
    clock: Clock,
    histories: Sequence[tuple[CustomerInfo, Order, Sequence[Happened]]],
    *,
    news_since: datetime,
) -> set[str]:
    """Keep what happened to several orders, in one statement; returns the marks of what is new.

    Of what is new, what happened at `news_since` or later is announced in the same transaction.
    """
    now = clock.now()
    values = [
        {
            "store_id": customer.store_id,
            "customer_id": customer.id,
            "name": str(one.name),
            "happened_at": one.at,
            "order_id": order.id,
            "order_name": order.name,
            "facts": dict(one.facts),
            "once": one.once,
            "kept_at": now,
        }
        for customer, order, happened in histories
        for one in happened
    ]
    if not values:
        return set()
    values.sort(key=lambda value: str(value["once"]))
    new = insert(CustomerEventRow).values(values).on_conflict_do_nothing(index_elements=["store_id", "once"])
    kept = set(await session.scalars(new.returning(CustomerEventRow.once)))
    await _predict(session, clock, [(customer, order) for customer, order, _ in histories])
    for customer, order, happened in histories:
        if news := [one for one in happened if one.once in kept and one.at >= news_since]:
            names = list(dict.fromkeys(str(one.name) for one in news))
            mark = digest("\n".join(sorted(one.once for one in news)))
            await announce(session, ShopHappened(customer.store_id, customer.id, order.id, order.name, names, mark))
    return kept


async def _predict(session: AsyncSession, clock: Clock, orders: Sequence[tuple[CustomerInfo, Order]]) -> None:
    """Bring up to date what the orders of these customers say of them: sums, and where the last order went."""
    stores: dict[int, set[int]] = {}
    for customer, _ in orders:
        stores.setdefault(customer.store_id, set()).add(customer.id)
    known: list[Known] = []
    for store_id, customers in stores.items():
        said = await refresh(session, clock, store_id, sorted(customers))
        for customer, order in orders:
            _, last = said.get(customer.id, (None, ""))
            if order.id == last and order.shipping_address is not None:
                place = order.shipping_address
                known.append(Known(customer.id, store_id, "$country", place.country))
                known.append(Known(customer.id, store_id, "$city", place.city))
    await write_ours(session, clock, list({(one.customer_id, one.name): one for one in known}.values()), SHOP)
