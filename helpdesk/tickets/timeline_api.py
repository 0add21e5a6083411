"""The interface of a ticket's timeline and of what its matter is about."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.tickets import matter, timeline
from helpdesk.tickets.acting import begin
from helpdesk.tickets.desk import not_found
from helpdesk.tickets.matter_view import MatterBody
from helpdesk.tickets.matter_view import show as show_matter
from helpdesk.tickets.models import TicketRow
from helpdesk.tickets.timeline import Place, Rank
from helpdesk.tickets.timeline_view import TimelineBody, show
from kit.errors import Invalid
from kit.web import decode_cursor, encode_cursor

READ = "tickets:read"
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Cursor = Annotated[str | None, Query(max_length=200)]


def routes(deps: Deps) -> APIRouter:
    """Return the routes of timelines."""
    router = APIRouter(prefix=PREFIX, tags=["timeline"])

    @router.get("/tickets/{ticket_id}/timeline")
    async def read(
        request: Request,
        ticket_id: Id,
        before: Cursor = None,
        after: Cursor = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 50,
    ) -> TimelineBody:
        """Tell all that belongs to a ticket in one list, oldest first, over every channel and all that was merged.

        The newest part comes first; `before` asks for what came earlier, `after` for what came later.
        """
        if before and after:
            raise Invalid("Ask for what came before or after, not both at once.", code="cursor_invalid")
        place = read_place(before or after)
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, READ)
            acting = await begin(session, actor, ticket_id)
            ticket = await session.get(TicketRow, acting.ticket_id)
            if ticket is None:
                raise not_found()
            scope = await timeline.scope_of(session, ticket)
            span = await timeline.read(session, scope, place, is_later=after is not None, limit=limit)
            items = await show(session, span.entries)
        first, last = (span.entries[0], span.entries[-1]) if span.entries else (None, None)
        is_begun = after is None and not span.is_more
        return TimelineBody(
            items=items,
            before=write_place(first.place) if first is not None and not is_begun else None,
            after=write_place(last.place) if last is not None else after,
        )

    @router.get("/tickets/{ticket_id}/matter")
    async def matter_of(request: Request, ticket_id: Id) -> MatterBody:
        """Tell what a ticket is about: orders with items, carrier and tracking, promises, policies, earlier tickets.

        Orders are read from the shop now, and only for a customer who has proved who they are.
        """
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, READ)
            acting = await begin(session, actor, ticket_id)
        return show_matter(await matter.gather(deps, actor, acting.ticket_id), deps.clock.now())

    return router


def write_place(place: Place) -> str:
    """Return the cursor of a place."""
    return encode_cursor([place.at.astimezone(UTC).isoformat(), int(place.rank), place.id])


def read_place(cursor: str | None) -> Place | None:
    """Return the place of a cursor; raises Invalid."""
    if not cursor:
        return None
    at, rank, number = decode_cursor(cursor, (str, int, int))
    try:
        place = Place(datetime.fromisoformat(at), Rank(rank), number)
    except ValueError as error:
        raise Invalid("This cursor is not valid. Ask for the first page again.", code="cursor_invalid") from error
    if place.at.tzinfo is None or not 0 <= number < 2**31:
        raise Invalid("This cursor is not valid. Ask for the first page again.", code="cursor_invalid")
    return place
