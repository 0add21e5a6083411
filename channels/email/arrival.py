"""A letter taken in: once, into its conversation, with its files; the agent is woken if a person wrote it."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import exists, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from channels import optout
from channels.email import loops
from channels.email.answer_text import answer_of
from channels.email.letter import Letter
from channels.email.letters import TEST
from channels.email.loops import Ours
from channels.email.marketplaces import recognise
from channels.email.models import MailRow
from channels.email.threads import conversation_of, plain_subject
from channels.optout import StopHelpStart
from channels.port import Deps
from conversations import handoff, inbox, media, outbox
from conversations.files.kinds import kind_named
from conversations.handoff import HandoffNote
from conversations.inbox import Conversation
from conversations.media import block_of
from conversations.messages import ChannelKind, InboxKind, MediaBlock
from conversations.models import MessageRow
from kit.errors import Invalid, TooLarge
from stores.connections import Connection

LONGEST = 7_900
"""Characters of a message; the rest is in the whole letter, which is kept beside it."""
FLOODS = ((timedelta(minutes=10), 10), (timedelta(days=1), 40))
"""So many letters of one sender are answered within so long; nobody writes more, but machines that answer us do."""
SAME_WORDS = (timedelta(days=1), 3)
"""So often the same words are answered: a machine that answers itself says the same each time."""
SHORTEST = 20
"""Shorter words ("Thank you") people say again and again."""
FLOOD = "This address writes more than people do, as a machine that answers our answers. Ours stop until it is quieter."
NOT_DELIVERED = "The customer's mail server returned this letter: it could not be delivered."


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a letter: `dropped` says why it went no further; `is_new` is false for one that is known."""

    is_new: bool
    conversation_id: int | None = None
    dropped: str = ""
    is_quiet: bool = False
    """It is kept for staff, and the agent was not woken."""


async def take_in(session: AsyncSession, deps: Deps, connection: Connection, letter: Letter) -> Taken:
    """Write a letter into its conversation and wake the agent; a letter that is known already changes nothing.

    A lone STOP is kept for staff and not answered. It stops nothing: what we mail are answers to letters.
    """
    ours = Ours({*connection.addresses, connection.settings.get("address", ""), connection.settings.get("inbound", "")})
    letter = loops.whom_to_answer(letter, ours)
    mail_row = await _write_down(session, deps, connection, letter)
    if mail_row is None:
        return Taken(is_new=False)
    if why := await _why_drop(session, connection, letter, ours):
        conversation_id = await _returned(session, deps, connection, letter)
        await _settle(session, mail_row, dropped=why, conversation_id=conversation_id)
        return Taken(is_new=True, conversation_id=conversation_id, dropped=why)
    answer = answer_of(letter.text, letter.subject)
    is_flood = await _is_flood(session, deps, connection, letter, answer)
    conversation = await conversation_of(session, deps.clock, connection, letter)
    words = await _words(session, conversation, letter, answer)
    is_stop = not letter.files and optout.read(ChannelKind.EMAIL, answer or letter.subject) is StopHelpStart.STOP
    payload = inbox.written(words, files=await _files(session, deps, conversation, letter))
    message_id = None
    if is_flood or is_stop:
        await inbox.keep(session, deps.clock, conversation.id, letter.once, payload)
    else:
        accepted = await inbox.accept(session, deps.clock, conversation.id, InboxKind.MESSAGE, letter.once, payload)
        message_id = accepted.message_id
    if is_flood:
        note = HandoffNote(reason="mail_flood", summary=FLOOD)
        await handoff.report(session, deps.clock, conversation.id, note)
    await _settle(session, mail_row, conversation_id=conversation.id, message_id=message_id)
    return Taken(is_new=True, conversation_id=conversation.id, is_quiet=is_flood or is_stop)


async def is_known(session: AsyncSession, connection: Connection, letter: Letter) -> bool:
    """Tell whether a letter was told before."""
    same = (MailRow.store_id == connection.store_id, MailRow.direction == "in", MailRow.once == letter.once)
    return bool(await session.scalar(select(exists().where(*same))))


async def _write_down(session: AsyncSession, deps: Deps, connection: Connection, letter: Letter) -> int | None:
    """Keep a letter's row and return its id, None if it is known; the same letter at once waits here for our commit."""
    before = letter.references
    row = {
        "store_id": connection.store_id,
        "direction": "in",
        "once": letter.once,
        "mail_id": letter.mail_id,
        "references": [*before, *((letter.in_reply_to,) if letter.in_reply_to not in ("", *before) else ())],
        "sender": letter.sender,
        "recipient": next(iter(letter.recipients), connection.settings.get("address", "")),
        "subject": letter.subject,
        "original": "\n\n".join((letter.text, *letter.notes)).strip(),
        "dropped": "",
        "at": deps.clock.now(),
    }
    new = insert(MailRow).values(row).on_conflict_do_nothing().returning(MailRow.id)
    found: int | None = await session.scalar(new)
    return found


