"""Cancelling at Shopify (shopify.md section 5): a job, and only once it is done the order is cancelled.

The key of the change stands in the staff note of the cancellation, which can be read again, so that whoever continues
after a crash knows whose it was. A fee is kept by giving nothing back with the cancellation and all but the fee after
it: if it is refused, no money has moved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import Cancel, Quote, Settlement
from commerce.port import Money, Order
from commerce.shopify.client import Client
from commerce.shopify.models import ShopifyChangeRow
from commerce.shopify.orders import version_of
from commerce.shopify.user_errors import CANCEL, note, refuse

LONGEST_NOTE = 255


def cancel_quote(order: Order, paid: Money, fee: Money | None) -> Quote:
    """Tell what cancelling costs: all that was paid goes back but the fee."""
    after = fee or order.total * 0
    settlement = Settlement.REFUND if paid.amount > after.amount else Settlement.NOTHING
    return Quote(order.total, after, after - order.total, settlement, fee)


def keeps_fee(change: Cancel, paid: Money) -> bool:
    """Whether something is kept: of a payment that was only authorised, or is not there, nothing can be."""
    return change.fee is not None and change.fee.amount > 0 and paid.amount > 0


def staff_note(change: Cancel, mark: str) -> str:
    """Return what staff read with the cancellation; the mark is never cut off."""
    ending = f" [{mark}]"
    said = f"Cancelled by the customer: {change.reason.value.replace('_', ' ')}. {change.note}".strip()
    return said[: LONGEST_NOTE - len(ending)] + ending


async def start(client: Client, order_id: str, text: str, *, refund: bool, is_first: bool) -> str | None:
    """Start the cancellation and return its job; None if Shopify refuses and it may be for an earlier try of ours.

    Raises:
        ChangeRefused: Shopify does not cancel the order.
    """
    answer = (await client.cancel_order(order_id, refund, text)).order_cancel
    errors = answer.order_cancel_user_errors if answer else ()
    if errors and not is_first:
        note(errors, "orderCancel")
        return None
    refuse(errors, "orderCancel", CANCEL)
    return answer.job.id if answer and answer.job else None


async def is_done(client: Client, job: str) -> bool:
    """Whether a job is over; one that Shopify knows no more is."""
    answer = (await client.job_by_id(job)).job
    return answer is None or answer.done


async def read_jobs(session: AsyncSession, store_id: int, orders: Sequence[Order]) -> Mapping[str, Sequence[str]]:
    """Return the jobs of our cancellations of these orders, by order; of those that are cancelled, none."""
    names = [order.id for order in orders if order.cancelled_at is None]
    query = select(ShopifyChangeRow).where(
        ShopifyChangeRow.store_id == store_id,
        ShopifyChangeRow.order_id.in_(names),
        ShopifyChangeRow.kind == Cancel.__name__,
    )
    found: dict[str, list[str]] = {}
    for row in (await session.scalars(query)).all() if names else ():
        if job := row.begun.get("job"):
            found.setdefault(row.order_id, []).append(job)
    return found


def pending(order: Order) -> Order:
    """Return an order with its cancellation under way, which Shopify does not tell itself."""
    waiting = replace(order, cancel_pending=True)
    return replace(waiting, version=version_of(waiting))
