"""Suggested replies: the graph's own answer in a person's words, on facts; nothing is saved, sent or guessed."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select, text

from agent.assist import suggest, unanswered
from agent.state import Deps
from commerce.demo.people import ANA
from commerce.demo.place import open_shop
from conversations import handoff, inbox
from conversations.assisting import Draft, NoDraft, WhyNot
from conversations.inbox import Conversation
from conversations.messages import Author, CardBlock, ChannelKind, OrderCardBlock, SignInBlock
from conversations.models import MessageRow
from conversations.reply import reply
from customers.identity import save_customer
from kit.db import Base
from kit.errors import NotFound
from kit.llm.port import Fault, Question
from kit.llm.scripted import Scripted, Written
from stores.models import StoreRow
from tests.agent.staging import Cut, Talk
from tests.agent.test_answer import Broken, Court

PERSON = 7


class Held(Court):
    """A conversation that a person holds, so that the agent is silent."""

    async def suggests(self, deps: Deps | None = None) -> Draft | NoDraft:
        return await suggest(deps or self.talk.deps, self.conversation.id)

    async def drafts(self) -> Draft:
        found = await self.suggests()
        assert isinstance(found, Draft), found
        return found

    async def is_taken(self) -> None:
        async with self.talk.database.begin() as session:
            await handoff.take_over(session, self.talk.clock, self.conversation.id, PERSON)

    async def person_says(self, words: str) -> None:
        async with self.talk.database.begin() as session:
            await reply(session, self.talk.clock, self.conversation.id, PERSON, words)

    async def asks(self, *texts: str) -> None:
        """Let the customer write while a person holds it, and the silent turn pass."""
        await self.hears(*texts)
        await self.answers()


async def begin(talk: Talk, channel: ChannelKind, email: str = "") -> Held:
    async with talk.database.begin() as session:
        await open_shop(session, talk.store.id)
    known = await talk.shop.customer_by_email(email) if email else None
    async with talk.database.begin() as session:
        customer = await save_customer(session, talk.clock, talk.store.id, known) if known else None
        conversation: Conversation = await inbox.start(
            session,
            talk.clock,
            store_id=talk.store.id,
            channel=channel,
            manner=channel,
            customer_id=customer.id if customer else None,
            language="en",
        )
    held = Held(talk, conversation)
    await held.is_taken()
    return held


@pytest.fixture
async def held(talk: Talk) -> Held:
    """A chat of a signed-in customer, held by a person."""
    return await begin(talk, ChannelKind.WEBCHAT, ANA)


async def test_a_draft_says_where_the_parcel_is_from_live_tracking(held: Held) -> None:
    """S3-12, S5-09, S5-18, S5-19, S5-20, S5-29: carrier, status, delivery window and link, as the shop has them now."""
    order = await held.talk.order(ANA, "shipped")
    name = await held.talk.name_of(ANA, order)
    await held.asks(f"Where is my order {name}?")
    draft = await held.drafts()
    (parcel,) = (await held.talk.shop.order("customer-ana", order)).fulfilments
    assert parcel.tracking is not None
    for told in (name, parcel.tracking.company, parcel.tracking.number, parcel.tracking.url):
        assert told
        assert told in draft.text
    assert "Expected delivery" in draft.text
    assert draft.order_name == name
    assert {fact.source for fact in draft.facts} >= {f"order {name}"}
    assert any(isinstance(block, CardBlock) for block in draft.beside)
    assert "a person from our team" not in draft.text.lower()


async def test_a_draft_of_a_return_has_the_steps_and_the_rule(held: Held) -> None:
    """S5-09, S5-29: what can come back of their order, until when, and the shop's sentence, quoted with its article."""
    order = await held.talk.order(ANA, "delivered")
    name = await held.talk.name_of(ANA, order)
    await held.asks(f"I want to return order {name}")
    draft = await held.drafts()
    assert f"From order {name} you can send back" in draft.text
    assert '"Send items back within 30 days of their arrival."' in draft.text
    assert any(fact.source.startswith("article Changes and cancellations") for fact in draft.facts)
    assert any(isinstance(block, CardBlock) for block in draft.beside)


async def test_who_has_proved_nothing_gets_policy_or_a_sign_in_and_no_order(talk: Talk) -> None:
    """S1-64: an order's number in a message proves nobody, to staff's drafts neither."""
    name = await talk.name_of(ANA, await talk.order(ANA, "shipped"))
    unknown = await begin(talk, ChannelKind.WEBCHAT)
    await unknown.asks(f"where is my order {name}? my e-mail is {ANA}")
    draft = await unknown.drafts()
    assert any(isinstance(block, SignInBlock) for block in draft.beside)
    assert not any(isinstance(block, OrderCardBlock | CardBlock) for block in draft.beside)
    assert (name in draft.text, draft.order_name) == (False, "")
    await unknown.person_says("Please sign in.")
    await unknown.asks("And what is your return policy?")
    assert "30 days" in (await unknown.drafts()).text


async def test_nothing_is_written_by_a_draft(held: Held) -> None:
    """S3-17, S4-30: every table is as it was, whatever came of it."""
    await held.talk.order(ANA, "shipped")
    for words in ("Where is my order?", "Is there parking near your shop?", "I want a human!", "thanks"):
        await held.asks(words)
        before = await everything(held.talk)
        await held.suggests()
        assert await everything(held.talk) == before
    assert [said.author for said in await held.said() if said.author is Author.AGENT] == []


