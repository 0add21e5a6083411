"""What a shop tells of itself, for nobody's question: the pages of a first sync, and the order that a webhook is about.

No turn and no page of a customer reads by it: it is not scoped by a customer, and only `commerce.hearing` and the sync
are given it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commerce.port import Order, ShopCustomer


@dataclass(frozen=True, slots=True)
class CustomersPage:
    """Some customers; `cursor` leads to the next page and is empty at the end, `total` counts all if the shop does."""

    customers: tuple[ShopCustomer, ...]
    cursor: str
    total: int | None = None


@dataclass(frozen=True, slots=True)
class OrdersPage:
    """Some orders; `cursor` leads to the next page and is empty at the end, `total` counts all if the shop does."""

    orders: tuple[Order, ...]
    cursor: str
    total: int | None = None


class Feed(Protocol):
    """Reads of a whole shop. Raises the adapter errors (`Temporary`, `Unauthorised`, `Permanent`)."""

    async def customers_after(self, cursor: str) -> CustomersPage:
        """Return a page of customers, in an order that does not change; an empty cursor begins."""
        ...

    async def orders_after(self, cursor: str, since: datetime) -> OrdersPage:
        """Return a page of the orders placed at or after `since`, oldest first; an empty cursor begins."""
        ...

    async def order_told(self, order_id: str) -> Order | None:
        """Read the order that the shop itself told of, whoever's it is; None if it is not there any more."""
        ...

    async def listen(self, address: str) -> None:
        """Ask the shop to tell `address` of its orders and customers; what it tells there already stays as it is."""
        ...
