"""The interface of skills: Live, Unavailable and why, the switch, the picture, and how each did (S1-34 to S1-37)."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession

from agent.picture import GraphPicture, picture
from conversations.outcomes import Ended, Outcome, ended, tally
from kit import audit
from kit.auth import Role, Who, require
from kit.clock import Clock
from kit.db import Database
from kit.errors import NotFound
from kit.health import Unavailable
from skills.base import NeedKind, Skill
from skills.readiness import Readiness, missing, status
from stores.stores import Store, find_seen, get_store, save_settings

READ, WRITE, REPORTS = "settings:read", "settings:write", "reports:read"
PREFIX = "/api/v1/stores/{store}/skills"
SWITCHED_OFF = "switched_off"
LONGEST_SPAN = 366
StoreKey = Annotated[str, Path(max_length=100)]
SkillName = Annotated[str, Path(max_length=100)]


@dataclass(frozen=True, slots=True)
class Deps:
    """What this interface needs: the installed skills by name, and what is ready in a store."""

    database: Database
    clock: Clock
    who: Who
    skills: Mapping[str, Skill]
    readiness: Callable[[Store], Awaitable[Readiness]]


class CauseShown(BaseModel):
    """Why a skill is not live; `page` is where it is mended, empty where only a setting of the deployment does."""

    code: str
    sentence: str
    mend: str
    page: str


class NeedShown(BaseModel):
    """Something that a skill needs, and whether it is there; `value` is an ability or a kind of knowledge."""

    kind: NeedKind
    value: str
    is_met: bool


class SkillShown(BaseModel):
    """A skill in a store: `live`, `unavailable` with every cause, or `disabled` by hand; `picture` is its graph."""

    name: str
    title: str
    description: str
    examples: tuple[str, ...]
    channels: tuple[str, ...]
    topic: str
    needs: list[NeedShown]
    state: str
    is_on: bool
    causes: list[CauseShown]
    picture: GraphPicture | None


class SkillSwitch(BaseModel):
    """Whether a skill is on."""

    model_config = ConfigDict(extra="forbid")

    is_on: bool


class DayCount(BaseModel):
    """How many of a day's conversations a skill took part in."""

    day: date
    conversations: int


class ResultsShown(BaseModel):
    """How the conversations ended in which a skill took part (definitions: D4); rates are None before any has ended.

    `conversations` lists them by their ending, newest first; `by_day` counts when they began, in the store's own days.
    """

    days: int
    began: int
    ended: int
    deflection: float | None
    resolution: float | None
    counts: dict[Outcome, int]
    conversations: dict[Outcome, list[int]]
    by_day: list[DayCount]


def routes(deps: Deps) -> APIRouter:
    """Return the routes of skills."""
    router = APIRouter(prefix=PREFIX, tags=["skills"])

    @router.get("")
    async def skills(request: Request, store: StoreKey) -> list[SkillShown]:
        """List the skills with their states; what is unavailable says why, and where that is mended (S1-37)."""
        async with deps.database.begin() as session:
            found = await _store(session, deps, request, store, READ)
        ready = await deps.readiness(found)
        return [_show(skill, ready) for skill in deps.skills.values()]

    @router.put("/{name}")
    async def switch(request: Request, store: StoreKey, name: SkillName, body: SkillSwitch) -> SkillShown:
        """Switch a skill on or off (S1-07); one that is on is live once its needs are met (S1-35)."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.ADMIN, WRITE)
            found, skill = await find_seen(session, actor, store), _skill(deps, name)
            if await switch_skill(session, found.id, name, is_on=body.is_on):
                act, subject = f"skill.switched_{'on' if body.is_on else 'off'}", f"skill:{name}"
                audit.record(session, deps.clock, store_id=found.id, actor=actor.mark, act=act, subject=subject)
            found = await get_store(session, found.id)
        return _show(skill, await deps.readiness(found))

    @router.get("/{name}/results")
    async def results(
        request: Request,
        store: StoreKey,
        name: SkillName,
        days: Annotated[int, Query(ge=1, le=LONGEST_SPAN)] = 30,
    ) -> ResultsShown:
        """Tell how the conversations of the last days ended in which a skill took part (S1-02)."""
        now = deps.clock.now()
        async with deps.database.begin() as session:
            found, skill = await _store(session, deps, request, store, REPORTS), _skill(deps, name)
            since = now - timedelta(days=days)
            those = await ended(session, [found.id], since=since, now=now, skill=skill.name)
        first = found.today(since) + timedelta(days=1)
        return _results(those, found, [first + timedelta(days=place) for place in range(days)])

    return router


async def switch_skill(session: AsyncSession, store_id: int, name: str, *, is_on: bool) -> bool:
    """Switch a skill on or off for a store, and return whether that changed anything."""
    settings = (await get_store(session, store_id)).settings
    if is_on is (name not in settings.skills_off):
        return False
    off = set(settings.skills_off) - {name} if is_on else {*settings.skills_off, name}
    await save_settings(session, store_id, settings.model_copy(update={"skills_off": tuple(sorted(off))}))
    return True


async def _store(session: AsyncSession, deps: Deps, request: Request, key: str, scope: str) -> Store:
    actor = require(await deps.who(request, session), Role.AGENT, scope)
    return await find_seen(session, actor, key)


def _skill(deps: Deps, name: str) -> Skill:
    if name not in deps.skills:
        raise NotFound("There is no such skill.", code="skill_not_found")
    return deps.skills[name]


def _show(skill: Skill, ready: Readiness) -> SkillShown:
    found, is_on = status(skill, ready), skill.name not in ready.off
    causes = found.causes if isinstance(found, Unavailable) else ()
    return SkillShown(
        name=skill.name,
        title=skill.title,
        description=skill.description,
        examples=skill.examples,
        channels=skill.channels,
        topic=skill.topic,
        needs=[NeedShown(kind=need.kind, value=need.value, is_met=not missing(need, ready)) for need in skill.needs],
        state="disabled" if not is_on else "unavailable" if causes else "live",
        is_on=is_on,
        causes=[
            CauseShown(code=one.code, sentence=one.sentence, mend=one.mend, page=one.page or "")
            for one in causes
            if one.code != SWITCHED_OFF
        ],
        picture=picture(skill),
    )


def _results(those: list[Ended], store: Store, days: list[date]) -> ResultsShown:
    found = tally(those)
    began = dict.fromkeys(days, 0)
    for one in those:
        day = one.course.began_at.astimezone(store.zone).date()
        began[day] = began.get(day, 0) + 1
    return ResultsShown(
        days=len(days),
        began=len(those),
        ended=found.ended,
        deflection=found.deflection,
        resolution=found.resolution,
        counts={outcome: len(keys) for outcome, keys in found.conversations.items()},
        conversations={outcome: list(keys) for outcome, keys in found.conversations.items()},
        by_day=[DayCount(day=day, conversations=count) for day, count in sorted(began.items())],
    )
