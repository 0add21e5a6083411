"""How often the agent's answers quoted the shop's articles."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow, MessageRow
from kit.clock import Clock

_QUOTES = [{"type": "quote"}]


async def count_quoted(clock: Clock, session: AsyncSession, store_id: int, days: int) -> Mapping[int, int]:
    """Count the answers of the last `days` that quoted each article of a store; previews count nowhere."""
    block = func.jsonb_array_elements(MessageRow.blocks).table_valued("value", name="block").lateral()
    article = cast(block.c.value.op("->>")("article_id"), Integer)
    rows = (
        select(article, func.count(MessageRow.id.distinct()))
        .select_from(MessageRow)
        .join(ConversationRow, ConversationRow.id == MessageRow.conversation_id)
        .join(block, block.c.value.op("->>")("type") == "quote")
        .where(
            ConversationRow.store_id == store_id,
            ConversationRow.is_preview.is_(False),
            MessageRow.author == "agent",
            MessageRow.created_at >= clock.now() - timedelta(days=days),
            MessageRow.blocks.op("@>")(cast(_QUOTES, MessageRow.blocks.type)),
        )
        .group_by(article)
    )
    return {article_id: count for article_id, count in await session.execute(rows) if article_id}
