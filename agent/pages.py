"""The skills of the agent: Live or Unavailable, why, what mends it, the switch, and how it went (S1-34 to S1-37)."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.outcomes import Outcome, outcomes
from kit import audit
from kit.admin import Pages, form_page
from kit.auth import Role
from kit.clock import Clock
from kit.errors import NotFound
from skills.base import Skill
from skills.readiness import Readiness, status
from stores.pages import first_store
from stores.stores import Store, get_store, save_settings

Text = Annotated[str, Form()]

DAYS = 30
OUTCOMES = {
    Outcome.CONFIRMED: "Solved, as the customer said",
    Outcome.VERIFIED: "Solved by the agent, and not asked about again",
    Outcome.ABANDONED: "Left with an open question",
    Outcome.REOPENED: "Asked about again within 72 hours",
    Outcome.PERSON: "Needed a person",
    Outcome.RUNNING: "Not ended yet",
}


@dataclass(frozen=True, slots=True)
class PageDeps:
    """What these pages need: the installed skills by name, and what is ready in a store."""

    pages: Pages
    clock: Clock
    skills: Mapping[str, Skill]
    readiness: Callable[[Store], Awaitable[Readiness]]


def routes(deps: PageDeps) -> APIRouter:
    """Return the skills page and its switches."""
    router = deps.pages.router()

    @router.get("/skills")
    async def skills(request: Request, done: str = "") -> Response:
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session)
            store = await first_store(session)
        ready = await deps.readiness(store)
        shown = [(skill, status(skill, ready)) for skill in deps.skills.values()]
        return deps.pages.show("agent/skills.html", actor, store=store, skills=shown, done=done)

    @router.post("/skills/{name}")
    async def switch(request: Request, name: str, on: Text) -> Response:
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session, Role.ADMIN)
            store = await first_store(session)
            _skill(deps, name)
            await switch_skill(session, store.id, name, is_on=on == "yes")
            act = "skill.switched_on" if on == "yes" else "skill.switched_off"
            subject, by = f"skill:{name}", f"staff:{actor.id}"
            audit.record(session, deps.clock, store_id=store.id, actor=by, act=act, subject=subject)
        return form_page("/admin/skills?done=" + ("on" if on == "yes" else "off"))

    _outcomes(router, deps)
    return router


def _outcomes(router: APIRouter, deps: PageDeps) -> None:
    @router.get("/skills/{name}/outcomes")
    async def how_it_went(request: Request, name: str) -> Response:
        skill, now = _skill(deps, name), deps.clock.now()
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session)
            store = await first_store(session)
            found = await outcomes(session, store.id, name, since=now - timedelta(days=DAYS), now=now)
        values: dict[str, Any] = {"skill": skill, "found": found, "words": OUTCOMES, "days": DAYS, "percent": _percent}
        return deps.pages.show("agent/outcomes.html", actor, **values)


def _skill(deps: PageDeps, name: str) -> Skill:
    if name not in deps.skills:
        raise NotFound("There is no such skill.", code="skill_not_found")
    return deps.skills[name]


def _percent(share: float | None) -> str:
    return "\u2013" if share is None else f"{share:.0%}"


async def switch_skill(session: AsyncSession, store_id: int, name: str, *, is_on: bool) -> None:
    """Switch a skill on or off for a store; a skill that is on is live once its needs are met (S1-35)."""
    settings = (await get_store(session, store_id)).settings
    off = set(settings.skills_off) - {name} if is_on else {*settings.skills_off, name}
    await save_settings(session, store_id, settings.model_copy(update={"skills_off": tuple(sorted(off))}))
