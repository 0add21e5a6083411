"""Products in words alone: one line each, numbered so that "the second" can be answered, and where the shop shows them.

A text message that is paid for by length gets the link of a single product only.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from channels.dress import Dress
from kit.language import money

_MOST_VALUES = 6


async def say(card: Mapping[str, Any], look: Dress) -> str:
    """Return the lines."""
    products: Sequence[Mapping[str, Any]] = card["products"]
    if len(products) == 1:
        return _see(products[0], look)
    lines: list[str] = []
    for number, product in enumerate(products, 1):
        lines.append(f"{number}. {_line(product, look, is_long=bool(card['is_comparison']))}")
        if not look.limits.has_segments and (link := _see(product, look)):
            lines.append(link)
    return "\n".join(lines)


def _line(product: Mapping[str, Any], look: Dress, *, is_long: bool) -> str:
    lowest, highest = product["lowest"], product["highest"]
    price = _money(lowest, look)
    if lowest != highest:
        price = look.say("price-from", price=price)
    told = [f"{product['title']}, {price}"]
    if not any(form["is_left"] for form in product["forms"]):
        told.append(look.say("sold-out"))
    if is_long:
        told += [f"{name}: {', '.join(values[:_MOST_VALUES])}" for name, values in product["options"]]
        told += [str(product["about"])] if product["about"] and not look.limits.has_segments else []
    return "; ".join(told)


def _see(product: Mapping[str, Any], look: Dress) -> str:
    page = str(product["page"])
    return look.say("product-see", url=look.address(page)) if page else ""


def _money(amount: Mapping[str, str], look: Dress) -> str:
    return money(Decimal(amount["amount"]), amount["currency"], look.language)
