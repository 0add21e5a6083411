"""Cancelling in the demo shop: asked for at once, done a little later by a job (shopify.md section 5)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.demo.models import DemoOrderRow
from commerce.demo.orders import to_order, write
from commerce.demo.shelves import move_stock
from commerce.demo.states import cancelled
from commerce.port import FinancialStatus, Order

PATIENCE = timedelta(seconds=3)
"""A cancellation older than this is finished by whoever reads the order, should no job have come by."""


async def finish(session: AsyncSession, row: DemoOrderRow, now: datetime) -> Order:
    """Finish one cancellation: put the units back, cancel the fulfilment orders, refund all but the fee."""
    order = to_order(row)
    back: dict[str, int] = {}
    for line in order.lines:
        back[line.variant_id] = back.get(line.variant_id, 0) + (line.unfulfilled or 0)
    await move_stock(session, row.store_id, back)
    fee = row.cancel_fee or Decimal(0)
    status = FinancialStatus.PARTIALLY_REFUNDED if fee else FinancialStatus.REFUNDED
    if row.paid == 0:
        status = FinancialStatus.VOIDED
    row.paid = min(row.paid, fee)
    row.cancel_asked_at = None
    return write(row, replace(cancelled(order, now), financial_status=status), now)


async def settle_row(session: AsyncSession, row: DemoOrderRow, now: datetime) -> None:
    """Finish a row's cancellation if it has waited long enough; the row must be locked."""
    if row.cancel_asked_at is not None and now - row.cancel_asked_at >= PATIENCE:
        await finish(session, row, now)


async def settle(session: AsyncSession, now: datetime) -> Sequence[str]:
    """Finish every cancellation that waits, in all stores; returns the ids of the orders."""
    query = (
        select(DemoOrderRow)
        .where(DemoOrderRow.cancel_asked_at.is_not(None))
        .order_by(DemoOrderRow.store_id, DemoOrderRow.id)
        .with_for_update(skip_locked=True)
    )
    rows = (await session.scalars(query)).all()
    for row in rows:
        await finish(session, row, now)
    return [row.id for row in rows]
