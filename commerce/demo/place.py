"""Puts one order in a named state into the demo shop, and lets the shop move an order on: for tests and evaluations."""

from datetime import datetime, timedelta
from typing import Literal

from pydantic import TypeAdapter
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.demo.building import Checkout, Item, Shelf, check_out
from commerce.demo.models import DemoCustomerRow, DemoOrderRow
from commerce.demo.orders import body_of, to_order, write
from commerce.demo.payment import first_payment
from commerce.demo.people import CUSTOMERS, welcome
from commerce.demo.shelves import read_shelf, stock_shelves
from commerce.demo.states import STATES, cancelled
from commerce.demo.warehouse import report, send_all, set_groups
from commerce.fulfilment import RequestStatus, ShipmentStatus
from commerce.port import Address, Order
from kit.errors import NotFound

FIRST_NUMBER = 1001
_ADDRESS: TypeAdapter[Address] = TypeAdapter(Address)


async def open_shop(session: AsyncSession, store_id: int) -> None:
    """Stock the shelves and welcome the documented customers; orders and stock that are there already stay."""
    await stock_shelves(session, store_id)
    await welcome(session, store_id, CUSTOMERS)


async def place(
    session: AsyncSession,
    store_id: int,
    customer_email: str,
    state: str,
    now: datetime,
    *,
    items: tuple[Item, ...] | None = None,
    age: timedelta | None = None,
) -> str:
    """Place one order of a customer in a named state, and return its id.

    `items` and `age` replace the state's own basket and age. The shop is opened first if it is not (`open_shop`).

    Raises:
        NotFound: there is no such customer, state or variant.
    """
    await open_shop(session, store_id)
    customer = await _customer(session, store_id, customer_email)
    row = await new_row(session, customer, state)
    fill(row, customer, await read_shelf(session, store_id), now, items=items, age=age)
    session.add(row)
    await session.flush()
    return row.id


async def new_row(
    session: AsyncSession, customer: DemoCustomerRow, state: str, slot: str | None = None
) -> DemoOrderRow:
    """Return an order with the next number of its store and nothing in it yet.

    Raises:
        NotFound: there is no such state.
    """
    if state not in STATES:
        raise NotFound(f"There is no state named {state}. Choose one of: {', '.join(STATES)}.", code="state_unknown")
    # One writer at a time gives out numbers, until its transaction ends.
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("demo_shop_order"), customer.store_id)))
    query = select(func.max(DemoOrderRow.number)).where(DemoOrderRow.store_id == customer.store_id)
    number = (await session.scalar(query) or FIRST_NUMBER - 1) + 1
    return DemoOrderRow(
        store_id=customer.store_id,
        id=f"order-{number}",
        number=number,
        customer_id=customer.id,
        state=state,
        slot=slot,
    )


def fill(
    row: DemoOrderRow,
    customer: DemoCustomerRow,
    shelf: Shelf,
    now: datetime,
    *,
    items: tuple[Item, ...] | None = None,
    age: timedelta | None = None,
) -> None:
    """Write into a row the order that its state describes, dated relative to `now`.

    Raises:
        NotFound: the shop does not sell one of the items.
    """
    state = STATES[row.state]
    basket = state.basket if items is None else items
    if missing := [item.variant_id for item in basket if item.variant_id not in shelf]:
        raise NotFound(f"The demo shop does not sell {missing[0]}.", code="variant_unknown")
    placed_at = now - (state.age if age is None else age)
    address = _ADDRESS.validate_python(customer.address)
    checkout = Checkout(row.id, f"#{row.number}", customer.id, address, placed_at)
    order = state.happened(check_out(checkout, basket, shelf), now)
    row.placed_at = placed_at
    row.body = body_of(order)
    row.paid = first_payment(order)


async def find_order(session: AsyncSession, store_id: int, state: str, customer_email: str | None = None) -> str:
    """Return the id of the newest order that was made in a named state, of anybody or of one customer.

    Raises:
        NotFound: there is none.
    """
    query = select(DemoOrderRow.id).where(DemoOrderRow.store_id == store_id, DemoOrderRow.state == state)
    if customer_email is not None:
        customer = await _customer(session, store_id, customer_email)
        query = query.where(DemoOrderRow.customer_id == customer.id)
    found = await session.scalar(query.order_by(DemoOrderRow.placed_at.desc()).limit(1))
    if found is None:
        raise NotFound(f"No order is in the state {state}.", code="order_not_found")
    return str(found)


Becomes = Literal["shipped", "delivered", "delayed", "with_warehouse", "cancelled"]


async def become(session: AsyncSession, store_id: int, order_id: str, becomes: Becomes, now: datetime) -> None:
    """Let the shop itself move an order on, as it may do between a message and a click.

    Raises:
        NotFound: there is no such order.
    """
    row = await session.get(DemoOrderRow, (store_id, order_id), with_for_update=True)
    if row is None:
        raise NotFound("There is no such order.", code="order_not_found")
    write(row, _moved(to_order(row), becomes, now), now)


def _moved(order: Order, becomes: Becomes, now: datetime) -> Order:
    if becomes == "shipped":
        return send_all(order, now, ShipmentStatus.CARRIER_PICKED_UP)
    if becomes in {"delivered", "delayed"}:
        return report(order, ShipmentStatus(becomes), now)
    if becomes == "with_warehouse":
        return set_groups(order, request=RequestStatus.SUBMITTED)
    return cancelled(order, now)


async def _customer(session: AsyncSession, store_id: int, email: str) -> DemoCustomerRow:
    query = select(DemoCustomerRow).where(DemoCustomerRow.store_id == store_id, DemoCustomerRow.email == email.lower())
    customer = (await session.scalars(query)).one_or_none()
    if customer is None:
        raise NotFound(f"The demo shop has no customer {email}.", code="customer_unknown")
    return customer
