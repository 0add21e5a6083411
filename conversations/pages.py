"""The handoffs: who waits for a person and everything that person needs, and the conversation itself (D9)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import outbox
from conversations.handoff import hand_back, list_handoffs, of_conversation, take_over
from conversations.inbox import Conversation, get, messages
from conversations.labels import labels_of
from conversations.media import content_of, picture_keys, pictures
from conversations.messages import as_read
from conversations.reply import reply
from kit.admin import Pages, form_page
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import AppError, Conflict, Invalid, NotFound
from kit.language import day_and_time
from kit.web import decode_cursor, encode_cursor
from staff.people import all_people
from stores.pages import first_store
from stores.stores import Store

Text = Annotated[str, Form()]
ONLY_A_PICTURE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "inline",
    "Cache-Control": "private, max-age=3600",
}
"""Headers with which a customer's picture can be nothing but a picture."""


@dataclass(frozen=True, slots=True)
class Deps:
    """What these pages need."""

    pages: Pages
    clock: Clock


def routes(deps: Deps) -> APIRouter:
    """Return the list of handoffs and the page of one conversation."""
    router = deps.pages.router()
    _list(router, deps)
    _conversation(router, deps)
    _media(router, deps)
    return router


def _list(router: APIRouter, deps: Deps) -> None:
    @router.get("/handoffs")
    async def handoffs(request: Request, show: str = "open", cursor: str = "") -> Response:
        after = decode_cursor(cursor, (int,))[0] if cursor else None
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session)
            store = await first_store(session)
            found, following = await list_handoffs(session, store.id, cursor=after, is_open=show != "done")
            labels = await labels_of(session, {handoff.conversation_id for handoff in found})
            shared = await _shared(session, store)
        return deps.pages.show(
            "conversations/handoffs.html",
            actor,
            handoffs=found,
            labels=labels,
            shown="done" if show == "done" else "open",
            following=encode_cursor([following]) if following else "",
            **shared,
        )


def _conversation(router: APIRouter, deps: Deps) -> None:
    @router.get("/handoffs/{conversation_id}")
    async def conversation(request: Request, conversation_id: int) -> Response:
        return await _show(deps, request, conversation_id)

    @router.post("/handoffs/{conversation_id}/holder")
    async def change_holder(request: Request, conversation_id: int, holder: Text) -> Response:
        change = take_over if holder == "person" else hand_back
        try:
            async with deps.pages.database.begin() as session:
                actor, _ = await _opened(deps, request, session, conversation_id)
                await change(session, deps.clock, conversation_id, actor.id)
        except Conflict as error:
            return await _show(deps, request, conversation_id, error=error)
        return form_page(f"/admin/handoffs/{conversation_id}")

    @router.post("/handoffs/{conversation_id}/reply")
    async def answer(request: Request, conversation_id: int, text: Text = "") -> Response:
        try:
            async with deps.pages.database.begin() as session:
                actor, _ = await _opened(deps, request, session, conversation_id)
                await reply(session, deps.clock, conversation_id, actor.id, text)
        except (Conflict, Invalid) as error:
            return await _show(deps, request, conversation_id, error=error, text=text)
        return form_page(f"/admin/handoffs/{conversation_id}#end")


def _media(router: APIRouter, deps: Deps) -> None:
    @router.get("/media/{key}")
    async def media(request: Request, key: str) -> Response:
        async with deps.pages.database.begin() as session:
            await deps.pages.actor(request, session)
            kind, content = await content_of(session, (await first_store(session)).id, key)
        return Response(content, media_type=kind, headers=ONLY_A_PICTURE)


async def _show(
    deps: Deps, request: Request, conversation_id: int, *, error: AppError | None = None, text: str = ""
) -> Response:
    async with deps.pages.database.begin() as session:
        actor, found = await _opened(deps, request, session, conversation_id)
        said = await messages(session, conversation_id)
        values: dict[str, Any] = {
            "pictures": await pictures(session, picture_keys(said)),
            "handoffs": tuple(reversed(await of_conversation(session, conversation_id))),
            "said": as_read(said),
            "labels": (await labels_of(session, [conversation_id]))[conversation_id],
            "ways": await outbox.of_conversation(session, conversation_id),
            **await _shared(session, await first_store(session)),
        }
    status, problem = (error.status, error.detail) if error else (200, "")
    return deps.pages.show(
        "conversations/conversation.html",
        actor,
        status=status,
        conversation=found,
        problem=problem,
        text=text,
        **values,
    )


async def _opened(
    deps: Deps, request: Request, session: AsyncSession, conversation_id: int
) -> tuple[Actor, Conversation]:
    """Return who looks, and the conversation if it is this store's."""
    actor = await deps.pages.actor(request, session)
    found = await get(session, conversation_id)
    if found.store_id != (await first_store(session)).id:
        raise NotFound("There is no such conversation.", code="conversation_not_found")
    return actor, found


async def _shared(session: AsyncSession, store: Store) -> dict[str, Any]:
    def when(moment: datetime) -> str:
        return day_and_time(moment, "en", store.zone)

    return {"people": {person.id: person.name for person in await all_people(session)}, "when": when}
