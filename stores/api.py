"""The interface of stores: which there are, their hours (S4-07), how they hand over (S1-53), how people answer."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.auth import Actor, Role, Who, require
from kit.clock import Clock
from kit.db import Database
from kit.errors import Conflict, Invalid
from stores.handoff import HandoffSettings
from stores.hours import OfficeHours, next_open
from stores.replies import ReplySettings
from stores.stores import Store, StoreSettings, all_stores, find_seen, lock_store, save_settings, seen_stores

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


class HoursChange(OfficeHours):
    """New hours; `before` is what they were when the change began: if somebody has saved since, nothing is saved."""

    before: OfficeHours | None = None


class HandoffChange(HandoffSettings):
    """A new handoff; `before` is what it was when the change began: if somebody has saved since, nothing is saved."""

    before: HandoffSettings | None = None


class RepliesChange(ReplySettings):
    """How people answer from now on; `before` is how it was when the change began: who saved since is not undone."""

    before: ReplySettings | None = None


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
        return [show_store(store, deps.clock.now()) for store in seen]

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
    async def set_hours(request: Request, store: str, body: HoursChange) -> OfficeHours:
        """Set when people are there; a week without hours is open round the clock. Overlaps are refused.

        `changed_meanwhile` (409): somebody saved other hours after `before` was read.
        """
        async with deps.database.begin() as session:
            actor = await _asking(deps, request, session, "settings:write", Role.ADMIN)
            found = await find_seen(session, actor, store)
            changed = await change(
                session, deps.clock, actor, found, before=before_of("hours", body.before), hours=new_of(body)
            )
            return changed.settings.hours

    @router.put("/{store}/handoff")
    async def set_handoff(request: Request, store: str, body: HandoffChange) -> HandoffSettings:
        """Set which team gets what no rule gives to another, what is said inside and outside the hours.

        `changed_meanwhile` (409): somebody saved another handoff after `before` was read.
        """
        async with deps.database.begin() as session:
            actor = await _asking(deps, request, session, "settings:write", Role.ADMIN)
            found = await find_seen(session, actor, store)
            await check_team(deps, session, body)
            before = before_of("handoff", body.before)
            changed = await change(session, deps.clock, actor, found, before=before, handoff=new_of(body))
            return changed.settings.handoff

    @router.put("/{store}/replies")
    async def set_replies(request: Request, store: str, body: RepliesChange) -> ReplySettings:
        """Set the signature, whether replies are suggested, and for which topics alone.

        `changed_meanwhile` (409): somebody saved other settings after `before` was read.
        """
        async with deps.database.begin() as session:
            actor = await _asking(deps, request, session, "settings:write", Role.MANAGER)
            found = await find_seen(session, actor, store)
            before = before_of("replies", body.before)
            changed = await change(session, deps.clock, actor, found, before=before, replies=new_of(body))
            return changed.settings.replies


async def check_team(deps: Deps, session: AsyncSession, handoff: HandoffSettings) -> None:
    """Refuse a team that is none, or is no longer used. Raises Invalid."""
    if handoff.team_id is not None and not await deps.is_team(session, handoff.team_id):
        raise Invalid("There is no such team any more. Choose another, or none.", code="team_unknown")


async def change(
    session: AsyncSession,
    clock: Clock,
    actor: Actor,
    store: Store,
    *,
    before: Mapping[str, object] | None = None,
    **changes: object,
) -> Store:
    """Replace parts of a store's settings, and leave a trail where anything changed.

    `before` holds what those parts were when the change began, as JSON values; None overwrites whatever is there.

    Raises:
        Invalid: with code `settings_invalid`, and the fields that cannot be kept.
        Conflict: with code `changed_meanwhile`: a part is not any more what it was `before`.
    """
    held = await lock_store(session, store.id)
    stored: dict[str, Any] = held.settings.model_dump(mode="json")
    if before is not None and any(stored[name] != value for name, value in before.items()):
        raise Conflict("Somebody has changed this meanwhile. Read it again.", code="changed_meanwhile")
    try:
        new = StoreSettings.model_validate(stored | changes)
    except ValidationError as error:
        problems = [_problem(item["loc"], item["msg"]) for item in error.errors()]
        said = "; ".join(one["problem"] for one in problems)
        detail = f"Check this and send it again: {said}."
        raise Invalid(detail, code="settings_invalid", errors=problems) from error
    if new == held.settings:
        return held
    kept = new.model_dump(mode="json")
    audit.record(
        session,
        clock,
        store_id=store.id,
        actor=actor.mark,
        act="store.settings_saved",
        subject=f"store:{store.id}",
        changed={name: kept[name] for name in changes if kept[name] != stored[name]},
    )
    return await save_settings(session, store.id, new)


def _problem(place: tuple[int | str, ...], said: str) -> dict[str, str]:
    return {"field": ".".join(map(str, place)), "problem": said.removeprefix("Value error, ")}


def before_of(part: str, before: BaseModel | None) -> dict[str, object] | None:
    """Return what a part of the settings was when a change began, as `change` takes it."""
    return None if before is None else {part: before.model_dump(mode="json")}


def new_of(body: BaseModel) -> dict[str, object]:
    """Return the new settings alone."""
    return body.model_dump(mode="json", exclude={"before"})


async def _asking(deps: Deps, request: Request, session: AsyncSession, scope: str, role: Role) -> Actor:
    return require(await deps.who(request, session), role, scope)


def show_store(store: Store, now: datetime) -> StoreShown:
    """Return a store as the interface shows it."""
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
