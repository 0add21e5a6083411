"""What a store of the stand-in holds besides orders: people, goods, codes, and the app that is installed."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from commerce.shopify.standin.model import MailAddress, Pairs


@dataclass(slots=True)
class CustomerModel:
    """A customer. Shopify keeps a telephone number with one customer only; others have it in their address."""

    id: str
    email: str
    first_name: str
    last_name: str
    phone: str
    locale: str
    created_at: datetime
    updated_at: datetime
    address: MailAddress | None = None
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class VariantModel:
    """One form of a product; `stock` is None where the shop does not count it."""

    id: str
    title: str
    options: Pairs
    price: Decimal
    stock: int | None
    sku: str = ""
    image: str = ""
    requires_shipping: bool = True


@dataclass(slots=True)
class ProductModel:
    """A product with its variants in their order."""

    id: str
    title: str
    description: str
    product_type: str
    tags: tuple[str, ...]
    variants: list[VariantModel]
    created_at: datetime
    updated_at: datetime
    image: str = ""
    page: str = ""
    status: str = "ACTIVE"
    is_gift_card: bool = False


@dataclass(frozen=True, slots=True)
class DiscountModel:
    """A discount code; `percent` is 0 to 100."""

    id: str
    code: str
    percent: Decimal | None
    amount: Decimal | None
    minimum: Decimal | None
    starts_at: datetime
    ends_at: datetime | None
    is_shareable: bool
    page: str = ""


@dataclass(slots=True)
class Subscription:
    """Where an app wants to hear of a topic."""

    id: str
    topic: str
    uri: str
    created_at: datetime
    version: str
    include_fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class App:
    """The app that asks: the name under which it holds orders, its key, and its secret, which signs webhooks."""

    id: str
    title: str
    key: str
    secret: str = field(repr=False)
    redirects: frozenset[str] = frozenset()
    customer_secret: str = field(default="", repr=False)
    """With which customers are signed in, if the app is a confidential client of their accounts."""
