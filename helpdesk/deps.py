"""What the helpdesk needs of the program."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.port import Shop
from conversations.assisting import Rewrite, Suggest, no_rewriting, no_suggestion
from helpdesk.tickets.desk import Desk
from kit.auth import Actor, Role, require
from kit.clock import Clock
from kit.db import Database
from kit.live import Live
from kit.mail import Mailer
from stores.stores import Store

PREFIX = "/api/v1/desk"
"""Where the interface of the helpdesk begins: it is one for all stores (S4-37)."""


@dataclass(frozen=True, slots=True)
class Deps:
    """The adapters and callables of the helpdesk."""

    database: Database
    clock: Clock
    desk: Desk
    live: Live
    mailer: Mailer
    base_url: str
    who: Callable[[Request, AsyncSession], Awaitable[Actor | None]]
    """Tells which member of staff, or whose key, asks."""
    shops: Callable[[Store], Shop | None]
    """Returns a store's connected shop, for reads alone."""
    suggest: Suggest = no_suggestion
    """Drafts an answer to a conversation; nothing is saved or sent."""
    rewrite: Rewrite = no_rewriting
    """Rewrites a person's words."""


async def staff(deps: Deps, request: Request, session: AsyncSession, scope: str, role: Role = Role.AGENT) -> Actor:
    """Return who asks, if they may: raises Unauthenticated or Forbidden."""
    return require(await deps.who(request, session), role, scope)
