"""By which of a store's numbers it can write first."""

from sqlalchemy.ext.asyncio import AsyncSession

from channels.port import Deps
from channels.twilio.client import KIND
from conversations.messages import ChannelKind
from conversations.reaching import Door
from kit.errors import NotReady
from stores.connections import connection_of


async def doors(deps: Deps, session: AsyncSession, store_id: int) -> tuple[Door, ...]:
    """Return a door for each number that the store has; WhatsApp wants a template after a day of silence."""
    try:
        connection = await connection_of(session, deps.vault, store_id, KIND)
    except NotReady:
        return ()
    if connection is None:
        return ()
    found = []
    if connection.settings.get("whatsapp_number"):
        has_none = not connection.settings.get("whatsapp_template_sid")
        found.append(Door(KIND, ChannelKind.WHATSAPP, needs_template=has_none))
    if connection.settings.get("sms_number"):
        found.append(Door(KIND, ChannelKind.SMS))
    return tuple(found)
