"""Whatever is wrong with a model, the customer is answered as without one, in time, and the trace names the cause."""

import time
from dataclasses import replace
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from commerce.demo.people import ANA
from evals.model_script import Script
from kit.clock import ManualClock
from kit.llm.openai import OpenAIModel, Server
from kit.llm.port import Fault, Question
from kit.llm.scripted import Scripted
from kit.llm.standin import KEY, MODELS, standin
from kit.llm.standin.knobs import Knobs, Trouble
from kit.serve import serving
from tests.agent.staging import DELIVERY, Talk

WISH = "I need to cancel my order."
POLICY = "How long does delivery take?"


async def asked_with(talk: Talk, clock: ManualClock, *, key: str = KEY, trouble: Trouble | None = None) -> Any:  # noqa: ANN401
    """One turn over the local server, which is in trouble; it waits two seconds for the server, and eight in all."""
    await talk.is_(ANA).order(ANA, "open_two_lines")
    app = standin(Script().brain)
    async with serving(app) as address:
        async with httpx.AsyncClient(base_url=address) as knobs:
            await knobs.post("/standin/knobs", json=Knobs(trouble=trouble).model_dump(mode="json"))
        model = OpenAIModel(Server(SecretStr(key), MODELS[0], base_url=f"{address}/v1", seconds=2.0), clock)
        if key:
            await model.warm()
        started = time.monotonic()
        said = await replace(talk, model=model, seconds=8.0).says(WISH)
        assert time.monotonic() - started < 8.0
        await model.close()
    return said


@pytest.mark.parametrize(
    ("trouble", "fault"),
    [
        (Trouble.QUOTA, Fault.QUOTA),
        (Trouble.SILENCE, Fault.SILENCE),
        (Trouble.HALF, Fault.HALF),
        (Trouble.WRONG_SCHEMA, Fault.SCHEMA),
        (Trouble.REFUSAL, Fault.REFUSED),
        (Trouble.BUSY, Fault.BUSY),
        (Trouble.ERROR, Fault.SERVER),
        (Trouble.HANG_UP, Fault.UNREACHABLE),
    ],
)
async def test_trouble_of_the_server_costs_the_customer_nothing(
    talk: Talk, clock: ManualClock, trouble: Trouble, fault: Fault
) -> None:
    said = await asked_with(talk, clock, trouble=trouble)
    assert [card.focus for card in said.cards] == ["cancel"]
    assert said.outcome.trace["model"]["fell_back"] == fault
    assert said.outcome.trace["understood"]["by"] == "local"


@pytest.mark.parametrize(("key", "fault"), [("", Fault.NO_KEY), ("sk-other", Fault.WRONG_KEY)])
async def test_a_key_that_is_none_costs_the_customer_nothing(
    talk: Talk, clock: ManualClock, key: str, fault: Fault
) -> None:
    said = await asked_with(talk, clock, key=key)
    assert [card.focus for card in said.cards] == ["cancel"]
    assert said.outcome.trace["model"]["fell_back"] == fault


async def test_a_model_that_is_well_is_asked_over_http(talk: Talk, clock: ManualClock) -> None:
    said = await asked_with(talk, clock)
    assert [card.focus for card in said.cards] == ["cancel"]
    told = said.outcome.trace["model"]
    assert (told["calls"], told["fell_back"]) == (1, "")
    assert 0 < told["tokens"] <= 3000
    assert told["made"][0]["prompt"].startswith("understand@2 (")


