"""The stages on which a shop adapter proves that it keeps the contract of `commerce.port` and `commerce.changes`.

An adapter joins by adding one function to `STAGES`: it makes an empty shop of its kind with customers, of whom two
share a telephone.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from commerce.changes import ConnectedShop
from commerce.demo import connect
from commerce.demo.cancel import settle
from commerce.demo.people import ANA, CUSTOMERS, SHARED
from commerce.demo.place import become, place
from kit.clock import ManualClock
from kit.db import Database
from tests.contracts.bigcommerce_stage import bigcommerce_stage
from tests.contracts.shopify_stage import shopify_stage

STORE = 7


class Stage(Protocol):
    """A shop and the levers a test may pull behind its back."""

    shop: ConnectedShop
    email: str
    me: str
    stranger: str
    phone: str
    """My number and nobody else's, in E.164; the shop has written it with spaces."""
    shared: str
    """A number of two other customers."""

    async def place(self, state: str) -> str:
        """Place an order of mine in a named state, and return its id."""
        ...

    async def ship(self, order_id: str) -> None:
        """Let the shop send the order, without us."""
        ...

    async def finish(self) -> None:
        """Let the shop finish what it does asynchronously."""
        ...


@dataclass
class DemoStage:
    """The demo shop's stage."""

    shop: ConnectedShop
    database: Database
    clock: ManualClock
    email: str = ANA
    me: str = CUSTOMERS[0].id
    stranger: str = CUSTOMERS[1].id
    phone: str = "+447700900101"
    shared: str = SHARED.replace(" ", "")

    async def place(self, state: str) -> str:
        async with self.database.begin() as session:
            return await place(session, STORE, ANA, state, self.clock.now())

    async def ship(self, order_id: str) -> None:
        async with self.database.begin() as session:
            await become(session, STORE, order_id, "shipped", self.clock.now())

    async def finish(self) -> None:
        self.clock.move(timedelta(seconds=1))
        async with self.database.begin() as session:
            await settle(session, self.clock.now())


async def demo_stage(database: Database, clock: ManualClock) -> Stage:
    return DemoStage(connect(database, clock, STORE, {}), database, clock)


STAGES: dict[str, Callable[[Database, ManualClock], Awaitable[Stage]]] = {
    "bigcommerce": bigcommerce_stage,
    "demo": demo_stage,
    "shopify": shopify_stage,
}
