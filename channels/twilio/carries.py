"""Which files Twilio takes along: what WhatsApp shows, and what picture messages (MMS) carry, between numbers that can.

MMS is for numbers of the United States and Canada on both ends; everywhere else a text message has a link. Sources:
https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages and
https://www.twilio.com/docs/messaging/guides/accepted-mime-types
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from channels.port import Deps
from channels.twilio.client import KIND
from conversations.files.kinds import MEGABYTE
from conversations.inbox import Conversation
from conversations.media import Media
from conversations.messages import ChannelKind
from kit.errors import NotReady
from stores.connections import connection_of

BY_WHATSAPP = {
    "image/jpeg": 5 * MEGABYTE,
    "image/png": 5 * MEGABYTE,
    "video/mp4": 16 * MEGABYTE,
    "application/pdf": 16 * MEGABYTE,
}
"""Types, and the bytes that each may have."""
BY_MMS = dict.fromkeys(("image/jpeg", "image/png", "image/gif"), 5 * MEGABYTE)
_NORTH_AMERICA = "+1"


async def carries(
    deps: Deps, session: AsyncSession, conversation: Conversation, files: Sequence[Media]
) -> frozenset[str]:
    """Return the keys of the files that go out as they are."""
    if conversation.manner == ChannelKind.WHATSAPP:
        taken = BY_WHATSAPP
    elif await _has_mms(deps, session, conversation):
        taken = BY_MMS
    else:
        return frozenset()
    return frozenset(one.key for one in files if one.size <= taken.get(one.type, 0))


async def _has_mms(deps: Deps, session: AsyncSession, conversation: Conversation) -> bool:
    if not (conversation.address or "").startswith(_NORTH_AMERICA):
        return False
    try:
        connection = await connection_of(session, deps.vault, conversation.store_id, KIND)
    except NotReady:
        return False
    return connection is not None and connection.settings.get("sms_number", "").startswith(_NORTH_AMERICA)
