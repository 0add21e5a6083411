"""What others than the agent write to a customer: a person who holds the conversation, and the system itself."""

from sqlalchemy.ext.asyncio import AsyncSession

from conversations.handoff import check_holder
from conversations.inbox import lock
from conversations.messages import Author, TextBlock
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
    words = text.strip()
    if not 0 < len(words) <= LONGEST:
        raise Invalid(f"Write 1 to {LONGEST} characters.", code="text_invalid")
    row = await lock(session, conversation_id)
    if row.holder != "person":
        raise Conflict("The agent holds this conversation. Take it over first.", code="not_held")
    await check_holder(session, row.id, staff_id)
    row.updated_at = clock.now()
    await write(session, clock, row, [[TextBlock(text=words, lang=row.language)]], row.language, None, Author.PERSON)


async def notify(session: AsyncSession, clock: Clock, conversation_id: int, text: str, language: str) -> None:
    """Send the system's own words, whoever holds the conversation. Raises NotFound."""
    row = await lock(session, conversation_id)
    await write(session, clock, row, [[TextBlock(text=text, lang=language)]], language, None, Author.SYSTEM)
