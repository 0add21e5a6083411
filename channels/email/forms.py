"""Contact forms: what a visitor writes on the shop's page becomes a conversation that is answered by mail (S4-09).

A page sends it by the script `/contact-form.js`, or, without script, as any form; then a small page thanks the visitor,
or they are led to a page of the shop's own. Who they say they are is a claim: no order is shown because of it.
"""

from datetime import datetime, timedelta
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.callers import check_origin, sender_of
from channels.dress import WORDS
from channels.email.contact_form import FIELDS, TRAP, Filled, check
from channels.email.models import MailRow
from channels.email.threads import KIND
from channels.port import Deps
from conversations import inbox
from conversations.contact import Given, keep_contact
from conversations.mail_threads import describe_letter, open_thread
from conversations.messages import ChannelKind, InboxKind
from kit.auth import digest
from kit.errors import Invalid, NotReady, TooMany, UnsupportedType
from kit.language import LANGUAGES, primary
from kit.pages import page
from stores.connections import settings_of
from stores.stores import Store, find_store

PREFIX = "/api/v1/forms"
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
PER_SENDER = (20, timedelta(minutes=10))
PER_ADDRESS = (6, timedelta(hours=1))
MOST_FIELDS = 40
SAME = timedelta(minutes=10)
"""A form without an id that says the same again so soon was sent twice by an impatient finger."""
SCRIPT = Path(__file__).with_name("static") / "contact-form.js"
EMBEDDED = {
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "public, max-age=300",
}
log = structlog.get_logger()


class ContactForm(BaseModel):
    """What a visitor wrote; each field is checked, and what is wrong with it is said beside it."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(default="", max_length=100)
    """The sender's own id of this message: sent twice, it is taken in once."""
    name: str = Field(default="", max_length=10_000)
    email: str = Field(default="", max_length=10_000)
    order: str = Field(default="", max_length=10_000)
    subject: str = Field(default="", max_length=10_000)
    message: str = Field(default="", max_length=100_000)
    page_url: str = Field(default="", max_length=10_000)
    language: str = Field(default="", max_length=100)
    website: str = Field(default="", max_length=10_000)
    """Left empty by people, who do not see it."""


class Received(BaseModel):
    """The message is there; `message` thanks the visitor in their language."""

    accepted: bool
    message: str


DESCRIBED: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {kind: {"schema": ContactForm.model_json_schema()} for kind in ("application/json", *FORM_TYPES)},
    }
}


def routes(deps: Deps) -> APIRouter:
    """Return the address to which forms are sent, and the script that sends them."""
    router = APIRouter()

    @router.post(PREFIX + "/{store}", tags=["forms"], status_code=201, response_model=Received, openapi_extra=DESCRIBED)
    async def send(request: Request, store: str) -> Response:
        """Take in a contact form, as JSON or as a plain HTML form; it is answered by e-mail."""
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/json":
            return await _by_script(deps, request, store)
        if kind in FORM_TYPES:
            return await _by_page(deps, request, store)
        raise UnsupportedType("Send JSON or a form.")

    @router.get("/contact-form.js", include_in_schema=False)
    def script() -> FileResponse:
        return FileResponse(SCRIPT, media_type="text/javascript", headers=EMBEDDED)

    return router


async def _by_script(deps: Deps, request: Request, store: str) -> Response:
    try:
        given = ContactForm.model_validate_json(await request.body()).model_dump()
    except ValueError as error:
        raise Invalid("Send the fields of a contact form as JSON text.", code="form_invalid") from error
    language, problems = await _take(deps, request, store, given)
    if problems:
        raise Invalid(" ".join(problems.values()), code="form_incomplete", errors=_listed(problems))
    return JSONResponse({"accepted": True, "message": WORDS.say(language, "form-thanks")}, status_code=201)


async def _by_page(deps: Deps, request: Request, store: str) -> Response:
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as sent:
        given = {name: value for name in FIELDS if isinstance(value := sent.get(name, ""), str)}
    language = _language(request, given, "en")
    try:
        language, problems = await _take(deps, request, store, given)
    except (NotReady, TooMany) as error:
        return _page(language, "form-mend", [error.detail], error.status)
    if problems:
        return _page(language, "form-mend", [*problems.values()], Invalid.status)
    if (onward := _onward(request, given["next"])) is not None:
        return RedirectResponse(onward, status_code=303)
    return _page(language, "form-thanks-title", [WORDS.say(language, "form-thanks")], HTTPStatus.OK)


