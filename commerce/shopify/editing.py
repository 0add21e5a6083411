"""What an edit asks of Shopify's edit session (shopify.md section 4), and how it is known again afterwards. Pure.

There is no swapping of a variant: the old line goes to no open units and a line of the new variant is added. Units that
have shipped, or that the warehouse has, stay as they are.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commerce.changes import LineEdit, Quote, Settlement
from commerce.port import FinancialStatus, Line, Money, Order, Product, Variant
from commerce.refusals import check_edit, check_edits, check_outcome, check_stock, other_form
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
    check_edits(order, edits)
    units = count_units(order)
    plans = [plan for edit in edits if (plan := _plan(order, edit, units, shelf)).less or plan.add]
    left = sum(line.current for line in order.lines) + sum(plan.add - plan.less for plan in plans)
    check_outcome(changes=bool(plans), units_left=left)
    check_stock(_moves(plans), shelf)
    return tuple(plans)


def _plan(order: Order, edit: LineEdit, units: Mapping[str, Units], shelf: Shelf) -> LinePlan:
    line, free = check_edit(order, edit, units)
    if edit.variant_id in (None, line.variant_id) or edit.quantity == 0:
        return LinePlan(line, free, edit.quantity)
    variant = other_form(line, edit.variant_id or "", shelf)
    return LinePlan(line, free, 0, variant.id, edit.quantity)


def _moves(plans: list[LinePlan]) -> Counter[str]:
    """Count the units that come back to the shelf; Shopify itself would sell what it has not got."""
    moves: Counter[str] = Counter()
    for plan in plans:
        moves[plan.line.variant_id] += plan.less
        moves[plan.variant_id] -= plan.add
    return moves


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
