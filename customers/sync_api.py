"""How far the reading of a store's shop is, and letting it be read again.

Everyone on the staff may look (S1-08), admins may let it be read again (S1-07).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession

from customers.sync import Progress, Stage, go_on, progress, read_again
from kit import audit
from kit.auth import Role, Who, require
from kit.clock import Clock
from kit.db import Database
from stores.api import PREFIX
from stores.stores import Store, find_seen


class How(StrEnum):
    """From where a shop is read."""

    AGAIN = "again"
    """From its beginning; what is kept stays."""
    ON = "on"
    """From where the reading stopped."""


class ReadingShown(BaseModel):
    """How far a reading is; a total is None where the shop does not count, and `problem` tells what stopped it."""

    stage: Stage
    is_running: bool
    customers_done: int
    customers_total: int | None
    orders_done: int
    orders_total: int | None
    problem: str
    begun_at: datetime
    ended_at: datetime | None


class ReadingFound(BaseModel):
    """The reading of a store's shop; None where it never began."""

    reading: ReadingShown | None


class Wanted(BaseModel):
    """From where the shop is to be read."""

    model_config = ConfigDict(extra="forbid")

    how: How = How.AGAIN


@dataclass(frozen=True, slots=True)
class Deps:
    """What this interface needs; `who` tells who asks."""

    database: Database
    clock: Clock
    who: Who


def routes(deps: Deps) -> APIRouter:
    """Return the routes of one store's reading."""
    router = APIRouter(prefix=PREFIX, tags=["shops"])

    @router.get("/{store}/shop/reading")
    async def reading(request: Request, store: str) -> ReadingFound:
        """Tell how far the reading of a shop's customers and orders is."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.AGENT)
            return await _found(session, await find_seen(session, actor, store))

    @router.post("/{store}/shop/reading")
    async def read(request: Request, store: str, body: Wanted) -> ReadingFound:
        """Let a shop be read again, or go on where its reading stopped. `shop_missing` (409): connect one first."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.ADMIN)
            found = await find_seen(session, actor, store)
            if body.how is How.ON:
                await go_on(session, found.id)
            else:
                await read_again(session, deps.clock, found)
            act, subject = "shop.read_again", f"store:{found.id}"
            audit.record(session, deps.clock, store_id=found.id, actor=actor.mark, act=act, subject=subject)
            return await _found(session, found)

    return router


async def _found(session: AsyncSession, store: Store) -> ReadingFound:
    found = await progress(session, store)
    return ReadingFound(reading=_show(found) if found else None)


def _show(found: Progress) -> ReadingShown:
    return ReadingShown(
        stage=found.stage,
        is_running=found.is_running,
        customers_done=found.customers_done,
        customers_total=found.customers_total,
        orders_done=found.orders_done,
        orders_total=found.orders_total,
        problem=found.problem,
        begun_at=found.begun_at,
        ended_at=found.ended_at,
    )
