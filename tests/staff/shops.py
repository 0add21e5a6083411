"""Stand-ins of shops behind real ports, and the interface by which a store is connected to them."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import uvicorn
from fastapi import FastAPI

from commerce import bigcommerce, connect_api, install_api, shopify
from commerce.bigcommerce import standin as bigcommerce_standin
from commerce.bigcommerce.standin import model
from commerce.changes import ConnectedShop
from commerce.connect_deps import PATH, Deps
from commerce.connecting import StandIn
from commerce.installing import Keys
from commerce.shopify import standin
from customers.identity import retire_customers
from kit.auth import Tokens
from kit.clock import ManualClock
from kit.health import Cause, Status, Unavailable
from kit.vault import Vault
from stores.shops import opened
from stores.stores import Store
from tests.staff.conftest import Floor

BASE = "http://shop.test"
SHOP = "harbour-and-loom.myshopify.com"
TOKEN = "shpat_harbour"
HASH = "harbourloom"
KEY = "k" * 32


@asynccontextmanager
async def serving(app: FastAPI, listener: socket.socket | None = None) -> AsyncIterator[str]:
    """A program behind a port of its own."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    listener = listener or socket.create_server(("127.0.0.1", 0))
    task = asyncio.create_task(server.serve([listener]))
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    await task


@dataclass
class Mall:
    """A shop at Shopify and one at BigCommerce, and the interface that connects to them."""

    clock: ManualClock
    store: standin.StoreModel
    account: model.StoreModel
    deps: Deps
    entry: dict[str, str] = field(default_factory=dict)
    """What connects a store to the shop at Shopify."""

    def entered(self, **changes: str) -> dict[str, Any]:
        """What is sent to connect the store at Shopify, with other values."""
        return {"system": "shopify", "values": {**self.entry, **changes}}


@asynccontextmanager
async def mall(app: FastAPI, floor: Floor, clock: ManualClock, base: str = BASE) -> AsyncIterator[Mall]:
    """Serve both stand-ins, and put the interface into `app`."""
    world, other = standin.World(clock), bigcommerce_standin.World(clock)
    store = world.add_store(SHOP, TOKEN)
    store.app = replace(store.app, redirects=frozenset({f"{base}{PATH}/shopify/callback"}))
    account = other.add_store(HASH, "big-token")
    vault = Vault(KEY)
    async with serving(standin.app(world)) as one, serving(bigcommerce_standin.app(other)) as two:
        stand_ins = {"shopify": StandIn(SHOP, one), "bigcommerce": StandIn(HASH, two)}
        deps = _deps(floor, Keys(clock, vault, Tokens(KEY, clock)), base, stand_ins)
        app.include_router(connect_api.routes(deps))
        app.include_router(install_api.routes(deps))
        entry = {"shop": SHOP, "token": TOKEN, "client_id": "", "client_secret": ""}
        yield Mall(clock, store, account, deps, entry)


def _deps(floor: Floor, keys: Keys, base: str, stand_ins: dict[str, StandIn]) -> Deps:
    vendors = {one.name: one for one in (shopify.VENDOR, bigcommerce.VENDOR)}

    def shop(store: Store) -> ConnectedShop | None:
        vendor = vendors.get(store.shop_kind or "")
        return vendor.build(floor.database, keys.clock, store.id, opened(store, keys.vault)) if vendor else None

    async def status(store: Store) -> Status:
        connected = shop(store)
        if connected is None:
            return Unavailable((Cause("no_shop", "No shop is connected.", "Connect a shop.", PATH),))
        return await connected.status()

    return Deps(floor.database, floor.who, keys, vendors, base, shop, status, retire_customers, stand_ins)
