"""Twilio's two webhooks: a message came in, and how far one of ours is.

A request counts only with a signature over the public address and every parameter, made with the auth token of the
connection that has the shop's number. Nothing is read from the request's own host: a proxy may have changed it.
"""

from urllib.parse import parse_qsl, urlsplit

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.datastructures import ImmutableMultiDict
from twilio.request_validator import RequestValidator, add_port, remove_port

from channels.port import Deps
from channels.twilio.arrival import read_arrival, take_in
from channels.twilio.client import KIND
from channels.twilio.receipts import note_soon, read_status
from kit.auth import same
from kit.errors import Forbidden, Invalid, UnsupportedType
from kit.web import read_body
from stores.connections import Connection, connection_with

PREFIX = "/webhooks/twilio"
FORM = "application/x-www-form-urlencoded"
LARGEST = 100_000
MOST_FIELDS = 200
TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'
"""Nothing to do for Twilio: answers go out by its interface."""
log = structlog.get_logger()

Fields = ImmutableMultiDict[str, str]


def routes(deps: Deps) -> APIRouter:
    """Return the webhooks."""
    router = APIRouter(prefix=PREFIX, tags=["twilio"], include_in_schema=False)

    @router.post("/messages")
    async def messages(request: Request) -> Response:
        """Take in a message of a customer's telephone."""
        fields = await read_form(request)
        connection = await _verified(deps, request, fields, fields.get("To", ""))
        arrival = read_arrival(fields)
        async with deps.database.begin() as session:
            is_new = await take_in(session, deps, connection, arrival)
        log.info("message_came_in", channel=KIND, sid=arrival.sid, is_new=is_new, files=len(arrival.files))
        return Response(TWIML, media_type="text/xml")

    @router.post("/status")
    async def status(request: Request) -> Response:
        """Note how far a message of ours is."""
        fields = await read_form(request)
        connection = await _verified(deps, request, fields, fields.get("From", ""))
        if (told := read_status(connection.store_id, fields)) is not None:
            async with deps.database.begin() as session:
                await note_soon(session, deps, told)
        return Response(status_code=204)

    return router


async def read_form(request: Request) -> Fields:
    """Read a form's fields, the empty ones too, as the signature counts them.

    Raises:
        UnsupportedType: it is no form.
        TooLarge: it is more than Twilio ever sends.
        Invalid: it is empty, or not UTF-8.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise UnsupportedType(f"Send a form, with the header Content-Type: {FORM}.")
    body = await read_body(request, LARGEST)
    try:
        pairs = parse_qsl(
            body.decode(), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=MOST_FIELDS
        )
    except ValueError as error:
        raise Invalid("This form is not UTF-8, or has too many fields.", code="form_invalid") from error
    if not pairs:
        raise Invalid("This form is empty.", code="form_empty")
    return ImmutableMultiDict(pairs)


async def _verified(deps: Deps, request: Request, fields: Fields, address: str) -> Connection:
    """Return the connection that has this number of the shop's, if the request is signed with its token.

    Raises:
        Invalid: no number is named.
        Forbidden: nobody here has it, or the signature is another: the two are not told apart.
    """
    if not address:
        raise Invalid("This is no request as Twilio sends it: the shop's number is missing.", code="field_missing")
    async with deps.database.begin() as session:
        connection = await connection_with(session, deps.vault, KIND, address)
    given = request.headers.get("x-twilio-signature", "")
    url = deps.base_url + request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if connection is None or not given or not is_signed(connection, url, fields, given):
        log.warning("webhook_refused", channel=KIND, is_known=connection is not None, is_signed=bool(given))
        raise Forbidden("This request is not signed by the account of this number.", code="signature_invalid")
    return connection


def is_signed(connection: Connection, url: str, fields: Fields, given: str) -> bool:
    """Tell whether a signature is over this address, with its port or without, and all fields."""
    validator = RequestValidator(connection.secrets["auth_token"])
    parts = urlsplit(url)
    urls = {url, add_port(parts), remove_port(parts)}
    is_right = [same(validator.compute_signature(one, fields), given) for one in sorted(urls)]
    return any(is_right) and fields.get("AccountSid") == connection.settings["account_sid"]
