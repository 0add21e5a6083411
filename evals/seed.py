"""A data folder with the demo's shop in it, made by the program's own command, and people who write to that shop."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from customers.signin import TOKEN_PURPOSE
from evals.processes import program
from kit.auth import Tokens
from kit.clock import SystemClock
from kit.db import Database
from stores.stores import find_store, identity_secret

STORE = "demo"
PEOPLE = ("ana", "sam", "lee", "joao", "noah")
SAID = (
    "Hi there!",
    "How long does shipping take?",
    "I'd like to change the size of my t-shirt",
    "What is your return policy?",
    "Can I change the delivery address of my order?",
)
"""What a customer says, five messages in a row: a greeting, two questions, two wishes for an order."""


@dataclass(frozen=True, slots=True)
class Shop:
    """The demo's shop: its id, and a shop-signed token for each of its people."""

    store_id: int
    tokens: Sequence[str]


async def fill(folder: Path, settings: Mapping[str, str] | None = None) -> None:
    """Let the command `demo` fill the shop, index its articles, and end."""
    filled = program("demo", folder, "demo", settings)
    try:
        await filled.start().answers()
    finally:
        await asyncio.to_thread(filled.stop)


async def shop_at(url: str) -> Shop:
    """Return the shop in the database at `url`."""
    database = Database(url, pool_size=1)
    try:
        async with database.begin() as session:
            store = await find_store(session, STORE)
            secret = await identity_secret(session, store.id)
    finally:
        await database.close()
    tokens = Tokens(secret, SystemClock())
    claims = ({"sub": f"customer-{who}", "email": f"{who}@example.com"} for who in PEOPLE)
    return Shop(store.id, [tokens.sign(TOKEN_PURPOSE, one, lives=timedelta(days=1)) for one in claims])


def reader(url: str) -> AsyncEngine:
    """Return an engine that looks at the program's tables from outside."""
    return create_async_engine(url, pool_size=1, isolation_level="AUTOCOMMIT")
