"""Meta's webhook: its handshake, and signed notices of messages and of how far ours are.

A notice counts only with a signature over its raw bytes, made with the app secret of the store that has the number.
Each of its parts is settled in a transaction of its own: a bad one is passed over, and if a good one could not be kept
Meta is told to send the notice again (it does so for up to seven days); what is known already then changes nothing.
"""

import hashlib
import hmac
import re

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from channels.meta.accounts import every_account, with_account, with_number
from channels.meta.arrival import read_arrival, take_in
from channels.meta.graph import KIND
from channels.meta.notice import MESSAGES, Change, Part, read_notice, text
from channels.meta.receipts import note_soon, read_status
from channels.port import Deps
from kit.auth import same
from kit.errors import AppError, Forbidden, Invalid, NotReady
from kit.web import read_body
from stores.connections import Connection

PREFIX = "/webhooks/meta"
LARGEST = 3 * 1024 * 1024
MOST_NUMBERS = 50
SIGNED = "sha256="
TAIL = 16
_CHALLENGE = re.compile(r"[A-Za-z0-9._-]{1,200}")
log = structlog.get_logger()


def routes(deps: Deps) -> APIRouter:
    """Return the webhook."""
    router = APIRouter(prefix=PREFIX, tags=["meta"], include_in_schema=False)

    @router.get("")
    async def handshake(request: Request) -> Response:
        """Prove to Meta that this address is meant."""
        asked = request.query_params
        given, challenge = asked.get("hub.verify_token", ""), asked.get("hub.challenge", "")
        if asked.get("hub.mode") != "subscribe" or not given or not await _is_ours(deps, given):
            raise Forbidden("This is not the verify token of any store here.", code="verify_token_invalid")
        if not _CHALLENGE.fullmatch(challenge):
            raise Invalid("hub.challenge is missing.", code="field_missing")
        return PlainTextResponse(challenge)

    @router.post("")
    async def told(request: Request) -> Response:
        """Take in what Meta tells."""
        raw = await read_body(request, LARGEST)
        changes = read_notice(raw)
        trusted = await _trusted(deps, raw, request.headers.get("x-hub-signature-256", ""), changes)
        settled = [await _settle(deps, connection, change) for change in changes if (connection := trusted.get(change))]
        if not all(settled):
            raise NotReady("Not everything could be kept. Send it again.", code="notice_not_kept")
        return Response(status_code=200)

    return router


async def _is_ours(deps: Deps, given: str) -> bool:
    async with deps.database.begin() as session:
        tokens = [one.secrets.get("verify_token", "") for one in await every_account(session, deps.vault)]
    is_right = [bool(token) and same(token, given) for token in tokens]
    return any(is_right)


class _Trusted:
    """Whose changes a notice may carry: those of the connections whose secret signed it."""

    def __init__(self, by_number: dict[str, Connection], by_account: dict[str, Connection]) -> None:
        self._by_number, self._by_account = by_number, by_account

    def __bool__(self) -> bool:
        return bool(self._by_number or self._by_account)

    def get(self, change: Change) -> Connection | None:
        known = self._by_number.get(change.phone_id) if change.phone_id else self._by_account.get(change.account)
        if known is None:
            log.warning("change_passed_over", channel=KIND, field=change.field, phone_id=change.phone_id)
        return known


async def _trusted(deps: Deps, raw: bytes, given: str, changes: tuple[Change, ...]) -> _Trusted:
    """Return the connections whose app secret signed these bytes; raises Forbidden if there is none."""
    numbers = sorted({change.phone_id for change in changes if change.phone_id})[:MOST_NUMBERS]
    accounts = sorted({change.account for change in changes if change.account and not change.phone_id})[:MOST_NUMBERS]
    async with deps.database.begin() as session:
        by_number = {one: await with_number(session, deps.vault, one) for one in numbers}
        by_account = {one: await with_account(session, deps.vault, one) for one in accounts}
    trusted = _Trusted(
        {one: known for one, known in by_number.items() if known and is_signed(known, raw, given)},
        {one: known for one, known in by_account.items() if known and is_signed(known, raw, given)},
    )
    if not trusted:
        log.warning("webhook_refused", channel=KIND, numbers=len(numbers), is_signed=bool(given))
        raise Forbidden("This notice is not signed by the app of this number.", code="signature_invalid")
    return trusted


def is_signed(connection: Connection, raw: bytes, given: str) -> bool:
    """Tell whether a signature is over these very bytes: the same JSON written anew has another."""
    right = hmac.new(connection.secrets["app_secret"].encode(), raw, hashlib.sha256).hexdigest()
    return same(f"{SIGNED}{right}", given)


async def _settle(deps: Deps, connection: Connection, change: Change) -> bool:
    """Settle the parts of a change one by one; returns whether nothing is to be told again."""
    if change.field != MESSAGES:
        about = [text(change.value, name) for name in ("message_template_name", "event", "reason")]
        log.warning("whatsapp_account_changed", store=connection.store_id, field=change.field, about=about)
        return True
    for error in change.errors():
        log.warning("whatsapp_told_error", store=connection.store_id, code=error.get("code"))
    settled = [await _one(deps, connection, change, message, is_status=False) for message in change.messages()]
    settled += [await _one(deps, connection, change, status, is_status=True) for status in change.statuses()]
    return all(settled)


async def _one(deps: Deps, connection: Connection, change: Change, held: Part, *, is_status: bool) -> bool:
    try:
        await (_note(deps, connection, held) if is_status else _take_in(deps, connection, change, held))
    except NotReady as error:
        log.warning("message_not_kept", channel=KIND, wamid=_tail(text(held, "id")), code=error.code)
        return False
    except AppError as error:
        log.warning("message_passed_over", channel=KIND, wamid=_tail(text(held, "id")), code=error.code)
    except Exception:  # one part must not lose the others, and Meta tells it again
        log.exception("message_not_kept", channel=KIND, wamid=_tail(text(held, "id")))
        return False
    return True


async def _take_in(deps: Deps, connection: Connection, change: Change, message: Part) -> None:
    arrival = read_arrival(change, message)
    if arrival is None:
        log.info("message_ignored", channel=KIND, wamid=_tail(text(message, "id")), type=text(message, "type"))
        return
    async with deps.database.begin() as session:
        is_new = await take_in(session, deps, connection, arrival)
    files = len(arrival.contents.files)
    log.info("message_came_in", channel=KIND, wamid=_tail(arrival.wamid), is_new=is_new, files=files)


async def _note(deps: Deps, connection: Connection, status: Part) -> None:
    if (told := read_status(connection.store_id, status)) is not None:
        async with deps.database.begin() as session:
            await note_soon(session, deps, told)


def _tail(wamid: str) -> str:
    """Return what tells a message from others in the log: its name begins with the customer's number."""
    return wamid[-TAIL:]
