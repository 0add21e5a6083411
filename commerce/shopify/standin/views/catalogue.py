"""Products, variants and stock."""

from datetime import datetime

from commerce.shopify.standin.call import Call
from commerce.shopify.standin.ids import number_of, renamed
from commerce.shopify.standin.paging import View, connector
from commerce.shopify.standin.shown import moment
from commerce.shopify.standin.things import ProductModel, VariantModel

DEFAULT = "Default Title"
"""What Shopify calls the only variant of a product that has no options."""


def image(url: str) -> View | None:
    """Return a picture, None where there is none."""
    if not url:
        return None
    return {
        "__typename": "Image",
        "id": None,
        "url": lambda *_, **__: url,
        "altText": None,
        "width": None,
        "height": None,
    }


def product(call: Call, one: ProductModel) -> View:
    """Return a product."""
    media = _media(one.id, one.image)
    return {
        "__typename": "Product",
        "id": one.id,
        "legacyResourceId": str(number_of(one.id)),
        "title": one.title,
        "handle": one.title.lower().replace(" ", "-"),
        "description": lambda _, truncateAt=None: one.description[:truncateAt],  # noqa: N803 - Shopify's name
        "descriptionHtml": f"<p>{one.description}</p>",
        "productType": one.product_type,
        "tags": list(one.tags),
        "vendor": call.store.name,
        "status": one.status,
        "isGiftCard": one.is_gift_card,
        "onlineStoreUrl": one.page or None,
        "onlineStorePreviewUrl": one.page or None,
        "featuredMedia": media,
        "featuredImage": image(one.image),
        "media": connector(lambda: [media] if media else []),
        "hasOnlyDefaultVariant": len(one.variants) == 1 and one.variants[0].title == DEFAULT,
        "totalInventory": sum(form.stock or 0 for form in one.variants),
        "tracksInventory": any(form.stock is not None for form in one.variants),
        "variantsCount": {"count": len(one.variants), "precision": "EXACT"},
        "variants": connector(lambda: [variant(call, one, form) for form in one.variants], call.page),
        "createdAt": moment(one.created_at),
        "updatedAt": moment(one.updated_at),
        "publishedAt": moment(one.created_at),
    }


def _media(owner: str, url: str) -> View | None:
    if not url:
        return None
    shown = image(url)
    return {
        "__typename": "MediaImage",
        "id": renamed(owner, "MediaImage"),
        "alt": None,
        "image": shown,
        "mediaContentType": "IMAGE",
        "status": "READY",
        "preview": {"image": shown, "status": "READY"},
    }


def variant(call: Call, owner: ProductModel, one: VariantModel) -> View:
    """Return a variant; one whose stock is not counted is always for sale."""
    media = _media(one.id, one.image)
    return {
        "__typename": "ProductVariant",
        "id": one.id,
        "legacyResourceId": str(number_of(one.id)),
        "title": one.title,
        "displayName": f"{owner.title} - {one.title}",
        "sku": one.sku or None,
        "barcode": None,
        "price": f"{one.price:.2f}",
        "compareAtPrice": None,
        "position": owner.variants.index(one) + 1,
        "availableForSale": one.stock is None or one.stock > 0,
        "inventoryPolicy": "DENY",
        "inventoryQuantity": one.stock or 0,
        "sellableOnlineQuantity": one.stock or 0,
        "selectedOptions": [{"name": name, "value": value} for name, value in one.options]
        or [{"name": "Title", "value": DEFAULT}],
        "image": lambda *_, **__: image(one.image),
        "media": connector(lambda: [media] if media else []),
        "product": lambda _: product(call, owner),
        "taxable": True,
        "createdAt": moment(owner.created_at),
        "updatedAt": moment(owner.updated_at),
        "inventoryItem": lambda _: _item(call, owner, one),
    }


def _item(call: Call, owner: ProductModel, one: VariantModel) -> View:
    at = owner.updated_at
    level = _level(call, one, at)
    return {
        "__typename": "InventoryItem",
        "id": renamed(one.id, "InventoryItem"),
        "legacyResourceId": str(number_of(one.id)),
        "sku": one.sku or None,
        "tracked": one.stock is not None,
        "requiresShipping": one.requires_shipping,
        "inventoryLevel": lambda _, locationId, **__: level if locationId == call.store.location else None,  # noqa: N803
        "inventoryLevels": connector(lambda: [level]),
        "createdAt": moment(owner.created_at),
        "updatedAt": moment(at),
    }


def _level(call: Call, one: VariantModel, at: datetime) -> View:
    def quantities(_: object, names: list[str]) -> list[View]:
        return [
            {
                "id": f"{renamed(one.id, 'InventoryQuantity')}?name={name}",
                "name": name,
                "quantity": (one.stock or 0) if name in {"available", "on_hand"} else 0,
                "updatedAt": moment(at),
            }
            for name in names
        ]

    return {
        "__typename": "InventoryLevel",
        "id": renamed(one.id, "InventoryLevel"),
        "isActive": True,
        "location": lambda _: location(call),
        "quantities": quantities,
        "updatedAt": moment(at),
    }


def location(call: Call) -> View:
    """Return the one place from which the store sends."""
    return {
        "__typename": "Location",
        "id": call.store.location,
        "legacyResourceId": "1",
        "name": "Warehouse",
        "isActive": True,
        "isPrimary": True,
        "fulfillsOnlineOrders": True,
        "shipsInventory": True,
    }
