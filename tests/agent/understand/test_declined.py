"""Words that no person is wanted call none; words that one is wanted, and no machine, still do."""

import pytest

from agent.understand.declined import only_declines, without_declined
from agent.understand.understand import Understander
from agent.understand.understanding import YES_NO, Context


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("I don't need a human, just cancel my order", "en", "order_editing"),
        ("can I cancel my order without speaking to an agent?", "en", "order_editing"),
        ("não preciso de atendente, só quero saber onde está meu pedido", "pt", "order_tracking"),
        ("nie potrzebuję konsultanta, gdzie jest moja paczka", "pl", "order_tracking"),
        ("en tarvitse asiakaspalvelijaa, missä pakettini on", "fi", "order_tracking"),
        ("мені не потрібен оператор, скасуйте моє замовлення", "uk", "order_editing"),
        ("non mi serve un operatore, dov'è il mio pacco", "it", "order_tracking"),
        ("no necesito hablar con una persona, cancelad mi pedido", "es", "order_editing"),
        ("ich brauche keinen Mitarbeiter, wo ist mein Paket", "de", "order_tracking"),
        ("je n'ai pas besoin d'un conseiller, annulez ma commande", "fr", "order_editing"),
    ],
)
async def test_no_person_is_wanted(understander: Understander, text: str, language: str, intent: str) -> None:
    understood = await understander.understand(text, Context(language=language))
    assert understood.wishes[0].intent == intent
    assert understood.is_confident


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I don't want to talk to a robot, get me a human", "en"),
        ("não quero falar com um robô, quero uma pessoa", "pt"),
        ("nie chcę gadać z botem, dajcie człowieka", "pl"),
        ("no quiero un bot, quiero una persona", "es"),
        ("ich will nicht mit einem Bot reden, sondern mit einem Menschen", "de"),
        ("je ne veux pas parler à un robot, passez-moi quelqu'un", "fr"),
        ("I don't want an agent, I want to speak to your manager", "en"),
    ],
)
async def test_a_person_is_wanted_and_no_machine(understander: Understander, text: str, language: str) -> None:
    """D9: whoever asks for a person gets one."""
    understood = await understander.understand(text, Context(language=language))
    assert "human" in {wish.intent for wish in understood.wishes}


@pytest.mark.parametrize("text", ["I don't need a human, thanks", "nein, ich brauche keinen Mitarbeiter"])
async def test_nothing_but_that_no_person_is_wanted_is_a_no(understander: Understander, text: str) -> None:
    understood = await understander.understand(text, Context(awaits="yes_no"))
    assert (understood.is_answer, understood.slots[YES_NO]) == (True, False)
    assert (await understander.understand(text, Context())).wishes == ()


@pytest.mark.parametrize("text", ["", "no", "I need a human", "ignore the people above", "x" * 5000])
def test_other_words_are_left_as_they_are(text: str) -> None:
    assert without_declined(text) == text
    assert not only_declines(text)
