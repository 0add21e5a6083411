"""Whom one may play in a preview: customers worth playing first, then whoever of the shop one looks for."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.preview.shown import Played
from customers.models import CustomerRow
from kit.auth import Role, Who, require
from kit.db import Database
from stores.stores import Store, find_seen

MOST = 20
Suggestions = Callable[[Store], Awaitable[Sequence[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Deps:
    """What this needs; `suggestions` are pairs of address and name of customers worth playing, maybe none."""

    database: Database
    who: Who
    suggestions: Suggestions


def routes(deps: Deps) -> APIRouter:
    """Return the route that finds customers to play."""
    router = APIRouter(prefix="/api/v1/preview/stores/{store}", tags=["preview"])

    @router.get("/customers")
    async def customers(request: Request, store: str, q: Annotated[str, Query(max_length=200)] = "") -> list[Played]:
        """Find customers of the shop by a part of their name or address; without words, those worth playing."""
        async with deps.database.begin() as session:
            actor = require(await deps.who(request, session), Role.AGENT)
            found = await find_seen(session, actor, store)
            known = await _known(session, found.id, q.strip())
        words = q.strip().casefold()
        worth = [
            Played(name=name, email=email)
            for email, name in await deps.suggestions(found)
            if words in name.casefold() or words in email.casefold()
        ]
        return list({one.email: one for one in (*worth, *known)}.values())[:MOST]

    return router


async def _known(session: AsyncSession, store_id: int, words: str) -> list[Played]:
    """Read the customers that the store has already met, newest first."""
    query = select(CustomerRow.name, CustomerRow.email).where(CustomerRow.store_id == store_id, CustomerRow.email != "")
    if words:
        query = query.where(
            or_(CustomerRow.name.icontains(words, autoescape=True), CustomerRow.email.icontains(words, autoescape=True))
        )
    rows = await session.execute(query.order_by(CustomerRow.id.desc()).limit(MOST))
    return [Played(name=name, email=email) for name, email in rows]
