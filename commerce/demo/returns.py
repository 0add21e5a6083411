"""Asking the demo shop for a return: only units that were fulfilled, each once (shopify.md section 6)."""

from dataclasses import replace
from datetime import datetime

from commerce.changes import RequestReturn
from commerce.demo.building import Shelf
from commerce.port import Order, ReturnStatus
from commerce.refusals import check_return
from commerce.returns import Return, ReturnState


def ask_return(order: Order, change: RequestReturn, shelf: Shelf, now: datetime) -> Order:
    """Return the order with its return asked for; the shop's people approve it or not. Raises as `check_return`."""
    check_return(order, change, shelf)
    asked = Return(
        f"{order.id}-r{len(order.returns) + 1}", ReturnState.REQUESTED, now, tuple(change.items), note=change.note
    )
    return replace(order, return_status=ReturnStatus.RETURN_REQUESTED, returns=(*order.returns, asked))
