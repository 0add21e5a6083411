"""What came in by WhatsApp: every kind of message read into words and files, and taken in exactly once."""

import re
import unicodedata
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from channels import optout
from channels.dress import WORDS
from channels.meta.contents import Contents, contents_of
from channels.meta.graph import KIND
from channels.meta.notice import Change, Part, parts, text
from channels.port import Deps
from conversations import inbox, media, reply
from conversations.files.kinds import LONGEST_NAME
from conversations.inbox import Conversation
from conversations.messages import ChannelKind, InboxKind
from conversations.models import MessageRow
from conversations.phones import at_address
from kit.errors import Invalid
from kit.jobs import defer
from stores.connections import Connection
from stores.stores import get_store

FETCH = "meta.fetch"
LONGEST = 4096
LONGEST_WAMID = 500
_NUMBER = re.compile(r"[1-9][0-9]{6,14}")
_USER = re.compile(r"[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}")
_KEPT = "\n\t"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message of a customer; `address` is their number with +, or Meta's name of them where it hides it."""

    wamid: str
    address: str
    contents: Contents


def read_arrival(change: Change, message: Part) -> Arrival | None:
    """Read a message; None for what wants neither an answer nor a place: a reaction, a group's, an echo of ours.

    Raises:
        Invalid: it has no name, or comes from nobody who could be answered.
    """
    wamid = text(message, "id")
    if not wamid or len(wamid) > LONGEST_WAMID or not wamid.isprintable():
        raise Invalid("This message has no name.", code="message_id_invalid")
    if text(message, "group_id") or text(message, "from") == change.own_number != "":
        return None
    contents = contents_of(message)
    return Arrival(wamid, _address(change, message), contents) if contents is not None else None


def _address(change: Change, message: Part) -> str:
    """Return whom to answer: who has a username on WhatsApp may come without a number."""
    digits = text(message, "from").removeprefix("+")
    if _NUMBER.fullmatch(digits):
        return f"+{digits}"
    known = [text(message, "from_user_id"), *(text(one, "user_id") for one in parts(change.value, "contacts"))]
    for name in known:
        if _USER.fullmatch(name):
            return name
    raise Invalid("This message comes from nobody who could be answered.", code="number_invalid")


def tidy(words: str) -> str:
    """Return words that can be stored and shown: cut to what WhatsApp allows, without signs that no keyboard writes."""
    told = words[:LONGEST].replace("\r\n", "\n")
    return "".join(" " if unicodedata.category(sign) == "Cc" and sign not in _KEPT else sign for sign in told).strip()


async def take_in(session: AsyncSession, deps: Deps, connection: Connection, arrival: Arrival) -> bool:
    """Write a message into its sender's conversation and wake the agent; returns whether it is new.

    STOP, HELP and START come before anything else. What cannot be read here is kept for staff, and its sender is asked
    to write instead. A message that is known already changes nothing.
    """
    conversation = await at_address(
        session,
        deps.clock,
        store_id=connection.store_id,
        channel=KIND,
        manner=ChannelKind.WHATSAPP,
        address=arrival.address,
        external_id=arrival.wamid,
    )
    if await _is_known(session, conversation.id, arrival.wamid):
        return False
    told = arrival.contents
    if told.unread:
        return await _keep_unread(session, deps, conversation, arrival)
    words = tidy(told.words)
    if not told.files:
        asked = await optout.apply(session, deps.clock, conversation, words, arrival.wamid, carrier_answers=False)
        if asked is not None:
            return True
    keys = [
        await media.expect(session, deps.clock, conversation, source=file.source, name=file.name) for file in told.files
    ]
    # What each is, its bytes say once they are fetched.
    pairs = enumerate(zip(keys, told.files, strict=True), 1)
    blocks = [media.block_of(key, file.kind, place, file.name[:LONGEST_NAME]) for place, (key, file) in pairs]
    payload = inbox.written(words, files=blocks)
    accepted = await inbox.accept(session, deps.clock, conversation.id, InboxKind.MESSAGE, arrival.wamid, payload)
    for key in keys:
        await defer(session, FETCH, key=key)
    return accepted.is_new


async def _keep_unread(session: AsyncSession, deps: Deps, conversation: Conversation, arrival: Arrival) -> bool:
    """Keep for staff that something came, and ask for words if no person has the conversation."""
    store = await get_store(session, conversation.store_id)
    language = conversation.language or store.settings.language
    said = "\n".join(filter(None, (WORDS.say(language, arrival.contents.unread), tidy(arrival.contents.words))))
    payload = inbox.written(said)
    is_new = await inbox.keep(session, deps.clock, conversation.id, arrival.wamid, payload)
    if is_new and conversation.holder == "agent" and not await optout.is_out(session, conversation):
        ask = WORDS.say(language, f"{arrival.contents.unread}-please-write")
        await reply.notify(session, deps.clock, conversation.id, ask, language)
    return is_new


async def _is_known(session: AsyncSession, conversation_id: int, wamid: str) -> bool:
    mine = (MessageRow.conversation_id == conversation_id, MessageRow.external_id == wamid)
    return await session.scalar(select(MessageRow.id).where(*mine)) is not None
