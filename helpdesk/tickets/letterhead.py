"""From whom an answer by mail comes, and where an answer to it goes: back into the same conversation (S3-01, S3-10)."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import Conversation
from conversations.mail_threads import first_mail_id, mail_id, open_thread, reply_address
from conversations.messages import ChannelKind
from kit.clock import Clock
from stores.connections import settings_of


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head of a letter; `first_id` is that of the thread, to which all its letters refer."""

    sender: str
    sender_name: str
    reply_to: str
    mail_id: str
    first_id: str


async def letterhead(
    session: AsyncSession, clock: Clock, conversation: Conversation, *, to: str, key: str
) -> Letterhead | None:
    """Return the head of a letter in a conversation's thread, the same at every attempt for the same `key`.

    None where the store has no support address: nobody would read an answer.
    """
    settings = await settings_of(session, conversation.store_id, ChannelKind.EMAIL)
    if settings is None:
        return None
    sender = settings["address"]
    domain = sender.rpartition("@")[2]
    thread = await open_thread(session, clock, conversation.id, address=to)
    return Letterhead(
        sender=sender,
        sender_name=settings.get("name", ""),
        reply_to=reply_address(settings.get("inbound") or sender, thread.token),
        mail_id=mail_id(thread.token, key, domain),
        first_id=first_mail_id(thread.token, domain),
    )
