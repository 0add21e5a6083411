"""Files of the customer in a chat: uploaded, sent with a message, and read again in that chat alone."""

from datetime import timedelta
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel
from starlette.datastructures import UploadFile

from channels.port import Deps
from channels.webchat.chat import read_chat
from conversations import media
from conversations.files.kinds import LARGEST_OF_ALL
from conversations.serving import serve
from conversations.uploads import check_room
from kit.errors import Invalid

FILES_PER_CHAT = (40, timedelta(minutes=10))
FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            }
        },
    }
}
"""Described by hand: nothing of it is read before it is known whose chat it is."""


class FileBody(BaseModel):
    """An upload that waits for its message, named there in `files`; a day later it is gone."""

    key: str
    kind: Literal["picture", "video", "file"]
    name: str
    type: str
    size: int
    width: int
    height: int


def add_routes(router: APIRouter, deps: Deps) -> None:
    """Put the routes of files onto the widget's interface."""

    @router.post("/conversations/{key}/files", status_code=201, openapi_extra=FORM)
    async def upload(request: Request, key: str) -> FileBody:
        """Keep a picture, a video, a PDF or a text for a message; what it is, its own bytes say."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            await deps.live.limit(f"webchat:files:{chat.session.id}", *FILES_PER_CHAT)
            await check_room(session, chat.conversation.id)
        name, content = await _read(request)
        async with deps.database.begin() as session:
            kept = await media.add(session, deps.clock, chat.conversation, content, name=name)
        return FileBody(
            key=kept.key,
            kind=kept.kind.value,
            name=kept.name,
            type=kept.type,
            size=kept.size,
            width=kept.width,
            height=kept.height,
        )

    @router.get("/conversations/{key}/files/{file}", response_class=Response)
    async def read(request: Request, key: str, file: str) -> Response:
        """Return a file that was sent in this chat, or a part of it (`Range`)."""
        async with deps.database.begin() as session:
            chat = await read_chat(session, deps, request, key)
            found = await media.find(session, file)
            if found.conversation_id != chat.conversation.id:
                raise media.unknown()
            return await serve(session, request, found)


async def _read(request: Request) -> tuple[str, bytes]:
    """Return the name and the bytes of the form's file, and no more of it than may be kept."""
    async with request.form(max_files=1, max_fields=5) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Invalid("Send a file, as the field `file` of a form.", code="file_missing")
        return file.filename or "", await file.read(LARGEST_OF_ALL + 1)
