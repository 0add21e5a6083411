"""The interface of a store's chat window: its look and words, and how a colour would come out."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from kit.auth import Role, require
from stores.api import PREFIX, Deps, before_of, change, new_of
from stores.colours import Look, look_of
from stores.stores import find_seen
from stores.widget import Colour, WidgetSettings


class WidgetShown(BaseModel):
    """The settings of a chat window, with the readable shades of its colour."""

    settings: WidgetSettings
    look: Look


class WidgetChange(WidgetSettings):
    """A new look; `before` is what it was when the change began: if somebody has saved since, nothing is saved."""

    before: WidgetSettings | None = None


def routes(deps: Deps) -> APIRouter:
    """Return the routes of these settings."""
    router = APIRouter(prefix=PREFIX, tags=["stores"])

    @router.get("/{store}/widget")
    async def widget(request: Request, store: str) -> WidgetShown:
        """Read how the store's chat window looks and speaks."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.AGENT, "settings:read")
            return _show((await find_seen(session, actor, store)).settings.widget)

    @router.put("/{store}/widget")
    async def set_widget(request: Request, store: str, body: WidgetChange) -> WidgetShown:
        """Set how the store's chat window looks and speaks; pages that are open show it once they are loaded again.

        `changed_meanwhile` (409): somebody saved another look after `before` was read.
        """
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.ADMIN, "settings:write")
            found = await find_seen(session, actor, store)
            before = before_of("widget", body.before)
            changed = await change(session, deps.clock, actor, found, before=before, widget=new_of(body))
            return _show(changed.settings.widget)

    @router.get("/{store}/widget/look")
    async def look(request: Request, store: str, colour: Annotated[Colour, Query()]) -> Look:
        """Return the readable shades of a colour that is not saved yet."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.AGENT, "settings:read")
            await find_seen(session, actor, store)
        return look_of(colour.lower())

    return router


def _show(settings: WidgetSettings) -> WidgetShown:
    return WidgetShown(settings=settings, look=look_of(settings.colour))
