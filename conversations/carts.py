"""The discount code that a customer took in a conversation: kept with it, for a cart that may be made later (S3-41)."""

from sqlalchemy import literal, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import lock
from conversations.messages import Author, CardKind
from conversations.models import MessageRow
from kit.errors import NotFound


async def keep_code(session: AsyncSession, conversation_id: int, code: str) -> None:
    """Keep a code that was shared here; one that was not is nothing this customer could have clicked.

    Raises:
        NotFound: there is no such conversation, or no card of it shows this code (`discount_not_shared`).
    """
    row = await lock(session, conversation_id)
    block = literal([{"type": "card", "kind": str(CardKind.DISCOUNT), "card": {"code": code}}], JSONB)
    shared = select(MessageRow.id).where(
        MessageRow.conversation_id == conversation_id,
        MessageRow.author != Author.CUSTOMER,
        MessageRow.blocks.cast(JSONB).contains(block),
    )
    if await session.scalar(shared.limit(1)) is None:
        raise NotFound("This code was not shared here. Ask for it in the chat.", code="discount_not_shared")
    row.discount_code = code
