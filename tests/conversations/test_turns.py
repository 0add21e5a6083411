"""A turn saves everything together or nothing, gives way to a person, and is given up when it cannot end."""

from sqlalchemy import select

from conversations import handoff, inbox, outbox, turns
from conversations.handoff import HandoffNote
from conversations.inbox import Conversation
from conversations.messages import HumanBlock, TextBlock
from conversations.models import DeliveryRow
from conversations.turns import CLAIM_LIVES, MAX_TRIES
from kit.jobs import Jobs

from .conftest import Court


async def test_a_turn_takes_all_that_waits_in_order_and_marks_it_answered(
    court: Court, conversation: Conversation
) -> None:
    await court.hear(conversation, "Hello")
    await court.hear(conversation, "Can I change the size?")
    claimed = await court.must_claim(conversation)
    assert [item.payload["text"] for item in claimed.waiting] == ["Hello", "Can I change the size?"]
    assert await court.answer(claimed, "Which order?") is not None
    assert await court.claim(conversation) is None


async def test_memory_is_what_the_last_turn_kept(court: Court, conversation: Conversation) -> None:
    await court.hear(conversation, "Hello")
    await court.answer(await court.must_claim(conversation), "Hi")
    await court.hear(conversation, "Cancel it")
    claimed = await court.must_claim(conversation)
    assert claimed.memory == {"answered": "Hi"}


async def test_a_message_that_comes_during_the_thinking_waits_for_the_next_turn(
    court: Court, conversation: Conversation
) -> None:
    await court.hear(conversation, "Hello")
    claimed = await court.must_claim(conversation)
    await court.hear(conversation, "One more thing")
    await court.answer(claimed)
    following = await court.must_claim(conversation)
    assert [item.payload["text"] for item in following.waiting] == ["One more thing"]


async def test_two_turns_never_hold_one_conversation(court: Court, conversation: Conversation) -> None:
    await court.hear(conversation, "Hello")
    assert await court.claim(conversation) is not None
    assert await court.claim(conversation) is None


async def test_a_turn_that_lost_its_claim_saves_nothing(court: Court, conversation: Conversation) -> None:
    await court.hear(conversation, "Hello")
    slow = await court.must_claim(conversation)
    court.clock.move(CLAIM_LIVES)
    quick = await court.must_claim(conversation)
    assert await court.answer(slow, "too late") is None
    assert await court.said(conversation) == ["customer: Hello"]
    assert await court.answer(quick, "in time") is not None
    assert await court.said(conversation) == ["customer: Hello", "agent: in time"]


async def test_an_answer_that_was_thought_of_while_a_person_took_over_is_dropped(
    court: Court, conversation: Conversation
) -> None:
    await court.hear(conversation, "Hello")
    claimed = await court.must_claim(conversation)
    async with court.database.begin() as session:
        await handoff.take_over(session, court.clock, conversation.id, staff_id=7)
    saved = await court.answer(claimed, "I am the agent")
    assert saved is not None
    assert saved.is_dropped
    assert await court.said(conversation) == ["customer: Hello"]
    assert await court.claim(conversation) is None
    async with court.database.begin() as session:
        (trace,) = await turns.traces(session, conversation.id)
    assert trace.trace == {"path": ["echo"]}


async def test_messages_go_out_in_order_and_each_once(court: Court, conversation: Conversation) -> None:
    await court.hear(conversation, "Hello")
    claimed = await court.must_claim(conversation)
    async with court.database.begin() as session:
        await turns.save(
            session,
            court.clock,
            claimed,
            blocks=[[TextBlock(text="first")], [], [TextBlock(text="second")]],
            memory={},
            language="pt",
            trace={},
            handoff=None,
            milliseconds=3,
        )
    async with court.database.begin() as session:
        waiting = await outbox.waiting(session, conversation.id)
        assert [item.message.text for item in waiting] == ["first", "second"]
        await outbox.arrived(session, court.clock, waiting[0].delivery_id)
        await outbox.failed(session, waiting[1].delivery_id, "refused")
    async with court.database.begin() as session:
        states = list(await session.scalars(select(DeliveryRow.state).order_by(DeliveryRow.id)))
        assert await outbox.waiting(session, conversation.id) == ()
        assert (await inbox.get(session, conversation.id)).language == "pt"
    assert states == ["sent", "failed"]


async def test_a_turn_that_failed_may_be_tried_again_at_once(court: Court, conversation: Conversation) -> None:
    await court.hear(conversation, "Hello")
    claimed = await court.must_claim(conversation)
    async with court.database.begin() as session:
        await turns.release(session, claimed)
    again = await court.must_claim(conversation)
    assert again.tries == 2


async def test_a_message_that_kills_every_turn_becomes_a_dead_letter_and_a_handoff_and_the_next_goes_on(
    court: Court, conversation: Conversation
) -> None:
    await court.hear(conversation, "poison")
    for _ in range(MAX_TRIES):
        await court.must_claim(conversation)
        court.clock.move(CLAIM_LIVES)
    assert await court.claim(conversation) is None
    async with court.database.begin() as session:
        (trace,) = await turns.traces(session, conversation.id)
        (wish,), _ = await handoff.list_handoffs(session, court.store.id)
        said = await inbox.messages(session, conversation.id)
    assert trace.trace["dead_letter"]["rows"] == [1]
    assert (wish.reason, "poison" in wish.summary) == ("turn_failed", True)
    assert said[-1].blocks == (HumanBlock(),)
    await court.hear(conversation, "Hello?")
    following = await court.must_claim(conversation)
    assert ([item.payload["text"] for item in following.waiting], following.tries) == (["Hello?"], 1)


async def test_a_hard_handoff_silences_the_agent_and_lists_what_a_person_needs(
    court: Court, conversation: Conversation
) -> None:
    await court.hear(conversation, "I want a human")
    claimed = await court.must_claim(conversation)
    note = HandoffNote(
        reason="asked_for_person",
        summary="Wants to talk about #1001.",
        intent="cancel",
        order={"name": "#1001"},
        tried=["searched the policy"],
        passages=[{"title": "Cancelling"}],
        is_hard=True,
    )
    async with court.database.begin() as session:
        await turns.save(
            session,
            court.clock,
            claimed,
            blocks=[[HumanBlock()]],
            memory={},
            language="en",
            trace={},
            handoff=note,
            milliseconds=5,
        )
    async with court.database.begin() as session:
        (wish,), _ = await handoff.list_handoffs(session, court.store.id, is_open=True)
        assert (await inbox.get(session, conversation.id)).holder == "person"
    assert (wish.order, wish.tried, wish.passages) == (note.order, note.tried, note.passages)
    await court.hear(conversation, "Are you there?")
    silent = await court.answer(await court.must_claim(conversation), "the agent must not say this")
    assert silent is not None
    assert silent.is_dropped


async def test_a_claim_shows_that_somebody_is_typing(court: Court, conversation: Conversation, jobs: Jobs) -> None:
    await court.hear(conversation, "Hello")
    claimed = await court.must_claim(conversation)
    async with court.database.begin() as session:
        assert turns.is_typing(await inbox.lock(session, conversation.id), court.clock.now())
    await court.answer(claimed)
    async with court.database.begin() as session:
        assert not turns.is_typing(await inbox.lock(session, conversation.id), court.clock.now())
