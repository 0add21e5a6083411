"""What the parts of the staff's interface share: what they need, who asks, and how bodies are read."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import Actor, Role, Who, require
from kit.clock import Clock
from kit.db import Database
from kit.errors import Invalid
from staff import signin

PREFIX = "/api/v1/staff"


@dataclass(frozen=True, slots=True)
class Deps:
    """What this interface needs; `who` tells who asks, `stores` which stores there are."""

    database: Database
    clock: Clock
    who: Who
    doors: signin.Deps
    stores: Callable[[AsyncSession], Awaitable[Collection[int]]]


class Body(BaseModel):
    """What is sent; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


def router(name: str) -> APIRouter:
    """Return a router below `PREFIX`."""
    return APIRouter(prefix=PREFIX, tags=[name])


async def asking(
    deps: Deps, request: Request, session: AsyncSession, scope: str = "", role: Role = Role.AGENT
) -> Actor:
    """Return who asks, if they may; without a scope no key may. Raises Unauthenticated or Forbidden."""
    return require(await deps.who(request, session), role, scope)


async def check_stores(deps: Deps, session: AsyncSession, stores: Collection[int] | None) -> None:
    """Refuse stores that do not exist. Raises Invalid."""
    if stores is not None and not set(stores) <= set(await deps.stores(session)):
        raise Invalid("One of these stores does not exist. Choose among the ones listed.", code="store_unknown")
