"""Which order is meant: read for the verified customer alone, asked where it is not certain, never guessed.

An order that does not exist and one of somebody else are the same to every caller (S1-64).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commerce.port import FinancialStatus, Order, Shop
from commerce.units import count_units
from kit.errors import NotFound
from skills import slots

MOST_CHOICES = 5
_LATEST = 20


@dataclass(frozen=True, slots=True)
class Found:
    """The one order that is meant."""

    order: Order


@dataclass(frozen=True, slots=True)
class Several:
    """More than one may be meant, newest first: ask."""

    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class NotThere:
    """No order of this name can be seen for this customer; None where they have no order at all."""

    name: str | None


Picked = Found | Several | NotThere


async def find_order(shop: Shop, customer_id: str, said: Mapping[str, Any], text: str) -> Picked:
    """Find the order that a customer means.

    `said` holds the slots of `skills.slots.read_order`, and under `order_id` the order that was chosen or spoken of
    before. In this order: a name they gave, the order spoken of, their most recent one if they say so, the only one
    with the items they speak of, the only one that has not left yet.

    Raises what `commerce.port.Shop` raises for the vendor's failures.
    """
    named = await _named(shop, customer_id, said)
    if named is not None:
        return named
    spoken_of = said.get("order_id")
    if spoken_of and not said.get(slots.OTHER):
        return await _read(shop, customer_id, str(spoken_of))
    orders = await shop.orders(customer_id, limit=_LATEST)
    if said.get(slots.OTHER):
        orders = tuple(order for order in orders if order.id != spoken_of)
    return _choose(orders, said, text)


async def _named(shop: Shop, customer_id: str, said: Mapping[str, Any]) -> Picked | None:
    names = [str(name) for name in said.get(slots.ORDER_NAMES, ())]
    found = [order for name in names if (order := await shop.order_named(customer_id, name)) is not None]
    if len(found) > 1:
        return Several(tuple(found))
    if found:
        return Found(found[0])
    if names:
        return NotThere(names[0])
    for number in said.get(slots.ORDER_GUESSES, ()):
        order = await shop.order_named(customer_id, str(number))
        if order is not None:
            return Found(order)
    return None


async def _read(shop: Shop, customer_id: str, order_id: str) -> Picked:
    try:
        return Found(await shop.order(customer_id, order_id))
    except NotFound:
        return NotThere(None)


def _choose(orders: Sequence[Order], said: Mapping[str, Any], text: str) -> Picked:
    if not orders:
        return NotThere(None)
    newest_first = sorted(orders, key=lambda order: order.placed_at, reverse=True)
    if len(newest_first) == 1 or said.get(slots.RECENT):
        return Found(newest_first[0])
    by_item = _with_items(newest_first, text)
    if by_item is not None:
        return Found(by_item)
    waiting = [order for order in newest_first if has_not_left(order)]
    if len(waiting) == 1:
        return Found(waiting[0])
    return Several(tuple((waiting or newest_first)[:MOST_CHOICES]))


def _with_items(orders: Sequence[Order], text: str) -> Order | None:
    """Return the order that meets every item word any other meets, and more; None where two compare."""
    titles = {order.id: [part for line in order.lines for part in (line.title, line.variant_title)] for order in orders}
    met = slots.match_words(text, titles)
    best = max(orders, key=lambda order: len(met[order.id]))
    others = [met[order.id] for order in orders if order.id != best.id]
    return best if met[best.id] and all(words < met[best.id] for words in others) else None


def has_not_left(order: Order) -> bool:
    """Whether the order stands and some of its units have not been sent, or the shop cannot tell."""
    if order.cancelled_at or order.archived_at or order.cancel_pending:
        return False
    if order.financial_status is FinancialStatus.REFUNDED:
        return False
    return any(units.unshipped for units in count_units(order).values())
