"""Policy facts for staff: what is stated where, what contradicts, what is missing; confirm, correct, withdraw."""

from typing import Any, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from knowledge import confirming, corrections
from knowledge.corrections import Act
from knowledge.coverage import coverage
from knowledge.deps import Deps
from knowledge.guard import PREFIX, editor, reader
from knowledge.shapes import PointShown
from knowledge.views import frame, show_point
from stores.stores import find_seen


class Corrected(BaseModel):
    """A correction as it is sent; `value` is needed for `set` alone."""

    model_config = ConfigDict(extra="forbid")

    act: Literal["set", "not_stated", "withdrawn"]
    value: dict[str, Any] | None = None
    why: str = Field(max_length=corrections.LONGEST_WHY)
    article_id: int | None = None


class Confirmed(BaseModel):
    """What was read, as it was shown to whoever confirms it."""

    model_config = ConfigDict(extra="forbid")

    value: dict[str, Any]


def routes(deps: Deps) -> APIRouter:
    """Return the interface of policy facts."""
    router = APIRouter(prefix=PREFIX, tags=["knowledge"])
    _state(router, deps)
    _confirm(router, deps)
    return router


def _state(router: APIRouter, deps: Deps) -> None:
    @router.get("/facts")
    async def facts(request: Request, store: str, language: str = "en") -> list[PointShown]:
        """List every policy point: what is stated and where, what contradicts, what is missing."""
        actor = await reader(deps, request)
        async with deps.database.begin() as session:
            found = await find_seen(session, actor, store)
            by = await frame(session, deps, found)
            return [show_point(point, by, language) for point in await coverage(session, found.id, language)]

    @router.put("/facts/{key}", status_code=204)
    async def correct(request: Request, store: str, key: str, corrected: Corrected) -> Response:
        """Correct a fact, such as `exception:pre_order`; it wins over the articles until it is withdrawn."""
        actor = await editor(deps, request)
        async with deps.database.begin() as session:
            await corrections.correct(
                session,
                deps.clock,
                (await find_seen(session, actor, store)).id,
                corrections.parse_subject(key),
                act=Act(corrected.act),
                value=corrected.value,
                why=corrected.why,
                by=actor.mark,
                article_id=corrected.article_id,
            )
        return Response(status_code=204)


def _confirm(router: APIRouter, deps: Deps) -> None:
    @router.put("/facts/{key}/confirmation", status_code=204)
    async def confirm(request: Request, store: str, key: str, confirmed: Confirmed) -> Response:
        """Note that a fact was read rightly; it lapses as soon as the articles say something else."""
        actor = await editor(deps, request)
        async with deps.database.begin() as session:
            store_id = (await find_seen(session, actor, store)).id
            subject = corrections.parse_subject(key)
            await confirming.confirm(session, deps.clock, store_id, subject, confirmed.value, by=actor.mark)
        return Response(status_code=204)

    @router.delete("/facts/{key}/confirmation", status_code=204)
    async def take_back(request: Request, store: str, key: str) -> Response:
        """Take a confirmation back."""
        actor = await editor(deps, request)
        async with deps.database.begin() as session:
            store_id = (await find_seen(session, actor, store)).id
            subject = corrections.parse_subject(key)
            await confirming.take_back(session, deps.clock, store_id, subject, by=actor.mark)
        return Response(status_code=204)
