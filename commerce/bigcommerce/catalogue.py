"""The catalogue of one storefront as the port describes it: pure functions over what was read."""

from collections.abc import Mapping
from decimal import Decimal

from commerce.bigcommerce.goods import VendorProduct, VendorVariant
from commerce.bigcommerce.orders import OnShelf, money
from commerce.port import Product, Variant
from commerce.product_text import name

TYPE_FIELD = "product type"
"""The custom field that names a product's type, where a shop has one; else its first category does."""
PRE_ORDER = "pre-order"


def to_product(product: VendorProduct, categories: Mapping[int, str], currency: str, site: str) -> Product:
    """Return a product; one without variants is its own only variant. `site` is where the storefront is, if known."""
    on_shelf = to_shelf(product, categories)
    path = product.custom_url.url if product.custom_url else ""
    variants = tuple(_variant(product, variant, currency) for variant in product.variants)
    return Product(
        id=str(product.id),
        title=name(product.name),
        description=product.description,
        product_type=on_shelf.product_type,
        tags=on_shelf.tags,
        variants=variants or (_alone(product, currency),),
        image=on_shelf.image,
        page=f"{site.rstrip('/')}{path}" if site and path.startswith("/") else "",
    )


def to_shelf(product: VendorProduct, categories: Mapping[int, str]) -> OnShelf:
    """Return what a line takes over: the search words as tags, and the type by a custom field or the first category."""
    words = [word.strip() for word in product.search_keywords.split(",")]
    tags = [word for word in words if word]
    if product.availability == "preorder":
        tags.append(PRE_ORDER)
    named = next((field.value for field in product.custom_fields if field.name.casefold() == TYPE_FIELD), "")
    first = next((categories[one] for one in product.categories if one in categories), "")
    return OnShelf(tuple(tags), named or first, _picture(product))


def _variant(product: VendorProduct, variant: VendorVariant, currency: str) -> Variant:
    options = tuple((name(one.option_display_name), name(one.label)) for one in variant.option_values)
    price = _first(variant.calculated_price, variant.price, product.calculated_price, product.price)
    return Variant(
        id=str(variant.id),
        title=" / ".join(value for _, value in options),
        options=options,
        price=money(price, currency),
        stock=0 if variant.purchasing_disabled else _stock(product, variant.inventory_level),
        sku=variant.sku,
        image=variant.image_url or _picture(product),
    )


def _alone(product: VendorProduct, currency: str) -> Variant:
    """Return the only form of a product that lists none, under the product's own id."""
    price = _first(product.calculated_price, product.price)
    stock = _stock(product, product.inventory_level)
    return Variant(str(product.id), "", (), money(price, currency), stock, image=_picture(product))


def _stock(product: VendorProduct, of_variant: int) -> int | None:
    """Return how many can be bought; None where the shop does not count, and nothing of what it does not sell now."""
    if product.availability == "disabled":
        return 0
    if product.inventory_tracking == "none":
        return None
    return max(0, of_variant if product.inventory_tracking == "variant" else product.inventory_level)


def _picture(product: VendorProduct) -> str:
    shown = sorted(product.images, key=lambda one: not one.is_thumbnail)
    return shown[0].url_standard if shown else ""


def _first(*prices: Decimal | None) -> Decimal:
    """Return the first price that is told; the product's own is always there."""
    return next(price for price in prices if price is not None)
