"""What an edit does to an order of the demo shop: the semantics of Shopify's edit session (shopify.md section 4).

Pure: from an order and the wanted edits to the order afterwards and the stock that moves. There is no swapping of a
variant: the old line goes to zero open units and a line of the new variant is added. Shipping is not worked out again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from commerce.changes import LineEdit
from commerce.demo.building import Item, Shelf, make_line
from commerce.fulfilment import FulfilmentOrder, FulfilmentOrderLine, FulfilmentOrderStatus
from commerce.port import Line, Order
from commerce.refusals import check_edit, check_edits, check_outcome, check_stock, other_form
from commerce.units import Units, count_units, is_free


@dataclass(frozen=True, slots=True)
class Edited:
    """An order after its edits, and per variant how many units come back to the shelf (negative: are taken)."""

    order: Order
    stock: Mapping[str, int]


def apply_edits(order: Order, edits: tuple[LineEdit, ...], shelf: Shelf) -> Edited:
    """Bring every named line to its wanted open units and variant, all or nothing.

    Raises:
        ChangeRefused: an edit names what is not there, is negative or above what is open, or nothing would be left.
    """
    check_edits(order, edits)
    units = count_units(order)
    edited = Edited(order, {})
    for edit in edits:
        edited = _apply(edited, edit, units, shelf)
    check_outcome(changes=edited.order != order, units_left=sum(line.current for line in edited.order.lines))
    check_stock(edited.stock, shelf)
    return edited


def _apply(edited: Edited, edit: LineEdit, units: Mapping[str, Units], shelf: Shelf) -> Edited:
    line, free = check_edit(edited.order, edit, units)
    if edit.variant_id in (None, line.variant_id) or edit.quantity == 0:
        return _reduce(edited, line, free - edit.quantity)
    return _swap(edited, line, free, edit, shelf)


def _reduce(edited: Edited, line: Line, by: int) -> Edited:
    if by == 0:
        return edited
    order = edited.order
    less = replace(
        line,
        current=line.current - by,
        unfulfilled=(line.unfulfilled or 0) - by,
        refundable=max(0, line.refundable - by),
    )
    lines = tuple(less if one.id == line.id else one for one in order.lines)
    groups = _take(order.fulfilment_orders, line.id, by)
    stock = {**edited.stock, line.variant_id: edited.stock.get(line.variant_id, 0) + by}
    total = order.total - line.price * by
    return Edited(replace(order, lines=lines, fulfilment_orders=groups, total=total), stock)


def _swap(edited: Edited, line: Line, free: int, edit: LineEdit, shelf: Shelf) -> Edited:
    variant = other_form(line, edit.variant_id or "", shelf)
    product = shelf[variant.id][0]
    groups = edited.order.fulfilment_orders
    home = next(g.id for g in groups if is_free(g) and any(one.line_id == line.id and one.remaining for one in g.lines))
    less = _reduce(edited, line, free)
    new_id = f"{edited.order.id}-{len(edited.order.lines) + 1}"
    added = make_line(new_id, Item(variant.id, edit.quantity, line.attributes), product, variant)
    place = FulfilmentOrderLine(new_id, edit.quantity, edit.quantity)
    order = replace(
        less.order,
        lines=(*less.order.lines, added),
        fulfilment_orders=tuple(
            replace(old if new.status is FulfilmentOrderStatus.CANCELLED else new, lines=(*new.lines, place))
            if new.id == home
            else new
            for old, new in zip(groups, less.order.fulfilment_orders, strict=True)
        ),
        total=less.order.total + added.price * edit.quantity,
    )
    stock = {**less.stock, variant.id: less.stock.get(variant.id, 0) - edit.quantity}
    return Edited(order, stock)


def _take(groups: tuple[FulfilmentOrder, ...], line_id: str, units: int) -> tuple[FulfilmentOrder, ...]:
    """Take units of a line out of the fulfilment orders that may still be changed; an emptied one is cancelled."""
    left = units
    taken: list[FulfilmentOrder] = []
    for group in groups:
        if not is_free(group):
            taken.append(group)
            continue
        lines: list[FulfilmentOrderLine] = []
        for line in group.lines:
            count = min(left, line.remaining) if line.line_id == line_id else 0
            left -= count
            if line.total > count:
                lines.append(FulfilmentOrderLine(line.line_id, line.total - count, line.remaining - count))
        is_empty = not any(line.remaining for line in lines)
        status = FulfilmentOrderStatus.CANCELLED if is_empty else group.status
        taken.append(replace(group, lines=tuple(lines), status=status, holds=() if is_empty else group.holds))
    return tuple(taken)
