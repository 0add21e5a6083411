"""By which number a store can write first."""

from sqlalchemy.ext.asyncio import AsyncSession

from channels.meta.approved import languages
from channels.meta.graph import KIND
from channels.port import Deps
from conversations.messages import ChannelKind
from conversations.reaching import Door
from kit.errors import NotReady
from stores.connections import connection_of


async def doors(deps: Deps, session: AsyncSession, store_id: int) -> tuple[Door, ...]:
    """Return the store's WhatsApp number, if it has one; it wants a template after a day of silence."""
    try:
        connection = await connection_of(session, deps.vault, store_id, KIND)
    except NotReady:
        return ()
    if connection is None:
        return ()
    has_template = bool(connection.settings.get("template_name") and languages(connection))
    return (Door(KIND, ChannelKind.WHATSAPP, needs_template=not has_template),)
