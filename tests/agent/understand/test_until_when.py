"""Until when something may be changed is a question about the shop's rule, however it is put."""

import pytest

from agent.understand.understand import Understander
from agent.understand.understanding import Context


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("So until when am I able to change my order?", "en"),
        ("and by when would I have to change my order", "en"),
        ("Hallo, bis wann kann ich meine Bestellung denn ändern?", "de"),
        ("Bonjour, jusqu'à quand puis-je modifier ma commande svp ?", "fr"),
        ("Hola, ¿hasta cuándo puedo cambiar mi pedido?", "es"),
        ("Salve, fino a quando posso modificare il mio ordine?", "it"),
        ("Olá, até quando posso alterar a minha encomenda?", "pt"),
        ("Dzień dobry, do kiedy mogę zmienić zamówienie?", "pl"),
        ("Moi, mihin asti voin muuttaa tilaustani?", "fi"),
        ("Вітаю, до якого часу можна змінити замовлення?", "uk"),
    ],
)
async def test_until_when_an_order_can_be_changed_asks_for_the_rule(
    understander: Understander, text: str, language: str
) -> None:
    """S1-45."""
    understood = await understander.understand(text, Context(language=language))
    assert (understood.wishes[0].intent, understood.wishes[0].kind) == ("store_questions", "change_policy")
    assert understood.is_confident


@pytest.mark.parametrize(
    "text", ["can I still change my order?", "is it too late to change my order?", "I need to change my order by noon"]
)
async def test_whoever_wants_a_change_now_is_not_read_the_rule_alone(understander: Understander, text: str) -> None:
    understood = await understander.understand(text, Context(language="en"))
    assert understood.wishes[0].intent == "order_editing"
