"""What the stand-in keeps of a store: its storefronts, people, products, orders and webhooks, in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from commerce.bigcommerce.standin.knobs import Knobs


@dataclass(slots=True)
class CustomerModel:
    """A customer; `channel_ids` is None for one of every storefront."""

    id: int
    email: str
    first_name: str
    last_name: str
    phone: str = ""
    channel_ids: list[int] | None = None


@dataclass(slots=True)
class VariantModel:
    """A buyable form. `stock` is None where the store does not count."""

    id: int
    options: list[tuple[str, str]]
    price: Decimal
    stock: int | None
    sku: str = ""
    image: str = ""
    is_disabled: bool = False


@dataclass(slots=True)
class ProductModel:
    """A product and the storefronts that sell it."""

    id: int
    name: str
    description: str
    price: Decimal
    variants: list[VariantModel]
    type: str = "physical"
    words: str = ""
    category: int = 0
    image: str = ""
    path: str = ""
    channels: list[int] = field(default_factory=lambda: [1])
    is_visible: bool = True
    availability: str = "available"


@dataclass(slots=True)
class LineModel:
    """A line of an order; `options` are name, value and type of what was chosen or written."""

    id: int
    product_id: int
    variant_id: int
    name: str
    price: Decimal
    quantity: int
    type: str = "physical"
    sku: str = ""
    options: list[tuple[str, str, str]] = field(default_factory=list)
    shipped: int = 0
    refunded: int = 0


@dataclass(slots=True)
class ShipmentModel:
    """A parcel; `items` are pairs of line and units."""

    id: int
    at: datetime
    items: list[tuple[int, int]]
    number: str = ""
    carrier: str = ""
    link: str = ""


@dataclass(slots=True)
class RefundModel:
    """Money that went back."""

    id: int
    at: datetime
    amount: Decimal
    items: list[dict[str, object]]
    payments: list[dict[str, object]]
    is_declined: bool = False


@dataclass(slots=True)
class OrderModel:
    """An order. `addresses` are where it is sent; `is_by_hand` says that its payment cannot be given back online."""

    id: int
    customer_id: int
    status_id: int
    created: datetime
    modified: datetime
    total: Decimal
    currency: str
    payment_status: str
    lines: list[LineModel]
    addresses: list[dict[str, object]]
    billing: dict[str, object]
    channel_id: int = 1
    shipped_at: datetime | None = None
    shipments: list[ShipmentModel] = field(default_factory=list)
    refunds: list[RefundModel] = field(default_factory=list)
    notes: str = ""
    is_deleted: bool = False
    is_by_hand: bool = False

    @property
    def refunded(self) -> Decimal:
        """What has gone back."""
        return sum((refund.amount for refund in self.refunds if not refund.is_declined), Decimal(0))


@dataclass(slots=True)
class CouponModel:
    """A coupon code, in BigCommerce's own words."""

    id: int
    code: str
    type: str
    amount: Decimal
    min_purchase: Decimal = Decimal(0)
    expires: datetime | None = None
    enabled: bool = True
    num_uses: int = 0
    max_uses: int = 0
    applies_to: tuple[str, list[int]] = ("categories", [0])


@dataclass(slots=True)
class HookModel:
    """A webhook that an app has registered."""

    id: int
    scope: str
    destination: str
    headers: dict[str, str]
    created: int
    is_active: bool = True


@dataclass(slots=True)
class WindowModel:
    """The window of the rate limit: how many requests it allows, and what is left of it."""

    quota: int = 150
    milliseconds: int = 30_000
    left: int = 150
    ends: datetime | None = None


@dataclass(slots=True)
class StoreModel:
    """One store of BigCommerce, the API account that may use it, and what it knows."""

    store_hash: str
    token: str
    scopes: frozenset[str]
    now: Callable[[], datetime]
    secret: str = "client-secret"  # noqa: S105 - made up
    name: str = "Stand-in"
    currency: str = "EUR"
    site: str = "https://standin.example"
    channels: dict[int, str] = field(default_factory=lambda: {1: "Stand-in"})
    restocks: bool = True
    """Whether the units of a cancelled order go back to the shelf; the merchant sets it."""
    labels: dict[int, str] = field(default_factory=dict)
    """What the merchant calls a status instead."""
    customers: dict[int, CustomerModel] = field(default_factory=dict)
    products: dict[int, ProductModel] = field(default_factory=dict)
    categories: dict[int, str] = field(default_factory=dict)
    orders: dict[int, OrderModel] = field(default_factory=dict)
    coupons: list[CouponModel] = field(default_factory=list)
    hooks: dict[int, HookModel] = field(default_factory=dict)
    window: WindowModel = field(default_factory=WindowModel)
    knobs: Knobs = field(default_factory=Knobs)
    told: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    """What has happened and no webhook has told yet: scope and data."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The numbers that ids of our own were given when they were loaded."""
    last_id: int = 100

    def next_id(self) -> int:
        """Return a number that nothing has yet."""
        self.last_id += 1
        return self.last_id

    def tell(self, scope: str, kind: str, number: int, **more: object) -> None:
        """Let the webhooks know of something."""
        self.told.append((scope, {"type": kind, "id": number, **more}))
