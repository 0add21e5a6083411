"""The demo shop's orders as rows: found, locked, read as the port's type, and written back with a new version."""

from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import TypeAdapter
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.demo.models import DemoOrderRow
from commerce.port import Order
from commerce.reach import BeyondReach
from kit.errors import NotFound

REACH = timedelta(days=60)
"""How far back a shop lets us read without a special permission (shopify.md section 1)."""

_ORDER: TypeAdapter[Order] = TypeAdapter(Order)


def to_order(row: DemoOrderRow) -> Order:
    """Return the order of a row, as it stands."""
    return replace(_ORDER.validate_python(row.body), version=str(row.version))


def body_of(order: Order) -> dict[str, object]:
    """Return an order as JSON values."""
    body: dict[str, object] = _ORDER.dump_python(order, mode="json")
    return body


def write(row: DemoOrderRow, order: Order, now: datetime) -> Order:
    """Store a changed order under the next version, and return it so."""
    row.version += 1
    row.touched_at = now
    changed = replace(order, version=str(row.version))
    row.body = body_of(changed)
    return changed


def of_customer(store_id: int, customer_id: str) -> Select[DemoOrderRow]:
    """Select a customer's orders, newest first: the only way in to somebody's orders."""
    return (
        select(DemoOrderRow)
        .where(DemoOrderRow.store_id == store_id, DemoOrderRow.customer_id == customer_id)
        .order_by(DemoOrderRow.placed_at.desc(), DemoOrderRow.number.desc())
    )


async def find(session: AsyncSession, store_id: int, customer_id: str, order_id: str, *, lock: bool) -> DemoOrderRow:
    """Return one order of a customer, locked against other writers if asked.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    query = of_customer(store_id, customer_id).where(DemoOrderRow.id == order_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    row = (await session.scalars(query)).one_or_none()
    if row is None:
        raise NotFound("There is no such order. Choose one from your list of orders.", code="order_not_found")
    return row


def check_reach(row: DemoOrderRow, now: datetime, *, read_all: bool) -> DemoOrderRow:
    """Return the row unless it is older than the shop lets us read.

    Raises:
        BeyondReach: it is older.
    """
    if not read_all and row.placed_at < now - REACH:
        raise BeyondReach
    return row
