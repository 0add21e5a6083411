"""The preview page: play any customer on any channel, and read how each answer came about (S1-38 to S1-43)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from channels.port import LIMITS
from conversations.messages import ChannelKind
from kit.admin import Pages
from stores.pages import first_store
from stores.stores import Store

STATIC = Path(__file__).with_name("static")
TITLES = {
    ChannelKind.WEBCHAT: "Webchat",
    ChannelKind.SMS: "SMS",
    ChannelKind.WHATSAPP: "WhatsApp",
    ChannelKind.EMAIL: "E-mail",
}
QUESTIONS = ("Can I change the size on my recent order?", "I need to cancel my order.", "Preciso cancelar meu pedido.")

Suggestions = Callable[[Store], Awaitable[Sequence[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class PageDeps:
    """What this page needs; `suggestions` are pairs of address and name of customers worth playing, maybe none."""

    pages: Pages
    suggestions: Suggestions


def routes(deps: PageDeps) -> APIRouter:
    """Return the preview page and its script; the script uses the preview's interface."""
    router = deps.pages.router()

    @router.get("/preview")
    async def preview(request: Request) -> Response:
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session)
            store = await first_store(session)
        return deps.pages.show(
            "preview/preview.html",
            actor,
            store=store,
            manners=[(manner.value, title) for manner, title in TITLES.items() if manner in LIMITS],
            customers=await deps.suggestions(store),
            questions=QUESTIONS,
        )

    @router.get("/preview.js")
    async def script() -> Response:
        return FileResponse(
            STATIC / "preview.js", media_type="text/javascript", headers={"Cache-Control": "max-age=300"}
        )

    return router
