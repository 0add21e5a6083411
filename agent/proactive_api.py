"""The interface of what was told before anybody asked: each message with its state, why not, and the counts (S5-30)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from agent.models import ProactiveRow
from agent.proactive import Kind, State, Why
from kit.auth import Role, Who, require
from kit.db import Database
from kit.web import Page, decode_cursor, encode_cursor
from stores.stores import Store, find_seen

LARGEST_ID = 2**31 - 1
SCOPE = "reports:read"
StoreKey = Annotated[str, Path(max_length=100)]


@dataclass(frozen=True, slots=True)
class Deps:
    """What this interface needs; `who` tells who asks."""

    database: Database
    who: Who


class MessageShown(BaseModel):
    """Something that happened to a parcel, and what came of telling it; `why` says why it was not told."""

    id: int
    customer_id: int
    kind: Kind
    order_id: str
    order_name: str
    state: State
    why: Why | None
    happened_at: datetime
    due_at: datetime
    settled_at: datetime | None
    conversation_id: int | None
    message_id: int | None


class Counts(BaseModel):
    """How many messages of a store are in each state, and of those that were not told, why."""

    states: dict[State, int]
    skipped: dict[Why, int]


class Filter(BaseModel):
    """Which messages are asked for; empty asks for all."""

    state: State | None = None
    why: Why | None = None
    kind: Kind | None = None
    customer: Annotated[int | None, Query(ge=1, le=LARGEST_ID)] = None


def routes(deps: Deps) -> APIRouter:
    """Return the routes of proactive messages."""
    router = APIRouter(prefix="/api/v1/stores", tags=["stores"])

    @router.get("/{store}/proactive/messages")
    async def told(
        request: Request,
        store: StoreKey,
        asked: Annotated[Filter, Query()],
        cursor: Annotated[str | None, Query(max_length=200)] = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 50,
    ) -> Page[MessageShown]:
        """List what the shop told its customers before they asked, and what it did not tell and why, newest first."""
        async with deps.database.begin() as session:
            found = await _store(session, deps, request, store)
            before = min(decode_cursor(cursor, (int,))[0], LARGEST_ID) if cursor else None
            rows = await newest(session, found.id, asked, before=before, limit=limit + 1)
        items = [_show(row) for row in rows[:limit]]
        return Page(items=items, next=encode_cursor([items[-1].id]) if len(rows) > limit else None)

    @router.get("/{store}/proactive/counts")
    async def counted(
        request: Request,
        store: StoreKey,
        since: Annotated[datetime | None, Query(description="Count what happened since.")] = None,
    ) -> Counts:
        """Count what was told and what was not, by the reason."""
        async with deps.database.begin() as session:
            found = await _store(session, deps, request, store)
            return await counts(session, found.id, since)

    return router


async def newest(
    session: AsyncSession, store_id: int, asked: Filter, *, before: int | None = None, limit: int
) -> list[ProactiveRow]:
    """Read a store's proactive messages, newest first."""
    query = select(ProactiveRow).where(ProactiveRow.store_id == store_id)
    wanted: Mapping[str, object] = {
        "state": asked.state, "why": asked.why, "kind": asked.kind, "customer_id": asked.customer,
    }  # fmt: skip
    for name, value in wanted.items():
        if value is not None:
            query = query.where(getattr(ProactiveRow, name) == value)
    if before is not None:
        query = query.where(ProactiveRow.id < before)
    return list(await session.scalars(query.order_by(ProactiveRow.id.desc()).limit(limit)))


async def counts(session: AsyncSession, store_id: int, since: datetime | None = None) -> Counts:
    """Count a store's proactive messages by state, and those that were not told by the reason."""
    query = select(ProactiveRow.state, ProactiveRow.why, func.count()).where(ProactiveRow.store_id == store_id)
    if since is not None:
        query = query.where(ProactiveRow.happened_at >= since)
    states, skipped = dict.fromkeys(State, 0), dict.fromkeys(Why, 0)
    for state, why, number in await session.execute(query.group_by(ProactiveRow.state, ProactiveRow.why)):
        states[State(state)] += number
        if state == State.SKIPPED:
            skipped[Why(why)] += number
    return Counts(states=states, skipped={why: number for why, number in skipped.items() if number})


async def _store(session: AsyncSession, deps: Deps, request: Request, key: str) -> Store:
    actor = require(await deps.who(request, session), Role.AGENT, SCOPE)
    return await find_seen(session, actor, key)


def _show(row: ProactiveRow) -> MessageShown:
    return MessageShown.model_validate(
        {**{name: getattr(row, name) for name in MessageShown.model_fields}, "why": row.why or None}
    )
