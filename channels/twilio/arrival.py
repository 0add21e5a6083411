"""What came in by Twilio, told by its webhook or found in its list: read strictly, taken in exactly once."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from channels import optout
from channels.port import Deps
from channels.twilio.client import KIND
from channels.twilio.numbers import split_address
from conversations import inbox, media
from conversations.files.kinds import Kind, kind_named
from conversations.messages import ChannelKind, InboxKind
from conversations.models import MessageRow
from conversations.phones import at_address
from kit.errors import Invalid, TooLarge
from kit.jobs import defer
from stores.connections import Connection

LONGEST = 1600
MOST_FILES = 10
FETCH = "twilio.fetch"
_SID = re.compile(r"(SM|MM)[0-9a-fA-F]{32}")
_KEPT = "\n\t"


@dataclass(frozen=True, slots=True)
class Named:
    """A file that a message names: where Twilio keeps it, and what the sender's carrier says it is."""

    source: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message of a customer's telephone. `shop` is the number they wrote to, as Twilio writes it."""

    sid: str
    manner: ChannelKind
    number: str
    shop: str
    text: str
    files: tuple[Named, ...]


def read_arrival(fields: Mapping[str, str]) -> Arrival:
    """Read a message from Twilio's parameters.

    Raises:
        Invalid: something is missing or is not what Twilio sends.
        TooLarge: more than 1,600 characters.
    """
    missing = [name for name in ("MessageSid", "From", "To", "Body") if name not in fields]
    if missing:
        raise Invalid(f"This is no message as Twilio sends it: {', '.join(missing)} is missing.", code="field_missing")
    if not _SID.fullmatch(fields["MessageSid"]):
        raise Invalid("MessageSid is no name of a message.", code="message_sid_invalid")
    manner, number = split_address(fields["From"])
    if split_address(fields["To"])[0] is not manner:
        raise Invalid("From and To are not numbers of one kind.", code="number_invalid")
    return Arrival(
        sid=fields["MessageSid"],
        manner=manner,
        number=number,
        shop=fields["To"],
        text=_clean(fields["Body"]),
        files=_files(fields),
    )


def _clean(text: str) -> str:
    if len(text) > LONGEST:
        raise TooLarge(f"A message has at most {LONGEST} characters.", code="message_too_long", limit=LONGEST)
    if any(unicodedata.category(sign) == "Cs" for sign in text):
        raise Invalid("This message is not text.", code="message_not_text")
    told = text.replace("\r\n", "\n")
    return "".join(" " if unicodedata.category(sign) == "Cc" and sign not in _KEPT else sign for sign in told).strip()


def _files(fields: Mapping[str, str]) -> tuple[Named, ...]:
    count = fields.get("NumMedia", "") or "0"
    if not re.fullmatch(r"[0-9]{1,2}", count) or int(count) > MOST_FILES:
        raise Invalid(f"NumMedia is a number up to {MOST_FILES}.", code="media_count_invalid")
    names = [f"MediaUrl{place}" for place in range(int(count))]
    if missing := [name for name in names if not fields.get(name)]:
        raise Invalid(f"This message lacks {', '.join(missing)}.", code="field_missing")
    kinds = (fields.get(f"MediaContentType{place}", "") for place in range(int(count)))
    return tuple(Named(fields[name], kind_named(kind)) for name, kind in zip(names, kinds, strict=True))


async def take_in(session: AsyncSession, deps: Deps, connection: Connection, arrival: Arrival) -> bool:
    """Write a message into its number's conversation and wake the agent; returns whether it is new.

    STOP, HELP and START come before anything else. A message that is known already changes nothing.
    """
    conversation = await at_address(
        session,
        deps.clock,
        store_id=connection.store_id,
        channel=KIND,
        manner=arrival.manner,
        address=arrival.number,
        external_id=arrival.sid,
    )
    if await _is_known(session, conversation.id, arrival.sid):
        return False
    if not arrival.files:
        answers = arrival.manner is ChannelKind.SMS and connection.settings.get("carrier_answers", "yes") == "yes"
        asked = await optout.apply(
            session, deps.clock, conversation, arrival.text, arrival.sid, carrier_answers=answers
        )
        if asked is not None:
            return True
    keys = [await media.expect(session, deps.clock, conversation, source=one.source) for one in arrival.files]
    blocks = [
        media.block_of(key, one.kind, number)
        for number, (key, one) in enumerate(zip(keys, arrival.files, strict=True), 1)
    ]
    payload = inbox.written(arrival.text, files=blocks)
    accepted = await inbox.accept(session, deps.clock, conversation.id, InboxKind.MESSAGE, arrival.sid, payload)
    for key in keys:
        await defer(session, FETCH, key=key)
    return accepted.is_new


async def _is_known(session: AsyncSession, conversation_id: int, sid: str) -> bool:
    mine = (MessageRow.conversation_id == conversation_id, MessageRow.external_id == sid)
    return await session.scalar(select(MessageRow.id).where(*mine)) is not None
