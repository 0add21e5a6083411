"""The stand-in's world: its stores, the clock, and the knobs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import count
from typing import Any

from commerce.shopify.standin.bucket import Bucket, full
from commerce.shopify.standin.ids import gid, number_of
from commerce.shopify.standin.knobs import Knobs
from commerce.shopify.standin.model import Job, OrderModel, Session
from commerce.shopify.standin.payment import give_back
from commerce.shopify.standin.scopes import ALL_ORDERS, widen
from commerce.shopify.standin.things import App, CustomerModel, DiscountModel, ProductModel, Subscription, VariantModel
from commerce.shopify.standin.warehouse import cancel as cancel_groups
from kit.clock import Clock

STANDARD_RATE = 100.0
FIRST = 1001
SCOPES = (
    "read_all_orders",
    "read_customers",
    "read_discounts",
    "read_fulfillments",
    "read_inventory",
    "read_locations",
    "read_merchant_managed_fulfillment_orders",
    "read_products",
    "read_returns",
    "write_merchant_managed_fulfillment_orders",
    "write_order_edits",
    "write_orders",
    "write_returns",
)
"""What an app needs for everything this product does."""
CONTENTS = frozenset({"name", "email", "phone", "address"})
"""The kinds of a customer's protected data (shopify.dev, "Work with protected customer data")."""
Happened = Callable[["StoreModel", str, OrderModel | None, object], None]
"""Is told of a topic, the order it is about, and the part of it."""


@dataclass(slots=True)
class StoreModel:
    """One store, and the app installed on it."""

    shop: str
    token: str
    scopes: frozenset[str]
    app: App
    bucket: Bucket
    name: str = "Stand-in"
    currency: str = "EUR"
    protected: frozenset[str] = CONTENTS
    is_frozen: bool = False
    is_password_page: bool = False
    customers: dict[str, CustomerModel] = field(default_factory=dict)
    products: dict[str, ProductModel] = field(default_factory=dict)
    orders: dict[str, OrderModel] = field(default_factory=dict)
    discounts: dict[str, DiscountModel] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    subscriptions: dict[str, Subscription] = field(default_factory=dict)
    keys: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """What an idempotency key of a mutation has answered."""
    known: dict[str, str] = field(default_factory=dict)
    """Names under which something was loaded, with the names it has here."""
    numbers: Iterator[int] = field(default_factory=lambda: count(FIRST))

    @property
    def location(self) -> str:
        """The one place from which this store sends."""
        return gid("Location", 1)

    def new_id(self, kind: str) -> str:
        """Return a name for a new thing of this kind."""
        return gid(kind, next(self.numbers))

    def may_read_old(self) -> bool:
        """Whether orders of more than 60 days may be read (shopify.md section 1)."""
        return ALL_ORDERS in self.scopes

    def variant(self, name: str | None) -> tuple[ProductModel, VariantModel] | None:
        """Return a variant with its product."""
        for product in self.products.values():
            for variant in product.variants:
                if variant.id == name:
                    return product, variant
        return None

    def is_cancelling(self, order: OrderModel) -> bool:
        """Whether a cancellation of the order is under way."""
        return any(job.order == order.id and not job.done for job in self.jobs.values())


@dataclass(slots=True)
class World:
    """All stores of the stand-in. `served` are the API versions it answers, oldest first."""

    clock: Clock
    served: tuple[str, ...] = ("2026-07", "2026-10")
    knobs: Knobs = field(default_factory=Knobs)
    stores: dict[str, StoreModel] = field(default_factory=dict)
    listeners: list[Happened] = field(default_factory=list)

    def add_store(
        self,
        shop: str,
        token: str,
        scopes: Iterable[str] = SCOPES,
        *,
        rate: float = STANDARD_RATE,
        app: App | None = None,
    ) -> StoreModel:
        """Add a store (`name.myshopify.com`) on which our app is installed with this token and these scopes."""
        own = app or App(gid("App", 1), "Tillside", "stand-in-key", "stand-in-secret")
        store = StoreModel(shop, token, widen(scopes), own, full(rate, self.clock.now()))
        self.stores[shop] = store
        return store

    def announce(self, store: StoreModel, topic: str, order: OrderModel | None = None, part: object = None) -> None:
        """Tell whoever listens that something has happened in a store."""
        for listener in self.listeners:
            listener(store, topic, order, part)

    def touch(self, store: StoreModel, order: OrderModel, topic: str = "", part: object = None) -> None:
        """Note that an order has changed, and tell of it: of this topic, and that the order was updated."""
        order.updated_at = self.clock.now()
        if topic:
            self.announce(store, topic, order, part)
        self.announce(store, "ORDERS_UPDATED", order)

    def look(self, store: StoreModel, job: Job) -> bool:
        """Ask for a job; it is done once it was asked for as often, and has taken as long, as the knobs said."""
        if not job.done and (job.due is None or job.due <= self.clock.now()):
            if job.polls <= 0:
                self.finish(store, job)
            else:
                job.polls -= 1
        return job.done

    def finish_jobs(self) -> None:
        """Finish everything that is done later."""
        for store in self.stores.values():
            for job in list(store.jobs.values()):
                if not job.done:
                    self.finish(store, job)

    def finish(self, store: StoreModel, job: Job) -> None:
        """Do what a job is for: cancel its order (shopify.md section 5)."""
        job.done = True
        order = store.orders.get(job.order)
        if job.fails or order is None or order.cancelled_at is not None:
            return
        now = self.clock.now()
        if job.restock:
            for line in order.lines:
                move_stock(store, {line.variant or "": line.unfulfilled})
        if job.refund:
            give_back(order, None, now, store.new_id)
        order.rest = Decimal(0)  # nothing is owed for what was cancelled, its shipping neither
        order.lines = tuple(replace(line, current=0, unfulfilled=0, refundable=0) for line in order.lines)
        order.groups = cancel_groups(order.groups)
        order.cancelled_at, order.cancel_reason, order.cancel_note = now, job.reason, job.note
        self.touch(store, order, "ORDERS_CANCELLED")


def move_stock(store: StoreModel, by: dict[str, int]) -> None:
    """Add units to the stock of variants (taken if negative); what is not counted stays so."""
    for name, units in by.items():
        found = store.variant(name)
        if found is not None and found[1].stock is not None:
            found[1].stock += units


def order_number(order: OrderModel) -> int:
    """Return the number in an order's own name, for sorting."""
    return number_of(order.id, "Order") or 0
