"""A person takes a conversation over and hands it back; the list shows who waits, and previews never."""

import pytest
from sqlalchemy import select, text

from conversations import handoff, inbox
from conversations.attention import TAKE_IN
from conversations.handoff import HandoffNote
from conversations.inbox import Conversation
from kit.audit import AuditRow
from kit.errors import Conflict, NotFound

from .conftest import Court


async def wish(court: Court, conversation: Conversation, summary: str = "Needs help") -> None:
    async with court.database.begin() as session:
        row = await inbox.lock(session, conversation.id)
        await handoff.record(session, court.clock, row, HandoffNote(reason="asked_for_person", summary=summary))


async def test_taking_over_and_handing_back_leaves_who_and_when(court: Court, conversation: Conversation) -> None:
    await wish(court, conversation)
    async with court.database.begin() as session:
        held = await handoff.take_over(session, court.clock, conversation.id, staff_id=7)
    async with court.database.begin() as session:
        returned = await handoff.hand_back(session, court.clock, conversation.id, staff_id=7)
        (record,), _ = await handoff.list_handoffs(session, court.store.id)
        acts = list(await session.scalars(select(AuditRow.act).order_by(AuditRow.id)))
    assert (held.holder, returned.holder) == ("person", "agent")
    assert (record.taken_by, record.taken_at, record.returned_at) == (7, court.clock.now(), court.clock.now())
    assert acts == ["took_over", "handed_back"]


async def woken(court: Court) -> set[str]:
    """The jobs that wait, which are then forgotten."""
    async with court.database.begin() as session:
        names = set(await session.scalars(text("select task_name from procrastinate_jobs")))
        await session.execute(text("truncate procrastinate_jobs cascade"))
    return names


async def test_who_holds_a_conversation_sees_at_once_what_is_said_in_it(
    court: Court, conversation: Conversation
) -> None:
    """S4-22: the desk is woken by the words themselves; what the agent answers wakes it with the answer."""
    await court.hear(conversation, "Hello")
    assert TAKE_IN not in await woken(court)
    async with court.database.begin() as session:
        await handoff.take_over(session, court.clock, conversation.id, staff_id=7)
    await woken(court)
    await court.hear(conversation, "Are you there?")
    assert TAKE_IN in await woken(court)


async def test_somebody_else_cannot_take_what_is_taken(court: Court, conversation: Conversation) -> None:
    await wish(court, conversation)
    async with court.database.begin() as session:
        await handoff.take_over(session, court.clock, conversation.id, staff_id=7)
        await handoff.take_over(session, court.clock, conversation.id, staff_id=7)
        with pytest.raises(Conflict):
            await handoff.take_over(session, court.clock, conversation.id, staff_id=8)


async def test_a_person_may_take_over_unasked_and_it_is_recorded(court: Court, conversation: Conversation) -> None:
    async with court.database.begin() as session:
        await handoff.take_over(session, court.clock, conversation.id, staff_id=7)
        (record,), _ = await handoff.list_handoffs(session, court.store.id)
    assert (record.reason, record.taken_by) == ("taken_by_staff", 7)


async def test_asking_twice_is_one_open_wish_brought_up_to_date(court: Court, conversation: Conversation) -> None:
    await wish(court, conversation, "first")
    await wish(court, conversation, "second")
    async with court.database.begin() as session:
        (record,), _ = await handoff.list_handoffs(session, court.store.id)
    assert record.summary == "second"


async def test_the_list_goes_on_where_the_page_ended_and_holds_no_preview(court: Court) -> None:
    for number in range(3):
        await wish(court, await court.start(), f"wish {number}")
    await wish(court, await court.start(is_preview=True), "a tester's")
    async with court.database.begin() as session:
        first, cursor = await handoff.list_handoffs(session, court.store.id, limit=2)
        second, end = await handoff.list_handoffs(session, court.store.id, cursor=cursor, limit=2)
    assert [item.summary for item in first + second] == ["wish 2", "wish 1", "wish 0"]
    assert end is None


async def test_an_unknown_conversation_is_not_found(court: Court) -> None:
    async with court.database.begin() as session:
        with pytest.raises(NotFound):
            await handoff.take_over(session, court.clock, 99, staff_id=7)
