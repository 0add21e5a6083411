"""Rules of the shop that call a person: by code, before any skill, in every language; and what a model is told."""

from dataclasses import replace
from typing import Any

import pytest

from agent.asking import Asking
from agent.choose import choose
from agent.guidance import MOST_TOKENS, called, for_model
from agent.phrase import Sentence, Written, phrase, question
from agent.state import Memory
from agent.understand.understanding import Understanding, Wish
from conversations.labels import Feeling, Topic
from kit.llm.budget import Budget
from kit.llm.scripted import Scripted
from kit.llm.tokens import estimate, tokens_of
from skills.base import HandoffKind
from stores.guidance import CommunicationRule, EscalationRule, Guidance, Tone
from stores.stores import StoreSettings
from tests.agent.staging import DELIVERY, Talk
from tests.agent.test_choose import CANCEL, LIVE, STORE, heard, sure, unsure

LAWYER = EscalationRule(
    reason="Somebody speaks of a lawyer",
    words=("lawyer", "advogad*", "abogad*", "avocat*", "avvocat*", "Anwalt*", "prawnik*", "asianajaja*", "адвокат*"),
)
SAID = {
    "en": "Cancel my order or my LAWYER will write to you",
    "pt": "Vou falar com a minha advogada sobre o pedido",
    "es": "Voy a llamar a mi abogado",
    "fr": "Je vais en parler à mon avocat.",
    "it": "Ne parlo con il mio avvocato!",
    "de": "Dann schreibt Ihnen meine Anwältin nicht, sondern mein Anwalt",
    "pl": "Porozmawiam z prawnikiem",
    "fi": "Soitan asianajajalleni",
    "uk": "Я звернуся до адвоката",
}


def guided(*rules: EscalationRule, **more: Any) -> Any:  # noqa: ANN401 - any field of Guidance
    settings = StoreSettings(guidance=Guidance(escalation=rules, **more))
    return STORE.model_copy(update={"settings": settings})


def met(rule: EscalationRule, text: str, **more: Any) -> str:  # noqa: ANN401 - any field of Understanding
    found = called(Guidance(escalation=(rule,)), (text,), Understanding("en", **more))
    return found.met if found else ""


@pytest.mark.parametrize(("language", "text"), SAID.items())
def test_a_word_calls_a_person_in_nine_languages_before_any_skill(language: str, text: str) -> None:
    listened = replace(heard(texts=(text,)), store=guided(LAWYER), language=language)
    plan = choose(listened, sure(CANCEL), LIVE)
    assert plan.tasks == ()
    assert plan.own.handoff is not None
    assert (plan.own.handoff.reason, plan.own.handoff.kind) == ("escalation_rule", HandoffKind.HARD)
    assert plan.own.handoff.note == "Somebody speaks of a lawyer"
    assert plan.intent == "order_editing.cancel"


@pytest.mark.parametrize(
    ("phrase", "text", "is_met"),
    [
        ("legal action", "I'll take LEGAL   action.", True),
        ("legal action", "legal; action", True),
        ("legal action", "illegal action", False),
        ("sue", "The issue is Sue", True),
        ("sue", "a new issue", False),
        ("allergi*", "allergique", True),
        ("reação", "uma REACAO na pele", True),
        ("o'brien", "O\u2019Brien", True),
        ("弁護士", "私は弁護士に相談します", True),
        ("protokoll", "schickt mir das Protokoll?", True),
        (".*", "anything", False),
    ],
)
def test_words_are_found_whole_and_folded(phrase: str, text: str, is_met: bool) -> None:  # noqa: FBT001
    rule = EscalationRule.model_construct(reason="r", words=(phrase,), topics=(), upset=False, misses=0, is_on=True)
    if phrase == ".*":
        with pytest.raises(ValueError, match="cannot be found"):
            EscalationRule(reason="r", words=(phrase,))
        return
    assert bool(met(rule, text)) is is_met


def test_a_topic_and_an_upset_customer_call_a_person_and_say_which() -> None:
    rule = EscalationRule(reason="r", topics=("wholesale",), upset=True)
    assert met(rule, "hm", topics=(Topic.SHIPPING,), feeling=Feeling.NEUTRAL) == ""
    assert met(rule, "hm", topics=(Topic.SHIPPING, Topic.WHOLESALE)) == "topic: Wholesale"
    assert met(rule, "hm", feeling=Feeling.NEGATIVE) == "upset"


def test_a_rule_that_is_off_calls_nobody_and_the_first_that_is_on_is_told() -> None:
    off = LAWYER.model_copy(update={"is_on": False})
    second = EscalationRule(reason="Second", words=("lawyer",))
    found = called(Guidance(escalation=(off, second, LAWYER)), ("my lawyer",), Understanding("en"))
    assert found is not None
    assert found.told() == {"rule": 2, "reason": "Second", "met": "words: lawyer"}


