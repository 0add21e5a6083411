"""Holding and releasing fulfilment orders at Shopify (shopify.md section 3): released by id, and only our own.

A hold carries the mark of its change as its handle, of which Shopify takes each once; so it is known again after a
crash without a memory of ours.
"""

from commerce.changes import ChangeRefused
from commerce.fulfilment import FulfilmentOrder
from commerce.port import Order
from commerce.refusals import refuse_closed
from commerce.shopify.client import Client
from commerce.shopify.client.enums import FulfillmentOrderHoldUserErrorCode
from commerce.shopify.user_errors import HOLD, TOO_MANY_HOLDS, codes, refuse
from commerce.units import is_free

MOST = 10
NOTES = "The customer is changing this order."
_THERE = FulfillmentOrderHoldUserErrorCode.DUPLICATE_FULFILLMENT_HOLD_HANDLE.value


def is_begun(order: Order, handle: str) -> bool:
    """Whether this very change holds a part of the order already."""
    return any(hold.ours and hold.handle == handle for group in order.fulfilment_orders for hold in group.holds)


def to_hold(order: Order, handle: str) -> tuple[FulfilmentOrder, ...]:
    """Return the fulfilment orders that still have to be held: those that may be changed and have something to send.

    Raises:
        ChangeRefused: there is none, or one carries ten of our holds already.
    """
    refuse_closed(order)
    wanted = [one for one in order.fulfilment_orders if is_free(one) and any(line.remaining for line in one.lines)]
    if not wanted:
        raise ChangeRefused(HOLD[1], code=HOLD[0])
    left = [one for one in wanted if handle not in {hold.handle for hold in one.holds if hold.ours}]
    if any(sum(hold.ours for hold in one.holds) >= MOST for one in left):
        raise ChangeRefused(TOO_MANY_HOLDS[1], code=TOO_MANY_HOLDS[0])
    return tuple(left)


async def hold(client: Client, group: FulfilmentOrder, handle: str) -> None:
    """Hold one fulfilment order; that this very hold is there already is as good.

    Raises:
        ChangeRefused: Shopify does not hold it any more.
    """
    answer = (await client.place_hold(group.id, handle, NOTES)).fulfillment_order_hold
    errors = answer.user_errors if answer else ()
    if _THERE not in codes(errors):
        refuse(errors, "fulfillmentOrderHold", HOLD)


def to_release(order: Order, handle: str = "") -> dict[str, list[str]]:
    """Return the ids of our holds by fulfilment order, of one handle if it is given."""
    found = {
        group.id: [hold.id for hold in group.holds if hold.ours and handle in {"", hold.handle}]
        for group in order.fulfilment_orders
    }
    return {group: holds for group, holds in found.items() if holds}


async def release(client: Client, group_id: str, hold_ids: list[str]) -> None:
    """Release holds by their ids, of which there must be some; one that is gone already is as good.

    Raises:
        ChangeRefused: Shopify does not let our app release them.
    """
    answer = (await client.release_holds(group_id, hold_ids)).fulfillment_order_release_hold
    refuse(answer.user_errors if answer else (), "fulfillmentOrderReleaseHold", HOLD)
