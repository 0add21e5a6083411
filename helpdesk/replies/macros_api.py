"""The interface of macros: the list, their changes, and the trail of what was decided with them (S5-28)."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.replies import macros
from helpdesk.replies.macros import Draft, Wanted, Words
from helpdesk.replies.models import MacroRow
from helpdesk.replies.owned import get_row
from helpdesk.replies.templates_api import LARGEST_ID, READ, WRITE, Asked, Number
from helpdesk.replies.trail import Done, Sought, trail
from helpdesk.tickets.access import check_store
from helpdesk.tickets.shown import Id
from kit.auth import Role
from kit.web import Page, decode_cursor, encode_cursor


class MacroShown(BaseModel):
    """A macro as it is kept."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    store_id: int | None
    key: str
    name: str
    outcome: str
    """`none`, `label_issued`, `partial_refund` or `replacement_confirmed`."""
    template_key: str
    tags: list[str]
    reasons: list[str]
    """Of these one is asked for; none where the list is empty."""
    then: str
    place: int
    created_at: datetime
    updated_at: datetime
    problem: str = ""
    """Why it cannot be used; empty where it can."""


class UseShown(BaseModel):
    """One use of a macro: who decided what, when, on which ticket, with which reason and amount."""

    id: int
    at: datetime
    macro_id: int
    macro: str
    ticket_id: int
    store_id: int
    message_id: int
    person_id: int
    person: str
    outcome: str
    reason: str
    amount: str | None
    currency: str


class UsesAsked(BaseModel):
    """Which uses are listed."""

    model_config = ConfigDict(extra="forbid")

    store: Id | None = None
    macro: Id | None = None
    ticket: Id | None = None
    person: Id | None = None
    outcome: str = Field(default="", max_length=40)
    cursor: str | None = Field(default=None, max_length=300)
    limit: int = Field(default=50, ge=1, le=100)


def routes(deps: Deps) -> APIRouter:
    """Return the routes of macros."""
    router = APIRouter(prefix=f"{PREFIX}/macros", tags=["replies"])
    _reads(router, deps)
    _uses(router, deps)
    _changes(router, deps)
    return router


def _reads(router: APIRouter, deps: Deps) -> None:
    @router.get("")
    async def list_macros(request: Request, asked: Annotated[Asked, Query()]) -> Page[MacroShown]:
        """List macros in their order: all that you may see, or those that count in a store."""
        after = decode_cursor(asked.cursor, (int, int)) if asked.cursor else None
        place = (min(int(after[0]), LARGEST_ID), min(int(after[1]), LARGEST_ID)) if after else None
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            if asked.store is not None:
                await check_store(session, actor, asked.store)
            rows = await macros.listing(session, actor, Wanted(asked.store, asked.find, place, asked.limit + 1))
            wrong = await macros.problems(session, rows, asked.store)
        items = [show_macro(row, wrong) for row in rows[: asked.limit]]
        more = len(rows) > asked.limit
        return Page(items=items, next=encode_cursor([items[-1].place, items[-1].id]) if more else None)


def _uses(router: APIRouter, deps: Deps) -> None:
    @router.get("/uses")
    async def uses(request: Request, asked: Annotated[UsesAsked, Query()]) -> Page[UseShown]:
        """List what was decided with macros, newest first: by whom, on which ticket, why and how much."""
        after = decode_cursor(asked.cursor, (int,)) if asked.cursor else None
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            sought = Sought(
                store_id=asked.store,
                macro_id=asked.macro,
                ticket_id=asked.ticket,
                person_id=asked.person,
                outcome=asked.outcome,
                before=min(int(after[0]), LARGEST_ID) if after else None,
                limit=asked.limit + 1,
            )
            found = await trail(session, actor, sought)
        items = [_show_use(one) for one in found[: asked.limit]]
        return Page(items=items, next=encode_cursor([items[-1].id]) if len(found) > asked.limit else None)

    @router.get("/{macro_id}")
    async def read(request: Request, macro_id: Number) -> MacroShown:
        """Read one macro."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            return await _shown(session, await get_row(session, MacroRow, actor, macro_id))


def _changes(router: APIRouter, deps: Deps) -> None:
    @router.post("", status_code=201)
    async def add(request: Request, body: Draft) -> MacroShown:
        """Write a macro, for all stores or for one; its template must be there, and its reasons be known ones."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            return await _shown(session, await macros.add(session, deps.clock, actor, body))

    @router.put("/{macro_id}")
    async def revise(request: Request, macro_id: Number, body: Words) -> MacroShown:
        """Write a macro anew; its key stays, and so does what was decided with it."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            return await _shown(session, await macros.revise(session, deps.clock, actor, macro_id, body))

    @router.delete("/{macro_id}", status_code=204)
    async def retire(request: Request, macro_id: Number) -> Response:
        """Use a macro no more; a store's own one gives way to the shared one."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            await macros.retire(session, deps.clock, actor, macro_id)
            return Response(status_code=204)


def show_macro(row: MacroRow, wrong: dict[int, str]) -> MacroShown:
    """Return a macro as it is shown, with what is wrong with it."""
    return MacroShown.model_validate(row).model_copy(update={"problem": wrong.get(row.id, "")})


async def _shown(session: AsyncSession, row: MacroRow) -> MacroShown:
    return show_macro(row, await macros.problems(session, [row]))


def _show_use(one: Done) -> UseShown:
    row = one.row
    kept = ("id", "at", "macro_id", "ticket_id", "message_id", "person_id", "outcome", "reason", "currency")
    values = {name: getattr(row, name) for name in kept}
    amount = None if row.amount is None else f"{row.amount.normalize():f}"
    return UseShown(**values, macro=one.macro, store_id=one.store_id, person=one.person, amount=amount)
