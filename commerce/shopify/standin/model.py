"""Orders as a store of the stand-in holds them, in Shopify's own terms.

An order is one mutable record of frozen parts: a rule takes the parts and returns new ones, and a write puts them in.
Names are Shopify's (`gid://shopify/…`), states are written as the Admin schema writes them.
"""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MailAddress:
    """A postal address; `country` is ISO 3166-1 alpha-2."""

    first_name: str = ""
    last_name: str = ""
    address1: str = ""
    address2: str = ""
    city: str = ""
    province: str = ""
    zip: str = ""
    country: str = ""
    phone: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class LineItem:
    """A line of an order with its quantities (shopify.md section 2)."""

    id: str
    title: str
    variant_title: str
    price: Decimal
    quantity: int
    current: int
    unfulfilled: int
    refundable: int
    product: str | None = None
    variant: str | None = None
    sku: str = ""
    image: str = ""
    attributes: Pairs = ()
    requires_shipping: bool = True
    is_gift_card: bool = False
    merchant_editable: bool = True


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Units of a line on a fulfilment order."""

    id: str
    line: str
    total: int
    remaining: int


@dataclass(frozen=True, slots=True)
class HoldModel:
    """A hold on a fulfilment order; `app` is the name of the app that placed it."""

    id: str
    reason: str
    app: str
    handle: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A fulfilment order (shopify.md section 3)."""

    id: str
    status: str
    request_status: str
    lines: tuple[GroupLine, ...]
    holds: tuple[HoldModel, ...] = ()
    fulfil_at: datetime | None = None
    promise: tuple[datetime, datetime] | None = None


@dataclass(frozen=True, slots=True)
class ParcelLine:
    """Units of a line in a parcel; returns name this one, not the line (shopify.md section 6)."""

    id: str
    line: str
    quantity: int


@dataclass(frozen=True, slots=True)
class ParcelEvent:
    """One thing the carrier reported."""

    id: str
    status: str
    happened_at: datetime
    message: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A fulfilment. `picked_up_at` stands apart, for the schema has a display status for it and no event."""

    id: str
    lines: tuple[ParcelLine, ...]
    created_at: datetime
    tracking: tuple[str, str, str] | None = None
    events: tuple[ParcelEvent, ...] = ()
    estimated_at: datetime | None = None
    earliest_at: datetime | None = None
    picked_up_at: datetime | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnItem:
    """Units that come back out of one parcel."""

    id: str
    parcel_line: str
    quantity: int
    reason: str
    note: str = ""
    customer_note: str = ""


@dataclass(frozen=True, slots=True)
class ReturnModel:
    """A return (shopify.md section 6); `exchange` are pairs of variant and units wished instead."""

    id: str
    name: str
    status: str
    created_at: datetime
    items: tuple[ReturnItem, ...]
    exchange: tuple[tuple[str, int], ...] = ()
    closed_at: datetime | None = None
    decline: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Transaction:
    """Money that moved, or was reserved."""

    id: str
    kind: str
    amount: Decimal
    created_at: datetime
    status: str = "SUCCESS"
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class RefundModel:
    """A refund: pairs of line and units, and the money."""

    id: str
    created_at: datetime
    lines: tuple[tuple[str, int, str], ...]
    amount: Decimal
    note: str = ""


@dataclass(slots=True)
class OrderModel:
    """An order. `rest` is what its total holds besides its lines: shipping, less what it was reduced by as a whole."""

    id: str
    number: int
    name: str
    customer: str | None
    email: str
    created_at: datetime
    updated_at: datetime
    currency: str
    lines: tuple[LineItem, ...]
    groups: tuple[Group, ...]
    rest: Decimal
    transactions: tuple[Transaction, ...] = ()
    parcels: tuple[Parcel, ...] = ()
    returns: tuple[ReturnModel, ...] = ()
    refunds: tuple[RefundModel, ...] = ()
    address: MailAddress | None = None
    payment: str = ""
    """`PENDING`, `VOIDED` or `EXPIRED` where the payment is so; empty where the transactions tell."""
    return_status: str = ""
    """As the shop was loaded; empty where the returns tell."""
    cancelled_at: datetime | None = None
    cancel_reason: str | None = None
    cancel_note: str | None = None
    closed_at: datetime | None = None
    is_locked: bool = False
    lock_reasons: tuple[str, ...] = ()
    risk: str = "NONE"
    tags: tuple[str, ...] = ()
    note: str | None = None
    attributes: Pairs = ()
    edited: bool = False
    invoiced: int = 0
    is_deleted: bool = False
    is_foreign_currency: bool = False

    @property
    def total(self) -> Decimal:
        """What the order costs as it stands."""
        return self.rest + sum((line.price * line.current for line in self.lines), Decimal(0))

    def line(self, line_id: str) -> LineItem | None:
        """Return a line by its name."""
        return next((line for line in self.lines if line.id == line_id), None)


@dataclass(slots=True)
class Job:
    """Work that Shopify does later; `polls` is how often one may still ask before it is done, `due` from when on."""

    id: str
    order: str
    polls: int
    fails: bool
    reason: str
    restock: bool
    refund: bool
    note: str | None
    done: bool = False
    due: datetime | None = None


@dataclass(slots=True)
class Session:
    """An order that is being edited: wished quantities by line, and variants added, in their order."""

    id: str
    order: str
    quantities: dict[str, int] = field(default_factory=dict)
    restock: set[str] = field(default_factory=set)
    added: list[tuple[str, str, int]] = field(default_factory=list)
    committed: bool = False
