"""Which conversation a letter belongs to: by the mark in an address, then by the letters it refers to, else a new one.

A letter is let into a conversation only if it comes from the address to which that conversation's letters go. Whoever
has the mark from elsewhere, because somebody forwarded a letter, begins a conversation of their own in the same thread:
staff see both together (D7), and neither sees what the other was told.
"""

import re
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.email.letter import Letter
from channels.email.marketplaces import recognise
from channels.email.models import MailRow
from conversations import inbox
from conversations.contact import LONGEST as LONGEST_CLAIM
from conversations.contact import Given, keep_contact
from conversations.inbox import Conversation
from conversations.mail_threads import (
    MailThread,
    describe_letter,
    find_thread,
    open_thread,
    tokens_in_addresses,
    tokens_in_ids,
)
from conversations.messages import ChannelKind
from conversations.models import ConversationRow
from kit.clock import Clock
from stores.connections import Connection

KIND = "email"
"""Of the channel, and of its connection."""
OVER_AFTER = timedelta(days=90)
"""A thread in which nothing was said for so long is over: who answers it begins anew."""
MOST_REFERENCES = 50
LONGEST_SUBJECT = 200
_REPLY_MARK = re.compile(
    r"^(re|r|aw|sv|vs|odp|rif|res|rv|ref|antw|fwd?|wg|tr|enc|vb|vl|pd|i|від|отв|пер)\s*(\[\d+\])?\s*:\s*", re.IGNORECASE
)
"""What mail programs of our languages put before the subject of an answer or a forwarded letter."""


async def conversation_of(session: AsyncSession, clock: Clock, connection: Connection, letter: Letter) -> Conversation:
    """Return the conversation of a letter, or begin one; a repeat belongs where the first is.

    Until the transaction ends no other can do the same for this sender, so that two letters at once make no two
    conversations of one thread.
    """
    name = f"mail:{connection.store_id}:{letter.sender}"
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
    if (repeated := await _repeated(session, connection, letter)) is not None:
        return await inbox.get(session, repeated)
    thread = await _thread(session, clock, connection, letter)
    if thread is not None and await _may_enter(session, clock, thread, letter):
        await _note_subject(session, thread.conversation_id, letter)
        return await inbox.get(session, thread.conversation_id)
    return await _begin(session, clock, connection, letter, thread.thread if thread else "")


def plain_subject(subject: str) -> str:
    """Return a subject without what mail programs put before it, in one line."""
    line = " ".join(subject.split())
    while (found := _REPLY_MARK.match(line)) is not None:
        line = line[found.end() :]
    return line[:LONGEST_SUBJECT].rstrip()


async def _repeated(session: AsyncSession, connection: Connection, letter: Letter) -> int | None:
    same = (MailRow.store_id == connection.store_id, MailRow.direction == "in", MailRow.once == letter.once)
    found: int | None = await session.scalar(select(MailRow.conversation_id).where(*same))
    return found


async def _thread(session: AsyncSession, clock: Clock, connection: Connection, letter: Letter) -> MailThread | None:
    """Return the thread that a letter names: by an address it was sent to, else by the letters it refers to."""
    ids = _references(letter)
    tokens = (*tokens_in_addresses(letter.recipients), *tokens_in_ids(ids))
    if (named := await find_thread(session, connection.store_id, tokens)) is not None:
        return named
    rows = await session.execute(
        select(MailRow.mail_id, MailRow.conversation_id)
        .where(MailRow.store_id == connection.store_id, MailRow.mail_id.in_(ids), MailRow.conversation_id.is_not(None))
        .order_by(MailRow.id)
    )
    known = {mail_id: conversation_id for mail_id, conversation_id in rows if conversation_id is not None}
    conversation_id = next((known[one] for one in ids if one in known), None)
    return await open_thread(session, clock, conversation_id) if conversation_id is not None else None


def _references(letter: Letter) -> tuple[str, ...]:
    """Return the letters that one refers to, the newest first."""
    newest = [letter.in_reply_to, *reversed(letter.references)]
    return tuple(dict.fromkeys(one for one in newest if one))[:MOST_REFERENCES]


async def _may_enter(session: AsyncSession, clock: Clock, thread: MailThread, letter: Letter) -> bool:
    """Whether a letter goes on with a thread's conversation: its own sender wrote, and it is not long over.

    A chat takes a letter only while a person holds it: the agent would answer where nobody reads any more.
    """
    row = await session.get_one(ConversationRow, thread.conversation_id)
    if clock.now() - row.updated_at > OVER_AFTER or row.is_preview:
        return False
    if row.channel == KIND:
        return letter.sender == (row.address or "").lower()
    return letter.sender == thread.address and row.holder == "person"


async def _note_subject(session: AsyncSession, conversation_id: int, letter: Letter) -> None:
    """Keep the subject and the proof of the newest letter: a forged one has none, though its thread had."""
    row = await session.get_one(ConversationRow, conversation_id)
    if row.channel != KIND:
        return
    subject = plain_subject(letter.subject)
    proof = row.address_proof if letter.proof else ""
    await describe_letter(session, conversation_id, subject=subject, proof=proof)


async def _begin(
    session: AsyncSession, clock: Clock, connection: Connection, letter: Letter, thread: str
) -> Conversation:
    """Begin a conversation with a letter; what it claims of an order or its writer is kept as a claim."""
    begun = await inbox.start(
        session,
        clock,
        store_id=connection.store_id,
        channel=KIND,
        manner=ChannelKind.EMAIL,
        address=letter.sender,
    )
    await open_thread(session, clock, begun.id, address=letter.sender, of=thread)
    relayed = recognise(letter, connection.settings)
    marketplace = relayed.marketplace if relayed else ""
    await describe_letter(
        session, begun.id, subject=plain_subject(letter.subject), proof=letter.proof, marketplace=marketplace
    )
    return await keep_contact(session, begun.id, _claims(letter, relayed.order if relayed else ""))


def _claims(letter: Letter, order: str) -> Given:
    """Return what a letter says of its writer, as far as it can be shown in one line."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in letter.sender_name).split())
    return Given(name=name[:LONGEST_CLAIM], order=order)
