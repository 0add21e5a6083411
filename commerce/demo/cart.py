"""The demo shop's cart: what a browser keeps in a cookie, and what it comes to at the shop's own prices. Pure.

A cookie is whatever its browser says: of it only names of variants, numbers of units and a code count, and only as far
as the shop has them. The code stays when the cart is empty, so that it counts for a cart made later (S3-41).
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from commerce.cards.products import is_left
from commerce.demo.catalogue import CURRENCY
from commerce.discounts import Worth, find, worth
from commerce.port import Discount, Money, Product, Variant

MOST_LINES = 20
MOST_UNITS = 9
_LONGEST = 3000
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Cart:
    """Units by variant, and the code that was added, perhaps from the chat."""

    units: Mapping[str, int] = field(default_factory=dict)
    code: str = ""

    def adding(self, variant_id: str) -> "Cart":
        """Return this cart with one more unit of a variant, as far as a cart holds so much."""
        more = min(self.units.get(variant_id, 0) + 1, MOST_UNITS)
        fuller = {**self.units, variant_id: more}
        return replace(self, units=fuller) if len(fuller) <= MOST_LINES else self

    def without(self, variant_id: str) -> "Cart":
        """Return this cart without a variant."""
        return replace(self, units={one: count for one, count in self.units.items() if one != variant_id})

    def write(self) -> str:
        """Return what the browser keeps."""
        told = json.dumps({"units": dict(self.units), "code": self.code}, separators=(",", ":"))
        return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Line:
    """Units of one variant at the shop's price now."""

    product: Product
    variant: Variant
    units: int

    @property
    def total(self) -> Money:
        """What these units cost."""
        return self.variant.price * self.units


@dataclass(frozen=True, slots=True)
class Total:
    """A cart at the shop's prices: `discount` is the code in it, if the shop has it, and `worth` what it takes off."""

    lines: tuple[Line, ...]
    goods: Money
    discount: Discount | None
    worth: Worth | None

    @property
    def to_pay(self) -> Money:
        """What is left to pay."""
        return self.goods - self.worth.off if self.worth else self.goods


def read_cart(cookie: str) -> Cart:
    """Read what a browser keeps; what cannot be read is an empty cart."""
    if not cookie or len(cookie) > _LONGEST:
        return Cart()
    try:
        told = json.loads(base64.urlsafe_b64decode(cookie + "=" * (-len(cookie) % 4)))
        units = {str(one)[:_LONGEST_NAME]: min(int(count), MOST_UNITS) for one, count in dict(told["units"]).items()}
        code = str(told["code"])[:_LONGEST_NAME]
    except (ValueError, TypeError, KeyError, RecursionError):
        return Cart()
    kept = [(one, count) for one, count in units.items() if count > 0][:MOST_LINES]
    return Cart(dict(kept), code)


def add_up(cart: Cart, products: Sequence[Product], discounts: Sequence[Discount], now: datetime) -> Total:
    """Return what a cart comes to; what the shop does not have, or not any more, is left out."""
    on_sale = {variant.id: (product, variant) for product in products for variant in product.variants}
    lines = tuple(
        Line(*on_sale[one], units) for one, units in cart.units.items() if one in on_sale and is_left(on_sale[one][1])
    )
    goods = sum((line.total for line in lines), Money(Decimal(0), CURRENCY))
    discount = find(discounts, cart.code) if cart.code else None
    return Total(lines, goods, discount, worth(discount, goods, now) if discount else None)
