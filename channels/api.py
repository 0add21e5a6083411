"""The interfaces of all channels that are installed."""

from fastapi import APIRouter

from channels.port import Channel, Deps
from kit.plugins import discover


def routes(deps: Deps) -> APIRouter:
    """Return every channel's own interface."""
    router = APIRouter()
    for channel in discover("channels", "CHANNEL", Channel).values():
        router.include_router(channel.routes(deps))
    return router
