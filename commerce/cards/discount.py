"""A discount code as a customer sees it: what it takes off, from which cart on, and until when. No word, no promise."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from commerce.port import Discount, Money
from commerce.product_text import safe_page


@dataclass(frozen=True, slots=True)
class DiscountCard:
    """One code; a click on it adds it to the cart (S3-39). `page` is where the shop does so, empty if nowhere."""

    code: str
    percent: Decimal | None
    amount: Money | None
    minimum: Money | None
    ends_at: datetime | None
    page: str


_JSON: TypeAdapter[DiscountCard] = TypeAdapter(DiscountCard)


def discount_card(discount: Discount) -> DiscountCard:
    """Make the card of a code; whether it may be shared was decided before (`commerce.discounts.shareable`)."""
    return DiscountCard(
        code=discount.code,
        percent=discount.percent,
        amount=discount.amount,
        minimum=discount.minimum,
        ends_at=discount.ends_at,
        page=safe_page(discount.page),
    )


def to_json(card: DiscountCard) -> dict[str, Any]:
    """Return the card as JSON values: amounts as strings, moments in ISO 8601."""
    data: dict[str, Any] = _JSON.dump_python(card, mode="json")
    return data
