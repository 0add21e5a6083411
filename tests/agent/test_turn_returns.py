"""Stories of returns and exchanges, told through whole turns with the real classifier and the real demo shop."""

from agent.state import Happening
from commerce.demo.people import ANA, NOAH
from conversations.messages import CardBlock
from tests.agent.staging import RETURNS, Cut, Sees, Talk


def cards(said: Sees) -> list[CardBlock]:
    return [block for block in said.blocks if isinstance(block, CardBlock)]


async def test_the_rules_are_told_to_anyone_and_the_order_only_after_the_sign_in(talk: Talk) -> None:
    """S1-63: D2."""
    order = await talk.order(ANA, "delivered_tees")
    asked = await talk.says("I want to return the t-shirts I received")
    assert asked.quotes == [RETURNS.sentence]
    assert asked.asks_to_sign_in
    assert not cards(asked)

    said = await talk.signs_in(ANA)
    assert [card.card["order_id"] for card in cards(said)] == [order]
    assert "2 x Harbour T-shirt (M / Navy)" in said.text
    assert not said.quotes


async def test_what_has_left_goes_on_to_returns_without_asking_again(talk: Talk) -> None:
    """S1-19: the same turn, the same order, the rule once."""
    order = await talk.is_(ANA).order(ANA, "delivered_tees")
    await talk.order(ANA, "open_single_unit")
    name = await talk.name_of(ANA, order)
    said = await talk.says(f"please cancel order {name}")
    assert said.facts[:2] == ["order-shipped", "policy-says"]
    assert said.quotes == [RETURNS.sentence]
    assert [card.card["order_id"] for card in cards(said)] == [order]
    assert not said.choices
    assert not said.offers_person


async def test_the_shipped_part_goes_on_to_returns(talk: Talk) -> None:
    """S1-67: the open part stays with order editing, the shipped part is told of by returns."""
    order = await talk.is_(ANA).order(ANA, "part_shipped")
    said = await talk.says("can I change the size of my last order?")
    assert [card.card["order_id"] for card in said.cards] == [order]
    assert {"part-shipped", "lines-not-delivered"} <= set(said.facts) or "nothing-not-delivered" in said.facts


async def test_what_has_not_left_goes_back_to_order_editing(talk: Talk) -> None:
    order = await talk.is_(ANA).order(ANA, "open_two_lines")
    said = await talk.says("I want to return my order, send it back please")
    assert "nothing-not-sent" in said.facts
    assert [card.card["order_id"] for card in said.cards] == [order]


async def test_nothing_is_handed_to_a_skill_that_is_switched_off(talk: Talk) -> None:
    talk.off = frozenset({"returns_exchanges"})
    await talk.is_(ANA).order(ANA, "shipped")
    said = await talk.says("cancel my order please")
    assert said.facts == ["order-shipped", "returns-work"]
    assert said.offers_person


async def test_a_faulty_item_gets_an_apology_and_a_way_back(talk: Talk) -> None:
    order = await talk.is_(ANA).order(ANA, "delivered")
    said = await talk.says("my sneakers arrived broken")
    assert said.facts[0] == "sorry-defect"
    assert [card.card["order_id"] for card in cards(said)] == [order]


async def test_where_is_my_money_is_answered_from_the_return(talk: Talk) -> None:
    await talk.is_(ANA).order(ANA, "return_approved")
    await talk.order(ANA, "delivered")
    said = await talk.says("where is my refund?")
    assert said.facts[:2] == ["return-open", "refund-not-yet"]
    assert not cards(said)


async def test_somebody_else_s_order_is_as_unknown_as_none(talk: Talk) -> None:
    """S1-64."""
    foreign = await talk.name_of(NOAH, await talk.order(NOAH, "delivered_tees"))
    await talk.is_(ANA).order(ANA, "delivered")
    said = await talk.says(f"I want to return order {foreign}")
    assert said.facts[-1] == "order-not-found"
    assert "Harbour" not in said.everything


async def test_a_shop_s_own_page_for_returns_asks_nobody_to_sign_in(talk: Talk) -> None:
    talk.has_portal = True
    said = await talk.says("how do I return an item?")
    assert said.quotes == [RETURNS.sentence]
    assert not said.asks_to_sign_in
    assert [(card.card["order_id"], card.card["in_portal"]) for card in cards(said)] == [(None, True)]


async def test_a_refund_still_needs_to_know_who_asks(talk: Talk) -> None:
    talk.has_portal = True
    assert (await talk.says("where is my refund?")).asks_to_sign_in


async def test_without_hub_or_page_a_person_is_asked_in(talk: Talk) -> None:
    talk.hub_ready = False
    said = await talk.says("I want to return the sneakers I received")
    assert said.facts[-1] == "no-hub"
    assert not cards(said)
    assert said.outcome.handoff is not None


async def test_a_shop_that_cannot_be_read_is_said_and_nothing_guessed(talk: Talk) -> None:
    talk.is_(ANA).readable = Cut(talk.database, talk.clock, talk.store.id)
    said = await talk.says("I want to return the sneakers I received")
    assert said.facts[-1] == "shop-unreachable"
    assert said.offers_person


async def test_what_was_asked_for_in_the_hub_is_confirmed_as_the_hub_said(talk: Talk) -> None:
    talk.is_(ANA)
    item = {"line": "Harbour T-shirt", "variant": "M / Navy", "units": 2, "reason": "other", "to": "L / Navy"}
    happening = Happening("return_asked", {"order_id": "o", "order_name": "#1001", "summary": {"items": [item]}})
    said = await talk.happens(happening)
    assert said.facts == ["exchange-asked", "is-it-solved"]
    assert "2 x Harbour T-shirt (M / Navy) → L / Navy" in said.text


async def test_the_chain_ends_after_one_hop(talk: Talk) -> None:
    """No two skills hand a matter to and fro within a turn."""
    await talk.is_(ANA).order(ANA, "shipped")
    said = await talk.says("cancel my order please")
    ran = [step.partition(":")[0] for step in said.outcome.trace["path"] if ":" in step]
    assert list(dict.fromkeys(ran)) == ["order_editing", "returns_exchanges"]
