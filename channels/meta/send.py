"""The way out by WhatsApp's Cloud API: sent once, although Meta knows no repeat and has no list to look in.

Every message carries our key of its part. An attempt whose end nobody knows (`Parcel.tried_at`) is not made again: the
first status that Meta sends names the key and its own id (`channels.meta.receipts`), mostly within seconds. If none has
come after a while the message is let go, staff are told, and a status that comes later still sets it right.
"""

from datetime import timedelta
from typing import Any

from channels.meta.approved import in_template
from channels.meta.choices import as_choices
from channels.meta.faults import SOON, NotTaken
from channels.meta.files import put_up
from channels.meta.graph import KIND, ask
from channels.meta.keys import read_key
from channels.meta.notice import parts, text
from channels.port import Deps, Overslept, Parcel, Receipt
from conversations import handoff
from conversations.handoff import HandoffNote
from conversations.parts import receipt_of, untried
from kit.errors import NotReady, Permanent, Temporary, Unauthorised
from stores.connections import Connection, connection_of

AWAITED_FOR = timedelta(seconds=80)
"""So long a status is awaited; with the waits between attempts this ends before the attempts do."""
LOOK_AGAIN = 30.0
UNKNOWN_REASON = "whatsapp_unknown"
AWAITED = "WhatsApp did not say whether it took this message. Its reports are awaited."
UNKNOWN_END = (
    "WhatsApp did not say whether it took this message, and has not reported on it since. It was not sent again, so "
    "that the customer does not get it twice. "
    "Send it again if they did not get it."
)


async def send(deps: Deps, parcel: Parcel) -> Receipt:
    """Send one parcel, unless an earlier attempt may have sent it.

    Raises:
        OutsideWindow, Permanent, Unauthorised, Temporary: each with a sentence for staff.
        Overslept: `Parcel.go_by` is past, and nothing was sent.
    """
    connection = await _connection(deps, parcel.conversation.store_id)
    if not parcel.conversation.address:
        raise Permanent("The customer's number is not known.")
    if parcel.tried_at is not None:
        return await _sent_before(deps, parcel)
    place = f"{connection.settings['phone_id']}/messages"
    try:
        message = {**_to(parcel.conversation.address), **await _content(deps, connection, parcel)}
        told = await ask(
            connection,
            "POST",
            place,
            json=message | {"biz_opaque_callback_data": parcel.key},
            is_late=lambda: parcel.is_late(deps.clock.now()),
        )
    except (NotTaken, Overslept):
        await _not_taken(deps, parcel)
        raise
    wamid = next((text(one, "id") for one in parts(told, "messages")), "")
    if not wamid:
        raise Temporary("WhatsApp took the message and gave it no name.", retry_after=SOON)
    return Receipt(wamid)


async def _connection(deps: Deps, store_id: int) -> Connection:
    try:
        async with deps.database.begin() as session:
            connection = await connection_of(session, deps.vault, store_id, KIND)
    except NotReady as error:
        raise Unauthorised(error.detail) from error
    if connection is None:
        raise Unauthorised("WhatsApp is not connected. Connect it on the page Channels.")
    return connection


def _to(address: str) -> dict[str, Any]:
    """Name the customer: by number, or by Meta's own name of somebody whose number it hides."""
    named = {"to": address.removeprefix("+")} if address.startswith("+") else {"recipient": address}
    return {"messaging_product": "whatsapp", "recipient_type": "individual", **named}


async def _content(deps: Deps, connection: Connection, parcel: Parcel) -> dict[str, Any]:
    if parcel.file is not None:
        return await put_up(deps, connection, parcel.file)
    if parcel.needs_template:
        language = parcel.message.language or parcel.conversation.language
        return in_template(connection, parcel.words, language)
    return as_choices(parcel) or {"type": "text", "text": {"body": parcel.words, "preview_url": False}}


async def _sent_before(deps: Deps, parcel: Parcel) -> Receipt:
    """Return the receipt that a status has told meanwhile; raises Temporary while one is awaited, then Permanent."""
    key = read_key(parcel.key)
    async with deps.database.begin() as session:
        receipt = await receipt_of(session, key) if key is not None else None
    if receipt is not None:
        return Receipt(receipt)
    assert parcel.tried_at is not None  # noqa: S101 - asked by the caller
    if deps.clock.now() - parcel.tried_at < AWAITED_FOR:
        raise Temporary(AWAITED, retry_after=LOOK_AGAIN)
    async with deps.database.begin() as session:
        note = HandoffNote(reason=UNKNOWN_REASON, summary=UNKNOWN_END)
        await handoff.report(session, deps.clock, parcel.conversation.id, note)
    raise Permanent(UNKNOWN_END)


async def _not_taken(deps: Deps, parcel: Parcel) -> None:
    if (key := read_key(parcel.key)) is not None:
        async with deps.database.begin() as session:
            await untried(session, key)
