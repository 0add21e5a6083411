"""Letters told by Mailgun's routes: a form, taken apart or raw, signed over a time and a token that counts once.

https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http; what is answered 406 is
not tried again, anything else but 200 for eight hours. The signature does not cover the letter: so a token that was
used must not be used for another.
"""

import asyncio
import hashlib
import hmac
import json
from datetime import datetime, timedelta

from fastapi import Request

from channels.email.forms_in import Form, read_form
from channels.email.letter import Letter
from channels.email.parsed import Headers, body_of, put_together
from channels.email.reading import Envelope, read
from kit.auth import same
from kit.errors import Unauthenticated
from stores.connections import Connection

OLDEST = timedelta(minutes=15)
LONGEST_TOKEN = 100
_DIGITS = 12


async def receive(request: Request, connection: Connection, now: datetime) -> tuple[Letter, str]:
    """Read the letter of a request, and the token it was signed with.

    Raises:
        Unauthenticated: with code `signature_invalid` or `signature_old`.
        UnsupportedType, TooLarge, Invalid: it cannot be read, now or later.
    """
    form = await read_form(request)
    token = check_signature(form, connection.secrets.get("signing_key", ""), now)
    return await asyncio.to_thread(read_fields, form, connection.settings.get("trusted_id", "")), token


def check_signature(form: Form, key: str, now: datetime) -> str:
    """Return the token of a form that Mailgun has signed within the last quarter of an hour; raises Unauthenticated."""
    at, token, given = (form.text(name) for name in ("timestamp", "token", "signature"))
    right = hmac.new(key.encode(), f"{at}{token}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()
    is_whole = at.isascii() and at.isdigit() and len(at) <= _DIGITS and 0 < len(token) <= LONGEST_TOKEN
    if not key or not same(right, given) or not is_whole:
        raise Unauthenticated("This request is not signed with the signing key.", code="signature_invalid")
    if abs(now.timestamp() - int(at)) > OLDEST.total_seconds():
        raise Unauthenticated("This request was signed too long ago.", code="signature_old")
    return token


def read_fields(form: Form, trusted_id: str = "") -> Letter:
    """Read a form; raises Invalid."""
    sender = form.text("sender") if "sender" in form.fields else None
    recipients = form.text("recipient").split(",")
    envelope = Envelope(recipients=recipients, sender=sender, trusted_id=trusted_id)
    if "body-mime" in form.fields:
        return read(form.fields["body-mime"], envelope)
    instead = {name: form.text(name) for name in ("from", "subject")}
    files = [(one.name, one.type, one.content) for one in form.files]
    body = body_of(form.text("body-plain"), form.text("body-html"), files)
    return put_together(_headers(form.text("message-headers")), instead, body, envelope)


def _headers(told: str) -> Headers:
    try:
        pairs = json.loads(told) if told else []
    except (ValueError, RecursionError):
        return []
    if not isinstance(pairs, list):
        return []
    good = [one for one in pairs if isinstance(one, list) and len(one) == len(("name", "value"))]
    return [(str(name), str(value)) for name, value in good]
