"""The shops that faults are tried at: the demo's own, and the stand-ins of the others over HTTP."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Protocol

import httpx
from sqlalchemy import event, select, update

from commerce.bigcommerce.standin.server import app as bigcommerce_app
from commerce.bigcommerce.statuses import StatusId
from commerce.changes import ConnectedShop
from commerce.demo import connect
from commerce.demo.models import DemoOrderRow, DemoVariantRow
from commerce.demo.place import open_shop
from commerce.port import Order
from commerce.shopify.standin import merchant
from commerce.shopify.standin.server import app as shopify_app
from kit.clock import ManualClock
from kit.db import Database
from tests.contracts import bigcommerce_stage, shopify_stage
from tests.contracts.bigcommerce_stage import BigCommerceStage
from tests.contracts.shopify_stage import ShopifyStage
from tests.contracts.shops import STORE, DemoStage, demo_stage
from tests.faults.meddling import Died, Fault, Meddled, Meddler

UNSENT = frozenset({StatusId.CANCELLED, StatusId.REFUNDED, StatusId.PARTIALLY_REFUNDED})


class Ground(Protocol):
    """A shop in which orders are placed, and processes of ours that start and die."""

    kind: str
    faults: frozenset[Fault]

    @property
    def clock(self) -> ManualClock:
        """The time of the program and of the shop."""
        ...

    @property
    def me(self) -> str:
        """The shop's id of the customer who asks."""
        ...

    @property
    def email(self) -> str:
        """My address."""
        ...

    @property
    def phone(self) -> str:
        """My number."""
        ...

    async def place(self, state: str) -> str:
        """Place an order of mine in a named state, and return its id."""
        ...

    def fresh(self, meddler: Meddler | None = None) -> ConnectedShop:
        """Connect the shop as a process does that has just started."""
        ...

    async def ship(self, order_id: str) -> None:
        """Let the shop send what is left of an order."""
        ...

    async def settle(self) -> None:
        """Let the shop finish what it does asynchronously."""
        ...

    async def given_back(self, order: Order) -> Decimal:
        """Return the money that has gone back to the customer of an order."""
        ...


@dataclass
class _OnStage:
    """What all of them share."""

    stage: ShopifyStage | BigCommerceStage | DemoStage

    @property
    def clock(self) -> ManualClock:
        return self.stage.clock

    @property
    def me(self) -> str:
        return self.stage.me

    @property
    def email(self) -> str:
        return self.stage.email

    @property
    def phone(self) -> str:
        return self.stage.phone

    async def place(self, state: str) -> str:
        return await self.stage.place(state)

    async def ship(self, order_id: str) -> None:
        await self.stage.ship(order_id)

    async def settle(self) -> None:
        await self.stage.finish()


@dataclass
class AtShopify(_OnStage):
    """A store at the stand-in of Shopify, whose bucket never empties."""

    stage: ShopifyStage
    network: httpx.ASGITransport
    kind: str = "shopify"
    faults: frozenset[Fault] = frozenset(Fault)

    def fresh(self, meddler: Meddler | None = None) -> ConnectedShop:
        stage, network = self.stage, Meddled(self.network, meddler)
        return shopify_stage.shop_at(stage.world, stage.clock, stage.database, network=network)

    async def ship(self, order_id: str) -> None:
        if any(line.unfulfilled for line in self.stage.store.orders[order_id].lines):
            merchant.ship(self.stage.world, self.stage.store, order_id)

    async def given_back(self, order: Order) -> Decimal:
        moved = self.stage.store.orders[order.id].transactions
        return sum((one.amount for one in moved if one.kind == "REFUND"), Decimal(0))


@dataclass
class AtBigCommerce(_OnStage):
    """A storefront at the stand-in of BigCommerce."""

    stage: BigCommerceStage
    network: httpx.ASGITransport
    kind: str = "bigcommerce"
    faults: frozenset[Fault] = frozenset(Fault)

    def fresh(self, meddler: Meddler | None = None) -> ConnectedShop:
        stage, network = self.stage, Meddled(self.network, meddler)
        return bigcommerce_stage.shop_at(stage.world, stage.clock, stage.database, network=network)

    async def ship(self, order_id: str) -> None:
        """Nobody sends what stands there as cancelled or refunded."""
        if self.stage.store.orders[int(order_id)].status_id not in UNSENT:
            await self.stage.ship(order_id)

    async def given_back(self, order: Order) -> Decimal:
        return self.stage.store.orders[int(order.id)].refunded


@dataclass
class AtDemo(_OnStage):
    """The demo's own shop, to which there is no network: its process dies between the statements of a change."""

    stage: DemoStage
    doomed: Database
    kind: str = "demo"
    faults: frozenset[Fault] = frozenset({Fault.DEAD_BEFORE, Fault.DEAD_AFTER, Fault.TWICE})
    meddler: Meddler | None = None

    def __post_init__(self) -> None:
        for when, fault in (
            ("before_cursor_execute", Fault.DEAD_BEFORE),
            ("after_cursor_execute", Fault.DEAD_AFTER),
        ):
            for engine in (self.doomed.engine, self.doomed.reader):
                event.listen(engine.sync_engine, when, partial(self._die, fault))

    def _die(self, fault: Fault, *_: object) -> None:
        if self.meddler is not None and self.meddler.fault is fault:
            self.meddler.seen += 1
            if self.meddler.seen == self.meddler.at + 1:
                raise Died

    def fresh(self, meddler: Meddler | None = None) -> ConnectedShop:
        self.meddler = meddler
        return connect(self.doomed if meddler else self.stage.database, self.clock, STORE, {})

    async def given_back(self, order: Order) -> Decimal:
        async with self.stage.database.begin() as session:
            query = select(DemoOrderRow.paid).where(DemoOrderRow.store_id == STORE, DemoOrderRow.id == order.id)
            return -Decimal(await session.scalar(query) or 0)


Open = Callable[[Database, Database, ManualClock], Awaitable[Ground]]
"""Opens a shop; the second database is the same one, reached by processes that die."""


PLENTY = 10_000


async def _stock_up(database: Database, store_id: int) -> None:
    """Fill the shelves from which a stage is made: whichever form a wish names first is never sold out."""
    async with database.begin() as session:
        await open_shop(session, store_id)
        there = DemoVariantRow.stock > 0  # what counts nothing and what is sold out stays so
        mine = DemoVariantRow.store_id == store_id
        await session.execute(update(DemoVariantRow).where(mine, there).values(stock=PLENTY))


async def at_shopify(database: Database, _: Database, clock: ManualClock) -> Ground:
    await _stock_up(database, shopify_stage.STORE)
    stage = await shopify_stage.shopify_stage(database, clock)
    stage.store.bucket = replace(stage.store.bucket, rate=1e6, level=2e7)
    return AtShopify(stage, httpx.ASGITransport(shopify_app(stage.world)))


async def at_bigcommerce(database: Database, _: Database, clock: ManualClock) -> Ground:
    await _stock_up(database, bigcommerce_stage.STORE)
    stage = await bigcommerce_stage.bigcommerce_stage(database, clock)
    return AtBigCommerce(stage, httpx.ASGITransport(bigcommerce_app(stage.world)))


async def at_demo(database: Database, doomed: Database, clock: ManualClock) -> Ground:
    await _stock_up(database, STORE)
    stage = await demo_stage(database, clock)
    assert isinstance(stage, DemoStage)
    return AtDemo(stage, doomed)


GROUNDS: dict[str, Open] = {"demo": at_demo, "shopify": at_shopify, "bigcommerce": at_bigcommerce}
