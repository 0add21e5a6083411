"""Orders that come to more than the shop leaves to its agent go to a person, and nobody is told why."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from agent.guidance import too_valuable
from commerce.demo.people import ANA, SAM
from commerce.port import Money
from evals.model_script import Script
from kit.llm.scripted import Scripted
from stores.guidance import EscalationRule, Guidance
from tests.agent.staging import Sees, Talk
from tests.agent.test_guidance import guided

REASON = "A big order"
Says = Callable[[Talk], Any]


def over(amount: str) -> EscalationRule:
    return EscalationRule(reason=REASON, order_over=amount)


async def minding(talk: Talk, amount: str) -> tuple[Talk, Decimal]:
    """Let Ana have one open order, and the shop mind orders over this amount; return also what hers comes to."""
    order = await talk.connected.order("customer-ana", await talk.order(ANA, "open_two_lines"))
    talk.store = talk.store.model_copy(update={"settings": guided(over(amount)).settings})
    return talk, order.total.amount


def is_handed_over(said: Sees) -> bool:
    note = said.outcome.handoff
    assert note is None or (note.reason, note.is_hard) == ("escalation_rule", True)
    return note is not None


@pytest.mark.parametrize("words", ["I need to cancel my order.", "Where is my order?", "I want to return my order"])
@pytest.mark.parametrize("model", [None, Scripted(Script().scripted)], ids=["without a model", "with one"])
async def test_a_valuable_order_goes_to_a_person_whatever_is_wished(talk: Talk, words: str, model: Any) -> None:  # noqa: ANN401
    """D9: they find the order, the shop's reason and what was tried; the customer is told of no amount and no rule."""
    talk, total = await minding(talk, "1 EUR")
    said = await replace(talk.is_(ANA), model=model).says(words)
    assert is_handed_over(said)
    assert said.cards == []
    assert said.facts == []
    note = said.outcome.handoff
    assert note is not None
    assert note.summary.startswith(f"{REASON}. ")
    assert note.order is not None
    assert note.order["name"].startswith("#")
    assert Decimal(note.order["value"]) == total  # for the person alone
    assert note.tried
    assert said.outcome.trace["escalation"] == {"rule": 1, "reason": REASON, "met": "order over 1 EUR"}
    assert str(total) not in f"{said.everything}{said.outcome.blocks}{said.outcome.trace}"
    assert REASON not in said.everything


async def test_the_limit_itself_is_not_over_it(talk: Talk) -> None:
    talk, total = await minding(talk, "1 EUR")
    talk.store = talk.store.model_copy(update={"settings": guided(over(f"{total} EUR")).settings})
    said = await talk.is_(ANA).says("I need to cancel my order.")
    assert [card.focus for card in said.cards] == ["cancel"]
    assert not is_handed_over(said)


@pytest.mark.parametrize("amount", ["1 PLN", "99999 EUR"])
async def test_another_currency_and_a_smaller_order_change_nothing(talk: Talk, amount: str) -> None:
    talk, _ = await minding(talk, amount)
    said = await talk.is_(ANA).says("I need to cancel my order.")
    assert not is_handed_over(said)
    assert said.cards


async def test_nobody_learns_of_it_before_they_are_verified(talk: Talk) -> None:
    """S1-63, S1-64: signed out, or somebody else, hears what everybody hears; after the sign-in a person comes."""
    talk, _ = await minding(talk, "1 EUR")
    assert (await talk.says("I need to cancel my order.")).asks_to_sign_in
    assert not is_handed_over(await replace(talk).is_(SAM).says("I need to cancel my order."))
    assert is_handed_over(await talk.signs_in(ANA))


async def test_a_question_about_the_shop_is_no_question_about_the_order(talk: Talk) -> None:
    talk, _ = await minding(talk, "1 EUR")
    said = await talk.is_(ANA).says("what is your return policy?")
    assert not is_handed_over(said)
    assert said.quotes


async def test_what_the_customer_did_in_the_hub_is_acknowledged(talk: Talk) -> None:
    talk, _ = await minding(talk, "1 EUR")
    order_id = (await talk.connected.orders("customer-ana"))[0].id
    said = await talk.is_(ANA).changed(order_id=order_id, kind="address", order_name="#1", confirmed=True)
    assert not is_handed_over(said)
    assert said.facts


@pytest.mark.parametrize(
    ("language", "words"),
    {
        "pt": "Onde está a minha encomenda?",
        "es": "¿Dónde está mi pedido?",
        "fr": "Où est ma commande ?",
        "it": "Dov'è il mio ordine?",
        "de": "Wo ist meine Bestellung?",
        "pl": "Gdzie jest moje zamówienie?",
        "fi": "Missä minun tilaukseni on?",
        "uk": "Де моє замовлення?",
    }.items(),
)
async def test_the_person_is_announced_in_every_language(talk: Talk, language: str, words: str) -> None:
    talk, total = await minding(talk, "1 EUR")
    said = await talk.is_(ANA).says(words)
    assert is_handed_over(said)
    assert said.outcome.language == language
    assert said.text
    assert str(total) not in said.text


def test_the_first_rule_that_is_on_and_met_is_told() -> None:
    rules = (over("10 EUR").model_copy(update={"is_on": False}), over("900 EUR"), over("500 EUR"), over("500 USD"))
    met = too_valuable(Guidance(escalation=rules), [Money(Decimal("500.01"), "EUR"), Money(Decimal(3), "USD")])
    assert met is not None
    assert met.number == 3
    assert too_valuable(Guidance(escalation=rules), [Money(Decimal(500), "EUR"), Money(Decimal(9000), "PLN")]) is None
