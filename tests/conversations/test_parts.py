"""A message goes out in parts; what the carrier says of them later only moves it forward."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from conversations import inbox, outbox, parts
from conversations.inbox import Conversation
from conversations.messages import TextBlock
from conversations.models import DeliveryPartRow, DeliveryRow
from conversations.parts import REACHED, Piece, state_of
from kit.jobs import Jobs

from .conftest import Court

PIECES = [Piece("one", 1), Piece("two", 2)]


@pytest.fixture
async def delivery_id(court: Court, conversation: Conversation, jobs: Jobs) -> int:
    async def asleep(conversation_id: int) -> None:
        """Send nothing."""

    jobs.task("channels.deliver", asleep)
    async with court.database.begin() as session:
        row = await inbox.lock(session, conversation.id)
        await outbox.write(session, court.clock, row, [[TextBlock(text="one two")]], "en", None)
        return (await outbox.waiting(session, conversation.id))[0].delivery_id


async def begin(court: Court, delivery_id: int) -> parts.Part | None:
    async with court.database.begin() as session:
        return await parts.begin(session, court.clock, delivery_id, PIECES)


async def send(court: Court, delivery_id: int, *receipts: str) -> None:
    for name in receipts:
        part = await begin(court, delivery_id)
        assert part is not None
        async with court.database.begin() as session:
            await parts.sent(session, court.clock, part, name)


async def hear(court: Court, receipt: str, *states: str) -> list[bool]:
    async with court.database.begin() as session:
        return [await outbox.receipt(session, court.clock, receipt, state, "It broke.") for state in states]


async def stands(court: Court) -> tuple[str, str | None, list[str]]:
    async with court.database.begin() as session:
        row = (await session.scalars(select(DeliveryRow))).one()
        states = await session.scalars(select(DeliveryPartRow.state).order_by(DeliveryPartRow.number))
        return row.state, row.problem, list(states)


async def test_a_message_is_sent_when_its_last_part_is(court: Court, delivery_id: int) -> None:
    await send(court, delivery_id, "A")
    assert await stands(court) == ("waiting", None, ["sent", "waiting"])
    await send(court, delivery_id, "B")
    assert await stands(court) == ("sent", None, ["sent", "sent"])
    assert await begin(court, delivery_id) is None


async def test_a_part_whose_end_nobody_knows_is_begun_again_with_the_time_of_its_first_try(
    court: Court, delivery_id: int
) -> None:
    first = await begin(court, delivery_id)
    assert first is not None
    assert first.tried_at is None
    began = court.clock.now()
    court.clock.move(timedelta(seconds=30))
    again = await begin(court, delivery_id)
    assert again is not None
    assert (again.id, again.tried_at, again.attempts) == (first.id, began, 2)


async def test_receipts_move_a_message_forward_only(court: Court, delivery_id: int) -> None:
    await send(court, delivery_id, "A", "B")
    assert await hear(court, "A", "read", "delivered", "sent", "read") == [True, False, False, False]
    assert await stands(court) == ("sent", None, ["read", "sent"])
    assert await hear(court, "B", "delivered") == [True]
    assert await stands(court) == ("delivered", None, ["read", "delivered"])


async def test_a_receipt_of_nothing_that_is_known_changes_nothing(court: Court, delivery_id: int) -> None:
    await send(court, delivery_id, "A", "B")
    assert await hear(court, "C", "delivered", "failed") == [False, False]
    assert await hear(court, "A", "on the moon") == [False]


async def test_a_part_that_fails_after_it_was_sent_stops_those_behind_it(court: Court, delivery_id: int) -> None:
    await send(court, delivery_id, "A")
    assert await hear(court, "A", "failed", "delivered") == [True, False]
    assert await stands(court) == ("failed", "It broke.", ["failed", "failed"])
    assert await begin(court, delivery_id) is None


async def test_what_has_been_delivered_cannot_fail_any_more(court: Court, delivery_id: int) -> None:
    await send(court, delivery_id, "A", "B")
    assert await hear(court, "B", "delivered", "failed") == [True, False]


async def test_a_part_that_was_given_up_and_went_out_all_the_same_counts_as_sent(
    court: Court, delivery_id: int
) -> None:
    part = await begin(court, delivery_id)
    assert part is not None
    async with court.database.begin() as session:
        await outbox.failed(session, delivery_id, "Stopped.")
    async with court.database.begin() as session:
        await parts.sent(session, court.clock, part, "A")
    assert await stands(court) == ("failed", "Stopped.", ["sent", "failed"])


async def test_staff_read_state_problem_and_segments_by_message(
    court: Court, conversation: Conversation, delivery_id: int
) -> None:
    await send(court, delivery_id, "A")
    await hear(court, "A", "failed")
    async with court.database.begin() as session:
        (found,) = (await outbox.of_conversation(session, conversation.id)).values()
        assert await parts.known_receipts(session, ["A", "B"]) == {"A"}
    assert (found.state, found.problem, found.segments) == ("failed", "It broke.", 3)


@given(st.lists(st.sampled_from(REACHED), min_size=1))
def test_a_message_is_as_far_as_the_part_that_is_least_far(states: list[str]) -> None:
    order = ("waiting", "sent", "delivered", "read")
    found = state_of(states)
    assert found in order
    assert all(order.index(found) <= max(REACHED.index(state) - 1, 0) for state in states)
    assert state_of([*states, "failed"]) == "failed"
