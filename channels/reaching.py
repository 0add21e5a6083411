"""What others ask of the channels before a conversation is begun: by which doors, and who has said STOP."""

from collections.abc import Collection
from datetime import datetime
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.models import OptOutRow
from channels.port import Channel, Deps
from conversations.reaching import Door, Reach
from kit.plugins import discover


def reach(deps: Deps) -> Reach:
    """Return what the installed channels answer."""
    return Reach(partial(doors, deps), stopped_at)


async def doors(deps: Deps, session: AsyncSession, store_id: int) -> Collection[Door]:
    """Return every door by which a store can begin a conversation."""
    channels = discover("channels", "CHANNEL", Channel).values()
    return tuple([door for channel in channels for door in await channel.doors(deps, session, store_id)])


async def stopped_at(session: AsyncSession, store_id: int, address: str) -> datetime | None:
    """Return when a number last told a store to stop, by whichever manner it wrote; None if it did not."""
    newest = select(func.max(OptOutRow.at)).where(OptOutRow.store_id == store_id, OptOutRow.address == address)
    found: datetime | None = await session.scalar(newest)
    return found
