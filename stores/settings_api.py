"""The interface of a store's settings: agent, Hub, time, language, sites, and where its conversations go (S5-12)."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict
from sqlalchemy.exc import IntegrityError

from kit import audit
from kit.auth import Role, require
from kit.errors import Conflict, Forbidden, Invalid
from kit.health import Status
from kit.states import StateShown, show_state
from stores.adding import add_storefront, check_storefront
from stores.api import PREFIX, Deps, StoreShown, change, show_store
from stores.stores import Store, StoreSettings, find_seen

Connections = Callable[[Store], Awaitable[Sequence[tuple[str, Status]]]]
"""Tells of a store's Hub and shop whether they are ready."""


class SettingsShown(BaseModel):
    """What an owner or admin may set of a store; `StoreSettings` says what each means."""

    time_zone: str
    language: str
    agent_active: bool
    hub_active: bool
    return_portal: str
    review_months: int | None
    origins: list[str]
    tracking_notes: dict[str, str]
    tag: str
    queue: str


class SomeSettings(BaseModel):
    """Some settings of a store; what is left out is meant to stay as it is."""

    model_config = ConfigDict(extra="forbid")

    time_zone: str = ""
    language: str = ""
    agent_active: bool = True
    hub_active: bool = True
    return_portal: str = ""
    review_months: int | None = None
    origins: list[str] = []
    tracking_notes: dict[str, str] = {}
    tag: str = ""
    queue: str = ""


class SettingsChange(SomeSettings):
    """New settings; `before` is what they were when the change began: if one is another now, nothing is saved."""

    before: SomeSettings | None = None


class NewStore(BaseModel):
    """A storefront to add; its key stands in addresses and in the chat's script tag, and stays."""

    model_config = ConfigDict(extra="forbid")

    key: str
    name: str


class ConnectionShown(StateShown):
    """Whether the Hub or the shop of a store is ready."""

    name: str


def routes(deps: Deps, connections: Connections) -> APIRouter:
    """Return the routes of settings."""
    router = APIRouter(prefix=PREFIX, tags=["stores"])
    _reads(router, deps, connections)
    _changes(router, deps)
    return router


def _reads(router: APIRouter, deps: Deps, connections: Connections) -> None:
    @router.get("/{store}/settings")
    async def settings(request: Request, store: str) -> SettingsShown:
        """Read how a store works."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.AGENT, "settings:read")
            return _show((await find_seen(session, actor, store)).settings)

    @router.get("/{store}/connections")
    async def state(request: Request, store: str) -> list[ConnectionShown]:
        """Tell whether the Hub and the shop of a store are ready; the shop itself is asked."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.AGENT, "settings:read")
            found = await find_seen(session, actor, store)
        return [
            ConnectionShown(name=name, **show_state(status).model_dump()) for name, status in await connections(found)
        ]


def _changes(router: APIRouter, deps: Deps) -> None:
    @router.patch("/{store}/settings")
    async def set_settings(request: Request, store: str, body: SettingsChange) -> SettingsShown:
        """Set what is named, and leave the rest.

        `changed_meanwhile` (409): one of the settings in `before` is another now.
        """
        new = body.model_dump(mode="json", exclude_unset=True, exclude={"before"})
        before = None if body.before is None else body.before.model_dump(mode="json", exclude_unset=True)
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.ADMIN, "settings:write")
            found = await find_seen(session, actor, store)
            changed = await change(session, deps.clock, actor, found, before=before, **_tidy(new))
            return _show(changed.settings)

    @router.post("", status_code=201)
    async def add(request: Request, body: NewStore) -> StoreShown:
        """Add a store for another storefront; it sells by no shop yet. `key_taken` (409): choose another key."""
        key, name = body.key.strip(), body.name.strip()
        problems = check_storefront(key, name)
        try:
            async with deps.database.begin() as session:
                actor = require(await deps.who(request, session), Role.ADMIN)
                if actor.stores is not None:
                    raise Forbidden("You see some stores alone. Ask somebody who sees all to add one.", code="limited")
                if problems:
                    told = [{"field": field, "problem": said} for field, said in problems.items()]
                    raise Invalid(" ".join(problems.values()), code="store_invalid", errors=told)
                store = await add_storefront(session, deps.clock, key=key, name=name)
                audit.record(
                    session,
                    deps.clock,
                    store_id=store.id,
                    actor=actor.mark,
                    act="store.added",
                    subject=f"store:{store.id}",
                    name=name,
                )
                return show_store(store, deps.clock.now())
        except IntegrityError:  # somebody has added the same at the same time
            raise Conflict("Another storefront has this key already. Choose another.", code="key_taken") from None


def _tidy(new: dict[str, Any]) -> dict[str, Any]:
    """Return settings without the blanks around what was typed; addresses of sites are small letters."""
    tidy = {name: value.strip() if isinstance(value, str) else value for name, value in new.items()}
    if "origins" in tidy:
        tidy["origins"] = [one.strip().lower() for one in tidy["origins"] if one.strip()]
    return tidy


def _show(settings: StoreSettings) -> SettingsShown:
    return SettingsShown.model_validate(settings.model_dump(include=set(SettingsShown.model_fields)))