def understood(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of the form
    wishes = [{"intent": "order_editing", "kind": "cancel", "confidence": 0.95}]
    empty: dict[str, Any] = {"orders": [], "size": None, "colour": None, "quantity": None}
    return {"language": "en", "wishes": wishes, **empty, **changed}


async def test_an_invented_skill_is_no_answer(talk: Talk) -> None:
    invented = understood(wishes=[{"intent": "give_refund", "kind": "", "confidence": 1}])
    await talk.is_(ANA).order(ANA, "open_two_lines")
    said = await replace(talk, model=Scripted(lambda _: invented)).says(WISH)
    assert [card.focus for card in said.cards] == ["cancel"]
    assert said.outcome.trace["model"]["fell_back"] == Fault.SCHEMA
    assert "wishes" in said.outcome.trace["model"]["made"][0]["detail"]


BLIND = [
    [],
    [{"intent": "none_of_ours", "kind": "nonsense", "confidence": 0.99}],
    [{"intent": "order_tracking", "kind": "", "confidence": 0.0}],
]


@pytest.mark.parametrize("wishes", BLIND)
@pytest.mark.parametrize(
    ("words", "focus", "language"),
    [
        ("Can I change the size on my recent order?", "variant", "en"),
        (WISH, "cancel", "en"),
        ("Preciso cancelar meu pedido.", "cancel", "pt"),
    ],
)
async def test_a_model_that_sees_no_wish_does_not_hide_a_sure_one(
    talk: Talk, wishes: list[Any], words: str, focus: str, language: str
) -> None:
    """The words are read without a model, their language too, and the trace says so."""
    await talk.is_(ANA).order(ANA, "open_two_lines")
    blind = understood(wishes=wishes, language="fi")
    said = await replace(talk, model=Scripted(lambda _: blind)).says(words)
    assert [card.focus for card in said.cards] == [focus]
    assert said.outcome.language == language
    told = said.outcome.trace["understood"]
    assert (told["by"], told["language"]) == ("local", language)
    assert "the model saw no wish" in told["dropped"][-1]


async def test_a_model_that_sees_no_wish_is_believed_where_none_is_sure(talk: Talk) -> None:
    beyond = understood(wishes=[{"intent": "none_of_ours", "kind": "assistant", "confidence": 0.9}])
    said = await replace(talk, model=Scripted(lambda _: beyond)).says("the violet elephants of the moon sing")
    assert said.outcome.trace["understood"]["by"] == "model"


@pytest.mark.parametrize(
    ("words", "told", "language"),
    [("Preciso cancelar meu pedido.", "en", "pt"), (WISH, "pt", "en"), ("cancelar", "pt", "pt")],
)
async def test_a_model_tells_the_language_only_of_words_too_few_to_tell(
    talk: Talk, words: str, told: str, language: str
) -> None:
    said = await replace(talk, model=Scripted(lambda _: understood(language=told))).says(words)
    assert said.outcome.trace["understood"]["by"] == "model"
    assert said.outcome.language == language


async def test_an_invented_order_does_not_count(talk: Talk) -> None:
    await talk.is_(ANA).order(ANA, "open_two_lines")
    said = await replace(talk, model=Scripted(lambda _: understood(orders=["#99999"]))).says(WISH)
    assert len(said.cards) == 1
    assert said.outcome.trace["understood"]["dropped"] == ["the order '#99999' is not in the words"]


async def test_a_kind_of_another_matter_does_not_count(talk: Talk) -> None:
    wrong = understood(wishes=[{"intent": "order_editing", "kind": "return_policy", "confidence": 0.9}])
    said = await replace(talk, model=Scripted(lambda _: wrong)).says(WISH)
    assert said.outcome.trace["understood"]["dropped"] == ["order_editing has no kind 'return_policy'"]


async def test_an_answer_that_is_waited_for_costs_no_call(talk: Talk) -> None:
    model = Scripted(Script().scripted)
    asking = replace(talk.is_(ANA), model=model)
    await talk.order(ANA, "open_two_lines")
    await talk.order(ANA, "open_jacket")
    await asking.says("I want to change something in my order")
    said = await asking.says("the second")
    assert len(said.cards) == 1
    assert said.outcome.trace["model"]["calls"] == 0
    assert said.outcome.trace["understood"]["by"] == "rules"
    assert len(model.asked) == 1


async def test_an_article_is_shortened_with_its_source(talk: Talk) -> None:
    """Citations by index: the model returns a number, code shows the stored source."""

    def answer(question: Question[Any]) -> dict[str, Any]:
        if question.purpose == "phrase":
            return {"sentences": [{"text": "Parcels reach you 3 to 5 days after we send them.", "passages": [1, 4]}]}
        return understood(wishes=[{"intent": "store_questions", "kind": "delivery", "confidence": 0.95}])

    said = await replace(talk, model=Scripted(answer)).says(POLICY)
    assert said.text == "Parcels reach you 3 to 5 days after we send them."
    assert said.quotes == [DELIVERY.sentence]
    assert said.outcome.trace["phrase"] == {"used": True, "objections": []}
    assert said.outcome.trace["model"]["calls"] == 2


def reading(phrased: Any) -> Scripted:  # noqa: ANN401 - an answer, or how it fails
    """A model that understands a question on delivery, and answers the second question with this."""
    delivery = understood(wishes=[{"intent": "store_questions", "kind": "delivery", "confidence": 0.95}])
    return Scripted(lambda question: phrased if question.purpose == "phrase" else delivery)


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault.was_sent])
async def test_trouble_in_the_middle_of_a_turn_costs_the_customer_nothing(talk: Talk, fault: Fault) -> None:
    """The message was understood; the article goes out as the shop wrote it, and the trace names the cause twice."""
    said = await replace(talk, model=reading(fault)).says(POLICY)
    assert said.quotes == [DELIVERY.sentence]
    assert said.outcome.trace["understood"]["by"] == "model"
    assert said.outcome.trace["phrase"] == {"used": False, "objections": [fault.value]}
    assert said.outcome.trace["model"]["fell_back"] == fault


