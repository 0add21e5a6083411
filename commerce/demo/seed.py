"""Fills the demo shop: who has which order, and how it stays true as days go by.

Every named state is here at least once. Orders are dated relative to the start of the program; at a later start (and
by a job, now and then) those that nobody has changed are dated anew, so that an open order is still inside its window.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.demo import people
from commerce.demo.models import DemoCustomerRow, DemoOrderRow
from commerce.demo.place import fill, new_row, open_shop
from commerce.demo.shelves import read_shelf
from commerce.demo.states import STATES

REPLACED_AFTER = timedelta(hours=12)
"""A changed order gives its place in the plan to a fresh one after this time, so that every start shows the story."""


class Entry(NamedTuple):
    """One place in the plan: an order of this customer in this state."""

    email: str
    state: str

    @property
    def slot(self) -> str:
        """The name of this place."""
        return f"{self.email.partition('@')[0]}:{self.state}"


PLAN = (
    Entry(people.ANA, "open"),
    Entry(people.ANA, "shipped"),
    Entry(people.ANA, "delivered"),
    Entry(people.ANA, "too_old"),
    Entry(people.JOAO, "open"),
    Entry(people.JOAO, "delivered"),
    Entry(people.SAM, "open_single_unit"),
    Entry(people.SAM, "open_two_lines"),
    Entry(people.SAM, "open_jacket"),
    Entry(people.LEE, "part_shipped"),
    Entry(people.LEE, "part_shipped_units"),
    Entry(people.LEE, "part_shipped_late"),
    Entry(people.LEE, "part_shipped_rest_with_warehouse"),
    Entry(people.MARIA, "personalised_line"),
    Entry(people.MARIA, "personalised_only"),
    Entry(people.MARIA, "made_to_order_line"),
    Entry(people.MARIA, "pre_order_line"),
    Entry(people.MARIA, "final_sale_line"),
    Entry(people.MARIA, "gift_card_line"),
    Entry(people.NOAH, "shipped_today"),
    Entry(people.NOAH, "label_printed"),
    Entry(people.NOAH, "out_for_delivery"),
    Entry(people.NOAH, "delayed"),
    Entry(people.NOAH, "sent_without_day"),
    Entry(people.NOAH, "sent_untracked"),
    Entry(people.IDA, "two_parcels"),
    Entry(people.IDA, "part_delivered"),
    Entry(people.IDA, "delivered_today"),
    Entry(people.IDA, "attempted"),
    Entry(people.IDA, "ready_for_pickup"),
    Entry(people.IDA, "picked_up"),
    Entry(people.IDA, "delayed_anew"),
    Entry(people.IDA, "overdue"),
    Entry(people.IDA, "delivery_failed"),
    Entry(people.AINO, "with_warehouse_submitted"),
    Entry(people.AINO, "with_warehouse_accepted"),
    Entry(people.AINO, "with_warehouse_cancel_requested"),
    Entry(people.AINO, "with_warehouse_cancel_rejected"),
    Entry(people.AINO, "with_warehouse_in_progress"),
    Entry(people.AINO, "warehouse_rejected"),
    Entry(people.AINO, "warehouse_gave_back"),
    Entry(people.AINO, "part_with_warehouse"),
    Entry(people.PIOTR, "held_by_us"),
    Entry(people.PIOTR, "held_fraud"),
    Entry(people.PIOTR, "held_payment"),
    Entry(people.PIOTR, "scheduled"),
    Entry(people.CHLOE, "cancelled"),
    Entry(people.CHLOE, "cancelling"),
    Entry(people.CHLOE, "archived"),
    Entry(people.CHLOE, "refunded"),
    Entry(people.CHLOE, "voided"),
    Entry(people.CHLOE, "locked"),
    Entry(people.LARS, "authorized"),
    Entry(people.LARS, "payment_pending"),
    Entry(people.LARS, "digital"),
    Entry(people.LARS, "too_old_open"),
    Entry(people.GIULIA, "return_open"),
    Entry(people.GIULIA, "return_open_unsent"),
    Entry(people.GIULIA, "quantity_unknown"),
    Entry(people.LUCIA, "delivered_tees"),
    Entry(people.LUCIA, "delivered_long_ago"),
    Entry(people.LUCIA, "delivered_exception"),
    Entry(people.LUCIA, "delivered_final_sale"),
    Entry(people.LUCIA, "delivered_in_silence"),
    Entry(people.LUCIA, "delivered_in_part"),
    Entry(people.LUCIA, "return_requested"),
    Entry(people.LUCIA, "return_approved"),
    Entry(people.LUCIA, "return_checked"),
    Entry(people.LUCIA, "return_declined"),
    Entry(people.LUCIA, "return_refunded"),
    Entry(people.OLENA, "outside_window"),
    Entry(people.OLENA, "open_three_units"),
)


async def seed(session: AsyncSession, store_id: int, now: datetime) -> None:
    """Open the demo shop of a store, place what is missing of the plan, and date anew what nobody has changed."""
    await open_shop(session, store_id)
    await refresh(session, store_id, now)
    shelf = await read_shelf(session, store_id)
    people_here = select(DemoCustomerRow).where(DemoCustomerRow.store_id == store_id)
    customers = {customer.email: customer for customer in await session.scalars(people_here)}
    slots = select(DemoOrderRow.slot).where(DemoOrderRow.store_id == store_id, DemoOrderRow.slot.is_not(None))
    taken = set(await session.scalars(slots))
    for entry in sorted(PLAN, key=lambda entry: STATES[entry.state].age, reverse=True):
        if entry.slot not in taken:
            row = await new_row(session, customers[entry.email], entry.state, entry.slot)
            fill(row, customers[entry.email], shelf, now)
            session.add(row)
            await session.flush()


async def refresh(session: AsyncSession, store_id: int, now: datetime) -> None:
    """Date anew the orders of the plan that nobody has changed; long changed ones leave their place in it.

    The version stays: a card that shows such an order is as true as before.
    """
    query = (
        select(DemoOrderRow, DemoCustomerRow)
        .join(
            DemoCustomerRow,
            (DemoCustomerRow.store_id == DemoOrderRow.store_id) & (DemoCustomerRow.id == DemoOrderRow.customer_id),
        )
        .where(DemoOrderRow.store_id == store_id, DemoOrderRow.slot.is_not(None))
        .order_by(DemoOrderRow.number)
        .with_for_update(of=DemoOrderRow)
    )
    shelf = await read_shelf(session, store_id)
    for order, customer in await session.execute(query):
        if order.touched_at is None:
            fill(order, customer, shelf, now)
        elif order.touched_at < now - REPLACED_AFTER:
            order.slot = None
    await session.flush()


async def refresh_all(session: AsyncSession, now: datetime) -> None:
    """Date anew the untouched orders of every demo shop."""
    stores = select(DemoOrderRow.store_id).where(DemoOrderRow.slot.is_not(None)).distinct()
    for store_id in (await session.scalars(stores)).all():
        await refresh(session, store_id, now)
