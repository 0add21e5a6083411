"""The writes of a shop: the Hub's alone (S1-23). The agent and its skills cannot import this module.

Each change names the order, the customer who asks, the `key` that makes it happen once (the same key twice is one
change), and the `seen` version it was decided on: an adapter raises `OrderMoved` if the order has changed since, and
writes nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from commerce.accounts import OpenAccounts
from commerce.feed import FedShop
from commerce.fields import Field, Install, Settings, no_address, nothing_wrong
from commerce.notices import Webhook
from commerce.port import Address, Money, Order
from commerce.returns import ReturnLine
from kit.clock import Clock
from kit.db import Database
from kit.errors import Conflict


class OrderMoved(Conflict):
    """The order is no longer as it was when the change was decided; nothing was written."""

    code = "order_moved"


class ChangeRefused(Conflict):
    """The shop refuses this change on the order as it stands; the sentence says why."""

    code = "change_refused"


@dataclass(frozen=True, slots=True)
class LineEdit:
    """Bring a line to `quantity` open units (0 removes them), of `variant_id` if another form is wanted.

    Units that have shipped are never touched: `quantity` counts open units only.
    """

    line_id: str
    quantity: int
    variant_id: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What every change carries: whose, which, once, and on which state."""

    customer_id: str
    order_id: str
    key: str
    seen: str


@dataclass(frozen=True, slots=True)
class EditLines(Change):
    """Change quantities or variants of open units, all or nothing."""

    edits: tuple[LineEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeAddress(Change):
    """Replace the shipping address."""

    address: Address | None = None


class CancelReason(StrEnum):
    """Why a customer cancels; what the customer chose is kept with it."""

    CHANGED_MIND = "changed_mind"
    WRONG_ITEM = "wrong_item"
    TOO_SLOW = "too_slow"
    FOUND_CHEAPER = "found_cheaper"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cancel(Change):
    """Cancel the whole order; `fee` is kept from the refund."""

    reason: CancelReason = CancelReason.OTHER
    note: str = ""
    fee: Money | None = None


@dataclass(frozen=True, slots=True)
class RequestReturn(Change):
    """Ask to send back units that were fulfilled, each line with its reason and what is wished instead of it."""

    items: tuple[ReturnLine, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlaceHold(Change):
    """Keep the order from the warehouse while the customer edits, at most until `until`."""

    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReleaseHold(Change):
    """Let the order go on; only holds that this product placed are released. `seen` is not compared."""


class Settlement(StrEnum):
    """How a difference in price is settled."""

    NOTHING = "nothing"
    INVOICE = "invoice"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class Quote:
    """What a change would cost before it is made: negative `difference` is money back to the customer."""

    before: Money
    after: Money
    difference: Money
    settlement: Settlement
    fee: Money | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """The order after a change. `pending` is true while the shop still works on it (a cancellation is a job)."""

    order: Order
    pending: bool = False
    quote: Quote | None = None


class Changes(Protocol):
    """The writes of one connected shop.

    Raises `OrderMoved`, `ChangeRefused`, `kit.errors.NotFound`, and the adapter errors. A repeated `key` returns what
    the first call returned.
    """

    async def quote(self, change: EditLines | Cancel) -> Quote:
        """Work out what the change would cost, writing nothing."""
        ...

    async def edit_lines(self, change: EditLines) -> Changed:
        """Change open units of lines."""
        ...

    async def change_address(self, change: ChangeAddress) -> Changed:
        """Replace the shipping address."""
        ...

    async def cancel(self, change: Cancel) -> Changed:
        """Start the cancellation of the whole order; it is done only once `pending` is false."""
        ...

    async def request_return(self, change: RequestReturn) -> Changed:
        """Ask for a return of fulfilled units."""
        ...

    async def hold(self, change: PlaceHold) -> Changed:
        """Hold every open fulfilment order."""
        ...

    async def release(self, change: ReleaseHold) -> Changed:
        """Release our own holds."""
        ...


class ConnectedShop(FedShop, Changes, Protocol):
    """A shop with its reads and its writes: only what may write is given this type."""


Connect = Callable[[Database, Clock, int, Mapping[str, Any]], ConnectedShop]
"""Connects a store (its id) to its shop, with the settings of that connection."""


@dataclass(frozen=True, slots=True)
class Vendor:
    """The declaration of a kind of shop system: the constant `VENDOR` of its folder, found by `kit.plugins`.

    `name` is the `kind` of the shops it builds and what a store's settings name; `title` is for people. The rest is
    what the page needs on which a store is connected (`commerce.connecting`), and may be left out.
    """

    name: str
    title: str
    build: Connect
    fields: tuple[Field, ...] = ()
    address_of: Callable[[Settings], str | None] = no_address
    """What the vendor itself calls the shop of these settings: `Store.shop_address`."""
    check: Callable[[Settings], dict[str, str]] = nothing_wrong
    """Finds, without asking anybody, what cannot be right: a sentence by the name of its field."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Beside which field a cause of the shop's status is told, by its code."""
    lacks: tuple[str, ...] = ()
    """How the codes of causes begin that name a missing permission: what is connected so is kept."""
    install: Install | None = None
    webhook: Webhook | None = None
    """How its webhooks are heard (`commerce.hearing`), if it sends any."""
    accounts: OpenAccounts | None = None
    """How customers sign in with the account that they have at the shop."""
