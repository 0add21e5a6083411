"""Threads of letters: a random mark in the address for answers and in our own letters' ids leads an answer home.

The mark is no proof of anything: whoever forwards a letter hands it on. So only the address to which the letters of a
conversation go is let back into it; somebody else with the same mark begins a conversation of their own, tied to the
thread for staff alone.
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow, MailThreadRow
from kit.clock import Clock

TOKEN_BYTES = 12
ROOM = len("+t.") + 2 * TOKEN_BYTES
"""So many signs the mark adds to the part of an address before its `@`."""
LONGEST_LOCAL = 64
_ADDRESS = re.compile(r"\+t\.([0-9a-f]{24})@", re.IGNORECASE)
_MAIL_ID = re.compile(r"^t\.([0-9a-f]{24})\.[0-9a-f]+@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailThread:
    """A conversation's thread: its own mark, the mark with which the thread began, and to whom its letters go."""

    conversation_id: int
    token: str
    thread: str
    address: str


def reply_address(inbound: str, token: str) -> str:
    """Return the address for answers: the one at which the store's letters come in, with the mark in it."""
    local, _, domain = inbound.partition("@")
    return f"{local}+t.{token}@{domain}"


def mail_id(token: str, key: str, domain: str) -> str:
    """Return the Message-ID of a letter, the same at every attempt for the same `key`."""
    return f"t.{token}.{sha256(key.encode()).hexdigest()[:16]}@{domain}"


def first_mail_id(token: str, domain: str) -> str:
    """Return the id of a letter that never was, to which all letters of a thread refer: so they stay together."""
    return mail_id(token, "first", domain)


def tokens_in_addresses(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the marks in some addresses, each once."""
    return tuple(dict.fromkeys(mark.lower() for one in addresses for mark in _ADDRESS.findall(one)))


def tokens_in_ids(mail_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the marks in some Message-IDs, each once."""
    return tuple(dict.fromkeys(mark.lower() for one in mail_ids for mark in _MAIL_ID.findall(one)))


async def open_thread(
    session: AsyncSession, clock: Clock, conversation_id: int, *, address: str = "", of: str = ""
) -> MailThread:
    """Return a conversation's thread, made once; `address` is to whom its letters go, `of` the thread it belongs to."""
    token = secrets.token_hex(TOKEN_BYTES)
    row = {
        "conversation_id": conversation_id,
        "token": token,
        "thread": of or token,
        "address": address.lower(),
        "created_at": clock.now(),
    }
    await session.execute(insert(MailThreadRow).values(row).on_conflict_do_nothing(index_elements=["conversation_id"]))
    if address:
        mine = update(MailThreadRow).where(MailThreadRow.conversation_id == conversation_id)
        await session.execute(mine.values(address=address.lower()).execution_options(synchronize_session=False))
    found = await session.scalars(
        select(MailThreadRow)
        .where(MailThreadRow.conversation_id == conversation_id)
        .execution_options(populate_existing=True)
    )
    return _described(found.one())


async def find_thread(session: AsyncSession, store_id: int, tokens: Iterable[str]) -> MailThread | None:
    """Return the store's thread that one of these marks names, the first that is known."""
    asked = tuple(tokens)
    if not asked:
        return None
    rows = await session.scalars(
        select(MailThreadRow)
        .join(ConversationRow, ConversationRow.id == MailThreadRow.conversation_id)
        .where(MailThreadRow.token.in_(asked), ConversationRow.store_id == store_id)
        .order_by(MailThreadRow.conversation_id)
    )
    known = {row.token: row for row in rows}
    return next((_described(known[token]) for token in asked if token in known), None)


async def describe_letter(
    session: AsyncSession, conversation_id: int, *, subject: str, proof: str = "", marketplace: str = ""
) -> None:
    """Keep what a letter says it is about, how its sender's address is known, and by which marketplace it came."""
    row = await session.get_one(ConversationRow, conversation_id)
    row.subject = subject or row.subject
    row.address_proof = proof
    if marketplace:
        row.contact = {**row.contact, "marketplace": marketplace}
    await session.flush()


def _described(row: MailThreadRow) -> MailThread:
    return MailThread(row.conversation_id, row.token, row.thread, row.address)
