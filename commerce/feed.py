"""What a shop tells of itself, for nobody's question: the pages of a first sync, and the order that a webhook is about.

No turn and no page of a customer reads by it: it is not scoped by a customer, and only `commerce.hearing` and the sync
are given it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commerce.port import Order, Shop, ShopCustomer


@dataclass(frozen=True, slots=True)
class CustomersPage:
    """Some customers; `cursor` leads to the next page and is empty at the end.

    `total` is how many there are at most, where the shop counts them; the first page may be the only one to tell.
    After `rest` seconds the next page leaves enough of the shop's limit of requests to customers who wait.
    """

    customers: tuple[ShopCustomer, ...]
    cursor: str
    total: int | None = None
    rest: float = 0.0


@dataclass(frozen=True, slots=True)
class OrdersPage:
    """Some orders; `cursor`, `total` and `rest` are as with customers.

    `guests` are those who placed some of them without an account: no page of customers holds them.
    """

    orders: tuple[Order, ...]
    cursor: str
    total: int | None = None
    guests: tuple[ShopCustomer, ...] = ()
    rest: float = 0.0


class Feed(Protocol):
    """Reads of a whole shop. Raises the adapter errors (`Temporary`, `Unauthorised`, `Permanent`)."""

    async def customers_after(self, cursor: str) -> CustomersPage:
        """Return a page of customers, in an order that does not change; an empty cursor begins."""
        ...

    async def orders_after(self, cursor: str, since: datetime) -> OrdersPage:
        """Return a page of the orders placed at or after `since`, in an order that does not change, such as by id.

        An empty cursor begins. An order that belongs to nobody by name has an empty `customer_id`.
        """
        ...

    async def order_told(self, order_id: str) -> Order | None:
        """Read the order that the shop itself told of, whoever's it is; None if it is not there any more."""
        ...

    async def listen(self, address: str) -> tuple[str, ...]:
        """Ask the shop to tell `address` of its orders and customers; what it tells there already stays as it is.

        Returns a sentence for each thing that it will not tell of. Raises Permanent with code `address_refused` where
        it calls no such address.
        """
        ...


class FedShop(Shop, Feed, Protocol):
    """A shop with its reads for somebody's question and for nobody's. It cannot write."""