async def everything(talk: Talk) -> dict[str, tuple[int, str]]:
    """Return of every table how many rows it has, and what stands in them."""
    found = {}
    async with talk.database.look() as session:
        for table in Base.metadata.sorted_tables:
            rows = f"select count(*), coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table.name} t"  # noqa: S608
            found[table.name] = tuple((await session.execute(text(rows))).one())
        jobs = await session.scalar(text("select count(*) from procrastinate_jobs"))
        assert await session.scalar(select(func.count()).select_from(MessageRow)) is not None
    return {**found, "jobs": (int(jobs or 0), "")}


async def test_without_a_customers_message_there_is_no_suggestion(held: Held) -> None:
    """S3-14."""
    assert await held.suggests() == NoDraft(WhyNot.NOTHING_ASKED)
    await held.person_says("Hello, this is Mina. How can I help?")
    assert await held.suggests() == NoDraft(WhyNot.NOTHING_ASKED)


async def test_what_a_person_has_answered_gets_no_suggestion(held: Held) -> None:
    """S3-15: until the customer writes again; then what is new is answered."""
    await held.asks("what is your return policy?")
    asked = (await held.drafts()).answers_message_id
    await held.person_says("Thirty days.")
    assert await held.suggests() == NoDraft(WhyNot.ANSWERED, asked)
    await held.asks("and how long does delivery take?")
    draft = await held.drafts()
    assert "3 to 5 days" in draft.text
    assert draft.answers_message_id > asked


@pytest.mark.parametrize(
    "words",
    [
        "Is there parking near your shop?",
        "I want to speak to a human",
        "Write me a poem about the sea",
        "thanks, bye",
        "ok",
        "asdkjh qwkjeh",
    ],
)
async def test_where_the_store_holds_no_answer_there_is_none(held: Held, words: str) -> None:
    """S3-16: nothing in the articles, a wish for a person, out of scope, or no question at all."""
    await held.asks(words)
    found = await held.suggests()
    assert isinstance(found, NoDraft)
    assert found.why is WhyNot.NOT_ENOUGH


async def test_a_shop_that_does_not_answer_may_be_asked_again(held: Held) -> None:
    """S3-16."""
    held.talk.readable = Cut(held.talk.database, held.talk.clock, held.talk.store.id)
    await held.asks("Where is my order?")
    found = await held.suggests()
    assert isinstance(found, NoDraft)
    assert found.why is WhyNot.FAILED


async def test_a_failure_is_no_traceback(held: Held, talk: Talk) -> None:
    await held.asks("what is your return policy?")
    broken = Deps(talk.database, talk.clock, Broken(), talk.skills, talk.deps.reads_for)
    found = await held.suggests(broken)
    assert isinstance(found, NoDraft)
    assert found.why is WhyNot.FAILED


async def test_a_model_that_is_late_or_raves_is_answered_for(held: Held) -> None:
    """S5-62: the words are then those without a model."""
    await held.asks("what is your return policy?")
    plain = await held.drafts()
    troubles: list[Written] = [Fault.SILENCE, Fault.SCHEMA, '{"half": ', "You get 500 euros back tomorrow!"]
    for trouble in troubles:
        held.talk.model = Scripted(partial(_answering, trouble))
        assert await held.drafts() == plain


def _answering(written: Written, _: Question[Any]) -> Written:
    return written


async def test_an_answer_to_a_persons_question_is_not_taken_for_one_to_the_agents(talk: Talk) -> None:
    """The agent had asked which order; a person took over and asked something else."""
    held = await begin(talk, ChannelKind.WEBCHAT, ANA)
    await talk.order(ANA, "shipped")
    await talk.order(ANA, "shipped")
    async with talk.database.begin() as session:
        await handoff.hand_back(session, talk.clock, held.conversation.id, PERSON)
    await held.hears("Where is my order?")
    await held.answers()
    await held.hears("the first one")
    assert "Order" in (await held.drafts()).text
    await held.answers()
    await held.is_taken()
    await held.person_says("Shall I send you the invoice?")
    await held.asks("yes")
    assert isinstance(await held.suggests(), NoDraft)


async def test_a_letter_is_whole(talk: Talk) -> None:
    """S5-58, S5-29: greeting by the proved name, the answer, and the store's own signature."""
    async with talk.database.begin() as session:
        row = await session.get_one(StoreRow, talk.store.id)
        row.settings = {**row.settings, "replies": {"signature": "The Linden team\nlinden.example"}}
    await talk.order(ANA, "shipped")
    held = await begin(talk, ChannelKind.EMAIL, ANA)
    await held.asks("Where is my parcel?")
    draft = await held.drafts()
    assert draft.text.startswith("Hello Ana")
    assert draft.text.endswith("Kind regards,\nThe Linden team\nlinden.example")
    assert not any(isinstance(block, CardBlock) for block in draft.beside), "the words say it, with the carrier's link"


async def test_a_draft_is_in_the_customers_language(talk: Talk) -> None:
    held = await begin(talk, ChannelKind.WHATSAPP)
    await held.asks("Qual é a política de devolução?")
    draft = await held.drafts()
    assert (draft.language, "30 dias" in draft.text) == ("pt", True)


async def test_several_messages_are_answered_together(held: Held) -> None:
    await held.talk.order(ANA, "shipped")
    await held.asks("what is your return policy?")
    held.talk.clock.move(timedelta(minutes=1))
    await held.asks("and where is my order?")
    draft = await held.drafts()
    assert ("30 days" in draft.text, "Carrier: " in draft.text) == (True, True)


async def test_there_is_none_for_a_conversation_that_is_not_there(talk: Talk) -> None:
    with pytest.raises(NotFound):
        await suggest(talk.deps, 4711)


def test_nobody_wrote() -> None:
    assert unanswered([]) == NoDraft(WhyNot.NOTHING_ASKED)
