"""The webhooks of mail services: each store has an address of its own for its service, and its own credentials.

A letter that can never be taken in is answered so that the service does not try again; whatever may be mended, wrong
credentials too, is answered so that it does: no letter is lost because a password was mistyped.
"""

from dataclasses import dataclass
from datetime import timedelta

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from channels.email import mailgun, postmark, sendgrid
from channels.email.arrival import Taken, is_known, take_in
from channels.email.letter import Letter
from channels.email.models import MailTokenRow
from channels.email.threads import KIND
from channels.port import Deps
from kit.errors import Invalid, NotFound, TooLarge, Unauthenticated, UnsupportedType
from kit.web import problem
from stores.connections import Connection, connection_of
from stores.stores import find_store

PREFIX = "/webhooks/email"
KEPT = timedelta(hours=1)
"""So long a token is remembered: longer than a signature counts."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a service must be answered: `never` ends its tries, with `login` it tries again."""

    never: int
    login: int = 401


ANSWERS = {
    "postmark": Answers(never=403),
    "sendgrid": Answers(never=422, login=503),
    "mailgun": Answers(never=406),
}


def routes(deps: Deps) -> APIRouter:
    """Return the webhooks."""
    router = APIRouter(prefix=PREFIX, tags=["email"], include_in_schema=False)

    @router.post("/{service}/{store}")
    @router.post("/{service}/{store}/mime")
    async def letters(service: str, store: str, request: Request) -> Response:
        """Take in a letter that a mail service has received; Mailgun sends it raw where the address ends so."""
        connection = await _connection(deps, service, store)
        try:
            letter, token = await _letter(deps, service, request, connection)
            taken = await _take(deps, connection, letter, token)
        except Unauthenticated as error:
            log.warning("webhook_refused", channel=KIND, service=service, store=store, code=error.code)
            return problem(ANSWERS[service].login, error.code, error.detail)
        except (Invalid, TooLarge, UnsupportedType) as error:
            log.warning("letter_refused", service=service, store=store, code=error.code)
            return problem(ANSWERS[service].never, error.code, error.detail)
        log.info("letter_came_in", service=service, is_new=taken.is_new, dropped=taken.dropped, quiet=taken.is_quiet)
        return JSONResponse({"is_new": taken.is_new})

    return router


async def _connection(deps: Deps, service: str, store_key: str) -> Connection:
    """Return the store's connection, if it takes letters by this service; raises NotFound for all else alike."""
    unknown = NotFound("No store takes its mail at this address.", code="webhook_not_found")
    if service not in ANSWERS or not store_key.isprintable():
        raise unknown
    async with deps.database.begin() as session:
        try:
            store = await find_store(session, store_key)
        except NotFound as error:
            raise unknown from error
        connection = await connection_of(session, deps.vault, store.id, KIND)
    if connection is None or connection.settings.get("service") != service:
        raise unknown
    return connection


async def _letter(deps: Deps, service: str, request: Request, connection: Connection) -> tuple[Letter, str]:
    """Read the letter, and the token that counts once; empty where the service knows none."""
    if service == "mailgun":
        return await mailgun.receive(request, connection, deps.clock.now())
    door = postmark if service == "postmark" else sendgrid
    return await door.receive(request, connection), ""


async def _take(deps: Deps, connection: Connection, letter: Letter, token: str) -> Taken:
    async with deps.database.begin() as session:
        if token and not await _spend(session, deps, connection, token):
            if await is_known(session, connection, letter):
                return Taken(is_new=False)
            raise Invalid("This signature was used for another letter.", code="token_used")
        return await take_in(session, deps, connection, letter)


async def _spend(session: AsyncSession, deps: Deps, connection: Connection, token: str) -> bool:
    """Use a token up, with the letter's own commit; returns False if it was used before."""
    now = deps.clock.now()
    await session.execute(delete(MailTokenRow).where(MailTokenRow.at < now - KEPT))
    row = {"store_id": connection.store_id, "token": token, "at": now}
    new = insert(MailTokenRow).values(row).on_conflict_do_nothing().returning(MailTokenRow.id)
    return await session.scalar(new) is not None