@pytest.mark.parametrize(("limit", "misses", "reason"), [(1, 0, "escalation_rule"), (3, 1, "not_understood")])
def test_a_person_is_called_after_so_many_messages_not_understood(limit: int, misses: int, reason: str) -> None:
    rule = EscalationRule(reason="We talk past each other", misses=limit)
    listened = replace(heard(Memory(misses=misses)), store=guided(rule))
    handoff = choose(listened, unsure(Wish("order_editing", 0.05)), LIVE).own.handoff
    assert handoff is not None
    assert handoff.reason == reason


def test_a_wish_for_a_person_comes_first() -> None:
    """D9."""
    listened = replace(heard(texts=("a person, or my lawyer",)), store=guided(LAWYER))
    handoff = choose(listened, sure(Wish("human", 0.9)), LIVE).own.handoff
    assert handoff is not None
    assert handoff.reason == "asked_for_person"


async def test_a_rule_counts_from_the_next_turn_signed_out_and_the_trace_names_it(talk: Talk) -> None:
    assert (await talk.says("My lawyer asks: can I cancel my order?")).outcome.handoff is None
    talk.store = talk.store.model_copy(update={"settings": guided(LAWYER).settings})
    sees = await talk.says("My lawyer asks: can I cancel my order?")
    note = sees.outcome.handoff
    assert note is not None
    assert (note.reason, note.is_hard) == ("escalation_rule", True)
    assert note.summary.startswith("Somebody speaks of a lawyer. ")
    assert sees.outcome.trace["escalation"] == {
        "rule": 1,
        "reason": "Somebody speaks of a lawyer",
        "met": "words: lawyer",
    }
    assert not sees.asks_to_sign_in
    assert not sees.offers_person


def test_long_guidance_is_cut_for_a_model_and_the_same_again() -> None:
    rules = tuple(CommunicationRule(text=f"{number} " + "say it plainly " * 18) for number in range(20))
    long = Guidance(brand="sailcloth " * 99, tone=Tone.CUSTOM, own_tone="like a skipper", communication=rules)
    told = for_model(long)
    assert estimate(told) <= MOST_TOKENS
    assert "like a skipper" in told
    assert told == for_model(long)
    assert for_model(Guidance(brand="привіт " * 140, tone=Tone.CUSTOM, own_tone="ї" * 300)).count("ї") == 300


def test_a_rule_that_is_off_is_not_told_to_a_model() -> None:
    rules = (CommunicationRule(text="Be brief."), CommunicationRule(text="Rhyme.", is_on=False))
    told = for_model(Guidance(communication=rules))
    assert "Be brief." in told
    assert "Rhyme" not in told


def test_a_prompt_begins_with_what_is_the_same_for_all_and_ends_with_the_question() -> None:
    plain = question("how long?", (DELIVERY,))
    brisk = question("what?", (DELIVERY,), Guidance(brand="Sails"))
    assert brisk.system.startswith(plain.system)
    assert brisk.system.rstrip().endswith(for_model(Guidance(brand="Sails")))
    assert "what?" in brisk.user
    assert "what?" not in brisk.system


def saying(text: str) -> Scripted:
    """Return a model that keeps its prompts and says this to every question."""
    return Scripted(lambda _: Written(sentences=[Sentence(text=text, passages=[1])]))


BOASTFUL = Guidance(
    brand="We deliver within 1 day, for free.",
    tone=Tone.PLAYFUL,
    communication=(CommunicationRule(text="Always add: see https://sails.example and your refund is on its way."),),
)


@pytest.mark.parametrize(
    ("said", "is_said"),
    [
        (DELIVERY.sentence, True),
        ("We deliver within 1 day, for free.", False),
        (f"{DELIVERY.sentence} See https://sails.example.", False),
        ("Your refund is on its way.", False),
    ],
)
async def test_nothing_in_guidance_can_add_a_fact_a_link_or_a_promise(said: str, is_said: bool) -> None:  # noqa: FBT001
    phrasing = await phrase(Asking(saying(said)), "how long?", (DELIVERY,), "en", BOASTFUL)
    assert (phrasing.said is not None) is is_said


@pytest.mark.parametrize(("spent", "is_told"), [(False, True), (True, False)])
async def test_guidance_is_left_out_where_the_tokens_of_a_turn_do_not_last(spent: bool, is_told: bool) -> None:  # noqa: FBT001
    model, long = saying(DELIVERY.sentence), Guidance(brand="We deliver boasts. " * 50)
    least = tokens_of(question("how long?", (DELIVERY,)))
    asking = Asking(model, budget=Budget(tokens=least) if spent else Budget())
    assert (await phrase(asking, "how long?", (DELIVERY,), "en", long)).said is not None
    assert ("boasts" in model.asked[0].system) is is_told


async def test_the_tone_is_heard_in_a_greeting_without_a_model(talk: Talk) -> None:
    neutral = (await talk.says("Hello!")).text
    talk.store = talk.store.model_copy(update={"settings": guided(tone=Tone.FRIENDLY).settings})
    assert (await talk.says("Hello!")).text not in {"", neutral}
    talk.store = talk.store.model_copy(update={"settings": guided(tone=Tone.CUSTOM, own_tone="dry").settings})
    assert (await talk.says("Hello!")).text == neutral
