"""The page of a store's hours and handoff: plain forms, readable by all, saved by owner and admin (S1-53)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import FormData

from kit.admin import Pages, form_page
from kit.auth import Role
from kit.clock import Clock
from kit.errors import AppError, Invalid
from stores import api
from stores.handoff import Collected, HandoffSettings
from stores.hours import Holiday, OfficeHours, Span
from stores.opening import DAYS
from stores.pages import first_store
from stores.stores import find_seen

_TITLES = {Collected.EMAIL: "E-mail address", Collected.ORDER: "Order number", Collected.TOPIC: "What it is about"}


@dataclass(frozen=True, slots=True)
class Deps:
    """What this page needs; `teams` returns the id and name of each team that is used."""

    pages: Pages
    clock: Clock
    teams: Callable[[AsyncSession], Awaitable[Sequence[tuple[int, str]]]]


def routes(deps: Deps) -> APIRouter:
    """Return the page and its two forms."""
    router = deps.pages.router()

    @router.get("/handoff")
    async def handoff(request: Request, done: str = "") -> Response:
        return await _show(deps, request, done=done)

    @router.post("/handoff")
    async def save_handoff(request: Request) -> Response:
        sent = await request.form()
        return await _save(deps, request, "handoff", sent, read_handoff)

    @router.post("/handoff/hours")
    async def save_hours(request: Request) -> Response:
        sent = await request.form()
        return await _save(deps, request, "hours", sent, read_hours)

    return router


def read_handoff(sent: FormData) -> dict[str, Any]:
    """Return what the form holds, as `HandoffSettings` has it."""
    return {
        "team_id": str(sent.get("team_id", "")).strip() or None,
        "inside_message": str(sent.get("inside_message", "")),
        "outside_message": str(sent.get("outside_message", "")),
        "collects": [one.value for one in Collected if f"collects_{one}" in sent],
        "is_off": "is_off" in sent,
        "off_message": str(sent.get("off_message", "")),
    }


def read_hours(sent: FormData) -> dict[str, Any]:
    """Return what the form holds, as `OfficeHours` has it. Raises Invalid for a line that cannot be read."""
    lines = str(sent.get("holidays", "")).splitlines()
    week: dict[str, Any] = {day: _spans(str(sent.get(day, "")), day) for day in DAYS}
    return {**week, "holidays": [_holiday(line) for line in lines if line.strip()]}


def _spans(text: str, where: str) -> list[dict[str, str]]:
    found = []
    for part in text.replace(";", ",").split(","):
        if not part.strip():
            continue
        opens, dash, closes = part.replace("\u2013", "-").partition("-")
        if not dash:
            raise Invalid(f"Write {where} as 09:00-13:00, 14:00-18:00.", code="hours_invalid")
        found.append({"opens": opens.strip(), "closes": closes.strip()})
    return found


def _holiday(line: str) -> dict[str, Any]:
    """Read `2026-12-24 to 2026-12-26, Christmas: 10:00-12:00`; only the first day is needed."""
    when, _, rest = line.strip().partition(",")
    name, _, hours = rest.partition(":")
    first, _, last = when.partition(" to ")
    spans = _spans(hours, f"the hours of {first.strip()}")
    return {"first": first.strip(), "last": last.strip() or None, "name": name.strip(), "hours": spans}


def shown_spans(spans: Sequence[Span]) -> str:
    """Return spans as the form writes them."""
    return ", ".join(f"{span.opens:%H:%M}-{span.closes:%H:%M}" for span in spans)


def _shown_holiday(holiday: Holiday) -> str:
    when = f"{holiday.first} to {holiday.last}" if holiday.last else f"{holiday.first}"
    hours = f": {shown_spans(holiday.hours)}" if holiday.hours else ""
    return f"{when}, {holiday.name}{hours}" if holiday.name or hours else when


def shown_hours(hours: OfficeHours) -> dict[str, str]:
    """Return hours as the form writes them."""
    week = {day: shown_spans(getattr(hours, day)) for day in DAYS}
    return week | {"holidays": "\n".join(_shown_holiday(one) for one in hours.holidays)}


async def _save(
    deps: Deps, request: Request, part: str, sent: FormData, read: Callable[[FormData], dict[str, Any]]
) -> Response:
    try:
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session, Role.ADMIN)
            store = await find_seen(session, actor, (await first_store(session)).key)
            value = read(sent)
            if part == "handoff":
                await _check(deps, session, value)
            await api.change(session, deps.clock, actor, store, **{part: value})
    except Invalid as error:
        return await _show(deps, request, error=error, sent=sent)
    return form_page("/admin/handoff?done=saved")


async def _check(deps: Deps, session: AsyncSession, value: dict[str, Any]) -> None:
    try:
        chosen = HandoffSettings.model_validate(value)
    except ValidationError as error:
        said = "; ".join(f"{item['loc'][0]}: {item['msg']}" for item in error.errors())
        raise Invalid(f"Check this and send it again: {said}.", code="settings_invalid") from error
    if chosen.team_id is not None and chosen.team_id not in {team_id for team_id, _ in await deps.teams(session)}:
        raise Invalid("There is no such team any more. Choose another, or none.", code="team_unknown")


async def _show(
    deps: Deps,
    request: Request,
    *,
    done: str = "",
    error: AppError | None = None,
    sent: FormData | None = None,
) -> Response:
    async with deps.pages.database.begin() as session:
        actor = await deps.pages.actor(request, session)
        store = await find_seen(session, actor, (await first_store(session)).key)
        teams = await deps.teams(session)
    form = store.settings.handoff.model_dump() | shown_hours(store.settings.hours)
    if sent is not None:
        form |= {name: str(value) for name, value in sent.items() if name in form and isinstance(form[name], str)}
    return deps.pages.show(
        "stores/handoff.html",
        actor,
        status=error.status if error else 200,
        store=store,
        form=form,
        days=DAYS,
        collectable=_TITLES,
        teams=teams,
        problem=error.detail if error else "",
        done=done,
    )
