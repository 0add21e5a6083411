"""The shop's articles as pages that customers read: what a citation leads to. Nobody signs in to read them.

Only what counts now is shown; a removed or rejected article, an earlier revision, another store's: the page of 404.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from babel import Locale
from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response
from fastapi.routing import APIRoute

from kit.clock import Clock
from kit.db import Database
from kit.errors import AppError, NotFound
from kit.language import FALLBACK, day, primary
from kit.templates import Templates
from knowledge import markup
from knowledge.policy.statements import WORDS
from knowledge.public import PREFIX, Listed, address, index_address, list_public, read_public
from stores.stores import Store, find_store

Serve = Callable[[Request], Coroutine[Any, Any, Response]]
NAMES = {tag: str(Locale.parse(tag).get_display_name()).capitalize() for tag in WORDS.languages}
_STYLE = Path(__file__).with_name("static") / "help.css"
_LONGEST_ID = 9


@dataclass(frozen=True, slots=True)
class Deps:
    """What these pages need; `own_shop` is a shop page of this program's own that shows the chat, or empty."""

    database: Database
    clock: Clock
    templates: Templates
    own_shop: Callable[[Store], str]


def routes(deps: Deps) -> APIRouter:
    """Return the pages `/help/<store>` and `/help/<store>/<article>`."""

    class Route(APIRoute):
        def get_route_handler(self) -> Serve:
            return _guarded(deps, super().get_route_handler())

    router = APIRouter(prefix=PREFIX, route_class=Route, include_in_schema=False)

    @router.get("/assets/help.css")
    async def style() -> FileResponse:
        return FileResponse(_STYLE, media_type="text/css", headers={"Cache-Control": "public, max-age=300"})

    @router.get("/{store_key}")
    async def index(request: Request, store_key: str) -> Response:
        store = await _store(deps, request, store_key)
        async with deps.database.look() as session:
            found = await list_public(session, store.id)
        language = _language(request, store)
        return _page(deps, "index", language, store, groups=_grouped(found, language), names=NAMES)

    @router.get("/{store_key}/{article_id}")
    async def article(request: Request, store_key: str, article_id: str) -> Response:
        store = await _store(deps, request, store_key)
        if not (article_id.isascii() and article_id.isdigit() and len(article_id) <= _LONGEST_ID):
            raise NotFound("There is no such article.", code="article_not_found")
        async with deps.database.look() as session:
            found = await read_public(session, store.id, int(article_id))
        return _page(
            deps,
            "article",
            found.language,
            store,
            article=found,
            body=markup.to_html(found.body, found.title),
            reviewed_on=day(found.reviewed_on, found.language),
            is_overdue=found.review.is_overdue(store.today(deps.clock.now())),
        )

    async def nothing(request: Request, store_key: str) -> Response:
        await _store(deps, request, store_key)
        raise NotFound("There is no such page.")

    router.add_api_route("/{store_key}/{rest:path}", nothing, methods=["GET"])
    return router


def _guarded(deps: Deps, serve: Serve) -> Serve:
    """Show what goes wrong as a page, in the reader's language."""

    async def handler(request: Request) -> Response:
        try:
            return await serve(request)
        except AppError as error:
            store: Store | None = getattr(request.state, "store", None)
            return _page(deps, "missing", _language(request, store), store, status=error.status)

    return handler


async def _store(deps: Deps, request: Request, key: str) -> Store:
    if not key.isprintable():
        raise NotFound("There is no such store.", code="store_not_found")
    async with deps.database.look() as session:
        request.state.store = await find_store(session, key)
    store: Store = request.state.store
    return store


def _language(request: Request, store: Store | None) -> str:
    """Return the first of the reader's languages that we have words in, else the store's."""
    wished = [part.partition(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    for tag in (*wished, store.settings.language if store else ""):
        if primary(tag) in WORDS.languages:
            return primary(tag)
    return FALLBACK


def _grouped(found: list[Listed], language: str) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return the articles by language, the reader's first."""
    in_order = sorted(found, key=lambda one: (one.language != language, one.language))
    return [
        (tag, [(one.id, one.title) for one in articles])
        for tag, articles in groupby(in_order, key=lambda one: one.language)
    ]


def _page(
    deps: Deps, name: str, language: str, store: Store | None, *, status: int = 200, **values: object
) -> Response:
    def say(key: str, **named: str) -> str:
        return WORDS.say(language, f"help-{key}", **named)

    def at(article_id: int) -> str:
        return address(store.key, article_id) if store else PREFIX

    chat = next(iter(store.settings.origins), "") or deps.own_shop(store) if store else ""
    return deps.templates.page(
        f"knowledge/help_{name}.html",
        status=status,
        store=store,
        language=language,
        say=say,
        at=at,
        index=index_address(store.key) if store else "",
        chat=chat,
        **values,
    )
