"""The page where a store's Twilio account is connected: everyone may look (S1-08), admins may change (S1-07)."""

import re
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from channels import connected
from channels.port import Deps
from channels.twilio.client import KIND
from channels.twilio.numbers import WHATSAPP, tidy_number
from channels.twilio.reconcile import begin_looking
from channels.twilio.status import status
from kit.admin import Pages, form_page
from kit.auth import Actor, Role
from kit.errors import Conflict, Invalid
from stores.connections import Connection, disconnect, save_connection
from stores.pages import first_store
from stores.stores import Store

PATH = "/admin/channels/twilio"
PERSIST = "#rc=5&rp=all"
"""Behind a webhook's address it makes Twilio try again, five times, whatever went wrong."""
FIELDS = ("account_sid", "sms_number", "whatsapp_number", "whatsapp_template_sid")
EMPTY = {**dict.fromkeys(FIELDS, ""), "carrier_answers": "yes", "api_url": ""}
TOKEN_CUT = "Copy the whole auth token, without spaces."  # noqa: S105 - a sentence
TOKEN_MISSING = "Enter the auth token that stands beside the account SID."  # noqa: S105 - a sentence

Text = Annotated[str, Form()]


def routes(deps: Deps, pages: Pages) -> APIRouter:
    """Return the page, its form and the form that disconnects."""
    router = APIRouter(route_class=pages.router().route_class)

    @router.get("/channels/twilio")
    async def show(request: Request, done: str = "") -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session)
            store = await first_store(session)
            known = await connected.known(session, deps, store, KIND)
        return await _show(deps, pages, actor, store, known, done=done)

    @router.post("/channels/twilio")
    async def save(
        request: Request,
        account_sid: Text = "",
        auth_token: Text = "",
        sms_number: Text = "",
        whatsapp_number: Text = "",
        whatsapp_template_sid: Text = "",
        carrier_answers: Text = "",
    ) -> Response:
        form = {
            "account_sid": account_sid.strip(),
            "sms_number": sms_number.strip(),
            "whatsapp_number": whatsapp_number.strip(),
            "whatsapp_template_sid": whatsapp_template_sid.strip(),
            "carrier_answers": "yes" if carrier_answers == "yes" else "no",
        }
        return await _save(deps, pages, request, form, auth_token.strip())

    @router.post("/channels/twilio/disconnect")
    async def forget(request: Request) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session, Role.ADMIN)
            store = await first_store(session)
            await disconnect(session, store.id, KIND)
            connected.note(session, deps, actor, store, KIND, "connection.removed")
        return form_page(f"{PATH}?done=disconnected")

    return router


async def _save(deps: Deps, pages: Pages, request: Request, form: dict[str, str], token: str) -> Response:
    async with pages.database.begin() as session:
        actor = await pages.actor(request, session, Role.ADMIN)
        store = await first_store(session)
        known = await connected.known(session, deps, store, KIND)
    tidied, problems = check(form, token, is_new=known is None)
    if not problems:
        try:
            async with pages.database.begin() as session:
                await _connect(session, deps, store, known, tidied, token)
                connected.note(session, deps, actor, store, KIND, "connection.saved", **tidied)
        except Conflict as error:
            problems = {_field_of(tidied, error): error.detail}
    if problems:
        return await _show(deps, pages, actor, store, known, form=form, problems=problems)
    return form_page(f"{PATH}?done=saved")


def check(form: Mapping[str, str], token: str, *, is_new: bool) -> tuple[dict[str, str], dict[str, str]]:
    """Return what a form says in our own form, and a sentence for each field that is to be mended."""
    tidied, problems = dict(form), {}
    for name in ("sms_number", "whatsapp_number"):
        try:
            tidied[name] = tidy_number(form[name])
        except Invalid as error:
            problems[name] = error.detail
    if not re.fullmatch(r"AC[0-9a-fA-F]{32}", form["account_sid"]):
        problems["account_sid"] = "An account SID is AC and 32 digits or letters from a to f."
    if token and not re.fullmatch(r"[!-~]{16,200}", token):
        problems["auth_token"] = TOKEN_CUT
    if is_new and not token:
        problems["auth_token"] = TOKEN_MISSING
    if not form["sms_number"] and not form["whatsapp_number"]:
        problems["sms_number"] = "Enter at least one number."
    if form["whatsapp_template_sid"] and not re.fullmatch(r"HX[0-9a-fA-F]{32}", form["whatsapp_template_sid"]):
        problems["whatsapp_template_sid"] = "A template's SID is HX and 32 digits or letters from a to f."
    return tidied, problems


async def _connect(
    session: AsyncSession, deps: Deps, store: Store, known: Connection | None, form: dict[str, str], token: str
) -> None:
    before = known.settings if known else {}
    # An account of another name is elsewhere: its token must not go where the one before was reached.
    api_url = before.get("api_url", "") if before.get("account_sid") == form["account_sid"] else ""
    addresses = [form["sms_number"], f"{WHATSAPP}{form['whatsapp_number']}" if form["whatsapp_number"] else ""]
    await save_connection(
        session,
        deps.clock,
        deps.vault,
        store_id=store.id,
        kind=KIND,
        settings={**form, "api_url": api_url},
        secrets={"auth_token": token} if token or known is None else known.secrets,
        addresses=tuple(filter(None, addresses)),
    )
    if any(before.get(name) != form[name] for name in FIELDS[:3]):
        await begin_looking(session, deps.clock, store.id)


def _field_of(form: Mapping[str, str], error: Conflict) -> str:
    return "whatsapp_number" if error.detail.startswith(WHATSAPP) or not form["sms_number"] else "sms_number"


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
    parts = urlsplit(deps.base_url)
    return pages.show(
        "twilio/twilio.html",
        actor,
        status=422 if problems else 200,
        store=store,
        form={**EMPTY, **(known.settings if known else {}), **(form or {})},
        problems=problems or {},
        done=done,
        is_connected=known is not None,
        account=await status(deps, store.id),
        base_url=deps.base_url,
        persist=PERSIST,
        is_public=parts.scheme == "https",
    )
