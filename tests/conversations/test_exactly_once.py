"""Every message is accepted exactly once and in order, however often and however fast it is delivered."""

import asyncio
from collections.abc import Awaitable, Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from conversations.inbox import Conversation
from conversations.models import InboxRow, MessageRow
from conversations.turns import CLAIM_LIVES, Claimed
from kit.jobs import Jobs

from .conftest import Court

Echo = Callable[[int], Awaitable[None]]


async def test_a_repeated_delivery_is_accepted_and_changes_nothing(court: Court, conversation: Conversation) -> None:
    first = await court.hear(conversation, "Where is my parcel?", "a1")
    again = await court.hear(conversation, "Other words under the same id", "a1")
    assert (first.is_new, again.is_new) == (True, False)
    assert (again.row_id, again.message_id) == (first.row_id, first.message_id)
    assert await court.said(conversation) == ["customer: Where is my parcel?"]


async def test_the_same_id_in_two_conversations_is_two_messages(court: Court, conversation: Conversation) -> None:
    other = await court.start()
    assert (await court.hear(conversation, "Hello", "a1")).is_new
    assert (await court.hear(other, "Hello", "a1")).is_new


async def test_fifty_identical_deliveries_at_once_are_one_message(court: Court, conversation: Conversation) -> None:
    accepted = await asyncio.gather(*(court.hear(conversation, "Hello", "a1") for _ in range(50)))
    assert sum(item.is_new for item in accepted) == 1
    assert len({item.message_id for item in accepted}) == 1
    assert await court.said(conversation) == ["customer: Hello"]


async def test_ten_quick_messages_are_all_answered_in_the_order_of_their_ids(
    court: Court, conversation: Conversation, jobs: Jobs, echo: Echo
) -> None:
    await asyncio.gather(*(court.hear(conversation, f"message {number}") for number in range(10)))
    await jobs.drain()
    lines = await court.said(conversation)
    heard = [line.removeprefix("customer: ") for line in lines if line.startswith("customer")]
    answered = " | ".join(line.removeprefix("agent: ") for line in lines if line.startswith("agent")).split(" | ")
    assert sorted(heard) == sorted(f"message {number}" for number in range(10))
    assert answered == heard


async def test_ids_of_one_conversation_are_committed_in_their_own_order(
    court: Court, conversation: Conversation
) -> None:
    """A reader who polls while others write never sees a message appear before one it has already read."""
    seen: list[int] = []
    writers = asyncio.gather(*(court.hear(conversation, f"message {number}") for number in range(20)))
    while not writers.done():
        async with court.database.begin() as session:
            newest = select(MessageRow.id).where(MessageRow.id > (seen[-1] if seen else 0))
            seen.extend(await session.scalars(newest.order_by(MessageRow.id)))
    await writers
    async with court.database.begin() as session:
        seen.extend(await session.scalars(select(MessageRow.id).where(MessageRow.id > (seen[-1] if seen else 0))))
        assert len(seen) == await session.scalar(select(func.count(MessageRow.id))) == 20


steps = st.lists(
    st.one_of(
        st.lists(st.integers(0, 4), min_size=1, max_size=4).map(lambda numbers: ("deliver", numbers)),
        st.sampled_from([("claim", []), ("save", []), ("die", [])]),
    ),
    max_size=14,
)


@given(story=steps)
@settings(max_examples=30, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_interleaving_answers_each_message_once_and_in_order(
    court: Court, story: list[tuple[str, list[int]]]
) -> None:
    """Deliveries, repeats, turns that save, turns that die and turns that come too late, in any order."""
    conversation = await court.start()
    under_way: list[Claimed] = []
    answered: list[int] = []
    for step, numbers in [*story, ("die", []), ("claim", []), ("save", []), ("die", []), ("claim", []), ("save", [])]:
        if step == "deliver":
            await asyncio.gather(*(court.hear(conversation, f"{number}") for number in numbers))
        elif step == "claim":
            claimed = await court.claim(conversation)
            under_way += [claimed] if claimed else []
        elif step == "die":
            court.clock.move(CLAIM_LIVES)
        else:
            for claimed in under_way:
                if await court.answer(claimed) is not None:
                    answered += [item.row_id for item in claimed.waiting]
            under_way = []
    async with court.database.begin() as session:
        rows = select(InboxRow).where(InboxRow.conversation_id == conversation.id).order_by(InboxRow.id)
        inbox = list(await session.scalars(rows))
    given_up = [row.id for row in inbox if row.turn_id is not None and row.id not in answered]
    assert sorted(answered + given_up) == [row.id for row in inbox]
    assert answered == sorted(set(answered))
    assert len({row.external_id for row in inbox}) == len(inbox)
