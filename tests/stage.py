"""What stories of the agent and of the Hub stand on: a store with its demo shop, and the policy it has stated."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from commerce.changes import ConnectedShop
from commerce.demo import connect
from commerce.demo.building import Item
from commerce.demo.place import Becomes, become, place
from commerce.terms import EditKind, ExceptionKind, Fee, Known, LineException, Source, Terms, Window, WindowKind
from kit.clock import ManualClock
from kit.db import Database
from stores.stores import Store


def source(sentence: str, language: str = "en", article: int = 1) -> Source:
    return Source(article, 2, "Changes and cancellations", "Time limits", sentence, language)


CHANGE = source("You may change an order within one hour of placing it.")
CANCEL = source("You may cancel an order within two hours.", article=2)
FEE = source("We keep 5% of a cancelled order.", article=2)
PERSONAL = source("Engraved items cannot be changed or cancelled.", article=3)


def rules(**changed: object) -> Terms:
    """An hour to change, two to cancel, five percent kept, engraved items closed; the rest is not stated."""
    said: dict[str, Any] = {
        "modify_window": Known(Window(WindowKind.WITHIN, within=timedelta(hours=1)), CHANGE),
        "cancel_window": Known(Window(WindowKind.WITHIN, within=timedelta(hours=2)), CANCEL),
        "restocking_fee": Known(Fee(percent=Decimal(5)), FEE),
        "exceptions": (LineException(ExceptionKind.PERSONALISED, frozenset(EditKind), PERSONAL),),
    }
    return Terms(**(said | changed))


def customer_id(email: str) -> str:
    """The demo shop's own id of the customer with this address."""
    return f"customer-{email.partition('@')[0]}"


@dataclass
class DemoStage:
    """A store and its demo shop, in which a story places orders and lets time do its work on them."""

    database: Database
    clock: ManualClock
    store: Store

    @property
    def connected(self) -> ConnectedShop:
        return connect(self.database, self.clock, self.store.id, {})

    async def order(
        self, email: str, state: str, *, items: tuple[Item, ...] | None = None, age: timedelta | None = None
    ) -> str:
        async with self.database.begin() as session:
            return await place(session, self.store.id, email, state, self.clock.now(), items=items, age=age)

    async def becomes(self, order_id: str, state: Becomes) -> None:
        async with self.database.begin() as session:
            await become(session, self.store.id, order_id, state, self.clock.now())