async def _take(deps: Deps, request: Request, key: str, given: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Take a form in; returns the visitor's language, and a sentence for each field that is to be mended.

    Raises:
        NotFound: there is no such store.
        Forbidden: with code `origin_not_allowed`: it was sent from a page that is not the store's.
        NotReady: with code `form_not_ready`: the store has no support address to answer from.
        TooMany: this sender, or this address, has written a lot.
    """
    async with deps.database.begin() as session:
        store = await find_store(session, key)
        check_origin(request, store)
        language = _language(request, given, store.settings.language)
        connection = await settings_of(session, store.id, KIND)
    if connection is None:
        raise NotReady(WORDS.say(language, "form-not-ready"), code="form_not_ready")
    form, wrong = check(given)
    if form is None:
        return language, {name: WORDS.say(language, f"form-{name}") for name in wrong}
    if given.get(TRAP, "").strip():
        log.info("form_by_a_machine", store=store.key)
        return language, {}
    await _limit(deps, request, store, form, language)
    async with deps.database.begin() as session:
        await _accept(session, deps, store, form, connection, primary(given.get("language", "")))
    return language, {}


async def _limit(deps: Deps, request: Request, store: Store, form: Filled, language: str) -> None:
    try:
        await deps.live.limit(f"form:sender:{sender_of(request)}", *PER_SENDER)
        await deps.live.limit(f"form:address:{store.id}:{form.email}", *PER_ADDRESS)
    except TooMany as error:
        raise TooMany(WORDS.say(language, "form-too-many"), retry_after=error.retry_after) from error


async def _accept(
    session: AsyncSession, deps: Deps, store: Store, form: Filled, connection: dict[str, str], language: str
) -> None:
    """Begin a conversation with a form, once, and wake the agent."""
    name = f"form:{store.id}:{form.email}"
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
    now = deps.clock.now()
    mine = (MailRow.store_id == store.id, MailRow.direction == "in")
    known = select(MailRow.id).where(*mine, MailRow.once.in_(_names(form, now)))
    if await session.scalar(known.limit(1)) is not None:
        return
    once = _names(form, now)[0]
    talk = await inbox.start(
        session,
        deps.clock,
        store_id=store.id,
        channel=KIND,
        manner=ChannelKind.EMAIL,
        address=form.email,
        language=language if language in LANGUAGES else "",
    )
    await open_thread(session, deps.clock, talk.id, address=form.email)
    await describe_letter(session, talk.id, subject=form.subject)
    await keep_contact(session, talk.id, Given(name=form.name, order=form.order))
    written = inbox.written(form.words, language=talk.language, page={"page_url": form.page_url})
    accepted = await inbox.accept(session, deps.clock, talk.id, InboxKind.MESSAGE, once, written)
    domain = connection["address"].rpartition("@")[2]
    session.add(
        MailRow(
            store_id=store.id,
            direction="in",
            once=once,
            conversation_id=talk.id,
            message_id=accepted.message_id,
            mail_id=f"form.{digest(f'{store.id}:{once}')[:24]}@{domain}",
            references=[],
            sender=form.email,
            recipient=connection["address"],
            subject=form.subject,
            original=form.message,
            at=now,
        )
    )
    await session.flush()


def _names(form: Filled, now: datetime) -> tuple[str, ...]:
    """Return the names under which a form is known: its own id, or its words within some minutes."""
    if form.id:
        return (f"form:{digest(f'{form.email}:{form.id}')[:40]}",)
    times = (now, now - SAME)
    said = (form.email, form.subject, form.order, form.message)
    return tuple(f"form:{digest(repr((*said, int(at.timestamp() // SAME.total_seconds()))))[:40]}" for at in times)


def _language(request: Request, given: dict[str, str], otherwise: str) -> str:
    """Return the language in which a visitor is answered at once: the page's, else the browser's, else the store's."""
    asked = [part.partition(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    wished = [primary(tag) for tag in (given.get("language", ""), *asked)]
    return next((language for language in wished if language in LANGUAGES), otherwise)


def _listed(problems: dict[str, str]) -> list[dict[str, Any]]:
    return [{"field": name, "problem": sentence} for name, sentence in problems.items()]


def _onward(request: Request, wished: str) -> str | None:
    """Return the page to go to, if it is one of the very site on which the form stands; None for any other."""
    here = request.headers.get("origin") or request.headers.get("referer", "")
    if not wished or not here or not wished.isprintable():
        return None
    try:
        onward, site = urlsplit(urljoin(here, wished)), urlsplit(here)
    except ValueError:
        return None
    same = (onward.scheme, onward.netloc) == (site.scheme, site.netloc)
    return onward.geturl() if same and onward.scheme in {"http", "https"} else None


def _page(language: str, title: str, lines: list[str], status: int) -> Response:
    heading = WORDS.say(language, title)
    said = [*lines, WORDS.say(language, "form-back")] if status >= HTTPStatus.BAD_REQUEST else lines
    body = f"<h1>{escape(heading)}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in said)
    shown = page(heading, body).replace('<html lang="en">', f'<html lang="{escape(language)}">')
    return HTMLResponse(shown, status_code=status)
