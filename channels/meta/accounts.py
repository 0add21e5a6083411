"""Which store's connection a notice of Meta's is for."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.meta.graph import KIND
from kit.errors import NotReady
from kit.vault import Vault
from stores.connections import Connection, connection_of, connection_with
from stores.models import ConnectionRow


async def with_number(session: AsyncSession, vault: Vault, phone_id: str) -> Connection | None:
    """Return the connection that has a number, by Meta's id of it; None too where its secrets cannot be opened."""
    try:
        return await connection_with(session, vault, KIND, phone_id)
    except NotReady:
        return None


async def with_account(session: AsyncSession, vault: Vault, account: str) -> Connection | None:
    """Return the first connection of a WhatsApp Business account: stores may share one, and then its app."""
    known = await _opened(session, vault, account)
    return known[0] if known else None


async def every_account(session: AsyncSession, vault: Vault) -> Sequence[Connection]:
    """Return the connections of all stores; those whose secrets cannot be opened are left out."""
    return await _opened(session, vault)


async def _opened(session: AsyncSession, vault: Vault, account: str = "") -> Sequence[Connection]:
    mine = select(ConnectionRow.store_id).where(ConnectionRow.kind == KIND).order_by(ConnectionRow.id)
    if account:
        mine = mine.where(ConnectionRow.settings["waba_id"].astext == account)
    found: list[Connection] = []
    for store_id in (await session.scalars(mine)).all():
        try:
            known = await connection_of(session, vault, store_id, KIND)
        except NotReady:
            continue
        found += [known] if known else []
    return found
