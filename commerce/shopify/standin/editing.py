"""An order edit: what is staged, what it would come to, and what it leaves behind (shopify.md section 4).

Pure. A session holds wished quantities by line and variants that were added; nothing of the order changes until it is
committed, and then all of it does. Only unfulfilled units can be changed. `ordered` quantities never fall: what an edit
removes is still counted there. There is no swapping of variants, and a discount of the old line is not carried over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from commerce.shopify.standin.model import Group, LineItem, OrderModel, Session
from commerce.shopify.standin.warehouse import NewId, Refusal, add_units, close_empty, take_units


@dataclass(frozen=True, slots=True)
class Staged:
    """A line as the session would leave it."""

    line: LineItem
    quantity: int
    editable: int
    editable_before: int
    is_restocking: bool
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commit leaves: lines, fulfilment orders, and how the stock of variants moves."""

    lines: tuple[LineItem, ...]
    groups: tuple[Group, ...]
    stock: Mapping[str, int]


def staged(order: OrderModel, session: Session, added: tuple[LineItem, ...]) -> tuple[Staged, ...]:
    """Return every line as the session would leave it, the added ones last."""
    shown = [_staged(line, session) for line in order.lines]
    return (*shown, *(_added(line, session) for line in added))


def _staged(line: LineItem, session: Session) -> Staged:
    editable = max(0, min(line.unfulfilled, line.current))
    quantity = session.quantities.get(line.id, line.current)
    return Staged(line, quantity, quantity - (line.current - editable), editable, line.id in session.restock)


def _added(line: LineItem, session: Session) -> Staged:
    quantity = session.quantities.get(line.id, line.quantity)
    return Staged(line, quantity, quantity, 0, is_restocking=False, is_added=True)


def check_quantity(one: Staged, quantity: int) -> Refusal | None:
    """Say why a line cannot have this quantity, None if it can."""
    if quantity < 0:
        return Refusal("", "Quantity must be greater than or equal to 0.", ("quantity",))
    shipped = one.quantity - one.editable
    if quantity < shipped:
        return Refusal("", "Quantity can't be lower than the quantity that has been fulfilled.", ("quantity",))
    if quantity != one.quantity and not one.is_added and not one.editable_before:
        return Refusal("", "The line item can't be edited because it has been fulfilled.", ("lineItemId",))
    if not one.line.merchant_editable:
        return Refusal("", "The line item can't be edited.", ("lineItemId",))
    return None


def subtotal(lines: tuple[Staged, ...]) -> Decimal:
    """Return the price of all lines as the session would leave them."""
    return sum((one.line.price * one.quantity for one in lines), Decimal(0))


def commit(order: OrderModel, lines: tuple[Staged, ...], new_id: NewId) -> Committed:
    """Return what the order's lines and fulfilment orders are after the edit.

    Units are added before others are taken, so that a fulfilment order whose only line is exchanged stays, and stays
    held.
    """
    after: list[LineItem] = []
    groups = order.groups
    stock: dict[str, int] = {}
    changes = [(one, one.quantity - (0 if one.is_added else one.line.current)) for one in lines]
    for one, by in sorted(changes, key=lambda change: -change[1]):
        if by and one.line.requires_shipping:
            groups = add_units(groups, one.line.id, by, new_id) if by > 0 else take_units(groups, one.line.id, -by)
        if one.line.variant and (by > 0 or one.is_restocking):
            stock[one.line.variant] = stock.get(one.line.variant, 0) - by
    for one, by in changes:
        if one.is_added and not one.quantity:
            continue
        after.append(_changed(one, by))
    return Committed(tuple(after), close_empty(groups), stock)


def _changed(one: Staged, by: int) -> LineItem:
    line = one.line
    if one.is_added:
        count = one.quantity
        return replace(line, quantity=count, current=count, unfulfilled=count, refundable=count)
    return replace(
        line,
        quantity=line.quantity + max(0, by),
        current=line.current + by,
        unfulfilled=line.unfulfilled + by,
        refundable=max(0, line.refundable + by),
    )
