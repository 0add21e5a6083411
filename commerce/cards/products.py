"""Products as a customer sees them: picture, price, what is left of which form. No word of ours stands in it.

Everything in it is the shop's own at the moment it was read; nothing is filled in that the shop does not say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from commerce.port import Money, Product, Variant
from commerce.product_text import name, plain, safe_page

MOST_FORMS = 60
"""Variants on one card: a shop may have hundreds of one product."""


@dataclass(frozen=True, slots=True)
class FormCard:
    """One variant: `is_left` says whether any is in stock, or the shop does not count it."""

    variant_id: str
    title: str
    price: Money
    is_left: bool


@dataclass(frozen=True, slots=True)
class ProductCard:
    """One product; `lowest` and `highest` are equal where every form costs the same."""

    product_id: str
    title: str
    about: str
    kind: str
    """The shop's own product type."""
    image: str
    page: str
    lowest: Money
    highest: Money
    options: tuple[tuple[str, tuple[str, ...]], ...]
    """Per option (the shop's word, such as Size) the values of which some form is left."""
    forms: tuple[FormCard, ...]

    @property
    def is_left(self) -> bool:
        """Whether any form of it can be bought now."""
        return any(form.is_left for form in self.forms)


@dataclass(frozen=True, slots=True)
class ProductsCard:
    """Up to a few products; `is_comparison` where they were asked for side by side."""

    products: tuple[ProductCard, ...]
    is_comparison: bool = False


_JSON: TypeAdapter[ProductsCard] = TypeAdapter(ProductsCard)


def is_left(variant: Variant) -> bool:
    """Whether some of a variant is in stock, or the shop does not count it."""
    return variant.stock is None or variant.stock > 0


def product_card(product: Product, shown: Sequence[Variant] = ()) -> ProductCard:
    """Make the card of a product that has variants; `shown` are those asked for, whose picture and price lead."""
    forms = tuple(shown) or product.variants
    prices = [variant.price for variant in forms]
    return ProductCard(
        product_id=product.id,
        title=name(product.title),
        about=plain(product.description),
        kind=name(product.product_type),
        image=safe_page(next((variant.image for variant in forms if variant.image), product.image)),
        page=safe_page(product.page),
        lowest=min(prices),
        highest=max(prices),
        options=options_left(forms),
        forms=tuple(
            FormCard(variant.id, name(variant.title), variant.price, is_left(variant)) for variant in forms[:MOST_FORMS]
        ),
    )


def options_left(variants: Iterable[Variant]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return per option the values of which some variant is left, in the shop's order."""
    found: dict[str, dict[str, None]] = {}
    for variant in variants:
        for option, value in variant.options:
            values = found.setdefault(name(option), {})
            if is_left(variant):
                values[name(value)] = None
    return tuple((option, tuple(values)) for option, values in found.items() if values)


def to_json(card: ProductsCard) -> dict[str, Any]:
    """Return the card as JSON values: amounts as strings."""
    data: dict[str, Any] = _JSON.dump_python(card, mode="json")
    return data
