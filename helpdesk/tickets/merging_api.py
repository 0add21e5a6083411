"""The interface of merges: put two tickets together, part them again, and answer what the desk suggests (D7)."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.tickets import merging, suggestions
from helpdesk.tickets.access import check_ticket
from helpdesk.tickets.merging import Merge
from kit.auth import Actor
from kit.errors import Invalid, NotFound

READ, WRITE = "tickets:read", "tickets:write"
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
_Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


class MergeWith(BaseModel):
    """The other ticket, and which of the two goes on: the older one, unless `keep` names the newer."""

    model_config = ConfigDict(extra="forbid")

    other_id: _Number
    keep: _Number | None = None
    why: str = Field(default="", max_length=500)


class Why(BaseModel):
    """Why, in a sentence for the timeline; may be left out."""

    model_config = ConfigDict(extra="forbid")

    why: str = Field(default="", max_length=500)


class MergeBody(BaseModel):
    """One ticket that went into another: `target_id` goes on. Undone since `undone_at`, if that is set."""

    id: int
    source_id: int
    target_id: int
    by: str
    why: str
    at: datetime
    undone_at: datetime | None
    undone_by: str | None


class SuggestionBody(BaseModel):
    """Two tickets that may be one matter, and why; what is not proved is never merged by itself."""

    id: int
    ticket_id: int
    other_id: int
    why: str
    at: datetime


def routes(deps: Deps) -> APIRouter:
    """Return the routes of merges and of their suggestions."""
    router = APIRouter(prefix=PREFIX, tags=["merging"])
    _merges(router, deps)
    _suggestions(router, deps)
    return router


def _merges(router: APIRouter, deps: Deps) -> None:
    @router.post("/tickets/{ticket_id}/merge")
    async def merge(request: Request, ticket_id: Id, body: MergeWith) -> MergeBody:
        """Put two tickets together into one timeline: the older one goes on. Never across two proved customers."""
        pair = (ticket_id, body.other_id)
        target = min(pair) if body.keep is None else body.keep
        if target not in pair:
            raise Invalid("Keep one of the two tickets that you merge.", code="keep_unknown")
        source = next((one for one in pair if one != target), target)
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            for one in pair:
                await check_ticket(session, actor, one)
            done = await merging.merge(session, deps.desk, source, target, by=actor.mark, why=_line(body.why))
        return _show(done)

    @router.get("/tickets/{ticket_id}/merges")
    async def merges(request: Request, ticket_id: Id) -> list[MergeBody]:
        """List every merge that a ticket had a part in, newest first, also the undone ones."""
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, READ)
            await check_ticket(session, actor, ticket_id)
            parts = await merging.parts_of(session, ticket_id)
            return [_show(one) for one in await merging.merges_of(session, parts)]

    @router.post("/merges/{merge_id}/undo")
    async def undo(request: Request, merge_id: Id, body: Why) -> MergeBody:
        """Part two tickets that were merged: conversations go home, also with what was written since."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            await _check_merge(session, actor, merge_id)
            return _show(await merging.undo(session, deps.desk, merge_id, by=actor.mark, why=_line(body.why)))


def _suggestions(router: APIRouter, deps: Deps) -> None:
    @router.get("/tickets/{ticket_id}/merge-suggestions")
    async def suggested(request: Request, ticket_id: Id) -> list[SuggestionBody]:
        """List the tickets that this one may be one matter with, and why each."""
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, READ)
            await check_ticket(session, actor, ticket_id)
            found = await suggestions.suggestions_of(session, actor, ticket_id)
        return [SuggestionBody(**asdict(one)) for one in found]

    @router.post("/merge-suggestions/{suggestion_id}/accept")
    async def accept(request: Request, suggestion_id: Id) -> MergeBody:
        """Merge two tickets as suggested, into the older one."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            return _show(await suggestions.accept(session, deps.desk, actor, suggestion_id))

    @router.post("/merge-suggestions/{suggestion_id}/dismiss", status_code=204)
    async def dismiss(request: Request, suggestion_id: Id) -> None:
        """Say that two tickets are two matters: they are not suggested, nor merged by themselves, again."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            await suggestions.dismiss(session, deps.clock, actor, suggestion_id)


async def _check_merge(session: AsyncSession, actor: Actor, merge_id: int) -> None:
    """Refuse a merge of which somebody may see no ticket; raises NotFound."""
    row = await merging.find_merge(session, merge_id)
    for one in (await merging.whole(session, row.target_id), row.target_id, row.source_id):
        try:
            await check_ticket(session, actor, one)
        except NotFound:
            continue
        return
    raise NotFound("There is no such merge.", code="merge_not_found")


def _line(why: str) -> str:
    """Return a reason as one line that can be shown."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in why).split())


def _show(done: Merge) -> MergeBody:
    return MergeBody(**asdict(done))
