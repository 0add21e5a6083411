"""What the demo shop sells: `catalogue.toml` as articles; `commerce.demo.shelves` makes rows of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CURRENCY = "EUR"
STOCK = 25
"""Units of each variant, where nothing else is written."""


@dataclass(frozen=True, slots=True)
class Article:
    """One product with its sizes and colours; `dearer` is what a size costs more, `gone` the variants sold out."""

    id: str
    title: str
    product_type: str
    price: str
    description: str
    colours: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    dearer: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()
    stock: int | None = STOCK
    is_digital: bool = False
    is_gift_card: bool = False


def _article(product_id: str, told: Mapping[str, Any]) -> Article:
    return Article(
        product_id,
        told["title"],
        told["product_type"],
        told["price"],
        told["description"],
        tuple(told.get("colours", ())),
        tuple(told.get("sizes", ())),
        tuple(told.get("tags", ())),
        tuple(told.get("dearer", {}).items()),
        tuple(told.get("gone", ())),
        told.get("stock", STOCK) if told.get("counted", True) else None,
        told.get("is_digital", False),
        told.get("is_gift_card", False),
    )


_TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
ARTICLES = tuple(_article(product_id, told) for product_id, told in _TOLD.items())
