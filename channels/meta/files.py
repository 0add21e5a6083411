"""Files on their way out: put up at Meta first, then sent by the id that Meta gives them.

What WhatsApp takes: developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from channels.meta.faults import SOON, NotTaken
from channels.meta.graph import ask
from channels.meta.notice import text
from channels.port import Deps
from conversations.files.kinds import MEGABYTE, SUFFIXES
from conversations.inbox import Conversation
from conversations.media import Media, stored_file
from kit.errors import Temporary
from stores.connections import Connection

KINDS: Mapping[str, str] = {
    "image/jpeg": "image",
    "image/png": "image",
    "video/mp4": "video",
    "application/pdf": "document",
    "text/plain": "document",
}
"""WhatsApp's word for each type that it takes; any other is told by a link."""
LARGEST: Mapping[str, int] = {"image": 5 * MEGABYTE, "video": 16 * MEGABYTE, "document": 100 * MEGABYTE}


async def carries(
    deps: Deps,  # noqa: ARG001 - as `channels.port.Carries` has it
    session: AsyncSession,  # noqa: ARG001
    conversation: Conversation,  # noqa: ARG001
    files: Sequence[Media],
) -> frozenset[str]:
    """Tell which files WhatsApp takes as they are, by type and size."""
    return frozenset(one.key for one in files if one.type in KINDS and one.size <= LARGEST[KINDS[one.type]])


async def put_up(deps: Deps, connection: Connection, file: Media) -> dict[str, Any]:
    """Give a file to Meta, and return the message that shows it.

    Raises:
        NotTaken: it could not be put up now; no message was sent.
        Unauthorised, Permanent: Meta does not take it.
    """
    async with deps.database.begin() as session:
        stored = await stored_file(session, file.key)
    kind = KINDS[stored.type]
    name = stored.name or f"{stored.kind}{SUFFIXES[stored.type]}"
    try:
        told = await ask(
            connection,
            "POST",
            f"{connection.settings['phone_id']}/media",
            form={"messaging_product": "whatsapp", "type": stored.type},
            files={"file": (name, stored.content, stored.type)},
        )
    except Temporary as error:
        raise NotTaken("WhatsApp did not take the file. It is tried again.", retry_after=SOON) from error
    if not (media_id := text(told, "id")):
        raise NotTaken("WhatsApp gave the file no name. It is tried again.", retry_after=SOON)
    return {"type": kind, kind: {"id": media_id} | ({"filename": name} if kind == "document" else {})}
