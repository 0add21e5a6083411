"""The demo shop's shelves: articles become products and variants, and stock is taken and put back."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import ChangeRefused
from commerce.demo.building import Shelf, to_variant
from commerce.demo.catalogue import ARTICLES, CURRENCY, Article
from commerce.demo.models import DemoProductRow, DemoVariantRow
from commerce.port import Product


def picture(product_id: str, colour: str) -> str:
    """Return the path of a product's picture in a colour."""
    return f"/demo/pictures/{product_id}.svg?colour={colour}"


def product_values(store_id: int, position: int, article: Article) -> dict[str, object]:
    """Make the values of an article that stands at a position of the shelves."""
    return {
        "store_id": store_id,
        "id": article.id,
        "position": position,
        "title": article.title,
        "description": article.description,
        "product_type": article.product_type,
        "tags": list(article.tags),
        "is_digital": article.is_digital,
        "is_gift_card": article.is_gift_card,
    }


def variant_values(store_id: int, article: Article) -> Iterator[dict[str, object]]:
    """Make the values of every size and colour of an article, in that order."""
    dearer = {size: Decimal(more) for size, more in article.dearer}
    combinations = [(size, colour) for size in article.sizes or ("",) for colour in article.colours]
    for position, (size, colour) in enumerate(combinations):
        parts = [part for part in (article.id, size.lower().replace(" ", ""), colour) if part]
        variant_id = "-".join(parts)
        named = [["Size", size]] if size else []
        yield {
            "store_id": store_id,
            "id": variant_id,
            "product_id": article.id,
            "position": position,
            "title": " / ".join(part for part in (size, colour.capitalize()) if part),
            "options": [*named, ["Colour", colour.capitalize()]],
            "price": Decimal(article.price) + dearer.get(size, Decimal(0)),
            "currency": CURRENCY,
            "stock": 0 if variant_id in article.gone else article.stock,
            "sku": variant_id.upper(),
            "image": picture(article.id, colour),
        }


async def stock_shelves(session: AsyncSession, store_id: int) -> None:
    """Put every article on sale that is not there yet; what is there keeps its stock."""
    products = [product_values(store_id, position, article) for position, article in enumerate(ARTICLES)]
    variants = [values for article in ARTICLES for values in variant_values(store_id, article)]
    for kind, wanted in ((DemoProductRow, products), (DemoVariantRow, variants)):
        there = set(await session.scalars(select(kind.id).where(kind.store_id == store_id)))
        if missing := [values for values in wanted if values["id"] not in there]:
            await session.execute(insert(kind).on_conflict_do_nothing(), missing)


async def read_shelf(session: AsyncSession, store_id: int, product_ids: Iterable[str] | None = None) -> Shelf:
    """Return products and variants by variant id, all of them or those of some products."""
    query = (
        select(DemoProductRow, DemoVariantRow)
        .join(
            DemoVariantRow,
            (DemoVariantRow.store_id == DemoProductRow.store_id) & (DemoVariantRow.product_id == DemoProductRow.id),
        )
        .where(DemoProductRow.store_id == store_id)
        .order_by(DemoProductRow.position, DemoVariantRow.position)
    )
    if product_ids is not None:
        query = query.where(DemoProductRow.id.in_(set(product_ids)))
    return {variant.id: (product, variant) for product, variant in await session.execute(query)}


def to_products(shelf: Shelf) -> tuple[Product, ...]:
    """Return the products of a shelf, each with its variants, as the port describes them."""
    rows: dict[str, tuple[DemoProductRow, list[DemoVariantRow]]] = {}
    for product, variant in shelf.values():
        rows.setdefault(product.id, (product, []))[1].append(variant)
    return tuple(
        Product(
            id=product.id,
            title=product.title,
            description=product.description,
            product_type=product.product_type,
            tags=tuple(product.tags),
            variants=tuple(to_variant(variant) for variant in variants),
            image=variants[0].image,
            page=f"/shop/products/{product.id}",
        )
        for product, variants in rows.values()
    )


async def move_stock(session: AsyncSession, store_id: int, moves: Mapping[str, int]) -> None:
    """Add these units to the stock of variants (take them where negative), their rows locked in one order.

    Raises:
        ChangeRefused: fewer are left than are taken.
    """
    wanted = {variant_id for variant_id, units in moves.items() if units}
    query = (
        select(DemoVariantRow)
        .where(DemoVariantRow.store_id == store_id, DemoVariantRow.id.in_(wanted))
        .order_by(DemoVariantRow.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for variant in await session.scalars(query):
        if variant.stock is None:
            continue
        left = variant.stock + moves[variant.id]
        if left < 0:
            raise ChangeRefused(
                f"Only {variant.stock} of {variant.title} are left. Choose another or fewer.", code="out_of_stock"
            )
        variant.stock = left