async def _settle(session: AsyncSession, mail_row: int, **values: object) -> None:
    await session.execute(update(MailRow).where(MailRow.id == mail_row).values(**values))


async def _why_drop(session: AsyncSession, connection: Connection, letter: Letter, ours: Ours) -> str:
    if letter.mail_id.startswith(TEST) and ours.has(letter.sender):
        return loops.TEST
    is_relayed = recognise(letter, connection.settings) is not None
    if why := loops.why_drop(letter, ours, is_relayed=is_relayed):
        return why
    if not (letter.text.strip() or letter.subject or letter.files or letter.left_out):
        return loops.EMPTY
    own = exists().where(
        MailRow.store_id == connection.store_id, MailRow.direction == "out", MailRow.mail_id == letter.mail_id
    )
    return loops.OUR_LETTER if await session.scalar(select(own)) else ""


async def _returned(session: AsyncSession, deps: Deps, connection: Connection, letter: Letter) -> int | None:
    """Mark the letter of ours that a bounce tells of as not delivered, and return its conversation."""
    if not letter.report_on:
        return None
    mine = select(MailRow.conversation_id).where(
        MailRow.store_id == connection.store_id, MailRow.direction == "out", MailRow.mail_id == letter.report_on
    )
    found: int | None = await session.scalar(mine.limit(1))
    if found is not None:
        await outbox.receipt(session, deps.clock, letter.report_on, "failed", NOT_DELIVERED)
    return found


async def _is_flood(session: AsyncSession, deps: Deps, connection: Connection, letter: Letter, answer: str) -> bool:
    """Whether this letter, which is written down already, is one too many of its sender."""
    now = deps.clock.now()
    # A marketplace may write for all its customers from one address: only the same words count there.
    limits = (
        [] if recognise(letter, connection.settings) is not None else [(within, most, "") for within, most in FLOODS]
    )
    if len(answer) >= SHORTEST:
        limits.append((*SAME_WORDS, answer))
    if not limits:
        return False
    counts = [
        func.count().filter(MailRow.at > now - within, func.left(MailRow.original, len(words)) == words)
        for within, _, words in limits
    ]
    theirs = (MailRow.store_id == connection.store_id, MailRow.sender == letter.sender, MailRow.direction == "in")
    longest = max(within for within, *_ in limits)
    found = (await session.execute(select(*counts).where(*theirs, MailRow.at > now - longest))).one()
    return any(count > most for count, (_, most, _) in zip(found, limits, strict=True))


async def _words(session: AsyncSession, conversation: Conversation, letter: Letter, answer: str) -> str:
    """Return the message: the new words, and in the first letter of a conversation its subject above them."""
    words = answer
    subject = plain_subject(letter.subject)
    begun = exists().where(MessageRow.conversation_id == conversation.id)
    if subject and subject not in words and (not words or not await session.scalar(select(begun))):
        words = f"{subject}\n\n{words}".strip()
    return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + "…"


async def _files(session: AsyncSession, deps: Deps, conversation: Conversation, letter: Letter) -> list[MediaBlock]:
    """Store what came along; what cannot be kept is a file that failed, with the reason, so that staff know of it."""
    blocks: list[MediaBlock] = []
    for place, file in enumerate(letter.files, start=1):
        try:
            kept = await media.add(session, deps.clock, conversation, file.content, name=file.name, is_sent=True)
            blocks.append(kept.block(place))
        except (Invalid, TooLarge) as error:
            blocks.append(await _failed(session, deps, conversation, file.name, file.type, error.detail))
    for named in letter.left_out:
        why = f"{named} was too large and was not kept."
        blocks.append(await _failed(session, deps, conversation, named, "", why))
    return blocks


async def _failed(
    session: AsyncSession, deps: Deps, conversation: Conversation, name: str, kind: str, why: str
) -> MediaBlock:
    key = await media.expect(session, deps.clock, conversation, source="", name=name)
    await media.failed(session, deps.clock, key, why, for_good=True)
    block = block_of(key, kind_named(kind or "file"), name=name)
    return block.model_copy(update={"alt": why if name in why else f"{name}: {why}"})
