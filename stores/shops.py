"""Which shop a store sells by: its settings, its sealed credentials, and the address by which its system calls it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.errors import Conflict, NotFound
from kit.vault import Vault
from stores.models import StoreRow
from stores.stores import Store, describe

Retire = Callable[[AsyncSession, int], Awaitable[None]]
"""Makes sure that nobody who is known in a store is taken for a customer of another shop."""


@dataclass(frozen=True, slots=True)
class ShopConnected:
    """A store sells by a shop from now on. Announced by whoever lets a person connect one."""

    store_id: int


async def connect_shop(  # noqa: PLR0913 - a shop that is connected is all of this
    session: AsyncSession,
    vault: Vault,
    store_id: int,
    *,
    kind: str,
    settings: Mapping[str, str],
    secrets: Mapping[str, str],
    address: str | None,
    retire: Retire,
) -> Store:
    """Let a store sell by this kind of shop system, reached with these settings and secrets.

    `address` is what that system calls the shop in its webhooks (`name.myshopify.com`), None where it sends none.
    `retire` is called where it is another shop than before: its customers have ids of their own, and number 1 there is
    not number 1 here (S1-64).

    Raises:
        NotFound: there is no such store.
        Conflict: with code `shop_taken`: another store sells by this very shop.
    """
    row = await session.get(StoreRow, store_id, with_for_update=True)
    if row is None:
        raise NotFound("There is no such store.", code="store_not_found")
    if address is not None:
        taken = select(StoreRow.name).where(
            StoreRow.shop_kind == kind, StoreRow.shop_address == address, StoreRow.id != store_id
        )
        if (other := await session.scalar(taken)) is not None:
            raise Conflict(f"{other} is connected to this shop already. Disconnect it there first.", code="shop_taken")
    before, row.customers_of = row.customers_of, shop_name(kind, address)
    if before not in {None, row.customers_of}:
        await retire(session, store_id)
    row.shop_kind, row.shop_settings, row.shop_address = kind, dict(settings), address
    row.shop_secrets = {name: vault.seal(value) for name, value in secrets.items()}
    await session.flush()
    return describe(row)


async def disconnect_shop(session: AsyncSession, store_id: int) -> Store:
    """Let a store sell by no shop; its credentials are forgotten. Raises NotFound."""
    row = await session.get(StoreRow, store_id, with_for_update=True)
    if row is None:
        raise NotFound("There is no such store.", code="store_not_found")
    row.shop_kind, row.shop_settings, row.shop_secrets, row.shop_address = None, {}, {}, None
    await session.flush()
    return describe(row)


async def stores_at(session: AsyncSession, kind: str, address: str) -> list[Store]:
    """Return the stores whose shop its system calls `address`, or, for one account of many, `address/…`."""
    below = StoreRow.shop_address.startswith(f"{address}/", autoescape=True)
    found = select(StoreRow).where(StoreRow.shop_kind == kind, (StoreRow.shop_address == address) | below)
    return [describe(row) for row in await session.scalars(found.order_by(StoreRow.id))]


def shop_name(kind: str | None, address: str | None) -> str:
    """Return the name by which a shop is told from every other: its system, and what that calls it."""
    return f"{kind or ''}:{address or ''}"


def opened(store: Store, vault: Vault) -> dict[str, str]:
    """Return a shop's settings together with its secrets; raises NotReady if these cannot be opened."""
    return {**store.shop_settings, **{name: vault.open(sealed) for name, sealed in store.shop_secrets.items()}}
