"""The interface of views: the list with its counts, their names, and the tickets that stand in one."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.routing import views
from helpdesk.routing.rules import LARGEST_ID
from helpdesk.tickets.api import Asked
from helpdesk.tickets.listing import listing
from helpdesk.tickets.shown import LineBody, show_line
from kit.auth import Role
from kit.errors import Invalid
from kit.web import Page, decode_cursor, encode_cursor

READ, WRITE = "tickets:read", "settings:write"
Number = Annotated[int, Path(ge=1, le=LARGEST_ID)]


class ViewShown(BaseModel):
    """A view, and how many tickets that are not closed stand in it."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    count: int


class ViewName(BaseModel):
    """What a view is to be called."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=200)


def routes(deps: Deps) -> APIRouter:
    """Return the routes of views."""
    router = APIRouter(prefix=f"{PREFIX}/views", tags=["Views"])

    @router.get("")
    async def list_views(request: Request) -> list[ViewShown]:
        """List the views with the number of open tickets in each that you may see."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            return [ViewShown.model_validate(view) for view in await views.all_views(session, actor)]

    @router.post("", status_code=201)
    async def add_view(request: Request, body: ViewName) -> ViewShown:
        """Make a view that rules can fill; managers and above may."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            return ViewShown.model_validate(await views.add_view(session, deps.clock, actor, body.name))

    @router.put("/{view_id}")
    async def rename_view(request: Request, view_id: Number, body: ViewName) -> ViewShown:
        """Give a view another name."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            return ViewShown.model_validate(await views.rename_view(session, deps.clock, actor, view_id, body.name))

    @router.delete("/{view_id}", status_code=204)
    async def retire_view(request: Request, view_id: Number) -> Response:
        """Use a view no more; its tickets stay, and rules that name it are skipped and shown with their problem."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            await views.retire_view(session, deps.clock, actor, view_id)
            return Response(status_code=204)

    @router.get("/{view_id}/tickets")
    async def list_tickets(request: Request, view_id: Number, asked: Annotated[Asked, Query()]) -> Page[LineBody]:
        """List the tickets of a view that you may see, filtered and in order; what is closed only if asked for."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            await views.get_view(session, view_id)
            if asked.queue != "all":
                raise Invalid("A view is a queue of its own. Leave out the other one.", code="queue_unknown")
            after = decode_cursor(asked.cursor, (str, int, int)) if asked.cursor else None
            place = (str(after[0]), int(after[1]), int(after[2])) if after else None
            wanted = replace(asked.wanted(), queue=f"view:{view_id}")
            found = await listing(session, actor, wanted, cursor=place, limit=asked.limit)
        items = [show_line(line) for line in found.lines]
        return Page(items=items, next=encode_cursor(found.next) if found.next else None)

    return router
