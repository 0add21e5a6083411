"""The interface of guidance: how the agent sounds, and when a person takes over, from the next turn on."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from kit import audit
from kit.auth import Role, require
from stores.api import PREFIX, Deps
from stores.guidance import Guidance
from stores.stores import find_seen, save_guidance


class GuidanceChange(BaseModel):
    """New guidance; `before` is what it was when the change began: if somebody has saved since, nothing is saved."""

    model_config = ConfigDict(extra="forbid")

    guidance: Guidance
    before: Guidance | None = None


def routes(deps: Deps) -> APIRouter:
    """Return the routes of guidance."""
    router = APIRouter(prefix=PREFIX, tags=["stores"])

    @router.get("/{store}/guidance")
    async def guidance(request: Request, store: str) -> Guidance:
        """Read how the agent speaks for this store, and when a person takes over at once."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.AGENT, "settings:read")
            return (await find_seen(session, actor, store)).settings.guidance

    @router.put("/{store}/guidance")
    async def set_guidance(request: Request, store: str, body: GuidanceChange) -> Guidance:
        """Set how the agent speaks and when a person takes over; it counts from the next turn on.

        `guidance_changed` (409): somebody saved other guidance after `before` was read.
        """
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.ADMIN, "settings:write")
            found = await find_seen(session, actor, store)
            if body.guidance == found.settings.guidance:
                return body.guidance
            saved = await save_guidance(session, found.id, body.guidance, body.before)
            changed = {"guidance": body.guidance.model_dump(mode="json")}
            act, subject = "store.guidance_saved", f"store:{found.id}"
            audit.record(
                session, deps.clock, store_id=found.id, actor=actor.mark, act=act, subject=subject, changed=changed
            )
            return saved.settings.guidance

    return router
