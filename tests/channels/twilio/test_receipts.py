"""What Twilio says of our messages meets what customers write at the same moment, and neither stops the other."""

import asyncio

from sqlalchemy import select, text

from channels import optout
from channels.port import Deps
from channels.twilio.faults import OPTED_OUT
from channels.twilio.receipts import Told, note_status
from conversations import inbox, outbox, parts
from conversations.inbox import Conversation
from conversations.models import DeliveryPartRow
from conversations.parts import Piece
from kit.db import Database
from tests.channels.twilio.conftest import Line

FIRST = "SM" + "5" * 32
_BLOCKED = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"


async def half_sent(line: Line) -> Conversation:
    """A message of two parts: the carrier has the first, the second waits."""
    conversation = await line.conversation()
    await line.say(conversation, "One and two")
    async with line.deps.database.begin() as session:
        first = await outbox.next_waiting(session, conversation.id)
        assert first is not None
        part = await parts.begin(session, line.clock, first.delivery_id, [Piece("One"), Piece("two")])
        assert part is not None
        await parts.sent(session, line.clock, part, FIRST)
    return conversation


async def somebody_is_blocked(database: Database) -> None:
    async with asyncio.timeout(20):
        while True:
            async with database.begin() as session:
                if await session.scalar(text(_BLOCKED)):
                    return
            await asyncio.sleep(0.01)


async def refused(deps: Deps, line: Line) -> None:
    async with deps.database.begin() as session:
        await note_status(session, deps, Told(line.store.id, FIRST, "failed", OPTED_OUT))


async def test_a_stop_and_a_refusal_because_of_it_do_not_wait_for_each_other(line: Line) -> None:
    conversation = await half_sent(line)
    async with asyncio.TaskGroup() as group, line.deps.database.begin() as session:
        await line.conversation_in(session)
        await inbox.lock(session, conversation.id)
        group.create_task(refused(line.deps, line))
        await somebody_is_blocked(line.deps.database)
        await optout.apply(session, line.clock, conversation, "STOP", "SM-stop", carrier_answers=True)
    async with line.deps.database.begin() as session:
        assert await optout.is_out(session, conversation)
        assert set(await session.scalars(select(DeliveryPartRow.state))) == {"failed"}


async def test_a_refusal_and_the_next_delivery_do_not_wait_for_each_other(line: Line) -> None:
    """The message fails, and its failed part is noted: twice in one transaction, as the delivery looks at it."""
    conversation = await half_sent(line)
    async with asyncio.TaskGroup() as group, line.deps.database.begin() as session:
        waiting = await outbox.next_waiting(session, conversation.id)
        assert waiting is not None
        group.create_task(refused(line.deps, line))
        await somebody_is_blocked(line.deps.database)
        await parts.begin(session, line.clock, waiting.delivery_id, [])
    async with line.deps.database.begin() as session:
        assert await outbox.next_waiting(session, conversation.id) is None
