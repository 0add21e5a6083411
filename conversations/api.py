"""The interface of conversations for staff: who waits for a person, what was said and why, take over, hand back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import handoff, inbox, turns
from conversations.handoff import Handoff
from conversations.inbox import Conversation
from conversations.labels import Labels, labels_of
from conversations.messages import Said
from conversations.turns import Trace
from kit.auth import Actor, Role, Who, require
from kit.clock import Clock
from kit.db import Database
from kit.web import Page, decode_cursor, encode_cursor
from stores.stores import find_seen

PREFIX = "/api/v1/stores/{store}"

Json = dict[str, Any]
Limit = Annotated[int, Query(ge=1, le=100)]
State = Literal["open", "returned"] | None


@dataclass(frozen=True, slots=True)
class Deps:
    """What this interface needs; `who` tells which member of staff asks."""

    database: Database
    clock: Clock
    who: Who


def routes(deps: Deps) -> APIRouter:
    """Return the staff's interface; every role may use it."""
    router = APIRouter(prefix=PREFIX, tags=["conversations"])
    _handoffs(router, deps)
    _reads(router, deps)
    _acts(router, deps)
    return router


def _handoffs(router: APIRouter, deps: Deps) -> None:
    @router.get("/handoffs")
    async def handoffs(
        request: Request, store: str, cursor: str | None = None, limit: Limit = 50, state: State = None
    ) -> Page[Json]:
        """List wishes for a person, newest first."""
        async with deps.database.begin() as session:
            found = await find_seen(session, await _staff(deps, request, session), store)
            after = decode_cursor(cursor, (int,))[0] if cursor else None
            items, following = await handoff.list_handoffs(
                session, found.id, cursor=after, limit=limit, is_open=None if state is None else state == "open"
            )
            keys = {item.id: (await inbox.get(session, item.conversation_id)).key for item in items}
            known = await labels_of(session, {item.conversation_id for item in items})
        shown = [
            {**_show_handoff(item), "conversation": keys[item.id], **_show_labels(known[item.conversation_id])}
            for item in items
        ]
        return Page(items=shown, next=encode_cursor([following]) if following else None)


def _reads(router: APIRouter, deps: Deps) -> None:
    @router.get("/conversations/{key}")
    async def read(request: Request, store: str, key: str) -> Json:
        """Tell who holds a conversation, and every wish for a person in it."""
        async with deps.database.begin() as session:
            _, conversation = await _find(deps, request, session, store, key)
            wishes = await handoff.of_conversation(session, conversation.id)
            labels = (await labels_of(session, [conversation.id]))[conversation.id]
        return {**_show(conversation), **_show_labels(labels), "handoffs": [_show_handoff(wish) for wish in wishes]}

    @router.get("/conversations/{key}/messages")
    async def messages(
        request: Request, store: str, key: str, cursor: str | None = None, limit: Limit = 50
    ) -> Page[Json]:
        """List what was said, oldest first, each answer with the trace of its turn."""
        async with deps.database.begin() as session:
            _, conversation = await _find(deps, request, session, store, key)
            after = decode_cursor(cursor, (int,))[0] if cursor else 0
            said = await inbox.messages(session, conversation.id, after, limit=limit + 1)
            turn_ids = sorted({message.turn_id for message in said if message.turn_id is not None})
            traces = await turns.traces(session, conversation.id, turn_ids=turn_ids) if turn_ids else ()
        items = _show_messages(said[:limit], traces)
        return Page(items=items, next=encode_cursor([items[-1]["id"]]) if len(said) > limit else None)


def _acts(router: APIRouter, deps: Deps) -> None:
    @router.post("/conversations/{key}/take-over")
    async def take_over(request: Request, store: str, key: str) -> Json:
        """Hold the conversation as a person; the agent falls silent."""
        async with deps.database.begin() as session:
            actor, conversation = await _find(deps, request, session, store, key)
            return _show(await handoff.take_over(session, deps.clock, conversation.id, actor.id))

    @router.post("/conversations/{key}/hand-back")
    async def hand_back(request: Request, store: str, key: str) -> Json:
        """Give the conversation back to the agent."""
        async with deps.database.begin() as session:
            actor, conversation = await _find(deps, request, session, store, key)
            return _show(await handoff.hand_back(session, deps.clock, conversation.id, actor.id))


async def _staff(deps: Deps, request: Request, session: AsyncSession) -> Actor:
    return require(await deps.who(request, session), Role.AGENT)


async def _find(
    deps: Deps, request: Request, session: AsyncSession, store: str, key: str
) -> tuple[Actor, Conversation]:
    actor = await _staff(deps, request, session)
    found = await find_seen(session, actor, store)
    return actor, await inbox.find(session, found.id, key)


def _show(conversation: Conversation) -> Json:
    return {
        "conversation": conversation.key,
        "channel": conversation.channel,
        "language": conversation.language,
        "holder": conversation.holder,
        "customer_id": conversation.customer_id,
        "is_preview": conversation.is_preview,
    }


def _show_labels(labels: Labels) -> Json:
    return {"topics": [topic.value for topic in labels.topics], "feeling": labels.feeling}


def _show_messages(said: Sequence[Said], traces: Sequence[Trace]) -> list[Json]:
    by_turn = {trace.turn_id: asdict(trace) for trace in traces}
    return [
        {
            "id": message.id,
            "author": message.author.value,
            "blocks": [block.model_dump(mode="json") for block in message.blocks],
            "language": message.language,
            "created_at": message.created_at,
            "turn": by_turn.get(message.turn_id or 0),
        }
        for message in said
    ]


def _show_handoff(wish: Handoff) -> Json:
    shown = asdict(wish)
    del shown["conversation_id"], shown["store_id"]
    return shown
