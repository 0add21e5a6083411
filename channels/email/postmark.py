"""Letters told by Postmark: JSON, with a user and password that the shop has put into the webhook's address.

https://postmarkapp.com/developer/webhooks/inbound-webhook; anything but 200 is tried again ten times in ten hours, 403
is not.
"""

import asyncio
import base64
import binascii

from fastapi import Request
from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError

from channels.email.basic_login import check_login
from channels.email.bodies import UNREAD_PART
from channels.email.forms_in import LARGEST
from channels.email.letter import Letter
from channels.email.parsed import body_of, put_together
from channels.email.reading import Envelope, read
from kit.errors import Invalid
from kit.web import read_body
from stores.connections import Connection

MOST = 1_000


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Mailbox(_Part):
    """Somebody's address."""

    Email: str = ""
    Name: str = ""


class Header(_Part):
    """One header of the letter."""

    Name: str
    Value: str = ""


class Attached(_Part):
    """One file, in Base64."""

    Name: str = ""
    Content: str = Field("", validation_alias=AliasChoices("Content", "Data"))
    """`Data` is what it is called in the letter by which Postmark tests a webhook."""
    ContentType: str = ""


class Payload(_Part):
    """What Postmark tells of a letter; `RawEmail` comes if the shop has asked for it there."""

    From: str = ""
    FromFull: Mailbox = Mailbox()
    To: str = ""
    ToFull: list[Mailbox] = Field(default_factory=list, max_length=10_000)
    Cc: str = ""
    OriginalRecipient: str = ""
    ReplyTo: str = ""
    Subject: str = ""
    MessageID: str = ""
    Date: str = ""
    TextBody: str = ""
    HtmlBody: str = ""
    RawEmail: str = ""
    Headers: list[Header] = Field(default_factory=list, max_length=MOST)
    Attachments: list[Attached] = Field(default_factory=list, max_length=MOST)


async def receive(request: Request, connection: Connection) -> Letter:
    """Read the letter of a request.

    Raises:
        Unauthenticated: user or password are others.
        TooLarge, Invalid: it cannot be read, now or later.
    """
    check_login(request, connection)
    body = await read_body(request, LARGEST)
    return await asyncio.to_thread(read_payload, body, connection.settings.get("trusted_id", ""))


def read_payload(body: bytes, trusted_id: str = "") -> Letter:
    """Read a payload; raises Invalid."""
    try:
        told = Payload.model_validate_json(body)
    except ValidationError as error:
        raise Invalid("This is no letter as Postmark sends it.", code="payload_invalid") from error
    recipients = [told.OriginalRecipient, *(one.Email for one in told.ToFull)]
    envelope = Envelope(recipients=recipients, trusted_id=trusted_id)
    if told.RawEmail.strip():
        return read(told.RawEmail.encode("utf-8", "replace"), envelope)
    instead = {
        "from": _mailbox(told.FromFull) or told.From,
        "to": told.To,
        "cc": told.Cc,
        "reply-to": told.ReplyTo,
        "subject": told.Subject,
        "date": told.Date,
        "message-id": f"<{told.MessageID}@inbound.postmarkapp.com>" if told.MessageID else "",
    }
    files = [(one.Name, one.ContentType, _bytes(one.Content)) for one in told.Attachments]
    headers = [(one.Name, one.Value) for one in told.Headers]
    whole = body_of(told.TextBody, told.HtmlBody, files)
    if any(one.Content and not content for one, (*_, content) in zip(told.Attachments, files, strict=True)):
        whole.note(UNREAD_PART)
    return put_together(headers, instead, whole, envelope)


def _mailbox(one: Mailbox) -> str:
    name = one.Name.replace("\\", "").replace('"', "")
    return f'"{name}" <{one.Email}>' if one.Email else ""


def _bytes(content: str) -> bytes:
    try:
        return base64.b64decode(content)
    except (binascii.Error, ValueError):
        return b""
