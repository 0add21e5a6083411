"""The interface of notifications, and the stream on which an open console hears of them."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.tickets import notifications
from helpdesk.tickets.events import read_place, stream
from helpdesk.tickets.shown import Body
from kit.auth import Actor
from kit.errors import AppError
from kit.streams import EventStream
from kit.web import Page, decode_cursor, encode_cursor

READ = "tickets:read"
WRITE = "tickets:write"
Limit = Annotated[int, Query(ge=1, le=100)]


class NotificationBody(BaseModel):
    """Something that you were told of a ticket."""

    id: int
    ticket_id: int
    store_id: int
    kind: str
    """`heard`, `needs_person`, `assigned`, `replied`, `closed`, `merged`, `unsent`, `warned`, `breached` or `aged`."""
    facts: dict[str, Any]
    """`by`, `why`, `subject`, and what the kind tells besides, such as `message_id` or `due_at`."""
    at: datetime
    is_read: bool


class UnreadBody(BaseModel):
    """How much you have not read."""

    unread: int
    """Counted to a hundred."""
    read_up_to: int
    """The last notification that you have read."""


class ReadBody(Body):
    """Up to which notification you have read."""

    notification_id: int = Field(ge=0, le=2**31 - 1)


def routes(deps: Deps) -> APIRouter:
    """Return the routes of notifications."""
    router = APIRouter(prefix=PREFIX, tags=["notifications"])

    @router.get("/notifications")
    async def told(
        request: Request, cursor: Annotated[str | None, Query(max_length=200)] = None, limit: Limit = 50
    ) -> Page[NotificationBody]:
        """List what you were told, newest first."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            before = min(decode_cursor(cursor, (int,))[0], 2**31 - 1) if cursor else None
            rows = await notifications.notifications(session, actor, before=before, limit=limit + 1)
            read = await notifications.read_up_to(session, actor)
        items = [
            NotificationBody(
                id=row.id,
                ticket_id=row.ticket_id,
                store_id=row.store_id,
                kind=row.kind,
                facts=row.facts,
                at=row.at,
                is_read=row.id <= read,
            )
            for row in rows[:limit]
        ]
        return Page(items=items, next=encode_cursor([items[-1].id]) if len(rows) > limit else None)

    @router.get("/notifications/unread")
    async def unread(request: Request) -> UnreadBody:
        """Count what you have not read."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            count = await notifications.count_unread(session, actor)
            return UnreadBody(unread=count, read_up_to=await notifications.read_up_to(session, actor))

    @router.post("/notifications/read")
    async def mark_read(request: Request, body: ReadBody) -> UnreadBody:
        """Note up to which notification you have read."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            await notifications.mark_read(session, actor, body.notification_id)
            count = await notifications.count_unread(session, actor)
            return UnreadBody(unread=count, read_up_to=await notifications.read_up_to(session, actor))

    _events(router, deps)
    return router


def _events(router: APIRouter, deps: Deps) -> None:
    @router.get("/events", response_class=StreamingResponse)
    async def events(
        request: Request, last_event_id: Annotated[str | None, Header(max_length=100)] = None
    ) -> EventStream:
        """Hear of tickets, notifications and who is writing, as server-sent events; `Last-Event-ID` resumes.

        Events: `ready`; `ticket` with `id`: read it again; `notification` as in the list; `composing` with `ticket_id`,
        `people` and `for_seconds`; `typing` with `ticket_id`, `is_typing` and `for_seconds`: the customer is writing;
        `profile` with `ticket_id`: what is known of them has changed. Whoever is away is sent no notifications, and
        finds them in the list.
        """
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)

        async def again() -> Actor | None:
            try:
                async with deps.database.begin() as session:
                    return await staff(deps, request, session, READ)
            except AppError:
                return None

        return EventStream(stream(deps, actor, again, read_place(last_event_id)))
