"""The interface of files on tickets: people upload what they want to send, and open what was sent either way."""

from typing import Annotated, Literal

from fastapi import APIRouter, File, Path, Request, UploadFile
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import inbox, media
from conversations.files.kinds import LARGEST_OF_ALL
from conversations.media import Media
from conversations.serving import serve
from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.tickets.access import check_ticket
from helpdesk.tickets.acting import begin, check_chat
from helpdesk.tickets.api import READ, Number
from helpdesk.tickets.models import ThreadRow
from helpdesk.tickets.replying import latest_conversation

WRITE = "tickets:write"
WIDEST, HIGHEST = 320, 240
"""The box, in pixels, into which a picture is fitted where it is shown small."""
Key = Annotated[str, Path(min_length=1, max_length=100)]


class FileBody(BaseModel):
    """An upload that waits for the answer that it is for; a day later it is gone."""

    key: str
    """Name it in `files` of the answer."""
    kind: Literal["picture", "video", "file"]
    name: str
    type: str
    """What its bytes say, such as `image/jpeg`."""
    size: int
    """Bytes, without what told where and by whom it was made: that does not go out."""
    width: int
    height: int
    """Pixels; 0 where it has no size or does not say."""
    shown_width: int
    shown_height: int
    """How large it is to be shown where it is shown small."""


def routes(deps: Deps) -> APIRouter:
    """Return the routes of files."""
    router = APIRouter(prefix=PREFIX + "/tickets/{ticket_id}/files", tags=["replies"])

    @router.post("", status_code=201)
    async def upload(request: Request, ticket_id: Number, file: Annotated[UploadFile, File()]) -> FileBody:
        """Keep a picture (5 MB), a video (16 MB) or a PDF or text (10 MB) for an answer, known by its bytes alone."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            check_chat(actor)
            acting = await begin(session, actor, ticket_id)
            conversation = await inbox.get(session, await latest_conversation(session, acting))
        content = await file.read(LARGEST_OF_ALL + 1)
        async with deps.database.begin() as session:
            kept = await media.add(
                session, deps.clock, conversation, content, name=file.filename or "", staff_id=actor.id
            )
        return show_file(kept)

    @router.get("/{key}", response_class=Response)
    async def read(request: Request, ticket_id: Number, key: Key) -> Response:
        """Return a file of the ticket's conversations as it is, or a part of it (`Range`)."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            await check_ticket(session, actor, ticket_id)
            found = await media.find(session, key)
            await _check_here(session, ticket_id, found)
            return await serve(session, request, found, states=("stored", "kept"))

    return router


def show_file(found: Media) -> FileBody:
    """Show an upload."""
    scale = min(1.0, WIDEST / max(found.width, 1), HIGHEST / max(found.height, 1))
    return FileBody(
        key=found.key,
        kind=found.kind.value,
        name=found.name,
        type=found.type,
        size=found.size,
        width=found.width,
        height=found.height,
        shown_width=round(found.width * scale),
        shown_height=round(found.height * scale),
    )


async def _check_here(session: AsyncSession, ticket_id: int, found: Media) -> None:
    """Raise NotFound unless the file was sent or kept in a conversation of the ticket."""
    here = exists().where(ThreadRow.ticket_id == ticket_id, ThreadRow.conversation_id == found.conversation_id)
    if not await session.scalar(select(here)):
        raise media.unknown()
