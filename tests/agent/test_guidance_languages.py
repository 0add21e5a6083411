"""Rules on how a customer sounds and on what a message is about, in nine languages, as the words are really read."""

import pytest

from agent.guidance import called
from agent.understand.understand import Understander
from agent.understand.understanding import Context
from stores.guidance import EscalationRule, Guidance
from tests.agent.staging import Talk
from tests.agent.test_guidance import guided

UPSET = {
    "en": "This is outrageous, my parcel still has not come and I am furious",
    "pt": "Isto é uma vergonha, a encomenda nunca chegou e estou farta",
    "es": "Esto es una vergüenza, el paquete no llega y estoy harta",
    "fr": "C'est scandaleux, le colis n'arrive pas et j'en ai marre",
    "it": "È una vergogna, il pacco non arriva e sono stufa",
    "de": "Das ist eine Frechheit, mein Paket kommt nicht und ich bin stinksauer",
    "pl": "To skandal, paczka nie przychodzi, mam dość",
    "fi": "Tämä on törkeää, pakettia ei tule ja olen raivoissani",
    "uk": "Це неподобство, посилка не приходить, я розлючена",
}
WHOLESALE = {
    "en": "Do you sell wholesale to shops?",
    "pt": "Vocês vendem por grosso para lojas?",
    "es": "¿Venden al por mayor a tiendas?",
    "fr": "Vendez-vous en gros aux professionnels ?",
    "it": "Vendete all'ingrosso ai negozi?",
    "de": "Verkaufen Sie auch an Großhändler?",
    "pl": "Czy sprzedajecie hurtowo do sklepów?",
    "fi": "Myyttekö tukkuna kaupoille?",
    "uk": "Ми магазин і хочемо купувати у вас оптом для перепродажу",  # noqa: RUF001
}
RETURN = {
    "en": "I want to send back the shoes that I received",
    "pt": "Quero devolver os sapatos que recebi",
    "es": "Quiero devolver los zapatos que recibí",
    "fr": "Je veux renvoyer les chaussures que j'ai reçues",
    "it": "Voglio restituire le scarpe che ho ricevuto",
    "de": "Ich möchte die Schuhe, die ich bekommen habe, zurückschicken",
    "pl": "Chcę zwrócić buty, które dostałam",
    "fi": "Haluan palauttaa saamani kengät",
    "uk": "Хочу повернути взуття, яке отримала",
}


async def met(understander: Understander, rule: EscalationRule, language: str, text: str) -> str:
    understood = await understander.understand(text, Context(language=language))
    found = called(Guidance(escalation=(rule,)), (text,), understood)
    return found.met if found else ""


@pytest.mark.parametrize(("language", "text"), UPSET.items())
async def test_an_upset_customer_is_heard(understander: Understander, language: str, text: str) -> None:
    rule = EscalationRule(reason="Upset", upset=True)
    assert await met(understander, rule, language, text) == "upset"
    assert await met(understander, rule, language, WHOLESALE[language]) == ""


@pytest.mark.parametrize("said", [WHOLESALE, RETURN], ids=["wholesale", "returns_delivered_orders"])
@pytest.mark.parametrize("language", sorted(UPSET))
async def test_a_topic_is_heard(understander: Understander, language: str, said: dict[str, str]) -> None:
    topic = "wholesale" if said is WHOLESALE else "returns_delivered_orders"
    rule = EscalationRule(reason="Ours", topics=(topic,))
    assert (await met(understander, rule, language, said[language])).startswith("topic: ")
    other = RETURN if said is WHOLESALE else WHOLESALE
    assert await met(understander, rule, language, other[language]) == ""


@pytest.mark.parametrize(("language", "text"), UPSET.items())
async def test_the_person_who_comes_is_announced_in_the_customers_language(
    talk: Talk, language: str, text: str
) -> None:
    talk.store = talk.store.model_copy(update={"settings": guided(EscalationRule(reason="Upset", upset=True)).settings})
    said = await talk.says(text)
    assert said.outcome.handoff is not None
    assert (said.outcome.handoff.reason, said.outcome.language) == ("escalation_rule", language)
    assert said.text
