"""What connecting any channel does: reads the connection that stands, and writes down who changed it."""

from sqlalchemy.ext.asyncio import AsyncSession

from channels.port import Deps
from kit import audit
from kit.auth import Actor
from kit.errors import NotReady
from stores.connections import Connection, connection_of
from stores.stores import Store


async def known(session: AsyncSession, deps: Deps, store: Store, kind: str) -> Connection | None:
    """Return a store's connection of a kind; None too where its secrets cannot be opened any more."""
    try:
        return await connection_of(session, deps.vault, store.id, kind)
    except NotReady:
        return None


def note(session: AsyncSession, deps: Deps, actor: Actor, store: Store, kind: str, act: str, **facts: str) -> None:
    """Write into the audit log that somebody connected, changed or removed a connection of a kind."""
    audit.record(
        session, deps.clock, store_id=store.id, actor=actor.mark, act=act, subject=f"connection:{kind}", **facts
    )
