"""A store with webhooks, and a receiver on this machine that plays somebody's server."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from kit.auth import Actor, Role
from kit.clock import ManualClock
from kit.db import Database
from kit.http import Outgoing
from kit.vault import Vault
from stores import webhook_book as book
from stores.stores import Store, StoreSettings, add_store
from stores.webhook_book import Webhook, Wish
from stores.webhook_courier import Courier
from stores.webhook_deliveries import Delivery, deliveries
from stores.webhook_events import Happened
from stores.webhook_sending import Sender
from stores.webhooks import publish
from tests.kit.receiver import Receiver, receiving

ADMIN = Actor(1, "Ana", "ana@shop.test", Role.ADMIN)


@dataclass
class Post:
    """The steps of a story: a webhook at the receiver, something that happens, and a courier that carries it."""

    sender: Sender
    clock: ManualClock
    store: Store
    receiver: Receiver
    secrets: dict[int, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.receiver.port}/told"

    async def register(self, *events: str, url: str = "", **wish: Any) -> Webhook:  # noqa: ANN401
        async with self.sender.database.begin() as session:
            made, secret = await book.register(
                session,
                self.clock,
                self.sender.vault,
                ADMIN,
                self.store.id,
                Wish(url or self.url, events or ("ticket.created",), **wish),
            )
        self.secrets[made.id] = secret
        return made

    async def happen(self, kind: str = "ticket.created", *, once: str = "", **data: Any) -> int:  # noqa: ANN401
        async with self.sender.database.begin() as session:
            happened = Happened(kind, self.clock.now(), data or {"ticket": {"id": 1}}, once)
            return await publish(session, self.clock, self.store.id, [happened])

    async def carry(self, **later: float) -> None:
        """Let time pass, then let a courier carry all that is due."""
        self.clock.move(timedelta(**later))
        await Courier(self.sender).run()

    async def listed(self, webhook: Webhook) -> list[Delivery]:
        """Read the deliveries of a webhook, oldest first."""
        async with self.sender.database.look() as session:
            return (await deliveries(session, webhook.id))[::-1]

    async def read(self, webhook: Webhook) -> Webhook:
        async with self.sender.database.look() as session:
            return await book.get_webhook(session, ADMIN, self.store.id, webhook.id)


@pytest.fixture
async def store(database: Database, clock: ManualClock) -> Store:
    async with database.begin() as session:
        return await add_store(session, clock, key="demo", name="Demo", shop_kind=None, settings=StoreSettings())


@pytest.fixture
async def post(database: Database, clock: ManualClock, store: Store) -> AsyncIterator[Post]:
    sender = Sender(database, clock, Vault("s" * 32), Outgoing(is_local_allowed=True))
    async with receiving() as receiver:
        yield Post(sender, clock, store, receiver)
