"""The way out by Twilio: an SMS or WhatsApp message, sent once although Twilio itself does not know a repeat.

An attempt whose end nobody knows (`Parcel.tried_at`) is looked for among the newest messages to that number before
anything is sent again; a message that another part was given already is not taken for it.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageInstance

from channels.port import Deps, OutsideWindow, Parcel, Receipt
from channels.twilio.client import KIND, LOOK_AGAIN, open_client, told
from channels.twilio.faults import OUTSIDE_WINDOW, sentence
from channels.twilio.numbers import join_address
from conversations.messages import ChannelKind
from conversations.parts import known_receipts
from kit.errors import NotReady, Permanent, Temporary, Unauthorised
from stores.connections import Connection, connection_of

STATUS_PATH = "/webhooks/twilio/status"
CLOCKS_DIFFER = timedelta(minutes=2)
NEWEST = 50
"""So many of the newest messages to a number are looked through."""
LONGEST_VARIABLE = 1024


async def send(deps: Deps, parcel: Parcel) -> Receipt:
    """Send one parcel, or find that it was sent already.

    Raises:
        OptedOut, Permanent, Unauthorised, Temporary: each with a sentence for staff. After Temporary the message may
            have been sent; the next attempt finds it.
        Overslept: `Parcel.go_by` is past, and nothing was sent.
    """
    connection = await _connection(deps, parcel.conversation.store_id)
    manner, number = parcel.conversation.manner, parcel.conversation.address
    sender = connection.settings.get("whatsapp_number" if manner == ChannelKind.WHATSAPP else "sms_number", "")
    if not number or not sender:
        raise Permanent(f"The shop has no number for {manner.upper()}. Add one on the page Channels.")
    template = _template(parcel, connection)
    to, from_ = join_address(manner, number), join_address(manner, sender)
    client = open_client(connection, lambda: parcel.is_late(deps.clock.now()))
    with told():
        if parcel.tried_at is not None and (found := await _sent_before(deps, client, parcel, to, from_, template)):
            return _receipt(found)
        message = await client.messages.create_async(
            to=to,
            from_=from_,
            status_callback=deps.base_url + STATUS_PATH,
            **_content(parcel, template, deps.base_url),
        )
    return _receipt(message)


async def _connection(deps: Deps, store_id: int) -> Connection:
    try:
        async with deps.database.begin() as session:
            connection = await connection_of(session, deps.vault, store_id, KIND)
    except NotReady as error:
        raise Unauthorised(error.detail) from error
    if connection is None:
        raise Unauthorised("Twilio is not connected. Connect it on the page Channels.")
    return connection


def _template(parcel: Parcel, connection: Connection) -> str:
    """Return the template to use, or nothing where free words may be sent; raises OutsideWindow where none can be."""
    template = connection.settings.get("whatsapp_template_sid", "") if parcel.needs_template else ""
    if parcel.needs_template and (not template or parcel.file is not None):
        raise OutsideWindow(sentence(OUTSIDE_WINDOW))
    return template


def _content(parcel: Parcel, template: str, base_url: str) -> dict[str, Any]:
    if parcel.file is not None:
        return {"media_url": [base_url + parcel.file.path]}
    if not template:
        return {"body": parcel.words}
    return {"content_sid": template, "content_variables": json.dumps({"1": one_line(parcel.words)[:LONGEST_VARIABLE]})}


def one_line(words: str) -> str:
    """Return words as a template takes them and as they are compared: without line breaks and runs of spaces."""
    return " ".join(words.split())


async def _sent_before(
    deps: Deps, client: Client, parcel: Parcel, to: str, from_: str, template: str
) -> MessageInstance | None:
    """Find the message of an earlier attempt, the oldest that may be it.

    Twilio's own filter by date leaves out what it has not sent yet, so the dates are compared here. An account on
    trial puts a sentence of its own before the words; how a template reads, only Twilio knows.
    """
    assert parcel.tried_at is not None  # noqa: S101 - asked by the caller
    since, words = parcel.tried_at - CLOCKS_DIFFER, one_line(parcel.words)
    newest = await client.messages.stream_async(to=to, from_=from_, limit=NEWEST, page_size=NEWEST)
    found = [
        message
        async for message in newest
        if _is_since(message, since) and (template or _is_like(message, parcel, words))
    ]
    async with deps.database.begin() as session:
        taken = await known_receipts(session, [message.sid or "" for message in found])
    return next((message for message in reversed(found) if message.sid not in taken), None)


def _is_like(message: MessageInstance, parcel: Parcel, words: str) -> bool:
    """Tell whether a message may be this part: by its words, or as one with a file and no words of ours."""
    has_file = str(message.num_media or "0") != "0"
    return has_file == (parcel.file is not None) and one_line(message.body or "").endswith(words)


def _is_since(message: MessageInstance, since: datetime) -> bool:
    made = message.date_created or message.date_sent
    return made is None or made >= since


def _receipt(message: MessageInstance) -> Receipt:
    if not message.sid:
        raise Temporary("Twilio took the message and gave it no name.", retry_after=LOOK_AGAIN)
    segments = str(message.num_segments or "")
    return Receipt(message.sid, int(segments) if segments.isdecimal() else 0)
