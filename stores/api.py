"""The interface of stores: which there are, their hours (S4-07), how they hand over (S1-53), how people answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.admin import Who
from kit.auth import Actor, Role, require
from kit.clock import Clock
from kit.db import Database
from kit.errors import Invalid
from stores.handoff import HandoffSettings
from stores.hours import OfficeHours, next_open
from stores.replies import ReplySettings
from stores.stores import Store, StoreSettings, all_stores, find_seen, save_settings, seen_stores

PREFIX = "/api/v1/stores"


@dataclass(frozen=True, slots=True)
class Deps:
    """What this interface needs; `who` tells who asks, `is_team` whether there is a team that is still used."""

    database: Database
    clock: Clock
    who: Who
    is_team: Callable[[AsyncSession, int], Awaitable[bool]]


class StoreShown(BaseModel):
    """A store; `key` is its name in addresses."""

    id: int
    key: str
    name: str
    time_zone: str
    language: str
    is_open: bool
    opens_at: datetime | None


def routes(deps: Deps) -> APIRouter:
    """Return the routes of stores."""
    router = APIRouter(prefix=PREFIX, tags=["stores"])
    _reads(router, deps)
    _changes(router, deps)
    return router


def _reads(router: APIRouter, deps: Deps) -> None:
    @router.get("")
    async def stores(request: Request) -> list[StoreShown]:
        """List the stores that one may see, and whether each is open by its hours."""
        async with deps.database.begin() as session:
            actor = await _asking(deps, request, session, "settings:read", Role.AGENT)
            seen = seen_stores(actor, await all_stores(session))
        return [_show(store, deps.clock.now()) for store in seen]

    @router.get("/{store}/hours")
    async def hours(request: Request, store: str) -> OfficeHours:
        """Read when people are there: each day's spans in the store's own time zone, and its holidays."""
        async with deps.database.begin() as session:
            actor = await _asking(deps, request, session, "settings:read", Role.AGENT)
            return (await find_seen(session, actor, store)).settings.hours

    @router.get("/{store}/handoff")
    async def handoff(request: Request, store: str) -> HandoffSettings:
        """Read how the store hands over to people."""
        async with deps.database.begin() as session:
            actor = await _asking(deps, request, session, "settings:read", Role.AGENT)
            return (await find_seen(session, actor, store)).settings.handoff

    @router.get("/{store}/replies")
    async def replies(request: Request, store: str) -> ReplySettings:
        """Read how people answer in the store's name: its signature, and its suggested replies."""
        async with deps.database.begin() as session:
            actor = await _asking(deps, request, session, "settings:read", Role.AGENT)
            return (await find_seen(session, actor, store)).settings.replies


def _changes(router: APIRouter, deps: Deps) -> None:
    @router.put("/{store}/hours")
    async def set_hours(request: Request, store: str, body: OfficeHours) -> OfficeHours:
        """Set when people are there; a week without hours is open round the clock. Overlaps are refused."""
        async with deps.database.begin() as session:
            actor = await _asking(deps, request, session, "settings:write", Role.ADMIN)
            found = await find_seen(session, actor, store)
            return (await change(session, deps.clock, actor, found, hours=body.model_dump(mode="json"))).settings.hours

    @router.put("/{store}/handoff")
    async def set_handoff(request: Request, store: str, body: HandoffSettings) -> HandoffSettings:
        """Set which team gets what no rule gives to another, what is said inside and outside the hours."""
        async with deps.database.begin() as session:
            actor = await _asking(deps, request, session, "settings:write", Role.ADMIN)
            found = await find_seen(session, actor, store)
            await check_team(deps, session, body)
            changed = await change(session, deps.clock, actor, found, handoff=body.model_dump(mode="json"))
            return changed.settings.handoff

    @router.put("/{store}/replies")
    async def set_replies(request: Request, store: str, body: ReplySettings) -> ReplySettings:
        """Set the signature, whether replies are suggested, and for which topics alone."""
        async with deps.database.begin() as session:
            actor = await _asking(deps, request, session, "settings:write", Role.MANAGER)
            found = await find_seen(session, actor, store)
            changed = await change(session, deps.clock, actor, found, replies=body.model_dump(mode="json"))
            return changed.settings.replies


async def check_team(deps: Deps, session: AsyncSession, handoff: HandoffSettings) -> None:
    """Refuse a team that is none, or is no longer used. Raises Invalid."""
    if handoff.team_id is not None and not await deps.is_team(session, handoff.team_id):
        raise Invalid("There is no such team any more. Choose another, or none.", code="team_unknown")


async def change(session: AsyncSession, clock: Clock, actor: Actor, store: Store, **changes: object) -> Store:
    """Replace parts of a store's settings, and leave a trail where anything changed. Raises Invalid."""
    before: dict[str, Any] = store.settings.model_dump(mode="json")
    try:
        new = StoreSettings.model_validate(before | changes)
    except ValidationError as error:
        said = "; ".join(item["msg"].removeprefix("Value error, ") for item in error.errors())
        raise Invalid(f"Check this and send it again: {said}.", code="settings_invalid") from error
    if new == store.settings:
        return store
    subject = f"store:{store.id}"
    audit.record(
        session,
        clock,
        store_id=store.id,
        actor=actor.mark,
        act="store.settings_saved",
        subject=subject,
        changed=changes,
    )
    return await save_settings(session, store.id, new)


async def _asking(deps: Deps, request: Request, session: AsyncSession, scope: str, role: Role) -> Actor:
    return require(await deps.who(request, session), role, scope)


def _show(store: Store, now: datetime) -> StoreShown:
    opens = next_open(store.settings.hours, store.zone, now)
    is_open = opens is not None and opens <= now
    return StoreShown(
        id=store.id,
        key=store.key,
        name=store.name,
        time_zone=store.settings.time_zone,
        language=store.settings.language,
        is_open=is_open,
        opens_at=None if is_open else opens,
    )
