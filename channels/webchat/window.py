"""What a shop's page is told before anybody chats: how the window looks, and whether somebody is there (S4-07)."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from channels.callers import check_origin, page_origin
from channels.port import Deps
from conversations.staffed import staffed
from stores.colours import Look, look_of
from stores.pages_heard import hear
from stores.stores import find_store
from stores.widget import Detail

KEPT = "public, max-age=30"
"""A visitor who opens page after page asks once in half a minute."""


class WindowShown(BaseModel):
    """A store's chat window; `opens_at` is when people are back, null while they are there or for ever gone."""

    name: str
    look: Look
    side: str
    bottom: int
    titles: dict[str, str]
    greetings: dict[str, str]
    languages: tuple[str, ...]
    asks: tuple[Detail, ...]
    has_sound: bool
    contact: str
    help: str
    """The path of the store's help pages."""
    is_staffed: bool
    opens_at: datetime | None


def add_routes(router: APIRouter, deps: Deps) -> None:
    """Put the route of the window onto the widget's interface."""

    @router.get("/window")
    async def window(request: Request, response: Response, store: Annotated[str, Query(max_length=100)]) -> WindowShown:
        """Tell how a store's chat window looks and what it says, and whether anybody of the shop is there."""
        async with deps.database.begin() as session:
            found = await find_store(session, store)
            check_origin(request, found)
            desk = await staffed(session, found, deps.clock.now())
            if page := page_origin(request):
                await hear(session, deps.clock, found.id, page)
        response.headers["Cache-Control"] = KEPT
        settings = found.settings.widget
        return WindowShown(
            **settings.model_dump(exclude={"colour", "asks_rating"}),
            name=found.name,
            look=look_of(settings.colour),
            help=f"/help/{found.key}",
            is_staffed=desk.is_staffed,
            opens_at=desk.opens_at,
        )
