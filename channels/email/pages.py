"""The page where a support address is connected: everyone may look (S1-08), admins may change (S1-07).

It says to which address the shop forwards its mail (S5-11), and shows the last letters, those that were dropped too.
"""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from channels import connected
from channels.email import form
from channels.email.letters import last_letters, last_test, make_test, note_test
from channels.email.status import status
from channels.email.threads import KIND
from channels.port import Deps
from kit.admin import Pages, form_page
from kit.auth import Actor, Role
from kit.errors import AdapterError, Conflict
from stores.connections import disconnect, save_connection
from stores.pages import first_store
from stores.stores import Store

PATH = "/admin/channels/email"
NOT_CONNECTED = "Connect the address first."


def routes(deps: Deps, pages: Pages) -> APIRouter:
    """Return the page and its forms: connect, test, disconnect."""
    router = APIRouter(route_class=pages.router().route_class)

    @router.get("/channels/email")
    async def show(request: Request, done: str = "") -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session)
            store = await first_store(session)
        return await _show(deps, pages, actor, store, done=done)

    @router.post("/channels/email")
    async def save(request: Request) -> Response:
        return await _save(deps, pages, request)

    @router.post("/channels/email/test")
    async def test(request: Request) -> Response:
        return await _test(deps, pages, request)

    @router.post("/channels/email/disconnect")
    async def forget(request: Request) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session, Role.ADMIN)
            store = await first_store(session)
            await disconnect(session, store.id, KIND)
            connected.note(session, deps, actor, store, KIND, "connection.removed")
        return form_page(f"{PATH}?done=disconnected")

    return router


async def _save(deps: Deps, pages: Pages, request: Request) -> Response:
    async with request.form() as sent:
        given = {name: value for name, value in sent.items() if isinstance(value, str)}
    async with pages.database.begin() as session:
        actor = await pages.actor(request, session, Role.ADMIN)
        store = await first_store(session)
        known = await connected.known(session, deps, store, KIND)
    tidied, problems = form.check_settings(form.read(given))
    kept = known.secrets if known else {}
    secrets, missing = form.check_secrets(tidied["service"], given, kept)
    problems |= missing
    if not problems:
        try:
            async with pages.database.begin() as session:
                await _connect(session, deps, store, tidied, secrets)
                connected.note(session, deps, actor, store, KIND, "connection.saved", **tidied)
        except Conflict as error:
            field = "inbound" if error.detail.startswith(tidied["inbound"]) else "address"
            problems = {field: error.detail}
    if problems:
        return await _show(deps, pages, actor, store, given=tidied, problems=problems)
    return form_page(f"{PATH}?done=saved")


async def _connect(
    session: AsyncSession, deps: Deps, store: Store, settings: dict[str, str], secrets: dict[str, str]
) -> None:
    await save_connection(
        session,
        deps.clock,
        deps.vault,
        store_id=store.id,
        kind=KIND,
        settings=settings,
        secrets=secrets,
        addresses=tuple(dict.fromkeys((settings["address"], settings["inbound"]))),
    )


async def _test(deps: Deps, pages: Pages, request: Request) -> Response:
    async with pages.database.begin() as session:
        actor = await pages.actor(request, session, Role.ADMIN)
        store = await first_store(session)
        known = await connected.known(session, deps, store, KIND)
    if known is None:
        return await _show(deps, pages, actor, store, problems={"test": NOT_CONNECTED})
    letter = make_test(known.settings["address"], known.settings.get("name") or store.name)
    try:
        await deps.mailer.send(letter)
    except AdapterError as error:
        return await _show(deps, pages, actor, store, problems={"test": error.detail})
    async with pages.database.begin() as session:
        await note_test(session, deps.clock, store.id, letter)
    return form_page(f"{PATH}?done=tested")


async def _show(
    deps: Deps,
    pages: Pages,
    actor: Actor,
    store: Store,
    *,
    given: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
    done: str = "",
) -> Response:
    async with pages.database.begin() as session:
        known = await connected.known(session, deps, store, KIND)
        letters, trial = await last_letters(session, store.id), await last_test(session, store.id)
    facts: dict[str, Any] = {
        "form": {**form.EMPTY, **(known.settings if known else {}), **(given or {})},
        "problems": problems or {},
        "done": done,
        "connected": known.settings if known else None,
        "has_secrets": bool(known and known.secrets),
        "account": await status(deps, store.id),
        "services": form.SERVICES,
        "base_url": deps.base_url,
        "letters": letters,
        "trial": trial,
    }
    return pages.show("email/email.html", actor, status=422 if problems else 200, store=store, **facts)
