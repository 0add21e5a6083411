"""The page where a store's WhatsApp at Meta is connected: everyone may look (S1-08), admins may change (S1-07)."""

import re
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from channels import connected
from channels.meta.graph import KIND, VERSION, ask
from channels.meta.status import status
from channels.meta.webhook import PREFIX
from channels.port import Deps
from kit.admin import Pages, form_page
from kit.auth import Actor, Role, new_key
from kit.errors import AdapterError, Conflict, Invalid
from stores.connections import Connection, disconnect, save_connection
from stores.pages import first_store
from stores.stores import Store

PATH = "/admin/channels/meta"
FIELDS = ("phone_id", "waba_id", "template_name", "template_languages")
SECRETS = ("access_token", "app_secret")
EMPTY = {**dict.fromkeys(FIELDS, ""), "api_url": ""}
SHORT_TOKEN, LONG_TOKEN = 16, 1000
_ID = re.compile(r"[0-9]{5,25}")
_TEMPLATE = re.compile(r"[a-z0-9_]{1,512}")
_LANGUAGES = re.compile(r"[a-z]{2,3}(_[A-Z]{2,3})?(, ?[a-z]{2,3}(_[A-Z]{2,3})?){0,30}")
DONE = {
    "saved": "Saved.",
    "disconnected": "Disconnected.",
    "subscribed": "Meta answered, and sends this account's messages to the app's webhook.",
}

Text = Annotated[str, Form()]


def routes(deps: Deps, pages: Pages) -> APIRouter:
    """Return the page, its form, the button that tries the account, and the form that disconnects."""
    router = APIRouter(route_class=pages.router().route_class)

    @router.get("/channels/meta")
    async def show(request: Request, done: str = "") -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session)
            store = await first_store(session)
            known = await connected.known(session, deps, store, KIND)
        return await _show(deps, pages, actor, store, known, done=done)

    @router.post("/channels/meta")
    async def save(
        request: Request,
        phone_id: Text = "",
        waba_id: Text = "",
        access_token: Text = "",
        app_secret: Text = "",
        template_name: Text = "",
        template_languages: Text = "",
    ) -> Response:
        given = (phone_id, waba_id, template_name, template_languages)
        form = {name: value.strip() for name, value in zip(FIELDS, given, strict=True)}
        secrets = {"access_token": access_token.strip(), "app_secret": app_secret.strip()}
        return await _save(deps, pages, request, form, secrets)

    @router.post("/channels/meta/test")
    async def attempt(request: Request) -> Response:
        return await _test(deps, pages, request)

    @router.post("/channels/meta/disconnect")
    async def forget(request: Request) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session, Role.ADMIN)
            store = await first_store(session)
            await disconnect(session, store.id, KIND)
            connected.note(session, deps, actor, store, KIND, "connection.removed")
        return form_page(f"{PATH}?done=disconnected")

    return router


async def _test(deps: Deps, pages: Pages, request: Request) -> Response:
    """Subscribe the app to the account, without which Meta sends it nothing, and tell what Meta says."""
    async with pages.database.begin() as session:
        actor = await pages.actor(request, session, Role.ADMIN)
        store = await first_store(session)
        known = await connected.known(session, deps, store, KIND)
    if known is None:
        raise Invalid("Connect a WhatsApp number first.", code="whatsapp_not_connected")
    try:
        await ask(known, "POST", f"{known.settings['waba_id']}/subscribed_apps")
    except AdapterError as error:
        return await _show(deps, pages, actor, store, known, problems={"test": error.detail})
    return form_page(f"{PATH}?done=subscribed")


async def _save(deps: Deps, pages: Pages, request: Request, form: dict[str, str], secrets: dict[str, str]) -> Response:
    async with pages.database.begin() as session:
        actor = await pages.actor(request, session, Role.ADMIN)
        store = await first_store(session)
        known = await connected.known(session, deps, store, KIND)
    problems = check(form, secrets, is_new=known is None)
    if not problems:
        try:
            async with pages.database.begin() as session:
                await _connect(session, deps, store, known, form, secrets)
                connected.note(session, deps, actor, store, KIND, "connection.saved", **form)
        except Conflict as error:
            problems = {"phone_id": error.detail}
    if problems:
        return await _show(deps, pages, actor, store, known, form=form, problems=problems)
    return form_page(f"{PATH}?done=saved")


def check(form: Mapping[str, str], secrets: Mapping[str, str], *, is_new: bool) -> dict[str, str]:
    """Return a sentence for each field that is to be mended."""
    problems = {}
    if not _ID.fullmatch(form["phone_id"]):
        problems["phone_id"] = "The phone number ID is a long number; it is not the telephone number itself."
    if not _ID.fullmatch(form["waba_id"]):
        problems["waba_id"] = "The WhatsApp Business account ID is a long number."
    for name in SECRETS:
        given = secrets[name]
        if given and not re.fullmatch(rf"[!-~]{{{SHORT_TOKEN},{LONG_TOKEN}}}", given):
            problems[name] = "Copy the whole of it, without spaces."
        if is_new and not given:
            problems[name] = "This is needed."
    if form["template_name"] and not _TEMPLATE.fullmatch(form["template_name"]):
        problems["template_name"] = "A template's name has small letters, digits and _ only."
    if form["template_languages"] and not _LANGUAGES.fullmatch(form["template_languages"]):
        problems["template_languages"] = "Write languages as Meta does, with commas between them: en, pt_PT."
    if form["template_name"] and not form["template_languages"]:
        problems["template_languages"] = "Say in which languages the template is approved."
    return problems


async def _connect(
    session: AsyncSession,
    deps: Deps,
    store: Store,
    known: Connection | None,
    form: dict[str, str],
    secrets: dict[str, str],
) -> None:
    before, kept = (known.settings, known.secrets) if known else ({}, {})
    # Another account is elsewhere: its token must not go where the one before was reached.
    api_url = before.get("api_url", "") if before.get("waba_id") == form["waba_id"] else deps.whatsapp_url
    sealed = {name: secrets[name] or kept.get(name, "") for name in SECRETS}
    await save_connection(
        session,
        deps.clock,
        deps.vault,
        store_id=store.id,
        kind=KIND,
        settings={**form, "api_url": api_url},
        secrets={**sealed, "verify_token": kept.get("verify_token") or new_key()},
        addresses=(form["phone_id"],),
    )


async def _show(  # noqa: PLR0913 - what a form needs when it is shown again
    deps: Deps,
    pages: Pages,
    actor: Actor,
    store: Store,
    known: Connection | None,
    *,
    form: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
    done: str = "",
) -> Response:
    may_see = actor.role >= Role.ADMIN and known is not None
    shown: dict[str, Any] = {**EMPTY, **(known.settings if known else {}), **(form or {})}
    return pages.show(
        "meta/meta.html",
        actor,
        status=422 if problems else 200,
        store=store,
        form=shown,
        problems=problems or {},
        done=DONE.get(done, ""),
        is_connected=known is not None,
        account=await status(deps, store.id),
        webhook=f"{deps.base_url}{PREFIX}",
        verify_token=known.secrets.get("verify_token", "") if may_see and known else "",
        version=VERSION,
        is_public=urlsplit(deps.base_url).scheme == "https",
    )
