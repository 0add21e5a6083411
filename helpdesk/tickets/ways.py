"""How an answer will reach the customer: where they wrote, or by e-mail once they left the chat (S3-08 to S3-11)."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from conversations import inbox
from conversations.inbox import Conversation
from conversations.messages import ChannelKind
from customers.identity import get_customer
from customers.visits import is_online
from kit.live import Live

SHOWN_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Way:
    """The channel of an answer; `address` is empty in a chat, where it waits for its customer if nobody is online."""

    kind: str
    address: str = ""
    is_online: bool = False
    follows: bool = False
    """The customer has left the chat: what is written there is mailed to them besides (S3-10)."""

    @property
    def masked(self) -> str:
        """The address as it is shown: enough to know it again."""
        name, at, domain = self.address.partition("@")
        if at:
            return f"{name[:1]}…@{domain}"
        return f"…{self.address[-SHOWN_DIGITS:]}" if self.address else ""


async def way_of(session: AsyncSession, live: Live, conversation_id: int) -> Way:
    """Tell how an answer written now goes out."""
    conversation = await inbox.get(session, conversation_id)
    if conversation.manner != ChannelKind.WEBCHAT:
        return Way(conversation.manner, conversation.address or "")
    if await is_online(live, conversation.session_id):
        return Way(ChannelKind.WEBCHAT, is_online=True)
    email = await _email(session, conversation)
    return Way(ChannelKind.EMAIL, email, follows=True) if email else Way(ChannelKind.WEBCHAT)


async def _email(session: AsyncSession, conversation: Conversation) -> str:
    """Return the address that the customer gave in the chat, or the one that they have proved."""
    if conversation.is_preview:
        return ""
    if conversation.contact_email or conversation.customer_id is None:
        return conversation.contact_email
    return (await get_customer(session, conversation.store_id, conversation.customer_id)).email
