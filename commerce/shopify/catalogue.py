"""Products and their variants: from Shopify's words to ours."""

from collections.abc import Sequence

from commerce.port import Money, Product, Variant
from commerce.shopify.client import Client
from commerce.shopify.client.enums import ProductVariantInventoryPolicy
from commerce.shopify.client.fragments import ProductParts, VariantParts
from commerce.shopify.paging import Page, read_on
from commerce.shopify.plain import line_of

_ONLY_ONE = "Default Title"
"""How Shopify names the single variant of a product that has no options."""


async def all_variants(client: Client, product: ProductParts) -> list[VariantParts]:
    """Return every variant of a product; the first page stands in the product's own read."""

    async def more(after: str) -> Page[VariantParts] | None:
        answer = (await client.more_variants(product.id, after)).product
        return answer.variants if answer else None

    return await read_on(product.variants, more)


def to_product(parts: ProductParts, variants: Sequence[VariantParts], currency: str) -> Product:
    """Return a product with its variants, their prices in the shop's own currency; there may be no variant at all."""
    media = parts.featured_media
    image = media.preview.image if media and media.preview else None
    return Product(
        id=parts.id,
        title=line_of(parts.title),
        description=parts.description,
        product_type=line_of(parts.product_type),
        tags=tuple(parts.tags),
        variants=tuple(_variant(one, currency) for one in variants),
        image=image.url if image else "",
        page=parts.online_store_url or "",
    )


def _variant(parts: VariantParts, currency: str) -> Variant:
    is_only = parts.title == _ONLY_ONE
    options = tuple((line_of(one.name), line_of(one.value)) for one in parts.selected_options)
    return Variant(
        id=parts.id,
        title="" if is_only else line_of(parts.title),
        options=() if is_only else options,
        price=Money(parts.price, currency),
        stock=_stock(parts),
        sku=line_of(parts.sku),
        image=parts.image.url if parts.image else "",
    )


def _stock(parts: VariantParts) -> int | None:
    """Return what is left; None where the shop sells on without any, or does not count it and sells it all the same."""
    left = parts.inventory_quantity
    if left is None or parts.inventory_policy is ProductVariantInventoryPolicy.CONTINUE:
        return None
    return None if left <= 0 and parts.available_for_sale else max(0, left)
