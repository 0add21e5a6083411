"""What an edit asks of Shopify's edit session (shopify.md section 4), and how it is known again afterwards. Pure.

There is no swapping of a variant: the old line goes to no open units and a line of the new variant is added. Units that
have shipped, or that the warehouse has, stay as they are.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commerce.changes import ChangeRefused, LineEdit, Quote, Settlement
from commerce.port import FinancialStatus, Line, Money, Order, Product, Variant
from commerce.refusals import refuse_closed
from commerce.units import Units, count_units

Shelf = Mapping[str, tuple[Product, Variant]]
"""The variants that may be wished, with their products."""
_CAPTURED = frozenset({FinancialStatus.PAID, FinancialStatus.PARTIALLY_PAID, FinancialStatus.PARTIALLY_REFUNDED})


@dataclass(frozen=True, slots=True)
class LinePlan:
    """What happens to one line: `open` units of it shall be `keep`, and `add` units of another variant come."""

    line: Line
    open: int
    keep: int
    variant_id: str = ""
    add: int = 0

    @property
    def less(self) -> int:
        """How many units of the line go."""
        return self.open - self.keep


def plan_edits(order: Order, edits: tuple[LineEdit, ...], shelf: Shelf) -> tuple[LinePlan, ...]:
    """Return what is to be staged; lines that stay as they are are left out.

    Raises:
        ChangeRefused: an edit names what is not there, is negative or above what is open, or nothing would be left.
    """
    refuse_closed(order)
    if len({edit.line_id for edit in edits}) < len(edits):
        raise ChangeRefused("Each line can be changed once at a time.", code="line_twice")
    units = count_units(order)
    plans = [plan for edit in edits if (plan := _plan(order, edit, units, shelf)).less or plan.add]
    if not plans:
        raise ChangeRefused("Nothing would change. Choose another size, colour or quantity.", code="nothing_to_change")
    if sum(line.current for line in order.lines) + sum(plan.add - plan.less for plan in plans) <= 0:
        raise ChangeRefused("Nothing would be left of this order. Cancel it instead.", code="order_would_be_empty")
    check_stock(plans, shelf)
    return tuple(plans)


def _plan(order: Order, edit: LineEdit, units: Mapping[str, Units], shelf: Shelf) -> LinePlan:
    line = next((line for line in order.lines if line.id == edit.line_id), None)
    if line is None:
        raise ChangeRefused("This line is not on the order.", code="line_unknown")
    if not line.merchant_editable:
        raise ChangeRefused(f"The shop does not let {line.title} be changed.", code="line_locked")
    free = units[line.id].open
    if free == 0:
        raise ChangeRefused(f"Nothing of {line.title} can still be changed.", code="nothing_open")
    if not 0 <= edit.quantity <= free:
        raise ChangeRefused(f"Choose from 0 to {free} of {line.title}.", code="quantity_out_of_range")
    if edit.variant_id in (None, line.variant_id) or edit.quantity == 0:
        return LinePlan(line, free, edit.quantity)
    product, variant = shelf.get(edit.variant_id or "", (None, None))
    if product is None or variant is None or product.id != line.product_id:
        raise ChangeRefused(
            f"{line.title} does not come in this form. Choose one from the list.", code="variant_unknown"
        )
    return LinePlan(line, free, 0, variant.id, edit.quantity)


def check_stock(plans: list[LinePlan] | tuple[LinePlan, ...], shelf: Shelf) -> None:
    """Refuse to take more of a variant than there is; Shopify would sell what it has not got.

    Raises:
        ChangeRefused: a variant is sold out.
    """
    moves: Counter[str] = Counter()
    for plan in plans:
        moves[plan.line.variant_id] += plan.less
        moves[plan.variant_id] -= plan.add
    for variant_id, units in moves.items():
        product, variant = shelf.get(variant_id, (None, None))
        if units < 0 and product and variant and variant.stock is not None and variant.stock + units < 0:
            raise ChangeRefused(f"{product.title} in {variant.title} is sold out. Choose another.", code="out_of_stock")


def edit_quote(order: Order, after: Money, outstanding: Money) -> Quote:
    """Tell what an edit costs by the order as Shopify would leave it; `outstanding` is negative where money goes back.

    Of an amount that was only authorised or is still pending nothing was taken, so nothing goes back.
    """
    difference = after - order.total
    if order.financial_status not in _CAPTURED:
        settlement = Settlement.INVOICE if difference.amount > 0 else Settlement.NOTHING
    elif outstanding.amount > 0:
        settlement = Settlement.INVOICE
    else:
        settlement = Settlement.REFUND if owed(difference, outstanding).amount > 0 else Settlement.NOTHING
    return Quote(order.total, after, difference, settlement)


def owed(difference: Money, outstanding: Money) -> Money:
    """Return what goes back for an edit: what it made the order cheaper, and no more than was paid too much."""
    nothing = outstanding * 0
    return max(nothing, min(difference * -1, outstanding * -1))


def trace(order: Order, plans: tuple[LinePlan, ...], session: str) -> dict[str, Any]:
    """Return, as JSON, by what an edit is known again: its session, and the lines before it and after."""
    added: Counter[str] = Counter()
    for plan in plans:
        if plan.add:
            added[plan.variant_id] += plan.add
    return {
        "session": session,
        "before": {line.id: line.current for line in order.lines},
        "after": {plan.line.id: plan.line.current - plan.less for plan in plans},
        "added": dict(added),
    }


def is_made(order: Order, traced: Mapping[str, Any]) -> bool:
    """Whether the edit is in the order: every edited line is as was wished, and the new lines are there."""
    current = {line.id: line.current for line in order.lines}
    added: Counter[str] = Counter()
    for line in order.lines:
        if line.id not in traced["before"] and line.current:
            added[line.variant_id] += line.current
    return dict(added) == traced["added"] and all(current.get(name) == units for name, units in traced["after"].items())
