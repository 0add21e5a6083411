"""From the inbox to the saved reply: one turn at a time, nothing lost, a failure ends in an apology and a person."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from agent.jobs import register
from agent.state import Deps
from agent.turn import answer
from agent.understand.understanding import Context, Understanding
from commerce.demo.people import ANA
from conversations import handoff as handoffs
from conversations import inbox, turns
from conversations.inbox import Conversation
from conversations.labels import Feeling, Labels, Topic, labels_of
from conversations.messages import Author, ChannelKind, HumanBlock, InboxKind, OrderCardBlock, Said, SignInBlock
from conversations.turns import Trace
from customers.identity import save_customer
from kit.jobs import Jobs
from kit.llm.scripted import Scripted
from knowledge.gaps import open_gaps
from tests.agent.staging import Talk


class Court:
    """A webchat in the database; the agent's words are read back from there."""

    def __init__(self, talk: Talk, conversation: Conversation) -> None:
        self.talk, self.conversation, self.deps = talk, conversation, talk.deps

    async def hears(self, *texts: str) -> None:
        async with self.talk.database.begin() as session:
            for number, text in enumerate(texts):
                await self.accept(session, f"{text}:{number}", inbox.written(text))

    async def accept(self, session: Any, external_id: str, payload: dict[str, Any]) -> None:  # noqa: ANN401
        await inbox.accept(session, self.talk.clock, self.conversation.id, InboxKind.MESSAGE, external_id, payload)

    async def presses_for_person(self) -> None:
        async with self.talk.database.begin() as session:
            await self.accept(session, "button", inbox.written("", wants_person=True))

    async def signs_in(self, email: str) -> None:
        known = await self.talk.shop.customer_by_email(email)
        assert known is not None
        async with self.talk.database.begin() as session:
            customer = await save_customer(session, self.talk.clock, self.talk.store.id, known)
            await inbox.sign_in(session, self.talk.clock, self.conversation.id, customer.id, "signed_in:1")

    async def answers(self, deps: Deps | None = None) -> tuple[Said, ...]:
        before = {said.id for said in await self.said()}
        await answer(deps or self.deps, self.conversation.id)
        return tuple(said for said in await self.said() if said.id not in before and said.author is Author.AGENT)

    async def said(self) -> tuple[Said, ...]:
        async with self.talk.database.begin() as session:
            return await inbox.messages(session, self.conversation.id)

    async def traces(self) -> tuple[Trace, ...]:
        async with self.talk.database.begin() as session:
            return await turns.traces(session, self.conversation.id)

    async def labels(self) -> Labels:
        async with self.talk.database.begin() as session:
            return (await labels_of(session, [self.conversation.id]))[self.conversation.id]

    async def handoffs(self) -> tuple[handoffs.Handoff, ...]:
        async with self.talk.database.begin() as session:
            return await handoffs.of_conversation(session, self.conversation.id)


@pytest.fixture
async def court(talk: Talk) -> Court:
    async with talk.database.begin() as session:
        conversation = await inbox.start(
            session, talk.clock, store_id=talk.store.id, channel=ChannelKind.WEBCHAT, manner=ChannelKind.WEBCHAT
        )
    return Court(talk, conversation)


class Broken:
    """An understanding that fails."""

    async def understand(self, text: str, context: Context) -> Understanding:
        raise RuntimeError(text)


async def test_the_story_of_the_issue_through_the_inbox(court: Court) -> None:
    """S1-39, S1-42, S1-43: asked to sign in, then the card by itself, in the same conversation."""
    recent = await court.talk.order(ANA, "open")
    await court.hears("Can I change the size on my recent order?")
    (asked,) = await court.answers()
    assert any(isinstance(block, SignInBlock) for block in asked.blocks)
    await court.signs_in(ANA)
    (shown,) = await court.answers()
    cards = [block for block in shown.blocks if isinstance(block, OrderCardBlock)]
    assert [(card.card["order_id"], card.focus) for card in cards] == [(recent, "variant")]


async def test_a_burst_is_one_turn(court: Court) -> None:
    await court.hears("hi", "what is your return policy?")
    (said,) = await court.answers()
    assert "30 days" in said.text
    assert await court.answers() == ()


