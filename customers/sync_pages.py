"""How far the reading of a store's shop is: bars for the page of its connection, and a page that lets it be read again.

Everyone on the staff may look (S1-08), admins may let it be read again (S1-07).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from customers.sync import Progress, go_on, progress, read_again
from kit import audit
from kit.admin import Pages, form_page
from kit.auth import Role
from kit.clock import Clock
from kit.errors import NotFound
from kit.language import day_and_time
from stores.stores import Store, find_store

STATIC = Path(__file__).with_name("static")
DONE = {"again": "The shop is read again.", "on": "The reading goes on."}

Text = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class Deps:
    """What these pages need."""

    pages: Pages
    clock: Clock


def routes(deps: Deps) -> APIRouter:
    """Return the page of one store's reading, its form and the script that keeps bars fresh."""
    router, database = deps.pages.router(), deps.pages.database

    @router.get("/sync.js")
    async def script() -> Response:
        return FileResponse(STATIC / "sync.js", media_type="text/javascript", headers={"Cache-Control": "max-age=300"})

    @router.get("/shop/{key}/sync")
    async def show(request: Request, key: str, part: str = "", done: str = "") -> Response:
        async with database.begin() as session:
            actor = await deps.pages.actor(request, session)
            store = await _store(session, key)
            found = await progress(session, store)
        if part:
            return HTMLResponse(_panel(deps, store, found, is_part=True), headers={"Cache-Control": "no-store"})
        panel, told = _panel(deps, store, found, is_part=False), DONE.get(done, "")
        return deps.pages.show("customers/sync.html", actor, store=store, panel=panel, progress=found, done=told)

    @router.post("/shop/{key}/sync")
    async def read(request: Request, key: str, how: Text = "again") -> Response:
        async with database.begin() as session:
            actor = await deps.pages.actor(request, session, Role.ADMIN)
            store = await _store(session, key)
            if how == "on":
                await go_on(session, store.id)
            else:
                await read_again(session, deps.clock, store)
            who, subject = f"staff:{actor.id}", f"store:{store.id}"
            audit.record(session, deps.clock, store_id=store.id, actor=who, act="shop.read_again", subject=subject)
        return form_page(f"/admin/shop/{store.key}/sync?done={'on' if how == 'on' else 'again'}")

    return router


async def panel(deps: Deps, store: Store) -> Markup:
    """Return the bars of a store's reading, for another page; nothing for a store without a shop."""
    if store.shop_kind is None:
        return Markup()
    async with deps.pages.database.look() as session:
        return _panel(deps, store, await progress(session, store), is_part=True)


def _panel(deps: Deps, store: Store, found: Progress | None, *, is_part: bool) -> Markup:
    text = deps.pages.templates.render(
        "customers/_sync.html",
        key=store.key,
        progress=found,
        is_part=is_part,
        when=lambda moment: day_and_time(moment, "en", store.zone),
    )
    return Markup(text)  # noqa: S704 - a template that escapes what it shows


async def _store(session: AsyncSession, key: str) -> Store:
    try:
        return await find_store(session, key)
    except NotFound:
        raise NotFound("There is no such storefront.", code="store_not_found") from None
