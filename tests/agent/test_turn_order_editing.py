"""Order editing through the whole turn: what the customer writes, and what appears."""

from datetime import timedelta

from tests.agent.staging import ANA, CANCEL, CHANGE, SAM, Talk


async def test_a_size_on_the_recent_order_with_the_sign_in_between(talk: Talk) -> None:
    """S1-11, S1-12, S1-17, S1-20, S1-39, S1-41, S1-63: policy first, then who, then the card by itself."""
    recent = await talk.order(ANA, "open")
    await talk.order(ANA, "delivered")
    asked = await talk.says("Can I change the size on my recent order?")
    assert CHANGE.sentence in asked.quotes
    assert asked.asks_to_sign_in
    assert not asked.cards
    shown = await talk.signs_in(ANA)
    assert [card.card["order_id"] for card in shown.cards] == [recent]
    assert shown.cards[0].focus == "variant"
    assert not shown.asks_to_sign_in


async def test_a_cancellation_in_portuguese(talk: Talk) -> None:
    """S1-10, S1-32, S1-40: answered in the customer's language, the rule in the shop's own words."""
    recent = await talk.order(ANA, "open_two_lines")
    asked = await talk.says("Preciso cancelar meu pedido.")
    assert asked.outcome.language == "pt"
    assert asked.quotes[0].startswith("Pode cancelar")
    assert asked.asks_to_sign_in
    shown = await talk.signs_in(ANA)
    assert [(card.card["order_id"], card.focus) for card in shown.cards] == [(recent, "cancel")]
    assert shown.outcome.language == "pt"
