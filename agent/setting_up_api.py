"""The interface of setting up: how far a store is, and what each step of its page shows."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from agent.setting_up import WORTH_TRYING, Found, SetupStep, steps
from agent.skills_api import CauseShown
from conversations.rehearsed import questions_tried
from kit.auth import Role, Who, require
from kit.db import Database
from kit.health import Live, Status, Unavailable
from knowledge import coverage
from knowledge.articles import Status as ArticleStatus
from knowledge.coverage import Standing, State
from knowledge.readiness import statuses
from skills.base import Skill
from skills.readiness import Readiness, status
from staff.people import all_people
from stores.connections import kinds_connected
from stores.pages_heard import heard_on
from stores.stores import Store, find_seen


@dataclass(frozen=True, slots=True)
class Deps:
    """What this interface needs: the installed skills, and what is ready in a store."""

    database: Database
    who: Who
    skills: Mapping[str, Skill]
    readiness: Callable[[Store], Awaitable[Readiness]]


class PageHeard(BaseModel):
    """An origin on whose pages the chat window was loaded, and when last."""

    origin: str
    at: datetime


class SettingUpShown(BaseModel):
    """How far a store is, and what the steps show.

    `shop` holds why its shop cannot be used, empty if it can; `waiting` counts articles that are still being read.
    """

    is_done: bool
    steps: list[SetupStep]
    shop: list[CauseShown]
    articles: int
    waiting: int
    origins: tuple[str, ...]
    pages: list[PageHeard]
    channels: list[str]
    is_agent_on: bool


def routes(deps: Deps) -> APIRouter:
    """Return the route of setting up."""
    router = APIRouter(prefix="/api/v1/stores", tags=["stores"])

    @router.get("/{store}/setting-up")
    async def setting_up(request: Request, store: str) -> SettingUpShown:
        """Tell how far a store is on its way to answering customers, and what is missing in each step."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.AGENT, "settings:read")
            found = await find_seen(session, actor, store)
        ready = await deps.readiness(found)
        on = replace(ready, off=frozenset())
        able = [name for name, skill in deps.skills.items() if isinstance(status(skill, on), Live)]
        async with deps.database.begin() as session:
            return await _show(session, found, ready, able)

    return router


async def _show(session: AsyncSession, store: Store, ready: Readiness, able: Sequence[str]) -> SettingUpShown:
    """Put together what the steps show; `able` are the skills that lack nothing but perhaps their switch."""
    counts = await statuses(session, store.id)
    points = await coverage.coverage(session, store.id, store.settings.language)
    pages = await heard_on(session, store.id)
    channels = sorted(await kinds_connected(session, store.id))
    shop = _causes(ready.shop)
    found = Found(
        is_shop_connected=not shop,
        indexed=counts.get(ArticleStatus.INDEXED, 0),
        failed=counts.get(ArticleStatus.FAILED, 0) + counts.get(ArticleStatus.REJECTED, 0),
        unconfirmed=sum(one.standing is Standing.READ for point in points for one in point.sentences),
        contradicting=sum(point.state is State.CONTRADICTORY for point in points),
        sites=len(store.settings.origins),
        pages_heard=len(pages),
        other_channels=len(channels),
        tried=await questions_tried(session, store.id, WORTH_TRYING),
        is_agent_on=store.settings.agent_active,
        skills_live=sum(name not in ready.off for name in able),
        skills_off=sum(name in ready.off for name in able),
        colleagues=sum(one.is_active for one in await all_people(session)) - 1,
    )
    told = steps(found)
    return SettingUpShown(
        is_done=all(one.is_done for one in told),
        steps=told,
        shop=shop,
        articles=found.indexed,
        waiting=counts.get(ArticleStatus.PENDING, 0) + counts.get(ArticleStatus.INDEXING, 0),
        origins=store.settings.origins,
        pages=[PageHeard(origin=one.origin, at=one.at) for one in pages],
        channels=channels,
        is_agent_on=store.settings.agent_active,
    )


def _causes(found: Status) -> list[CauseShown]:
    causes = found.causes if isinstance(found, Unavailable) else ()
    return [CauseShown(code=one.code, sentence=one.sentence, mend=one.mend, page=one.page or "") for one in causes]
