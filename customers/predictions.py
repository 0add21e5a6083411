"""Keeps each customer's predictions: when an order of theirs is heard of, and every night, for time passes too."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from sqlalchemy import ARRAY, Integer, bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.happenings import EventName
from customers.identity import CustomerInfo, told_by_shop
from customers.models import CustomerPropertyRow, CustomerRow
from customers.predicting import Placed, Prediction, predict
from customers.properties import COMPUTED, SHOP, Known, Value, remove_ours, write_ours
from kit.clock import Clock
from kit.db import Database

AT_ONCE = 500
"""Customers of one transaction: the process that predicts also serves chats, which must not wait for it."""
NAMES = ("$orders", "$spent", "$last_order_at", "$is_returning", "$expected_next_order", "$churn_risk")
_ORDERS = text("""
select placed.customer_id, placed.order_id, placed.happened_at, placed.facts ->> 'value', placed.facts ->> 'currency'
from customer_event placed
where placed.customer_id = any(:customers) and placed.name = :placed and not exists (
    select from customer_event cancelled
    where cancelled.customer_id = placed.customer_id and cancelled.name = :cancelled
        and cancelled.order_id = placed.order_id
)
""").bindparams(bindparam("customers", type_=ARRAY(Integer)), placed=EventName.PLACED, cancelled=EventName.CANCELLED)


@dataclass(frozen=True, slots=True)
class Deps:
    """What the nightly job needs."""

    database: Database
    clock: Clock


async def refresh(
    session: AsyncSession, clock: Clock, store_id: int, customer_ids: Sequence[int]
) -> Mapping[int, tuple[Prediction, str]]:
    """Predict anew for these customers of a store; returns what was found, with the id of each one's last order."""
    found: dict[int, list[tuple[Placed, str]]] = defaultdict(list)
    now = clock.now()
    told = {"customers": list(customer_ids)}
    for customer_id, order_id, at, value, currency in await session.execute(_ORDERS, told):
        found[customer_id].append((Placed(at, _amount(value), currency or ""), order_id))
    predicted: dict[int, tuple[Prediction, str]] = {}
    for customer_id, orders in found.items():
        prediction = predict([order for order, _ in orders], now)
        assert prediction is not None  # noqa: S101 - there is an order
        predicted[customer_id] = prediction, max(orders, key=lambda one: (one[0].at, one[1]))[1]
    before = await _kept(session, customer_ids)
    known = [one for customer_id, (said, _) in predicted.items() for one in _known(store_id, customer_id, said)]
    news = [one for one in known if before.get((one.customer_id, one.name)) != one.value]
    await write_ours(session, clock, news, COMPUTED)
    if gone := {customer_id for customer_id, _ in before if customer_id not in predicted}:
        await remove_ours(session, sorted(gone), NAMES)
    return predicted


async def _kept(session: AsyncSession, customer_ids: Sequence[int]) -> dict[tuple[int, str], Value]:
    """Read what is kept: each night nearly everything is as it was, and to read it costs less than to write it."""
    row = CustomerPropertyRow
    query = select(row.customer_id, row.name, row.value).where(row.customer_id.in_(customer_ids), row.name.in_(NAMES))
    found = await session.execute(query)
    return {(customer_id, name): value["is"] for customer_id, name, value in found}


async def restore(session: AsyncSession, clock: Clock, customer: CustomerInfo) -> None:
    """Say again what we know of a customer, where what was written from outside has been removed."""
    await write_ours(session, clock, told_by_shop(customer), SHOP)
    await refresh(session, clock, customer.store_id, [customer.id])


async def refresh_all(deps: Deps) -> int:
    """Predict anew for every customer, some thousands at a time; returns for how many."""
    done, last = 0, 0
    while True:
        async with deps.database.begin() as session:
            query = select(CustomerRow.id, CustomerRow.store_id).where(CustomerRow.id > last)
            rows = (await session.execute(query.order_by(CustomerRow.id).limit(AT_ONCE))).all()
            if not rows:
                return done
            by_store: dict[int, list[int]] = defaultdict(list)
            for customer_id, store_id in rows:
                by_store[store_id].append(customer_id)
            for store_id, customers in by_store.items():
                await refresh(session, deps.clock, store_id, customers)
            last, done = rows[-1][0], done + len(rows)


async def predict_all(deps: Deps) -> None:
    """Predict anew for every customer: the nightly job."""
    await refresh_all(deps)


def _known(store_id: int, customer_id: int, said: Prediction) -> list[Known]:
    values: tuple[Value, ...] = (
        said.orders,
        float(said.spent),
        _in_utc(said.last_order_at),
        said.is_returning,
        _in_utc(said.expected_next_order),
        said.churn_risk.word,
    )
    return [Known(customer_id, store_id, name, value) for name, value in zip(NAMES, values, strict=True)]


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _amount(value: str | None) -> Decimal:
    try:
        return Decimal(value or 0)
    except InvalidOperation:
        return Decimal(0)
