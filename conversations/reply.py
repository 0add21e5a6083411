"""What others than the agent write to a customer: a person who holds the conversation, and the system itself."""

from collections.abc import Sequence
from unicodedata import category

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.attention import tell_desk
from conversations.handoff import check_holder
from conversations.inbox import lock
from conversations.messages import Author, Block, TextBlock
from conversations.models import MessageRow
from conversations.outbox import write
from kit.clock import Clock
from kit.errors import Conflict, Invalid

LONGEST = 4000


async def reply(session: AsyncSession, clock: Clock, conversation_id: int, staff_id: int, text: str) -> None:
    """Send a person's words on the conversation's own channel.

    Raises:
        Invalid: the text is empty or longer than 4,000 characters.
        Conflict: with code `not_held` or `already_taken`: the agent or somebody else holds the conversation, and two
            would answer at once.
        NotFound: there is no such conversation.
    """
    words = clean(text)
    row = await lock(session, conversation_id)
    if row.holder != "person":
        raise Conflict("The agent holds this conversation. Take it over first.", code="not_held")
    await check_holder(session, row.id, staff_id)
    await say(session, clock, row.id, staff_id, words)


async def say(
    session: AsyncSession,
    clock: Clock,
    conversation_id: int,
    staff_id: int,
    words: str,
    external_id: str | None = None,
    beside: Sequence[Block] = (),
) -> int:
    """Write a person's words, which are clean, whoever holds the conversation; returns the message's number.

    `beside` goes along: pictures, cards. Raises NotFound. What was said under `external_id` is not said again.
    """
    row = await lock(session, conversation_id)
    if external_id is not None and (known := await said_as(session, row.id, external_id)) is not None:
        return known
    row.updated_at = clock.now()
    tell_desk(session, row)
    spoken: list[Block] = [TextBlock(text=words, lang=row.language)] if words else []
    blocks = [[*spoken, *beside]]
    (message_id,) = await write(session, clock, row, blocks, row.language, None, Author.PERSON)
    mine = update(MessageRow).where(MessageRow.id == message_id)
    await session.execute(mine.values(staff_id=staff_id, external_id=external_id))
    return message_id


async def said_as(session: AsyncSession, conversation_id: int, external_id: str) -> int | None:
    """Return the message that a person has sent under this id."""
    mine = (MessageRow.author == Author.PERSON) & (MessageRow.external_id == external_id)
    query = select(MessageRow.id).where(MessageRow.conversation_id == conversation_id, mine)
    found: int | None = await session.scalar(query)
    return found


def clean(text: str) -> str:
    """Return a person's words without spaces around them, as they go out.

    Raises:
        Invalid: with code `text_invalid`: empty, longer than 4,000 characters, or with signs that no keyboard writes.
    """
    words = text.replace("\r\n", "\n").strip()
    if not 0 < len(words) <= LONGEST or not any(category(sign)[0] not in "CZ" for sign in words):
        raise Invalid(f"Write 1 to {LONGEST} characters.", code="text_invalid")
    if any(category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in words):
        raise Invalid("This is not plain text. Write it again without special signs.", code="text_invalid")
    return words


async def notify(session: AsyncSession, clock: Clock, conversation_id: int, text: str, language: str) -> None:
    """Send the system's own words, whoever holds the conversation. Raises NotFound."""
    row = await lock(session, conversation_id)
    tell_desk(session, row)
    await write(session, clock, row, [[TextBlock(text=text, lang=language)]], language, None, Author.SYSTEM)
