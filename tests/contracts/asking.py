"""What the contract tests ask of a shop, in short."""

from collections import Counter
from itertools import count

from commerce.changes import (
    Cancel,
    CancelReason,
    ChangeAddress,
    EditLines,
    LineEdit,
    PlaceHold,
    ReleaseHold,
)
from commerce.port import Address, Line, Money, Order, Product
from commerce.units import count_units
from tests.contracts.shops import Stage

KEYS = count(1)
PORTO = Address("Ana Whitfield", "Rua Nova 1", "Porto", "4000-001", "PT")


async def placed(stage: Stage, state: str) -> Order:
    return await stage.shop.order(stage.me, await stage.place(state))


async def again(stage: Stage, order: Order) -> Order:
    return await stage.shop.order(stage.me, order.id)


def key() -> str:
    return f"key-{next(KEYS)}"


def editing(order: Order, *edits: LineEdit, customer: str | None = None, once: str | None = None) -> EditLines:
    return EditLines(customer or order.customer_id, order.id, once or key(), order.version, edits)


def cancelling(order: Order, *, fee: Money | None = None, once: str | None = None) -> Cancel:
    return Cancel(order.customer_id, order.id, once or key(), order.version, CancelReason.CHANGED_MIND, "", fee)


def moving(order: Order, address: Address | None = PORTO) -> ChangeAddress:
    return ChangeAddress(order.customer_id, order.id, key(), order.version, address)


def holding(order: Order) -> PlaceHold:
    return PlaceHold(order.customer_id, order.id, key(), order.version)


def releasing(order: Order) -> ReleaseHold:
    return ReleaseHold(order.customer_id, order.id, key(), order.version)


async def product_of(stage: Stage, line: Line) -> Product:
    product = await stage.shop.product(line.product_id)
    assert product is not None
    return product


async def other_variant(stage: Stage, line: Line, *, dearer: bool = False) -> str:
    product = await product_of(stage, line)
    return next(
        variant.id
        for variant in product.variants
        if variant.id != line.variant_id
        and (variant.stock is None or variant.stock > 5)
        and (variant.price > line.price if dearer else variant.price == line.price)
    )


async def stock_of(stage: Stage, line: Line) -> int:
    product = await product_of(stage, line)
    return next(variant.stock or 0 for variant in product.variants if variant.id == line.variant_id)


def open_units(order: Order) -> int:
    return sum(units.open for units in count_units(order).values())


def left_to_send(order: Order) -> dict[str, int]:
    """Units per line that the warehouse has still to send."""
    left: Counter[str] = Counter()
    for group in order.fulfilment_orders:
        left.update({line.line_id: line.remaining for line in group.lines})
    return {line_id: units for line_id, units in left.items() if units}
