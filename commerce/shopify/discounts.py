"""Discount codes: from Shopify's words to ours."""

from decimal import Decimal
from urllib.parse import quote

from commerce.port import Discount, Money
from commerce.shopify.client.fragments import CodeParts
from commerce.shopify.plain import line_of, money

TAG = "shareable"
"""The tag by which a merchant says of a discount that its code may be told to anybody. Many codes are open to whoever
knows them and yet meant for a few, so nothing else tells it."""


def to_discounts(parts: CodeParts, shop: str) -> tuple[Discount, ...]:
    """Return the codes of a discount; none of one that does not simply take something off the whole cart."""
    percent, amount = _taken_off(parts)
    minimum, is_told = _minimum(parts)
    if (percent is None and amount is None) or not is_told:
        return ()
    return tuple(
        Discount(
            code=line_of(node.code),
            percent=percent,
            amount=amount,
            minimum=minimum,
            starts_at=parts.starts_at,
            ends_at=parts.ends_at,
            is_shareable=_is_shareable(parts),
            page=next((link.url for link in parts.shareable_urls), "") or f"https://{shop}/discount/{quote(node.code)}",
        )
        for node in parts.codes.nodes
    )


def _taken_off(parts: CodeParts) -> tuple[Decimal | None, Money | None]:
    gets = parts.customer_gets
    if not getattr(gets.items, "all_items", False):
        return None, None
    value = gets.value
    if (percentage := getattr(value, "percentage", None)) is not None:
        return abs(Decimal(str(percentage)) * 100).normalize(), None
    if (amount := getattr(value, "amount", None)) is not None and not getattr(value, "applies_on_each_item", False):
        return None, money(amount)
    return None, None


def _minimum(parts: CodeParts) -> tuple[Money | None, bool]:
    """Return the least that a cart must hold, and whether that is all: a number of items has no words in the port."""
    wanted = parts.minimum_requirement
    if wanted is None:
        return None, True
    subtotal = getattr(wanted, "greater_than_or_equal_to_subtotal", None)
    return (money(subtotal), True) if subtotal is not None else (None, False)


def _is_shareable(parts: CodeParts) -> bool:
    is_one = parts.codes_count is not None and parts.codes_count.count == 1
    is_for_all = getattr(parts.context, "all", None) is not None
    is_used_up = parts.usage_limit is not None and parts.async_usage_count >= parts.usage_limit
    return is_one and is_for_all and not is_used_up and TAG in {tag.strip().lower() for tag in parts.tags}
