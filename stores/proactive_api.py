"""The interface of proactive messages: whether and how a store tells customers of their parcels (S5-30)."""

from fastapi import APIRouter, Request

from kit.auth import Role, require
from stores.api import PREFIX, Deps, before_of, change, new_of
from stores.proactive import ProactiveSettings
from stores.stores import find_seen


class ProactiveChange(ProactiveSettings):
    """New settings; `before` is what they were when the change began: if somebody has saved since, nothing is saved."""

    before: ProactiveSettings | None = None


def routes(deps: Deps) -> APIRouter:
    """Return the routes of these settings."""
    router = APIRouter(prefix=PREFIX, tags=["stores"])

    @router.get("/{store}/proactive")
    async def proactive(request: Request, store: str) -> ProactiveSettings:
        """Read what the store tells its customers before they ask, the words that it adds, and its quiet hours."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.AGENT, "settings:read")
            return (await find_seen(session, actor, store)).settings.proactive

    @router.put("/{store}/proactive")
    async def set_proactive(request: Request, store: str, body: ProactiveChange) -> ProactiveSettings:
        """Set what the store tells its customers before they ask; nobody is told who has not agreed to it.

        `changed_meanwhile` (409): somebody saved other settings after `before` was read.
        """
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.MANAGER, "settings:write")
            found = await find_seen(session, actor, store)
            before = before_of("proactive", body.before)
            changed = await change(session, deps.clock, actor, found, before=before, proactive=new_of(body))
            return changed.settings.proactive

    return router
