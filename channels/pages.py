"""The channels of a store: which are ready, why another is not, and the page where each is set up (S1-08)."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from channels.port import Channel, Deps
from kit.admin import Pages
from kit.plugins import discover
from stores.pages import first_store


def routes(deps: Deps, pages: Pages) -> APIRouter:
    """Return the list of channels, and the pages that each brings; everyone on the staff may look."""
    channels = discover("channels", "CHANNEL", Channel)
    router = pages.router()

    @router.get("/channels")
    async def every(request: Request) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session)
            store = await first_store(session)
        rows = [
            (channel, await channel.status(deps, store.id), f"/admin/channels/{name}" if channel.pages else "")
            for name, channel in sorted(channels.items())
        ]
        return pages.show("channels/channels.html", actor, store=store, rows=rows)

    for channel in channels.values():
        if channel.pages is not None:
            router.include_router(channel.pages(deps, pages))
    return router
