"""Adding a store for another storefront: its name, and the key that stands in addresses and scripts and stays."""

import re

from sqlalchemy.ext.asyncio import AsyncSession

from kit.clock import Clock
from kit.errors import Conflict, NotFound
from stores.stores import Store, StoreSettings, add_store, find_store

LONGEST_NAME = 80
_KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")


def check_storefront(key: str, name: str) -> dict[str, str]:
    """Return a sentence for each of the two that cannot be used."""
    problems = {}
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        problems["name"] = f"Enter a name of at most {LONGEST_NAME} characters."
    if not _KEY.fullmatch(key):
        problems["key"] = "A key is 1 to 40 small letters, digits and hyphens, such as outlet-de."
    return problems


async def add_storefront(session: AsyncSession, clock: Clock, *, key: str, name: str) -> Store:
    """Add a store for another storefront; it sells by no shop yet. Raises Conflict with code `key_taken`."""
    try:
        await find_store(session, key)
    except NotFound:
        return await add_store(session, clock, key=key, name=name, shop_kind=None, settings=StoreSettings())
    raise Conflict("Another storefront has this key already. Choose another.", code="key_taken")
