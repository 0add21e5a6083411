"""Asking the demo shop for a return: only units that were fulfilled, each once (shopify.md section 6)."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from commerce.changes import ChangeRefused, RequestReturn
from commerce.demo.building import Shelf
from commerce.port import Line, Order, ReturnStatus
from commerce.returns import Return, ReturnLine, ReturnState
from commerce.units import count_units

_GIVEN_UP = frozenset({ReturnState.CANCELLED, ReturnState.DECLINED})


def ask_return(order: Order, change: RequestReturn, shelf: Shelf, now: datetime) -> Order:
    """Return the order with its return asked for; the shop's people approve it or not.

    Raises:
        ChangeRefused: a line is not on the order, more units are named than have left and not come back, or what is
            wished instead is no other form of the same product, or sold out.
    """
    if order.cancelled_at is not None:
        raise ChangeRefused("This order is cancelled.", code="order_cancelled")
    if not change.items:
        raise ChangeRefused("Choose what to send back.", code="nothing_to_change")
    lines = {line.id: line for line in order.lines}
    counts, before = count_units(order), _asked_before(order)
    wanted: Counter[str] = Counter()
    for item in change.items:
        if item.units < 1:
            raise ChangeRefused("Choose at least one unit of each line.", code="quantity_out_of_range")
        if item.line_id not in lines:
            raise ChangeRefused("This line is not on the order.", code="line_unknown")
        _check_exchange(item, lines[item.line_id], shelf)
        wanted[item.line_id] += item.units
    for line_id, units in wanted.items():
        if units > counts[line_id].shipped - before[line_id]:
            raise ChangeRefused("Only units that were sent and are not coming back already can be returned.")
    asked = Return(
        f"{order.id}-r{len(order.returns) + 1}", ReturnState.REQUESTED, now, tuple(change.items), note=change.note
    )
    return replace(order, return_status=ReturnStatus.RETURN_REQUESTED, returns=(*order.returns, asked))


def _asked_before(order: Order) -> Counter[str]:
    asked: Counter[str] = Counter()
    for one in order.returns:
        if one.state not in _GIVEN_UP:
            for line in one.lines:
                asked[line.line_id] += line.units
    return asked


def _check_exchange(item: ReturnLine, line: Line, shelf: Shelf) -> None:
    if item.exchange_for is None:
        return
    product, variant = shelf.get(item.exchange_for, (None, None))
    if product is None or variant is None or product.id != line.product_id or variant.id == line.variant_id:
        raise ChangeRefused(
            f"{line.title} does not come in this form. Choose one from the list.", code="variant_unknown"
        )
    if variant.stock is not None and variant.stock < item.units:
        raise ChangeRefused(f"{line.title} in {variant.title} is sold out. Choose another.", code="out_of_stock")