async def test_a_turn_is_kept_with_its_trace(court: Court) -> None:
    await court.hears("what is your return policy?")
    await court.answers()
    (turn,) = await court.traces()
    assert turn.trace["understood"]["wishes"][0]["intent"] == "store_questions"
    assert turn.trace["passages"][0]["article_id"] == 4


async def test_a_question_that_no_article_answers_is_kept_for_the_shop(court: Court) -> None:
    """S1-33: nothing is invented, and the shop learns what is asked."""
    await court.hears("where is your shop, is there parking nearby?")
    (said,) = await court.answers()
    assert any(isinstance(block, HumanBlock) and block.offered for block in said.blocks)
    async with court.talk.database.begin() as session:
        gaps = await open_gaps(session, court.talk.store.id)
    assert [(gap.question, gap.times, gap.conversation_id) for gap in gaps] == [
        ("where is your shop, is there parking nearby?", 1, court.conversation.id)
    ]


async def test_every_message_is_labelled_also_while_a_person_holds_it(court: Court) -> None:
    """S3-22, S5-15: the agent is silent then, and still reads."""
    await court.hears("I need to cancel my order. This is a disgrace!")
    await court.answers()
    assert await court.labels() == Labels((Topic.EDIT_ORDERS,), Feeling.NEGATIVE)
    await court.hears("I want to talk to a human")
    await court.answers()
    await court.hears("how much is shipping to Spain?")
    assert await court.answers() == ()
    assert await court.labels() == Labels((Topic.SHIPPING, Topic.EDIT_ORDERS), Feeling.NEUTRAL)


async def test_a_wish_for_a_person_is_recorded_and_the_agent_steps_back(court: Court) -> None:
    """D9."""
    await court.hears("I want to talk to a human")
    await court.answers()
    (record,) = await court.handoffs()
    assert record.reason == "asked_for_person"
    await court.hears("are you there?")
    assert await court.answers() == ()


async def test_the_button_for_a_person_needs_no_words(court: Court) -> None:
    """D9."""
    await court.presses_for_person()
    (said,) = await court.answers()
    assert any(isinstance(block, HumanBlock) for block in said.blocks)
    assert [record.reason for record in await court.handoffs()] == ["asked_for_person"]


async def test_a_turn_that_fails_is_tried_again_and_then_given_up(court: Court) -> None:
    """The customer is never left without an answer, and the next message goes on."""
    broken = replace(court.deps, understander=Broken())
    await court.hears("what is your return policy?")
    assert [len(await court.answers(broken)) for _ in range(turns.MAX_TRIES)] == [0, 0, 1]
    assert "something went wrong on our side" in (await court.said())[-1].text
    assert [record.reason for record in await court.handoffs()] == ["turn_failed"]
    await court.hears("sorry, what is your return policy?")
    (said,) = await court.answers()
    assert "30 days" in said.text


async def test_a_turn_over_its_budget_fails_and_saves_nothing(court: Court) -> None:
    await court.hears("what is your return policy?")
    assert await court.answers(replace(court.deps, budget=0.0)) == ()
    assert len(await court.answers()) == 1


async def test_a_second_try_asks_no_model(court: Court) -> None:
    """Whatever the first try waited for in vain, the second ends in time, and the trace says why it asked nobody."""
    model = Scripted(lambda _: {})
    deps = replace(court.deps, model=model)
    await court.hears("what is your return policy?")
    assert await court.answers(replace(deps, budget=0.0)) == ()
    (said,) = await court.answers(deps)
    assert "30 days" in said.text
    (turn,) = await court.traces()
    assert (model.asked, turn.trace["model"]["fell_back"]) == ([], "second_try")


async def test_words_that_follow_within_the_pause_are_answered_by_the_same_turn(court: Court, jobs: Jobs) -> None:
    await court.hears("Hello")
    register(jobs, replace(court.deps, pause=0.2))
    burst = asyncio.create_task(jobs.drain())
    await court.hears("I want to talk to a person")
    await burst
    assert len(await court.traces()) == 1
    assert [one.reason for one in await court.handoffs()] == ["asked_for_person"]
