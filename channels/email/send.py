"""The way out by mail: an answer becomes a letter of the shop's, in the thread of the letter that it answers.

A mail server says no more of a letter than that it took it, so an attempt whose end nobody knows is made again: with
the same Message-ID, by which mailboxes show it once. The letter is written down before it goes, so that an answer or a
bounce that comes at once is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from channels.dress import WORDS
from channels.email.marks import mark
from channels.email.models import MailRow
from channels.email.threads import KIND
from channels.port import Deps, Overslept, Parcel, Receipt
from conversations.files.kinds import SUFFIXES
from conversations.inbox import Conversation, said
from conversations.mail_threads import first_mail_id, mail_id, open_thread, reply_address
from conversations.media import Media, files_of, find_all, media_keys
from conversations.messages import Author
from conversations.models import ConversationRow, MessageRow
from kit.errors import NotReady, Permanent, Unauthorised
from kit.mail import Attachment, Mail
from stores.connections import Connection, connection_of
from stores.stores import Store, get_store

MOST_REFERENCES = 20
LONGEST_QUOTE = 1000
MOST_QUOTED_LINES = 12
LARGEST_TOGETHER = 17 * 1024 * 1024
"""Bytes of files in one letter: in a mail they take a third more, and many servers refuse more than 25 MB."""
FIRST_PART = ".1"
STOOD_STILL = "It stood still for too long. Another process may have sent it."


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a letter in its thread: the letter it answers, if any, and the ids of all, oldest first."""

    answers: str
    references: tuple[str, ...]


async def send(deps: Deps, parcel: Parcel) -> Receipt:
    """Send one parcel as a letter; the receipt is its Message-ID.

    Raises:
        Permanent, Unauthorised, Temporary: each with a sentence for staff. After Temporary it may have been sent; the
            next attempt is the same letter again.
        Overslept: `Parcel.go_by` is past, and nothing was sent.
    """
    if not parcel.conversation.address:
        raise Permanent("This conversation has no e-mail address.")
    async with deps.database.begin() as session:
        connection = await _connection(session, deps, parcel.conversation.store_id)
        letter = await _letter(session, deps, parcel, connection)
    if parcel.is_late(deps.clock.now()):
        raise Overslept(STOOD_STILL)
    await deps.mailer.send(letter)
    return Receipt(letter.mail_id)


async def _connection(session: AsyncSession, deps: Deps, store_id: int) -> Connection:
    try:
        connection = await connection_of(session, deps.vault, store_id, KIND)
    except NotReady as error:
        raise Unauthorised(error.detail) from error
    if connection is None:
        raise Unauthorised("No support address is connected. Connect one on the page Channels.")
    return connection


async def _letter(session: AsyncSession, deps: Deps, parcel: Parcel, connection: Connection) -> Mail:
    talk, store = parcel.conversation, await get_store(session, parcel.conversation.store_id)
    address = connection.settings["address"]
    domain = address.rpartition("@")[2]
    to = talk.address or ""
    thread = await open_thread(session, deps.clock, talk.id, address=to)
    own_id = mail_id(thread.token, parcel.key, domain)
    before = await _before(session, talk.id, own_id, first_mail_id(thread.token, domain))
    letter = Mail(
        to=to,
        subject=await _subject(session, parcel, store),
        text=await _body(session, parcel, store),
        sender_name=connection.settings.get("name") or store.name,
        sender=address,
        reply_to=reply_address(connection.settings.get("inbound") or address, thread.token),
        mail_id=own_id,
        in_reply_to=before.answers,
        references=before.references,
        attachments=await _attachments(session, deps, parcel),
        is_by_person=parcel.message.author is Author.PERSON,
    )
    await _write_down(session, deps, parcel, letter)
    return letter


