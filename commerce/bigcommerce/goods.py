"""What BigCommerce answers of customers, products, coupons and the store, as far as it is read here."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from commerce.bigcommerce.shapes import Amount, Count, Moment, Several, Shape, Text


class VendorCustomer(Shape):
    """A customer of V3; `channel_ids` is None for one who may use every storefront."""

    id: int
    email: Text = ""
    first_name: Text = ""
    last_name: Text = ""
    phone: Text = ""
    channel_ids: tuple[int, ...] | None = None


class Option(Shape):
    """One choice of a variant, such as Size: M."""

    option_display_name: Text = ""
    label: Text = ""


class VendorVariant(Shape):
    """A buyable form; `price` is None where it costs what the product costs."""

    id: int
    sku: Text = ""
    price: Decimal | None = None
    calculated_price: Decimal | None = None
    inventory_level: Count = 0
    purchasing_disabled: bool = False
    image_url: Text = ""
    option_values: Annotated[tuple[Option, ...], Several] = ()


class Picture(Shape):
    """A picture of a product."""

    url_standard: Text = ""
    is_thumbnail: bool = False


class CustomUrl(Shape):
    """Where the storefront shows a product."""

    url: Text = ""


class CustomField(Shape):
    """A field that the merchant has added."""

    name: Text = ""
    value: Text = ""


class VendorProduct(Shape):
    """A product of the catalogue, with `include=variants,images,custom_fields`."""

    id: int
    name: Text = ""
    type: Text = "physical"
    description: Text = ""
    price: Amount = Decimal(0)
    calculated_price: Decimal | None = None
    search_keywords: Text = ""
    availability: Text = "available"
    inventory_tracking: Text = "none"
    inventory_level: Count = 0
    is_visible: bool = True
    categories: Annotated[tuple[int, ...], Several] = ()
    custom_url: CustomUrl | None = None
    custom_fields: Annotated[tuple[CustomField, ...], Several] = ()
    images: Annotated[tuple[Picture, ...], Several] = ()
    variants: Annotated[tuple[VendorVariant, ...], Several] = ()


class AppliesTo(Shape):
    """What a coupon is for; the category 0 is all of them."""

    entity: Text = ""
    ids: tuple[int, ...] = ()


class Coupon(Shape):
    """A coupon of V2."""

    id: int
    code: Text = ""
    type: Text = ""
    amount: Amount = Decimal(0)
    min_purchase: Amount = Decimal(0)
    expires: Moment = None
    enabled: bool = True
    num_uses: Count = 0
    max_uses: Count = 0
    applies_to: AppliesTo = AppliesTo()
    restricted_to: Annotated[dict[str, Any], BeforeValidator(lambda value: value or {})] = Field(default_factory=dict)


class StoreInformation(Shape):
    """What is true of the whole account: its main storefront and its currency."""

    id: Text = ""
    name: Text = ""
    secure_url: Text = ""
    currency: Text = ""
    status: Text = ""
