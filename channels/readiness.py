"""Whether the channels that need setting up are ready in a store: the same words for `doctor` and for staff."""

from collections.abc import Sequence

from channels.port import Channel, Deps
from kit.health import Status
from kit.plugins import discover


async def statuses(deps: Deps, store_id: int) -> Sequence[tuple[str, Status]]:
    """Tell of every channel that has a page of its own."""
    channels = [channel for channel in discover("channels", "CHANNEL", Channel).values() if channel.pages]
    return [(f"Channel: {channel.title}", await channel.status(deps, store_id)) for channel in channels]
