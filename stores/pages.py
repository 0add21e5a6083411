"""The store that plain pages are about: those of channels are not of the console yet."""

from sqlalchemy.ext.asyncio import AsyncSession

from kit.errors import NotFound, NotReady
from stores.stores import Store, all_stores, store_ids


async def first_store(session: AsyncSession) -> Store:
    """Return the store that these plain pages are about: the oldest that whoever asks may see.

    Raises:
        NotFound: there are stores, and they may see none of them.
        NotReady: there is none yet.
    """
    stores = await all_stores(session)
    if not stores and await store_ids(session):
        raise NotFound("You may see no store yet. Ask an owner or admin to let you.", code="store_not_found")
    if not stores:
        raise NotReady("There is no store yet. Run the program with `demo`, or add a store.", code="no_store")
    return stores[0]
