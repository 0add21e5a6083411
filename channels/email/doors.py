"""From which address a store can write first."""

from sqlalchemy.ext.asyncio import AsyncSession

from channels.email.threads import KIND
from channels.port import Deps
from conversations.messages import ChannelKind
from conversations.reaching import Door
from stores.connections import kinds_connected


async def doors(deps: Deps, session: AsyncSession, store_id: int) -> tuple[Door, ...]:  # noqa: ARG001 - as `Doors`
    """Return the store's support address, if it has connected one."""
    return (Door(KIND, ChannelKind.EMAIL),) if KIND in await kinds_connected(session, store_id) else ()
