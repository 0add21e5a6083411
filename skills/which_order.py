"""Which order is meant: read for the verified customer alone, asked where it is not certain, never guessed.

An order that does not exist and one of somebody else are the same to every caller (S1-64).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from commerce.port import FinancialStatus, Order, Shop
from commerce.units import count_units
from kit.errors import AdapterError, NotFound, NotReady
from kit.language import day
from skills import slots
from skills.base import Choice, Heard, Tools

ORDER_ID = "order_id"
"""The slot of the order spoken of, once it was found; the shop's own id."""
TOLD_ID, TOLD_NAME = "told_order_id", "told_order_name"
"""Id and name of the order that the shop spoke of first, among what was shown: who answers that names none means it."""
CHOICE = "choice"
"""The slot of the order that was chosen among those offered; the shop's own id."""
OF_ORDER = (slots.ORDER_NAMES, slots.ORDER_GUESSES, slots.RECENT, slots.OTHER)
"""The slots that say which order is meant."""
MOST_CHOICES = 5
SHOP_TROUBLE = (AdapterError, NotReady, TimeoutError)
"""What a shop that cannot be read just now raises."""
_LATEST = 20
_NAMING = (slots.ORDER_NAMES, slots.RECENT, slots.OTHER)
_TOO_OLD = "order_too_old"
"""The code of a shop that may not read so old an order (`commerce.port.Shop`)."""
log = structlog.get_logger()


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


@dataclass(frozen=True, slots=True)
class TooOld:
    """It is theirs, but the shop may not read so far back."""


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """The shop cannot be read just now."""


Picked = Found | Several | NotThere
IsLikely = Callable[[Order], bool]
"""Whether an order is one that such a wish is usually about."""


def has_not_left(order: Order) -> bool:
    """Whether the order stands and some of its units have not been sent, or the shop cannot tell."""
    if order.cancelled_at or order.archived_at or order.cancel_pending:
        return False
    if order.financial_status is FinancialStatus.REFUNDED:
        return False
    return any(units.unshipped for units in count_units(order).values())


def said_of_order(heard: Heard) -> dict[str, Any]:
    """Return the slots that tell which order is meant; one named now puts the one spoken of before out of mind.

    "That order" is the one that was shown last, whichever skill showed it; "the other order" is any but that.
    """
    if heard.slots.get(CHOICE):
        return {ORDER_ID: heard.slots[CHOICE]}
    said = {key: heard.slots[key] for key in (*OF_ORDER, ORDER_ID) if heard.slots.get(key)}
    if said.get(slots.OTHER):
        return {**said, ORDER_ID: heard.kept.get(ORDER_ID) or heard.shown.get(ORDER_ID)}
    if heard.shown.get(ORDER_ID) and not said.get(slots.ORDER_NAMES) and slots.says("this_one", heard.text):
        return {ORDER_ID: heard.shown[ORDER_ID]}
    if any(said.get(key) for key in _NAMING):
        said.pop(ORDER_ID, None)
    told = heard.shown.get(TOLD_ID)
    return {ORDER_ID: told} if told and not said else said


def name_of_order(heard: Heard) -> str | None:
    """Return the one order that somebody who has not signed in means, as it was called: by them, or by us first."""
    names = heard.slots.get(slots.ORDER_NAMES, ())
    if len(names) == 1:
        return str(names[0])
    told = heard.shown.get(TOLD_NAME)
    return str(told) if told and not any(heard.slots.get(key) for key in OF_ORDER) else None


async def pick(
    heard: Heard, tools: Tools, text: str, is_likely: IsLikely = has_not_left
) -> Picked | TooOld | OutOfReach:
    """Find the order that a verified customer means by what was heard; whatever hinders it is a result, no error."""
    shop, customer_id = tools.shop, heard.person.shop_customer_id
    if shop is None or customer_id is None:
        return OutOfReach()
    try:
        return await find_order(shop, customer_id, said_of_order(heard), text, is_likely)
    except SHOP_TROUBLE:
        log.warning("shop_not_read", exc_info=True)
        return OutOfReach()
    except NotFound as error:
        if error.code != _TOO_OLD:
            raise
        return TooOld()


def choice_of(order: Order, language: str, zone: ZoneInfo) -> Choice:
    """Return an order as one of those offered to choose from: its name, its day, and what is on it."""
    items = ", ".join(line.title for line in order.lines if line.current > 0)
    return Choice(f"{order.name} · {day(order.placed_at, language, zone)} · {items}", order.id)


async def find_order(
    shop: Shop, customer_id: str, said: Mapping[str, Any], text: str, is_likely: IsLikely = has_not_left
) -> Picked:
    """Find the order that a customer means.

    `said` holds the slots of `skills.slots.read_order`, and under `order_id` the order that was chosen or spoken of
    before. In this order: a name they gave, the order spoken of, their most recent one if they say so, the only one
    with the items they speak of, the only likely one: for a change, the only one that has not left yet.

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
    return _choose(orders, said, text, is_likely)


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


def _choose(orders: Sequence[Order], said: Mapping[str, Any], text: str, is_likely: IsLikely) -> Picked:
    if not orders:
        return NotThere(None)
    newest_first = sorted(orders, key=lambda order: order.placed_at, reverse=True)
    if len(newest_first) == 1 or said.get(slots.RECENT):
        return Found(newest_first[0])
    of_day = [order for order in newest_first if order.placed_at.date().isoformat() in said.get(slots.DAYS, ())]
    if len(of_day) == 1:
        return Found(of_day[0])
    named = _with_items(newest_first, text)
    if len(named) == 1:
        return Found(named[0])
    likely = [order for order in named if is_likely(order)]
    if len(likely) == 1:
        return Found(likely[0])
    return Several(tuple((likely or named)[:MOST_CHOICES]))


def _with_items(orders: Sequence[Order], text: str) -> Sequence[Order]:
    """Return the orders that meet every item word any other meets; all of them where none does, or two compare."""
    titles = {order.id: [part for line in order.lines for part in (line.title, line.variant_title)] for order in orders}
    met = slots.match_words(text, titles)
    best = max(met.values(), key=len)
    if not best or not all(words <= best for words in met.values()):
        return orders
    return [order for order in orders if met[order.id] == best]
