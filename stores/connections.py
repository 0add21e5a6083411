"""A store's connections to other services: their public settings, their sealed credentials, and their addresses.

An address (a telephone number, `whatsapp:+…`) belongs to one connection of a kind: so what comes in finds its store.
"""

from dataclasses import dataclass, field

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.clock import Clock
from kit.errors import Conflict
from kit.vault import Vault
from stores.models import ConnectionAddressRow, ConnectionRow


@dataclass(frozen=True, slots=True)
class Connection:
    """A connection of one store to one kind of service (`twilio`). `secrets` are never shown, logged or represented."""

    id: int
    store_id: int
    kind: str
    settings: dict[str, str]
    addresses: tuple[str, ...]
    secrets: dict[str, str] = field(repr=False)


async def save_connection(  # noqa: PLR0913 - a connection is all of this
    session: AsyncSession,
    clock: Clock,
    vault: Vault,
    *,
    store_id: int,
    kind: str,
    settings: dict[str, str],
    secrets: dict[str, str],
    addresses: tuple[str, ...],
) -> None:
    """Connect a store, or replace its connection of this kind.

    Raises:
        Conflict: with code `address_taken`: another store has one of the addresses.
    """
    row = await session.scalar(
        select(ConnectionRow).where(ConnectionRow.store_id == store_id, ConnectionRow.kind == kind).with_for_update()
    )
    if row is None:
        row = ConnectionRow(store_id=store_id, kind=kind, created_at=clock.now())
        session.add(row)
    row.settings, row.updated_at = settings, clock.now()
    row.secrets = {name: vault.seal(value) for name, value in secrets.items()}
    await session.flush()
    taken = select(ConnectionAddressRow.address).where(
        ConnectionAddressRow.kind == kind,
        ConnectionAddressRow.address.in_(addresses),
        ConnectionAddressRow.connection_id != row.id,
    )
    if (other := await session.scalar(taken)) is not None:
        raise Conflict(f"{other} is connected to another store. Disconnect it there first.", code="address_taken")
    await session.execute(delete(ConnectionAddressRow).where(ConnectionAddressRow.connection_id == row.id))
    session.add_all(ConnectionAddressRow(kind=kind, address=one, connection_id=row.id) for one in addresses)
    await session.flush()


async def connection_of(session: AsyncSession, vault: Vault, store_id: int, kind: str) -> Connection | None:
    """Read a store's connection of this kind, if it has one; raises NotReady if its secrets cannot be opened."""
    row = await session.scalar(
        select(ConnectionRow).where(ConnectionRow.store_id == store_id, ConnectionRow.kind == kind)
    )
    return await _opened(session, vault, row) if row else None


async def connection_with(session: AsyncSession, vault: Vault, kind: str, address: str) -> Connection | None:
    """Read the connection to which an address belongs, if any; raises NotReady if its secrets cannot be opened."""
    row = await session.scalar(
        select(ConnectionRow)
        .join(ConnectionAddressRow, ConnectionAddressRow.connection_id == ConnectionRow.id)
        .where(ConnectionAddressRow.kind == kind, ConnectionAddressRow.address == address)
    )
    return await _opened(session, vault, row) if row else None


async def connections_of_kind(session: AsyncSession, vault: Vault, kind: str) -> list[Connection]:
    """Read every store's connection of this kind, oldest first."""
    rows = await session.scalars(select(ConnectionRow).where(ConnectionRow.kind == kind).order_by(ConnectionRow.id))
    return [await _opened(session, vault, row) for row in rows.all()]


async def settings_of(session: AsyncSession, store_id: int, kind: str) -> dict[str, str] | None:
    """Read the public settings of a store's connection of this kind, if it has one; its secrets stay sealed."""
    found = await session.scalar(
        select(ConnectionRow.settings).where(ConnectionRow.store_id == store_id, ConnectionRow.kind == kind)
    )
    return dict(found) if found is not None else None


async def kinds_connected(session: AsyncSession, store_id: int) -> frozenset[str]:
    """Return the kinds of service that a store is connected to."""
    return frozenset(await session.scalars(select(ConnectionRow.kind).where(ConnectionRow.store_id == store_id)))


async def disconnect(session: AsyncSession, store_id: int, kind: str) -> None:
    """Forget a store's connection of this kind, its credentials too."""
    mine = select(ConnectionRow.id).where(ConnectionRow.store_id == store_id, ConnectionRow.kind == kind)
    await session.execute(delete(ConnectionAddressRow).where(ConnectionAddressRow.connection_id.in_(mine)))
    await session.execute(delete(ConnectionRow).where(ConnectionRow.store_id == store_id, ConnectionRow.kind == kind))


async def _opened(session: AsyncSession, vault: Vault, row: ConnectionRow) -> Connection:
    addresses = await session.scalars(
        select(ConnectionAddressRow.address)
        .where(ConnectionAddressRow.connection_id == row.id)
        .order_by(ConnectionAddressRow.address)
    )
    return Connection(
        id=row.id,
        store_id=row.store_id,
        kind=row.kind,
        settings=dict(row.settings),
        addresses=tuple(addresses),
        secrets={name: vault.open(sealed) for name, sealed in row.secrets.items()},
    )
