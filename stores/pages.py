"""The settings of a store: agent, Hub, time, language, handoff, and whether the shop is connected (S1-25, S1-26)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from babel import Locale
from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.admin import Pages, form_page
from kit.auth import Actor, Role
from kit.clock import Clock
from kit.errors import NotFound, NotReady
from kit.health import Status
from kit.language import LANGUAGES
from stores.notes import TITLES, NoteOn
from stores.stores import Store, StoreSettings, all_stores, save_settings, store_ids, zones

NAMES = {tag: Locale.parse("en").languages[tag] for tag in LANGUAGES}
ZONES = sorted(zones())

Text = Annotated[str, Form()]
Connections = Callable[[Store], Awaitable[Sequence[tuple[str, Status]]]]


@dataclass(frozen=True, slots=True)
class Deps:
    """What these pages need; `connections` tells of the Hub and of the shop whether they are ready."""

    pages: Pages
    clock: Clock
    connections: Connections


def routes(deps: Deps) -> APIRouter:
    """Return the settings page and its form."""
    router = deps.pages.router()

    @router.get("/settings")
    async def settings(request: Request, done: str = "") -> Response:
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session)
            store = await first_store(session)
        return await _show(deps, actor, store, _shown(store.settings), done=done)

    @router.post("/settings")
    async def save(  # noqa: PLR0913, PLR0917 - one for each field of the form
        request: Request,
        time_zone: Text = "",
        language: Text = "",
        agent_active: Text = "",
        hub_active: Text = "",
        return_portal: Text = "",
        review_months: Text = "",
        origins: Text = "",
    ) -> Response:
        form: dict[str, Any] = {
            "time_zone": time_zone.strip(),
            "language": language,
            "agent_active": agent_active == "yes",
            "hub_active": hub_active == "yes",
            "return_portal": return_portal.strip(),
            "review_months": review_months.strip() or None,
            "origins": origins,
            "tracking_notes": await _notes(request),
        }
        return await _save(deps, request, form)

    return router


async def first_store(session: AsyncSession) -> Store:
    """Return the store that these plain pages are about: the oldest that whoever asks may see.

    Raises:
        NotFound: there are stores, and they may see none of them.
        NotReady: there is none yet.
    """
    stores = await all_stores(session)
    if not stores and await store_ids(session):
        raise NotFound("You may see no store yet. Ask an owner or admin to let you.", code="store_not_found")
    if not stores:
        raise NotReady("There is no store yet. Run the program with `demo`, or add a store.", code="no_store")
    return stores[0]


async def _notes(request: Request) -> dict[str, str]:
    """Return the fields of the notes on parcels, one for each status."""
    sent = await request.form()
    return {status.value: str(sent.get(f"note_{status}", "")).strip() for status in NoteOn}


async def _save(deps: Deps, request: Request, form: dict[str, Any]) -> Response:
    async with deps.pages.database.begin() as session:
        actor = await deps.pages.actor(request, session, Role.ADMIN)
        store = await first_store(session)
        before = store.settings.model_dump(mode="json")
        try:
            new = StoreSettings.model_validate(before | form | {"origins": tuple(form["origins"].lower().split())})
        except ValidationError as error:
            return await _show(deps, actor, store, form, problems=_problems(error))
        after = (await save_settings(session, store.id, new)).settings.model_dump(mode="json")
        changed = {name: value for name, value in after.items() if value != before[name]}
        if changed:
            _note(session, deps.clock, actor, store, changed)
    return form_page("/admin/settings?done=saved")


def _note(session: AsyncSession, clock: Clock, actor: Actor, store: Store, changed: Mapping[str, Any]) -> None:
    audit.record(
        session,
        clock,
        store_id=store.id,
        actor=f"staff:{actor.id}",
        act="store.settings_saved",
        subject=f"store:{store.id}",
        changed=dict(changed),
    )


def _shown(settings: StoreSettings) -> dict[str, Any]:
    return settings.model_dump() | {"origins": "\n".join(settings.origins)}


def _problems(error: ValidationError) -> dict[str, str]:
    return {str(item["loc"][0]): item["msg"].removeprefix("Value error, ").capitalize() for item in error.errors()}


async def _show(
    deps: Deps,
    actor: Actor,
    store: Store,
    form: Mapping[str, Any],
    *,
    problems: Mapping[str, str] | None = None,
    done: str = "",
) -> Response:
    return deps.pages.show(
        "stores/settings.html",
        actor,
        status=422 if problems else 200,
        store=store,
        form=form,
        problems=problems or {},
        done=done,
        connections=await deps.connections(store),
        languages=NAMES,
        zones=ZONES,
        note_titles=TITLES,
    )
