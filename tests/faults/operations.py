"""What is asked of a shop while something goes wrong: every change, and every read that an answer stands on."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from commerce.changes import (
    Cancel,
    CancelReason,
    Change,
    ChangeAddress,
    ConnectedShop,
    EditLines,
    LineEdit,
    PlaceHold,
    ReleaseHold,
    RequestReturn,
)
from commerce.port import Address, Can, Money, Order
from commerce.returns import ReturnLine, ReturnReason
from tests.faults.grounds import Ground

PORTO = Address("Ana Whitfield", "Rua Nova 1", "Porto", "4000-001", "PT")
FEE = Money(Decimal("5.00"), "EUR")
KEYS = count(1)


def key() -> str:
    return f"fault-{next(KEYS)}"


@dataclass(frozen=True, slots=True)
class Write:
    """A change of an order in `state`: `verb` is asked with what `wish` makes."""

    name: str
    state: str
    verb: str
    needs: Can
    wish: Callable[[ConnectedShop, Order], Awaitable[Change]]
    before: Callable[[ConnectedShop, Order], Awaitable[object]] | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A question about an order in `state`, whose answer must be whole."""

    name: str
    state: str
    needs: Can
    ask: Callable[[Ground, ConnectedShop, Order], Awaitable[object]]


async def _fewer(_: ConnectedShop, order: Order) -> Change:
    return EditLines(order.customer_id, order.id, key(), order.version, (LineEdit(order.lines[0].id, 1),))


async def _removed(_: ConnectedShop, order: Order) -> Change:
    return EditLines(order.customer_id, order.id, key(), order.version, (LineEdit(order.lines[0].id, 0),))


async def _swapped(shop: ConnectedShop, order: Order) -> Change:
    line = order.lines[0]
    product = await shop.product(line.product_id)
    assert product is not None
    wanted = next(one.id for one in product.variants if one.id != line.variant_id and one.stock != 0)
    return EditLines(order.customer_id, order.id, key(), order.version, (LineEdit(line.id, line.current, wanted),))


async def _moved(_: ConnectedShop, order: Order) -> Change:
    return ChangeAddress(order.customer_id, order.id, key(), order.version, PORTO)


async def _cancelled(_: ConnectedShop, order: Order) -> Change:
    return Cancel(order.customer_id, order.id, key(), order.version, CancelReason.CHANGED_MIND)


async def _cancelled_for_a_fee(_: ConnectedShop, order: Order) -> Change:
    return Cancel(order.customer_id, order.id, key(), order.version, CancelReason.OTHER, "Too late.", FEE)


async def _held(_: ConnectedShop, order: Order) -> Change:
    return PlaceHold(order.customer_id, order.id, key(), order.version)


async def _released(_: ConnectedShop, order: Order) -> Change:
    return ReleaseHold(order.customer_id, order.id, key(), order.version)


async def _hold_first(shop: ConnectedShop, order: Order) -> object:
    return await shop.hold(PlaceHold(order.customer_id, order.id, key(), order.version))


async def _sent_back(_: ConnectedShop, order: Order) -> Change:
    items = (ReturnLine(order.lines[0].id, 1, ReturnReason.DEFECT),)
    return RequestReturn(order.customer_id, order.id, key(), order.version, items, "A seam is open.")


WRITES = (
    Write("fewer units", "open", "edit_lines", Can.EDIT_LINES, _fewer),
    Write("remove a line", "open", "edit_lines", Can.EDIT_LINES, _removed),
    Write("another form", "open", "edit_lines", Can.EDIT_LINES, _swapped),
    Write("address", "open", "change_address", Can.CHANGE_ADDRESS, _moved),
    Write("cancel", "open", "cancel", Can.CANCEL, _cancelled),
    Write("cancel, not paid yet", "authorized", "cancel", Can.CANCEL, _cancelled),
    Write("cancel for a fee", "open", "cancel", Can.CANCEL, _cancelled_for_a_fee),
    Write("hold", "open", "hold", Can.HOLD, _held),
    Write("release", "open", "release", Can.HOLD, _released, _hold_first),
    Write("return", "delivered_tees", "request_return", Can.REQUEST_RETURN, _sent_back),
)


async def _quote(_: Ground, shop: ConnectedShop, order: Order) -> object:
    return await shop.quote(
        EditLines(order.customer_id, order.id, "q", order.version, (LineEdit(order.lines[0].id, 1),))
    )


async def _quote_cancel(_: Ground, shop: ConnectedShop, order: Order) -> object:
    return await shop.quote(Cancel(order.customer_id, order.id, "q", order.version, fee=FEE))


READS = (
    Read("order", "part_shipped", Can.READ_ORDERS, lambda at, shop, one: shop.order(at.me, one.id)),
    Read("order by name", "part_shipped", Can.READ_ORDERS, lambda at, shop, one: shop.order_named(at.me, one.name)),
    Read("orders", "part_shipped", Can.READ_ORDERS, lambda at, shop, _: shop.orders(at.me, limit=5)),
    Read("customer by mail", "open", Can.READ_ORDERS, lambda at, shop, _: shop.customer_by_email(at.email)),
    Read("customers by phone", "open", Can.READ_ORDERS, lambda at, shop, _: shop.customers_by_phone(at.phone)),
    Read("product", "open", Can.CATALOGUE, lambda _, shop, one: shop.product(one.lines[0].product_id)),
    Read("products", "open", Can.CATALOGUE, lambda _, shop, __: shop.products()),
    Read("codes", "open", Can.DISCOUNTS, lambda _, shop, __: shop.discounts()),
    Read("price of an edit", "open", Can.EDIT_LINES, _quote),
    Read("price of cancelling", "open", Can.CANCEL, _quote_cancel),
)
