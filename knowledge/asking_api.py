"""How a store's content stands, what it finds for a question, and which questions it leaves open (S1-54 to S1-58)."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict

from kit.errors import NotReady
from knowledge import gaps, readiness
from knowledge.articles import count_overdue
from knowledge.coverage import coverage
from knowledge.deps import Deps
from knowledge.guard import PREFIX, editor, reader
from knowledge.reviews import usual_day
from knowledge.search import rank, search
from knowledge.shapes import ContentShown, GapShown, SearchShown
from knowledge.views import show_found
from stores.stores import find_seen

_NEAR = 5


class Handled(BaseModel):
    """Whether a question stays on the list of what is open."""

    model_config = ConfigDict(extra="forbid")

    is_open: bool


def routes(deps: Deps) -> APIRouter:
    """Return the interface of questions to a store's content."""
    router = APIRouter(prefix=PREFIX, tags=["knowledge"])
    _state(router, deps)
    _search(router, deps)
    _gaps(router, deps)
    return router


def _state(router: APIRouter, deps: Deps) -> None:
    @router.get("")
    async def content(request: Request, store: str) -> ContentShown:
        """Tell how a store's content stands: articles by status, overdue reviews, open questions and points."""
        actor = await reader(deps, request)
        async with deps.database.begin() as session:
            found = await find_seen(session, actor, store)
            today = found.today(deps.clock.now())
            state = {
                "statuses": await readiness.statuses(session, found.id),
                "overdue": await count_overdue(session, found.id, today),
                "gaps": await gaps.count_open(session, found.id),
                "open_points": sum(point.is_open for point in await coverage(session, found.id, "en")),
                "usual_review_by": await usual_day(session, deps.clock, found.id),
            }
        return ContentShown.model_validate(
            state | {"problem": await _index_problem(deps), "today": today, "language": found.settings.language}
        )

    @router.get("/use")
    async def use(request: Request, store: str, days: Annotated[int, Query(ge=1, le=365)] = 30) -> dict[int, int]:
        """Count the answers that quoted each article in the last `days`, by the article's id."""
        actor = await reader(deps, request)
        async with deps.database.begin() as session:
            return dict(await deps.quoted(session, (await find_seen(session, actor, store)).id, days))


def _search(router: APIRouter, deps: Deps) -> None:
    @router.get("/search")
    async def find(
        request: Request,
        store: str,
        q: Annotated[str, Query(min_length=1, max_length=1000)],
        language: str = "en",
        topic: str = "",
    ) -> SearchShown:
        """Tell what the agent would find for a question, and what came near without being an answer."""
        actor = await reader(deps, request)
        async with deps.database.begin() as session:
            store_id = (await find_seen(session, actor, store)).id
            written = await deps.held.of(session, store_id)
            found = await search(session, deps, written, q, language=language, topic=topic)
            ranked = await rank(session, deps, (written, language), q, topic=topic, limit=_NEAR)
        near = [one for one in ranked if not one.evidence.is_enough]
        return SearchShown(found=show_found(found), near=show_found(near))


def _gaps(router: APIRouter, deps: Deps) -> None:
    @router.get("/gaps")
    async def list_gaps(request: Request, store: str) -> list[GapShown]:
        """List the questions that no article answers, what was asked most often first."""
        actor = await reader(deps, request)
        async with deps.database.begin() as session:
            found = await gaps.open_gaps(session, (await find_seen(session, actor, store)).id)
            return [GapShown.model_validate(gap, from_attributes=True) for gap in found]

    @router.put("/gaps/{gap_id}", status_code=204)
    async def handle(request: Request, store: str, gap_id: int, handled: Handled) -> Response:
        """Take a question off the list of what is open, or put it back; one that is asked again comes back itself."""
        actor = await editor(deps, request)
        async with deps.database.begin() as session:
            store_id = (await find_seen(session, actor, store)).id
            await gaps.set_open(session, deps.clock, actor, (store_id, gap_id), is_open=handled.is_open)
        return Response(status_code=204)


async def _index_problem(deps: Deps) -> str:
    """Return why articles are found by their words alone now, if they are."""
    try:
        await deps.index.check()
    except NotReady as error:
        return error.detail
    return ""
