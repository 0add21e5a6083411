"""When a store last heard and sent something over a channel."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow, DeliveryRow
from kit.clock import Clock

RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Traffic:
    """The last signs of life of a channel; None where there was none of late."""

    heard_at: datetime | None = None
    sent_at: datetime | None = None


async def traffic(session: AsyncSession, clock: Clock, store_id: int, channel: str) -> Traffic:
    """Read when customers last wrote over a channel, and when something last went out, within `RECENT`."""
    since = clock.now() - RECENT
    mine = (
        ConversationRow.store_id == store_id,
        ConversationRow.channel == channel,
        ConversationRow.updated_at >= since,
        ConversationRow.is_preview.is_(False),
    )
    heard = select(func.max(ConversationRow.heard_at)).where(*mine)
    sent = (
        select(func.max(DeliveryRow.sent_at))
        .join(ConversationRow, ConversationRow.id == DeliveryRow.conversation_id)
        .where(*mine)
    )
    return Traffic(await session.scalar(heard), await session.scalar(sent))
