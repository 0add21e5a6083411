"""What every shop system gives us: its reads, their types, and what it can do.

An adapter (`commerce/demo`, `commerce/shopify`, …) translates a vendor's data into these frozen types. The writes are
in `commerce.changes`, which only the Hub may use. Quantities follow shopify.md section 2: `ordered` counts refunded and
removed units, `current` does not, and an unfulfilled quantity that the shop cannot tell is None, never zero.
"""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from commerce.fulfilment import Fulfilment, FulfilmentOrder
from commerce.returns import Return
from kit.health import Status


class Can(StrEnum):
    """What a connected shop is able to do; what is missing is said, not hidden."""

    READ_ORDERS = "read_orders"
    CATALOGUE = "catalogue"
    TRACKING = "tracking"
    EDIT_LINES = "edit_lines"
    CHANGE_ADDRESS = "change_address"
    CANCEL = "cancel"
    REQUEST_RETURN = "request_return"
    HOLD = "hold"
    DISCOUNTS = "discounts"


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in one currency (ISO 4217); amounts of two currencies are never added."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        """Add an amount of the same currency; raises ValueError otherwise."""
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        """Subtract an amount of the same currency; raises ValueError otherwise."""
        return Money(self.amount - self._same(other).amount, self.currency)

    def __mul__(self, times: int) -> "Money":
        """Multiply by a number of units."""
        return Money(self.amount * times, self.currency)

    def _same(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            msg = f"{other.currency} cannot be combined with {self.currency}"
            raise ValueError(msg)
        return other


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address as the customer wrote it; `country` is ISO 3166-1 alpha-2."""

    name: str
    line1: str
    city: str
    postcode: str
    country: str
    line2: str = ""
    region: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ShopCustomer:
    """A customer as the shop knows them. `id` scopes every read of orders."""

    id: str
    email: str
    name: str
    phone: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """One buyable form of a product. `stock` is None where the shop does not count it."""

    id: str
    title: str
    options: tuple[tuple[str, str], ...]
    price: Money
    stock: int | None
    sku: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """A product with all its variants; `image` and `page` are where the shop shows it: a path of ours or an address."""

    id: str
    title: str
    description: str
    product_type: str
    tags: tuple[str, ...]
    variants: tuple[Variant, ...]
    image: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Discount:
    """A code that the shop has made (S3-40): it takes off `percent` (0 to 100), or `amount`, of what is in the cart.

    It counts from `starts_at` until just before `ends_at`, where those are set, for carts of at least `minimum`. Only
    one that `is_shareable` may be told to anybody. `page` is where the shop puts it into a visitor's cart.
    """

    code: str
    percent: Decimal | None = None
    amount: Money | None = None
    minimum: Money | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_shareable: bool = False
    page: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line item of an order with its four quantities (shopify.md section 2).

    Another form of the product cannot take the place of a line that is not `is_swappable`: the shop would lose what the
    customer had written on it.
    """

    id: str
    product_id: str
    variant_id: str
    title: str
    variant_title: str
    ordered: int
    current: int
    unfulfilled: int | None
    refundable: int
    price: Money
    attributes: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    product_type: str = ""
    image: str = ""
    sku: str = ""
    requires_shipping: bool = True
    is_gift_card: bool = False
    merchant_editable: bool = True
    is_swappable: bool = True


class FinancialStatus(StrEnum):
    """How far an order is paid."""

    PENDING = "pending"
    AUTHORIZED = "authorized"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    PARTIALLY_REFUNDED = "partially_refunded"
    REFUNDED = "refunded"
    VOIDED = "voided"
    EXPIRED = "expired"


class ReturnStatus(StrEnum):
    """How far a return of an order is."""

    NO_RETURN = "no_return"
    RETURN_REQUESTED = "return_requested"
    IN_PROGRESS = "in_progress"
    INSPECTION_COMPLETE = "inspection_complete"
    RETURNED = "returned"
    RETURN_FAILED = "return_failed"


@dataclass(frozen=True, slots=True)
class Order:
    """An order as it stood when it was read. `version` changes with every change of the order.

    `name` (such as `#1001`) is unique within one store only. `editable_errors` are the shop's own reasons why nobody
    may edit it; `risk_flagged` is for staff alone and is never said to a customer.
    """

    id: str
    name: str
    version: str
    customer_id: str
    placed_at: datetime
    currency: str
    lines: tuple[Line, ...]
    fulfilment_orders: tuple[FulfilmentOrder, ...]
    fulfilments: tuple[Fulfilment, ...]
    total: Money
    financial_status: FinancialStatus
    shipping_address: Address | None = None
    cancelled_at: datetime | None = None
    cancel_pending: bool = False
    archived_at: datetime | None = None
    return_status: ReturnStatus = ReturnStatus.NO_RETURN
    merchant_editable: bool = True
    editable_errors: tuple[str, ...] = ()
    risk_flagged: bool = False
    tags: tuple[str, ...] = field(default=())
    returns: tuple[Return, ...] = ()


class Shop(Protocol):
    """The reads of one connected shop. Every read of orders is scoped by the shop's customer id.

    Raises `kit.errors.NotFound` for an order that does not exist or belongs to somebody else (never told apart),
    `commerce.reach.BeyondReach` for one that may be this customer's but is too old to be read, and `Temporary`,
    `Unauthorised` or `Permanent` for the vendor's failures.
    """

    kind: str
    can: frozenset[Can]

    async def status(self) -> Status:
        """Tell whether the shop can be reached and allows what it should."""
        ...

    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """Find the customer with exactly this address, case aside."""
        ...

    async def customers_by_phone(self, number: str) -> tuple[ShopCustomer, ...]:
        """Return every customer with this number (E.164, such as `+351910000001`), however the shop has written it.

        Several may share one; of what is no such number there is nobody.
        """
        ...

    async def customer(self, customer_id: str) -> ShopCustomer | None:
        """Find a customer by the shop's id."""
        ...

    async def orders(self, customer_id: str, *, limit: int = 20) -> tuple[Order, ...]:
        """Return the customer's newest orders, newest first."""
        ...

    async def order(self, customer_id: str, order_id: str) -> Order:
        """Read one order of this customer."""
        ...

    async def order_named(self, customer_id: str, name: str) -> Order | None:
        """Find one order of this customer by its name, with or without a leading `#`."""
        ...

    async def product(self, product_id: str) -> Product | None:
        """Read one product with its variants and stock."""
        ...

    async def products(self) -> tuple[Product, ...]:
        """Return the catalogue."""
        ...

    async def discounts(self) -> tuple[Discount, ...]:
        """Return every discount code that was made, also those that are over or meant for nobody else."""
        ...
