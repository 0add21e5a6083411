"""Whether the channels that need setting up are ready in a store: the same words for `doctor` and for staff."""

from collections.abc import Sequence

from channels.port import Channel, Deps
from kit.health import Status
from kit.plugins import discover
from stores.connections import kinds_connected


async def statuses(deps: Deps, store_id: int) -> Sequence[tuple[str, Status]]:
    """Tell of every channel that the store has connected: to do without one is no fault."""
    async with deps.database.begin() as session:
        connected = await kinds_connected(session, store_id)
    channels = [channel for name, channel in discover("channels", "CHANNEL", Channel).items() if name in connected]
    return [(f"Channel: {channel.title}", await channel.status(deps, store_id)) for channel in channels]
