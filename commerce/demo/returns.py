"""Asking the demo shop for a return: only units that were fulfilled, each once (shopify.md section 6)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from commerce.changes import ChangeRefused, RequestReturn
from commerce.port import Order, ReturnStatus
from commerce.units import count_units


def ask_return(
    order: Order, earlier: Sequence[dict[str, Any]], change: RequestReturn
) -> tuple[Order, list[dict[str, Any]]]:
    """Return the order with its return asked for, and what was asked, to be kept beside the `earlier` returns.

    Raises:
        ChangeRefused: a line is not on the order, or more units are named than have left and not come back.
    """
    if order.cancelled_at is not None:
        raise ChangeRefused("This order is cancelled.", code="order_cancelled")
    if not change.items:
        raise ChangeRefused("Choose what to send back.", code="nothing_to_change")
    counts = count_units(order)
    wanted: Counter[str] = Counter()
    for line_id, units in change.items:
        if units < 1:
            raise ChangeRefused("Choose at least one unit of each line.", code="quantity_out_of_range")
        wanted[line_id] += units
    asked_before: Counter[str] = Counter()
    for entry in earlier:
        asked_before[entry["line_id"]] += entry["units"]
    for line_id, units in wanted.items():
        if line_id not in counts:
            raise ChangeRefused("This line is not on the order.", code="line_unknown")
        if units > counts[line_id].shipped - asked_before[line_id]:
            raise ChangeRefused("Only units that were sent and are not coming back already can be returned.")
    asked = [{"line_id": line_id, "units": units, "reason": change.reason} for line_id, units in wanted.items()]
    return replace(order, return_status=ReturnStatus.RETURN_REQUESTED), asked
