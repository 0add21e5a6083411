"""The interface of internal notes, on tickets and on customers' profiles (S3-62, S4-06)."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.tickets import notes
from helpdesk.tickets.acting import begin
from helpdesk.tickets.merging import parts_of
from helpdesk.tickets.notes import Note
from helpdesk.tickets.profile_api import check_customer

Id = Annotated[int, Path(ge=1, le=2**31 - 1)]


class Write(BaseModel):
    """A note to write: 1 to 10,000 characters of plain text. `@Name` notifies that person."""

    model_config = ConfigDict(extra="forbid")

    text: str


class NoteBody(BaseModel):
    """A note, as plain text; `text` is empty where it was taken back."""

    id: int
    ticket_id: int | None
    customer_id: int | None
    person_id: int
    author: str
    text: str
    created_at: datetime
    retracted_at: datetime | None


def routes(deps: Deps) -> APIRouter:
    """Return the routes of notes."""
    router = APIRouter(prefix=PREFIX, tags=["notes"])
    _of_tickets(router, deps)
    _of_customers(router, deps)

    @router.post("/notes/{note_id}/retract")
    async def retract(request: Request, note_id: Id) -> NoteBody:
        """Take a note back: your own, or as a manager anybody's. Its words are shown to nobody any more."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, "tickets:write")
            return _show(await notes.retract(session, deps.clock, actor, note_id))

    return router


def _of_tickets(router: APIRouter, deps: Deps) -> None:
    @router.get("/tickets/{ticket_id}/notes")
    async def of_ticket(request: Request, ticket_id: Id) -> list[NoteBody]:
        """List the notes on a ticket and on all that were merged into it, oldest first; no customer ever sees one."""
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, "tickets:read")
            acting = await begin(session, actor, ticket_id)
            found = await notes.notes_of_tickets(session, await parts_of(session, acting.ticket_id))
        return [_show(note) for note in found]

    @router.post("/tickets/{ticket_id}/notes", status_code=201)
    async def note_ticket(request: Request, ticket_id: Id, body: Write) -> NoteBody:
        """Write a note on a ticket, for staff alone; who is named in it (`@Name`) is notified."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, "tickets:write")
            return _show(await notes.note_ticket(session, deps.desk, actor, ticket_id, body.text))


def _of_customers(router: APIRouter, deps: Deps) -> None:
    @router.get("/customers/{customer_id}/notes")
    async def of_customer(request: Request, customer_id: Id) -> list[NoteBody]:
        """List the notes on a customer's profile, oldest first; no customer ever sees one."""
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, "customers:read")
            customer = await check_customer(session, actor, customer_id)
            found = await notes.notes_of_customer(session, customer.id)
        return [_show(note) for note in found]

    @router.post("/customers/{customer_id}/notes", status_code=201)
    async def note_customer(request: Request, customer_id: Id, body: Write) -> NoteBody:
        """Write a note on a customer's profile, for staff alone."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, "customers:write")
            return _show(await notes.note_customer(session, deps.clock, actor, customer_id, body.text))


def _show(note: Note) -> NoteBody:
    return NoteBody(**asdict(note))
