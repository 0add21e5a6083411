"""Which conversation a telephone number's message belongs to."""

import asyncio
from datetime import timedelta

import pytest

from conversations import inbox
from conversations.inbox import Conversation
from conversations.messages import Author, InboxKind, TextBlock
from conversations.models import ConversationRow
from conversations.outbox import write
from conversations.phones import at_address, last_heard
from kit.jobs import Jobs

from .conftest import Court

RITA = "+351910000001"


@pytest.fixture(autouse=True)
def _agent(jobs: Jobs) -> None:
    async def asleep(conversation_id: int) -> None:
        """Answer nothing."""

    jobs.task("agent.answer", asleep)
    jobs.task("channels.deliver", asleep)


async def at(court: Court, address: str = RITA, *, manner: str = "sms", external_id: str = "") -> Conversation:
    async with court.database.begin() as session:
        return await at_address(
            session,
            court.clock,
            store_id=court.store.id,
            channel="twilio",
            manner=manner,
            address=address,
            external_id=external_id,
        )


async def told(court: Court, conversation: Conversation) -> None:
    async with court.database.begin() as session:
        row = await inbox.lock(session, conversation.id)
        await write(session, court.clock, row, [[TextBlock(text="Yes?")]], "en", None, Author.AGENT)


async def test_two_first_messages_at_once_make_one_conversation(court: Court) -> None:
    async def arrive(name: str) -> int:
        async with court.database.begin() as session:
            found = await at_address(
                session, court.clock, store_id=court.store.id, channel="twilio", manner="sms", address=RITA
            )
            await asyncio.sleep(0.05)  # both are under way at the same time
            await inbox.accept(session, court.clock, found.id, InboxKind.MESSAGE, name, inbox.written(name))
            return found.id

    first, second = await asyncio.gather(arrive("SM1"), arrive("SM2"))
    assert first == second


async def test_numbers_and_manners_have_conversations_of_their_own(court: Court) -> None:
    mine = {(await at(court)).id, (await at(court, "+351910000002")).id, (await at(court, manner="whatsapp")).id}
    assert len(mine) == 3
    assert (await at(court)).address == RITA


async def test_a_day_of_silence_ends_a_conversation(court: Court) -> None:
    first = await at(court)
    await court.hear(first, "Hello")
    court.clock.move(timedelta(hours=23))
    await told(court, first)
    court.clock.move(timedelta(hours=23))
    assert (await at(court)).id == first.id
    court.clock.move(timedelta(hours=1))
    assert (await at(court)).id != first.id


async def test_the_next_one_keeps_the_language_and_not_the_proof(court: Court) -> None:
    """D9a."""
    first = await at(court)
    async with court.database.begin() as session:
        row = await session.get_one(ConversationRow, first.id)
        row.language, row.customer_id, row.memory = "pt", 7, {"order": "#1001"}
    court.clock.move(timedelta(days=2))
    second = await at(court)
    async with court.database.begin() as session:
        memory = (await session.get_one(ConversationRow, second.id)).memory
    assert (second.language, second.customer_id, memory) == ("pt", None, {})


async def test_a_conversation_that_a_person_holds_goes_on(court: Court) -> None:
    """D9."""
    first = await at(court)
    async with court.database.begin() as session:
        (await session.get_one(ConversationRow, first.id)).holder = "person"
    court.clock.move(timedelta(days=9))
    assert (await at(court)).id == first.id


async def test_what_was_proved_ends_with_a_day_of_silence_there_too(court: Court) -> None:
    """D9a: a number may be somebody else's when it writes again, and the person hands back to the agent."""
    first = await at(court)
    await court.hear(first, "Hello")
    async with court.database.begin() as session:
        row = await session.get_one(ConversationRow, first.id)
        row.holder, row.customer_id = "person", 7
    court.clock.move(timedelta(hours=23))
    assert (await at(court)).customer_id == 7
    court.clock.move(timedelta(days=90))
    assert (await at(court)).customer_id is None
    async with court.database.begin() as session:
        assert (await session.get_one(ConversationRow, first.id)).customer_id is None


async def test_a_repeat_belongs_where_the_first_is_however_late(court: Court) -> None:
    first = await at(court, external_id="SM1")
    await court.hear(first, "Hello", "SM1")
    court.clock.move(timedelta(days=3))
    second = await at(court, external_id="SM2")
    assert second.id != first.id
    assert (await at(court, external_id="SM1")).id == first.id


async def test_a_number_was_last_heard_in_whichever_conversation_it_wrote(court: Court) -> None:
    first = await at(court)
    await court.hear(first, "Hello")
    court.clock.move(timedelta(days=2))
    second = await at(court)
    await court.hear(second, "Hello again")
    async with court.database.begin() as session:
        assert await last_heard(session, first) == court.clock.now()
    assert first.id != second.id
