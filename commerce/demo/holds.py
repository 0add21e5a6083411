"""Holding and releasing in the demo shop: ten holds per fulfilment order, released by id, only our own (section 3)."""

from dataclasses import replace

from commerce.changes import ChangeRefused
from commerce.fulfilment import FulfilmentOrder, FulfilmentOrderStatus, Hold
from commerce.port import Order
from commerce.refusals import refuse_closed
from commerce.units import is_free

MOST = 10
HANDLE_LENGTH = 64


def place_hold(order: Order, key: str) -> Order:
    """Hold every fulfilment order that may still be changed and has something to send.

    Raises:
        ChangeRefused: there is none, or one carries ten of our holds already.
    """
    refuse_closed(order)
    handle = f"tillside-{key}"[:HANDLE_LENGTH]
    groups = tuple(_hold(group, handle) if _can_hold(group) else group for group in order.fulfilment_orders)
    if groups == order.fulfilment_orders:
        raise ChangeRefused("Nothing of this order can be held any more.", code="nothing_open")
    return replace(order, fulfilment_orders=groups)


def release_ours(order: Order) -> Order:
    """Release the holds that are ours, each by its id; others stay, and so does the fulfilment order held by them."""
    ours = {hold.id for group in order.fulfilment_orders for hold in group.holds if hold.ours}
    return replace(order, fulfilment_orders=tuple(_release(group, ours) for group in order.fulfilment_orders))


def _can_hold(group: FulfilmentOrder) -> bool:
    return is_free(group) and any(line.remaining for line in group.lines)


def _hold(group: FulfilmentOrder, handle: str) -> FulfilmentOrder:
    if len(group.holds) >= MOST:
        raise ChangeRefused("This order is held ten times already. Wait until a change is done.", code="too_many_holds")
    hold = Hold(f"{group.id}:{handle}", "other", ours=True, handle=handle)
    return replace(group, status=FulfilmentOrderStatus.ON_HOLD, holds=(*group.holds, hold))


def _release(group: FulfilmentOrder, hold_ids: set[str]) -> FulfilmentOrder:
    holds = tuple(hold for hold in group.holds if hold.id not in hold_ids)
    if holds == group.holds:
        return group
    free = FulfilmentOrderStatus.SCHEDULED if group.fulfil_at else FulfilmentOrderStatus.OPEN
    return replace(group, holds=holds, status=group.status if holds else free)
