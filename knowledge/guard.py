"""Who may do what with content: everyone on the staff reads, owners and admins write (S1-07, S1-08)."""

from fastapi import Request

from kit.auth import Actor, Role, require
from knowledge.deps import Deps

PREFIX = "/api/v1/stores/{store}/knowledge"


async def reader(deps: Deps, request: Request) -> Actor:
    """Return who reads; raises Unauthenticated."""
    return require(await deps.actor(request), Role.AGENT)


async def editor(deps: Deps, request: Request) -> Actor:
    """Return who writes; raises Unauthenticated or Forbidden."""
    return require(await deps.actor(request), Role.ADMIN)