async def _before(session: AsyncSession, conversation_id: int, own_id: str, first_id: str) -> _Before:
    """Return what a letter follows: what the customer wrote last, else our last; the shop's first word follows nothing.

    A second attempt says the same as the first, whatever came in between.
    """
    rows = await session.scalars(
        select(MailRow).where(MailRow.conversation_id == conversation_id, MailRow.dropped == "").order_by(MailRow.id)
    )
    letters = rows.all()
    known = next((row for row in letters if row.direction == "out" and row.mail_id == own_id), None)
    if known is not None:
        chain = tuple(known.references)
        return _Before("" if chain == (first_id,) else chain[-1], chain)
    heard = [row for row in letters if row.direction == "in"] or letters
    if not heard:
        return _Before("", (first_id,))
    chain = tuple(dict.fromkeys((*heard[-1].references, heard[-1].mail_id)))
    if len(chain) > MOST_REFERENCES:
        chain = (chain[0], *chain[1 - MOST_REFERENCES :])
    return _Before(heard[-1].mail_id, chain)


async def _subject(session: AsyncSession, parcel: Parcel, store: Store) -> str:
    row = await session.get_one(ConversationRow, parcel.conversation.id)
    subject = row.subject or WORDS.say(_language(parcel, store), "letter-subject", store=store.name)
    return f"Re: {subject}" if row.heard_at is not None else subject


async def _body(session: AsyncSession, parcel: Parcel, store: Store) -> str:
    """Return the words under the line for answers, and what the customer wrote below them."""
    language = _language(parcel, store)
    parts = [mark(language), parcel.words]
    asked = await session.scalar(
        select(MessageRow)
        .where(MessageRow.conversation_id == parcel.conversation.id, MessageRow.author == Author.CUSTOMER)
        .where(MessageRow.id < parcel.message.id)
        .order_by(MessageRow.id.desc())
        .limit(1)
    )
    if asked is not None and (quoted := quote(said(asked).text)):
        parts.append(f"{WORDS.say(language, 'letter-quote')}\n{quoted}")
    return "\n\n".join(parts)


def quote(words: str) -> str:
    """Return the beginning of what somebody wrote, as mail programs quote it."""
    short = words[:LONGEST_QUOTE].rstrip() + ("…" if len(words) > LONGEST_QUOTE else "")
    lines = short.splitlines()
    if len(lines) > MOST_QUOTED_LINES:
        lines = [*lines[:MOST_QUOTED_LINES], "…"]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _language(parcel: Parcel, store: Store) -> str:
    return parcel.message.language or parcel.conversation.language or store.settings.language


async def _write_down(session: AsyncSession, deps: Deps, parcel: Parcel, letter: Mail) -> None:
    row = {
        "store_id": parcel.conversation.store_id,
        "direction": "out",
        "once": letter.mail_id,
        "conversation_id": parcel.conversation.id,
        "message_id": parcel.message.id,
        "mail_id": letter.mail_id,
        "references": list(letter.references),
        "sender": letter.sender,
        "recipient": letter.to,
        "subject": letter.subject,
        "at": deps.clock.now(),
    }
    await session.execute(insert(MailRow).values(**row, original="", dropped="").on_conflict_do_nothing())


async def carries(
    deps: Deps,  # noqa: ARG001 - as `channels.port.Carries`
    session: AsyncSession,  # noqa: ARG001
    conversation: Conversation,  # noqa: ARG001
    files: Sequence[Media],
) -> frozenset[str]:
    """Return the keys of the files that one letter holds together, in order; what is more is a link in it."""
    taken, size = set(), 0
    for one in files:
        if size + one.size <= LARGEST_TOGETHER:
            taken.add(one.key)
            size += one.size
    return frozenset(taken)


async def _attachments(session: AsyncSession, deps: Deps, parcel: Parcel) -> tuple[Attachment, ...]:
    """Return the files that go along with a message, with its first part."""
    if not parcel.key.endswith(FIRST_PART) or not (keys := media_keys([parcel.message])):
        return ()
    known = await find_all(session, keys)
    taken = await carries(deps, session, parcel.conversation, [known[key] for key in keys if key in known])
    found = [one for one in await files_of(session, parcel.message) if one.key in taken]
    return tuple(Attachment(one.name or f"{one.kind}{SUFFIXES[one.type]}", one.type, one.content) for one in found)
