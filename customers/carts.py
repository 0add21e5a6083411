"""A cart on the shop's page as its browser tells it, and what was put in or taken out since it told it last: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class CartLine:
    """Units of one thing; `id` is the shop's own of the variant."""

    id: str
    title: str
    units: int


@dataclass(frozen=True, slots=True)
class Cart:
    """What is in a cart, and what that comes to; without a line there is no cart (S3-07)."""

    lines: tuple[CartLine, ...] = ()
    subtotal: Decimal | None = None
    currency: str = ""

    @property
    def is_active(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.lines)

    @property
    def units(self) -> Mapping[str, CartLine]:
        """Its lines by what they are; a thing that stands in two lines is one, with the units of both."""
        found: dict[str, CartLine] = {}
        for line in self.lines:
            before = found[line.id].units if line.id in found else 0
            found[line.id] = CartLine(line.id, line.title, before + line.units)
        return found


@dataclass(frozen=True, slots=True)
class Moved:
    """Units of one thing that came into a cart or left it."""

    line: CartLine
    is_added: bool


def moves(before: Cart, after: Cart) -> tuple[Moved, ...]:
    """Return what came in and what left between two carts; putting it all back makes one of the other."""
    had, has = before.units, after.units
    found = []
    for one in {**had, **has}:
        line = has.get(one) or had[one]
        more = (has[one].units if one in has else 0) - (had[one].units if one in had else 0)
        if more:
            found.append(Moved(CartLine(one, line.title, abs(more)), is_added=more > 0))
    return tuple(found)


def stored(cart: Cart) -> dict[str, Any]:
    """Return a cart as a row holds it, also one without a line: of a row that is empty nothing was ever told."""
    lines = [{"id": line.id, "title": line.title, "units": line.units} for line in cart.units.values()]
    subtotal = None if cart.subtotal is None else str(cart.subtotal)
    return {"lines": lines, "subtotal": subtotal, "currency": cart.currency}


def read(told: Mapping[str, Any]) -> Cart:
    """Return the cart of a row."""
    if not told:
        return Cart()
    lines = tuple(CartLine(line["id"], line["title"], line["units"]) for line in told["lines"])
    subtotal = None if told["subtotal"] is None else Decimal(told["subtotal"])
    return Cart(lines, subtotal, told["currency"])
