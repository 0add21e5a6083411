"""What a customer hears when a person is asked for: somebody is there, nobody is, or there is no handoff (S1-53)."""

from datetime import timedelta
from typing import Any

import pytest

from agent.desk import address_in, without_offers
from agent.reply import Spoken
from agent.state import AGENT
from conversations.messages import HumanBlock
from kit.auth import Role
from skills.base import Fact, Handoff, Result
from staff.availability import set_away
from staff.people import Person, add_person
from stores.handoff import Collected, HandoffSettings
from stores.stores import StoreSettings
from tests.agent.staging import Talk

MORNINGS = {"wednesday": [{"opens": "12:00", "closes": "18:00"}], "thursday": [{"opens": "09:00", "closes": "12:00"}]}


@pytest.fixture
async def rita(talk: Talk) -> Person:
    """One agent, who is there."""
    async with talk.database.begin() as session:
        return await add_person(session, talk.clock, None, name="Rita", email="rita@shop.test", role=Role.OWNER)


def settle(talk: Talk, *, hours: dict[str, Any] | None = None, **handoff: object) -> None:
    settings = {"hours": hours or {}, "handoff": handoff, "time_zone": "Europe/Lisbon"}
    talk.store = talk.store.model_copy(update={"settings": StoreSettings.model_validate(settings)})


async def test_inside_the_hours_the_shops_own_words_are_said(talk: Talk, rita: Person) -> None:
    """S1-53."""
    settle(talk, inside_message="Rita answers in a minute.", outside_message="We sleep.")
    heard = await talk.says("I want to talk to a human")
    assert heard.text == "Rita answers in a minute."
    assert HumanBlock() in heard.blocks


@pytest.mark.parametrize(
    ("language", "words", "says"),
    [
        ("en", "I want to talk to a human", "We are back on"),
        ("de", "Ich will mit einem Menschen sprechen", "Wir sind wieder da:"),
    ],
)
async def test_outside_the_hours_it_is_said_when_the_shop_is_back_in_the_customers_language(
    talk: Talk, rita: Person, language: str, words: str, says: str
) -> None:
    """S4-07: it is ten o'clock, and the shop opens at noon by its own clock."""
    settle(talk, hours=MORNINGS)
    heard = await talk.says(words)
    assert heard.outcome.language == language
    assert says in heard.text
    assert "12:00" in heard.text
    assert heard.outcome.handoff is not None
    talk.clock.move(timedelta(hours=9))
    assert "19" in (await talk.says(words)).text


async def test_nobody_there_within_the_hours_is_said_without_a_time(talk: Talk, rita: Person) -> None:
    """S4-34."""
    settle(talk, outside_message="Nobody is in.")
    async with talk.database.begin() as session:
        await set_away(session, talk.clock, rita.actor, rita.id, is_away=True)
    assert (await talk.says("I want to talk to a human")).text == "Nobody is in."


async def test_an_address_is_asked_for_only_where_none_is_known_and_nobody_is_there(talk: Talk, rita: Person) -> None:
    """S4-07."""
    asked = "leave your e-mail address"
    settle(talk, collects=["email", "order"])
    talk.missing = frozenset(Collected)
    inside = (await talk.says("I want to talk to a human")).text
    assert (asked in inside, "order number" in inside) == (False, True)
    settle(talk, hours=MORNINGS)
    assert asked in (await talk.says("I want to talk to a human")).text
    talk.missing = frozenset()
    assert asked not in (await talk.says("I want to talk to a human")).text


async def test_a_store_without_handoff_offers_nobody_and_still_hears_who_asks(talk: Talk, rita: Person) -> None:
    """D9: a person who is asked for comes all the same."""
    settle(talk, is_off=True, off_message="We answer by letter.")
    asked = await talk.says("I want to talk to a human")
    assert asked.text == "We answer by letter."
    assert asked.outcome.handoff is not None
    for words in ("Can you write me a poem about the sea?", "blorb", "zzzz", "qqqq"):
        heard = await talk.says(words)
        assert heard.text, words
        assert not heard.offers_person


def test_what_only_offered_a_person_is_not_met_with_silence() -> None:
    offer = Spoken(AGENT, Result(handoff=Handoff("asked_for_person", offer_only=True)))
    answer = Spoken("store_questions", Result(facts=(Fact("not-there"),), handoff=Handoff("gap", offer_only=True)))
    off = HandoffSettings(is_off=True)
    assert without_offers([offer], HandoffSettings()) == [offer]
    assert [part.result.facts for part in without_offers([offer], off)] == [(), (Fact("outside-reach"),)]
    assert without_offers([answer], off)[0].result == Result(facts=(Fact("not-there"),))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("me: Eva.Reis+shop@mail.example.com, thanks",), "eva.reis+shop@mail.example.com"),
        (("a@b.example", "A@b.example"), "a@b.example"),
        (("a@b.example or c@d.example",), ""),
        (("no address", "me@here"), ""),
    ],
)
def test_one_address_is_taken_and_of_several_none(texts: tuple[str, ...], found: str) -> None:
    assert address_in(texts) == found
