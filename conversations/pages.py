"""The handoffs: who waits for a person and everything that person needs, and the conversation itself (D9)."""

from collections.abc import Sequence
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
from conversations.media import find, find_all, media_keys, unknown
from conversations.messages import as_read
from conversations.reply import reply
from conversations.serving import serve
from kit.admin import Pages, form_page
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import AppError, Conflict, Invalid, NotFound
from kit.language import day_and_time
from kit.web import decode_cursor, encode_cursor
from staff.people import all_people
from stores.stores import Store, all_stores, seen_stores

Text = Annotated[str, Form()]


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
    async def handoffs(request: Request, show: str = "open", queue: str = "", cursor: str = "") -> Response:
        after = decode_cursor(cursor, (int,))[0] if cursor else None
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session)
            stores = seen_stores(actor, await all_stores(session))
            mine = [store.id for store in stores if queue in {"", store.settings.queue}]
            found, following = await list_handoffs(session, *mine, cursor=after, is_open=show != "done")
            labels = await labels_of(session, {handoff.conversation_id for handoff in found})
            shared = await _shared(session, stores)
        return deps.pages.show(
            "conversations/handoffs.html",
            actor,
            handoffs=found,
            labels=labels,
            shown="done" if show == "done" else "open",
            queue=queue,
            queues=sorted({store.settings.queue for store in stores}),
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
            actor, found = await deps.pages.actor(request, session), await find(session, key)
            if actor.stores is not None and found.store_id not in actor.stores:
                raise unknown()
            return await serve(session, request, found)


async def _show(
    deps: Deps, request: Request, conversation_id: int, *, error: AppError | None = None, text: str = ""
) -> Response:
    async with deps.pages.database.begin() as session:
        actor, found = await _opened(deps, request, session, conversation_id)
        said = await messages(session, conversation_id)
        values: dict[str, Any] = {
            "files": await find_all(session, media_keys(said)),
            "handoffs": tuple(reversed(await of_conversation(session, conversation_id))),
            "said": as_read(said),
            "labels": (await labels_of(session, [conversation_id]))[conversation_id],
            "ways": await outbox.of_conversation(session, conversation_id),
            **await _shared(session, await all_stores(session)),
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
    """Return who looks, and the conversation, of whichever storefront they see (S5-11: all ends in one place)."""
    actor, found = await deps.pages.actor(request, session), await get(session, conversation_id)
    if actor.stores is not None and found.store_id not in actor.stores:
        raise NotFound("There is no such conversation.", code="conversation_not_found")
    return actor, found


async def _shared(session: AsyncSession, stores: Sequence[Store]) -> dict[str, Any]:
    """Return what every page of handoffs shows of people, storefronts and time, which is each storefront's own."""
    by_id = {store.id: store for store in stores}

    def when(moment: datetime, store_id: int) -> str:
        return day_and_time(moment, "en", by_id[store_id].zone)

    people = {person.id: person.name for person in await all_people(session)}
    return {"people": people, "stores": by_id, "is_several": len(by_id) > 1, "when": when}
