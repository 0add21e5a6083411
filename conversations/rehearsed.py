"""Whether the agent of a store has been tried out before customers meet it."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.messages import InboxKind
from conversations.models import ConversationRow, InboxRow


async def questions_tried(session: AsyncSession, store_id: int, most: int) -> int:
    """Count what staff have asked the store's agent in previews, `most` at most."""
    asked = (
        select(InboxRow.id)
        .join(ConversationRow, ConversationRow.id == InboxRow.conversation_id)
        .where(
            ConversationRow.store_id == store_id,
            ConversationRow.is_preview.is_(True),
            InboxRow.kind == InboxKind.MESSAGE,
        )
        .limit(most)
    )
    return await session.scalar(select(func.count()).select_from(asked.subquery())) or 0
