"""The interfaces of all channels that are installed, and of connecting them."""

from fastapi import APIRouter

from channels import desk_api
from channels.port import Channel, Deps
from kit.plugins import discover


def routes(deps: Deps) -> APIRouter:
    """Return every channel's own interface, and the one by which staff connect them."""
    router = APIRouter()
    for channel in discover("channels", "CHANNEL", Channel).values():
        router.include_router(channel.routes(deps))
    router.include_router(desk_api.routes(deps))
    return router
