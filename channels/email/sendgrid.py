"""Letters told by SendGrid's Inbound Parse: a form, taken apart or raw, with a user and password in its address.

https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/inbound-email; what is answered 5xx is tried again for
72 hours, and what is answered 4xx is lost at once.
"""

import asyncio
import json
import re
from typing import Any

from fastapi import Request

from channels.email.addresses import domain_of, named
from channels.email.basic_login import check_login
from channels.email.forms_in import Form, read_form
from channels.email.letter import Letter, Proof
from channels.email.parsed import body_of, put_together, read_headers
from channels.email.proof import is_aligned
from channels.email.reading import Envelope, read
from stores.connections import Connection

_SIGNED = re.compile(r"@([a-z0-9.-]{1,253})\s*:\s*pass\b", re.IGNORECASE)


async def receive(request: Request, connection: Connection) -> Letter:
    """Read the letter of a request.

    Raises:
        Unauthenticated: user or password are others.
        UnsupportedType, TooLarge, Invalid: it cannot be read, now or later.
    """
    check_login(request, connection)
    form = await read_form(request)
    return await asyncio.to_thread(read_fields, form, connection.settings.get("trusted_id", ""))


def read_fields(form: Form, trusted_id: str = "") -> Letter:
    """Read a form; raises Invalid."""
    told = _json(form.text("envelope"))
    to, sender = told.get("to"), told.get("from")
    recipients = [one for one in to if isinstance(one, str)] if isinstance(to, list) else []
    envelope = Envelope(
        recipients=recipients,
        sender=sender if isinstance(sender, str) else None,
        trusted_id=trusted_id,
        vouched=_vouched(form),
    )
    if "email" in form.fields:
        return read(form.fields["email"], envelope)
    charsets = _json(form.text("charsets"))
    words = {name: form.text(name, str(charsets.get(name, ""))) for name in ("from", "to", "cc", "subject")}
    text, html = (form.text(name, str(charsets.get(name, ""))) for name in ("text", "html"))
    files = [(one.name, one.type, one.content) for one in form.files]
    return put_together(read_headers(form.fields.get("headers", b"")), words, body_of(text, html, files), envelope)


def _vouched(form: Form) -> dict[str, Proof]:
    """Return the sender's domain if SendGrid has found a signature of it; `dkim` says `{@example.org : pass}`."""
    signed = _SIGNED.findall(form.text("dkim"))
    domains = [domain_of(one) for _, one in named(form.text("from"))]
    return {domain: "dkim" for domain in domains if any(is_aligned(by, domain) for by in signed)}


def _json(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
