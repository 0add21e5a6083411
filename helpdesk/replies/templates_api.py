"""The interface of canned replies: the list, found by a slash, and their changes."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.replies import core, templates
from helpdesk.replies.models import TemplateRow
from helpdesk.replies.owned import get_row
from helpdesk.replies.templates import Draft, Wanted, Words
from helpdesk.replies.variables import CATALOGUE, problems_of
from helpdesk.tickets.access import check_store
from helpdesk.tickets.shown import Id
from kit.auth import Role
from kit.errors import NotFound
from kit.web import Page, decode_cursor, encode_cursor

READ, WRITE = "tickets:read", "settings:write"
LARGEST_ID = 2**31 - 1
Number = Annotated[int, Path(ge=1, le=LARGEST_ID)]


class Asked(BaseModel):
    """Which templates or macros are listed."""

    model_config = ConfigDict(extra="forbid")

    store: Id | None = None
    """Those that count in this store: its own before the shared ones of the same key."""
    find: str = Field(default="", max_length=100)
    """What was typed, with or without the slash: the beginning of a key, or words of a name."""
    cursor: str | None = Field(default=None, max_length=300)
    limit: int = Field(default=50, ge=1, le=100)


class TemplateShown(BaseModel):
    """A canned reply as it is kept."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    store_id: int | None
    """Whose own it is; null where all stores share it."""
    key: str
    name: str
    texts: dict[str, str]
    """The words by language, or by language and tone."""
    created_at: datetime
    updated_at: datetime


class VariableShown(BaseModel):
    """A variable that a template may hold."""

    name: str
    of: str
    """Where its value comes from: `customer`, `order`, `store`, `agent`, `policy` or `given`."""
    meaning: str


class TextBody(BaseModel):
    """A text as somebody is typing it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=20_000)


class ProblemShown(BaseModel):
    """What is wrong with a variable, and where; lines and signs are counted from 1."""

    said: str
    line: int
    column: int
    variable: str
    nearest: str
    """The variable that may have been meant; empty where none is near."""


class CheckedShown(BaseModel):
    """What is wrong with the variables of a text; nothing where it may be saved."""

    problems: list[ProblemShown]


class CoreShown(BaseModel):
    """A template that every store has from the start."""

    key: str
    name: str
    texts: dict[str, str]
    id: int | None
    """The shared template under this key; null where it was retired."""
    is_changed: bool
    """Its words are others than at the start."""


def routes(deps: Deps) -> APIRouter:
    """Return the routes of templates."""
    router = APIRouter(prefix=f"{PREFIX}/templates", tags=["replies"])
    _checks(router, deps)
    _reads(router, deps)
    _changes(router, deps)
    return router


def _reads(router: APIRouter, deps: Deps) -> None:
    @router.get("")
    async def list_templates(request: Request, asked: Annotated[Asked, Query()]) -> Page[TemplateShown]:
        """List canned replies by their keys: all that you may see, or those that count in a store."""
        after = decode_cursor(asked.cursor, (str, int)) if asked.cursor else None
        place = (str(after[0]), min(int(after[1]), LARGEST_ID)) if after else None
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            if asked.store is not None:
                await check_store(session, actor, asked.store)
            rows = await templates.listing(session, actor, Wanted(asked.store, asked.find, place, asked.limit + 1))
        items = [_show(row) for row in rows[: asked.limit]]
        more = len(rows) > asked.limit
        return Page(items=items, next=encode_cursor([items[-1].key, items[-1].id]) if more else None)

    @router.get("/variables")
    async def variables(request: Request) -> list[VariableShown]:
        """List the variables that a canned reply may hold, and what each stands for."""
        async with deps.database.begin() as session:
            await staff(deps, request, session, READ)
        return [VariableShown(name=name, of=one.of, meaning=one.meaning) for name, one in CATALOGUE.items()]

    @router.get("/{template_id}")
    async def read(request: Request, template_id: Number) -> TemplateShown:
        """Read one canned reply."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            return _show(await get_row(session, TemplateRow, actor, template_id))


def _checks(router: APIRouter, deps: Deps) -> None:
    @router.post("/check")
    async def check(request: Request, body: TextBody) -> CheckedShown:
        """Check the variables of a text while it is typed; nothing is saved."""
        async with deps.database.begin() as session:
            await staff(deps, request, session, READ)
        found = [ProblemShown(**asdict(one)) for one in problems_of(body.text)]
        return CheckedShown(problems=found)

    @router.get("/core")
    async def core_templates(request: Request) -> list[CoreShown]:
        """List the templates that every store has from the start, and what became of each."""
        async with deps.database.begin() as session:
            await staff(deps, request, session, READ)
            now = await templates.shared(session, list(core.TEMPLATES))
        return [_show_core(key, name, now.get(key)) for key, name in core.TEMPLATES.items()]


def _changes(router: APIRouter, deps: Deps) -> None:
    @router.post("", status_code=201)
    async def add(request: Request, body: Draft) -> TemplateShown:
        """Write a canned reply, for all stores or for one; an unknown variable is refused with its place."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            return _show(await templates.add(session, deps.clock, actor, body))

    @router.put("/{template_id}")
    async def revise(request: Request, template_id: Number, body: Words) -> TemplateShown:
        """Write a canned reply anew; its key stays, and so does what was sent with it."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            return _show(await templates.revise(session, deps.clock, actor, template_id, body))

    @router.post("/core/{key}/restore")
    async def restore(request: Request, key: Annotated[str, Path(max_length=100)]) -> TemplateShown:
        """Bring a template back as every store had it from the start: retired ones too; its macros use it again."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            if key not in core.TEMPLATES:
                raise NotFound("No store has such a template from the start.", code="template_not_found")
            words = Words(name=core.TEMPLATES[key], texts=core.texts_of(key))
            return _show(await templates.restore(session, deps.clock, actor, key, words))

    @router.delete("/{template_id}", status_code=204)
    async def retire(request: Request, template_id: Number) -> Response:
        """Use a canned reply no more; a store's own one gives way to the shared one."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            await templates.retire(session, deps.clock, actor, template_id)
            return Response(status_code=204)


def _show_core(key: str, name: str, row: TemplateRow | None) -> CoreShown:
    texts = core.texts_of(key)
    is_changed = row is not None and (row.name, row.texts) != (name, texts)
    return CoreShown(key=key, name=name, texts=texts, id=row.id if row else None, is_changed=is_changed)


def _show(row: TemplateRow) -> TemplateShown:
    return TemplateShown.model_validate(row)