async def test_half_a_minute_of_silence_ends_within_the_turn(talk: Talk, clock: ManualClock) -> None:
    """The server takes the question and says nothing for thirty seconds; the turn has three."""
    await talk.is_(ANA).order(ANA, "open_two_lines")
    async with serving(standin(Script().brain)) as address:
        async with httpx.AsyncClient(base_url=address) as knobs:
            await knobs.post("/standin/knobs", json=Knobs(delay=30).model_dump(mode="json"))
        model = OpenAIModel(Server(SecretStr(KEY), MODELS[0], base_url=f"{address}/v1", seconds=60), clock)
        started = time.monotonic()
        said = await replace(talk, model=model, seconds=3.0).says(WISH)
        assert time.monotonic() - started < 3.0
        await model.close()
    assert [card.focus for card in said.cards] == ["cancel"]
    assert said.outcome.trace["model"]["fell_back"] == Fault.SILENCE


ELSEWHERE = {
    "pt": "As encomendas chegam 3 a 5 dias depois do envio.",
    "de": "Pakete erreichen Sie 3 bis 5 Tage nach dem Versand.",
    "uk": "Посилки приходять через 3-5 днів після відправлення.",
}


@pytest.mark.parametrize(("language", "sentence"), ELSEWHERE.items())
async def test_an_answer_in_another_language_is_not_said(talk: Talk, language: str, sentence: str) -> None:
    said = await replace(talk, model=reading({"sentences": [{"text": sentence, "passages": [1]}]})).says(POLICY)
    assert said.outcome.language == "en"
    assert said.quotes == [DELIVERY.sentence]
    assert sentence not in said.text
    assert said.outcome.trace["phrase"]["objections"][0] == f"sentence 1 is in {language}, not in en"


async def test_articles_in_another_language_cost_no_call(talk: Talk) -> None:
    """A model may not translate, so it is not asked to."""
    model = reading({"sentences": []})
    said = await replace(talk, model=model).says("Wie lange dauert die Lieferung?")
    assert said.outcome.language == "de"
    assert [question.purpose for question in model.asked] == ["understand"]
    assert said.outcome.trace["phrase"] == {"used": False, "objections": ["no article found is in de"]}


async def test_a_model_sees_no_address_link_or_code(talk: Talk) -> None:
    model = Scripted(Script().scripted)
    await replace(talk, model=model).says("my code is 482913, mail ana@example.com, see https://shop.example/x?key=1")
    shown = model.asked[0].user
    assert not [secret for secret in ("482913", "ana@example.com", "shop.example") if secret in shown]
