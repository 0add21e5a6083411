"""Suggested replies where the agent has asked a person in: that answers nothing, and grants the wish for one."""

from commerce.demo.people import ANA
from conversations import handoff
from conversations.messages import ChannelKind, HumanBlock
from stores.guidance import EscalationRule, Guidance
from stores.models import StoreRow
from tests.agent.staging import Talk
from tests.agent.test_assist import PERSON, begin


async def test_that_the_agent_asked_a_person_in_answers_nothing(talk: Talk) -> None:
    """S3-15: a rule of the shop called a person, and what the customer asked is still open."""
    await _calls_person(talk, "birthday")
    held = await begin(talk, ChannelKind.WEBCHAT, ANA)
    async with talk.database.begin() as session:
        await handoff.hand_back(session, talk.clock, held.conversation.id, PERSON)
    await held.hears("It is for a birthday. What is your return policy?")
    (said,) = await held.answers()
    assert isinstance(said.blocks[-1], HumanBlock)
    assert "30 days" in (await held.drafts()).text


async def test_who_asked_for_a_person_and_then_something_else_gets_a_draft_of_that(talk: Talk) -> None:
    """S3-12: the wish for a person is granted by whoever reads the draft."""
    held = await begin(talk, ChannelKind.WEBCHAT)
    async with talk.database.begin() as session:
        await handoff.hand_back(session, talk.clock, held.conversation.id, PERSON)
    await held.hears("I want to talk to a human")
    await held.answers()
    await held.hears("What is your return policy?")
    assert "30 days" in (await held.drafts()).text


async def _calls_person(talk: Talk, word: str) -> None:
    guidance = Guidance(escalation=(EscalationRule(reason="Birthdays are ours", words=(word,)),))
    async with talk.database.begin() as session:
        row = await session.get_one(StoreRow, talk.store.id)
        row.settings = {**row.settings, "guidance": guidance.model_dump(mode="json")}
