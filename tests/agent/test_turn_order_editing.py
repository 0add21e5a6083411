"""Order editing through the whole turn: what the customer writes, and what appears."""

from datetime import timedelta

import pytest

from commerce.demo.people import ANA, SAM
from commerce.terms import Unknown, UnknownWhy
from tests.agent.staging import ADDING, LIST, RETURNS, Cut, Talk, rules
from tests.stage import CANCEL, CHANGE, FEE, PERSONAL


async def test_a_size_on_the_recent_order_with_the_sign_in_between(talk: Talk) -> None:
    """S1-11, S1-12, S1-17, S1-20, S1-39, S1-41, S1-42, S1-63: policy first, then who, then the card by itself."""
    recent = await talk.order(ANA, "open")
    await talk.order(ANA, "delivered")
    asked = await talk.says("Can I change the size on my recent order?")
    assert asked.quotes == [CHANGE.sentence, LIST.sentence]
    assert asked.asks_to_sign_in
    assert not asked.cards
    shown = await talk.signs_in(ANA)
    assert [(card.card["order_id"], card.focus) for card in shown.cards] == [(recent, "variant")]
    assert not shown.asks_to_sign_in
    assert not shown.quotes


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


async def test_a_quotation_stays_in_its_own_language(talk: Talk) -> None:
    talk.is_(ANA)
    await talk.order(ANA, "open_two_lines")
    said = await talk.says("Preciso cancelar meu pedido.")
    assert {block.text: block.lang for block in said.blocks if block.type == "quote"}[FEE.sentence] == "en"


async def test_who_is_signed_in_is_not_asked_again(talk: Talk) -> None:
    """S1-13."""
    recent = await talk.is_(ANA).order(ANA, "open_two_lines")
    said = await talk.says("Can I change the size on my recent order?")
    assert not said.asks_to_sign_in
    assert said.cards[0].card["order_id"] == recent


async def test_a_cancellation_tells_its_fee_with_its_sentence(talk: Talk) -> None:
    """S1-10, S1-47."""
    await talk.is_(ANA).order(ANA, "open_two_lines")
    said = await talk.says("I need to cancel my order.")
    assert said.quotes == [CANCEL.sentence, FEE.sentence]
    assert "€4.10" in said.text


async def test_part_of_it_has_left(talk: Talk) -> None:
    """S1-18, S1-49, S1-65, S1-66, S1-67: what is open, what has left, how returns work, a card for the open."""
    await talk.is_(ANA).order(ANA, "part_shipped")
    said = await talk.says("Can I change the size on my recent order?")
    assert "On its way: 2 x Harbour T-shirt (M / Navy)." in said.text
    assert "1 x Breeze linen shirt (M / White) and 1 x Pier canvas sneakers" in said.text
    assert [(line["open"], line["shipped"]) for line in said.cards[0].card["lines"]] == [(0, 2), (1, 0), (1, 0)]
    assert said.cards[0].focus == "variant"
    assert RETURNS.sentence in said.quotes


async def test_all_of_it_has_left(talk: Talk) -> None:
    """S1-19: said, pointed to returns in the shop's own words, a person offered."""
    await talk.is_(ANA).order(ANA, "shipped_today")
    said = await talk.says("cancel my order please")
    assert not said.cards
    assert said.quotes == [RETURNS.sentence]
    assert said.offers_person


async def test_an_engraved_line_is_closed_and_the_others_open(talk: Talk) -> None:
    """S1-48."""
    await talk.is_(ANA).order(ANA, "personalised_line")
    said = await talk.says("Can I change the size on my recent order?")
    assert "Camp mug (White)" in said.text
    assert PERSONAL.sentence in said.quotes
    assert [line["open"] for line in said.cards[0].card["lines"]] == [2, 0]


async def test_outside_its_window_the_sentence_is_cited_and_a_person_offered(talk: Talk) -> None:
    """S1-32."""
    await talk.is_(ANA).order(ANA, "outside_window")
    said = await talk.says("Can I change the size on my recent order?")
    assert (said.quotes, said.cards, said.offers_person) == ([CHANGE.sentence], [], True)


async def test_what_else_is_open_is_said_when_the_wish_is_not(talk: Talk) -> None:
    await talk.is_(ANA).order(ANA, "open_two_lines", age=timedelta(minutes=90))
    said = await talk.says("Can I change the size on my recent order?")
    assert said.cards[0].card["options"] == ["cancel"]
    assert said.cards[0].focus is None
    assert "you can still cancel the order" in said.text


async def test_what_others_hold_is_never_explained(talk: Talk) -> None:
    await talk.is_(ANA).order(ANA, "held_fraud")
    said = await talk.says("why can't I cancel my last order?", "please cancel it")
    assert not said.cards
    assert said.offers_person
    assert not any(word in said.everything.lower() for word in ("fraud", "risk", "suspicious"))


@pytest.mark.parametrize("why", list(UnknownWhy))
async def test_an_uncertain_policy_is_said_to_be_uncertain(talk: Talk, why: UnknownWhy) -> None:
    """S1-33: signed in or not, nothing is invented, and a person is offered."""
    talk.terms = rules(modify_window=Unknown(why, (CHANGE, LIST)))
    said = await talk.says("Can I change the size on my recent order?")
    assert "can't say for certain" in said.text
    assert said.offers_person
    assert not said.asks_to_sign_in


async def test_adding_an_item_is_not_supported(talk: Talk) -> None:
    """S1-50, S1-60: a new order or a person, and nobody has to sign in to hear it."""
    said = await talk.says("Can you add another pair of socks to the order I just placed?")
    assert said.quotes == [ADDING.sentence]
    assert "place a new order" in said.text
    assert said.offers_person
    assert not said.asks_to_sign_in


async def test_without_a_hub_a_person_is_asked_in(talk: Talk) -> None:
    """S1-61."""
    talk.hub_ready = False
    said = await talk.is_(ANA).says("Can I change the size on my recent order?")
    assert not said.cards
    assert said.outcome.handoff is not None
    assert (said.outcome.handoff.reason, said.outcome.handoff.is_hard) == ("skill_unavailable", False)


async def test_a_skill_that_is_switched_off_does_nothing(talk: Talk) -> None:
    talk.off = frozenset({"order_editing"})
    await talk.is_(ANA).order(ANA, "open")
    said = await talk.says("I need to cancel my order.")
    assert not said.cards
    assert said.facts == ["unavailable"]


async def test_a_shop_that_cannot_be_reached_is_said(talk: Talk) -> None:
    await talk.is_(ANA).order(ANA, "open")
    talk.readable = Cut(talk.database, talk.clock, talk.store.id)
    said = await talk.says("I need to cancel my order.")
    assert "can't reach the shop's order system" in said.text
    assert said.offers_person


async def test_several_open_orders_are_asked_about_and_chosen(talk: Talk) -> None:
    first = await talk.is_(ANA).order(ANA, "open_two_lines")
    second = await talk.order(ANA, "open_jacket")
    asked = await talk.says("I want to change something in my order")
    assert [value for _, value in asked.choices] == [first, second]
    assert not asked.cards
    assert (await talk.says("the second")).cards[0].card["order_id"] == second


async def test_a_changed_mind_is_followed(talk: Talk) -> None:
    first = await talk.is_(ANA).order(ANA, "open_two_lines")
    await talk.says("Can I change the size on my recent order?")
    instead = await talk.says("actually cancel it instead")
    assert [(card.card["order_id"], card.focus) for card in instead.cards] == [(first, "cancel")]


async def test_a_mind_changed_before_the_sign_in(talk: Talk) -> None:
    await talk.order(ANA, "open_two_lines")
    await talk.says("Can I change the size on my recent order?")
    await talk.says("or rather cancel it")
    assert (await talk.signs_in(ANA)).cards[0].focus == "cancel"


async def test_another_order_is_followed(talk: Talk) -> None:
    first = await talk.is_(ANA).order(ANA, "open_two_lines")
    second = await talk.order(ANA, "open_jacket")
    await talk.says(f"cancel order {await talk.name_of(ANA, second)}")
    moved = await talk.says(f"sorry, I meant order {await talk.name_of(ANA, first)}")
    assert moved.cards[0].card["order_id"] == first


async def test_a_question_in_between_does_not_close_the_matter(talk: Talk) -> None:
    await talk.order(ANA, "open_two_lines")
    await talk.says("Can I change the size on my recent order?")
    between = await talk.says("what is your return policy?")
    assert between.quotes == [RETURNS.sentence]
    assert (await talk.signs_in(ANA)).cards[0].focus == "variant"


async def test_an_order_that_left_between_two_messages(talk: Talk) -> None:
    recent = await talk.is_(ANA).order(ANA, "open_two_lines")
    assert (await talk.says("Can I change the size on my recent order?")).cards
    await talk.becomes(recent, "shipped")
    assert not (await talk.says("can I change the size of that order now?")).cards


async def test_a_change_made_in_the_hub_is_confirmed(talk: Talk) -> None:
    recent = await talk.is_(ANA).order(ANA, "open_two_lines")
    name = await talk.name_of(ANA, recent)
    await talk.becomes(recent, "cancelled")
    said = await talk.changed(order_id=recent, order_name=name, kind="cancel", summary={})
    assert said.text == f"Done: order {name} is cancelled.\nIs everything as you wanted it now?"
    assert [card.card["options"] for card in said.cards] == [[]]


async def test_what_can_still_be_changed_is_shown_anew_after_a_change_in_the_hub(talk: Talk) -> None:
    """S1-17: the card shown before is old, so the confirmation brings the order as it is."""
    recent = await talk.is_(ANA).order(ANA, "open_two_lines")
    name = await talk.name_of(ANA, recent)
    said = await talk.changed(order_id=recent, order_name=name, kind="variant", summary={})
    assert [(card.card["order_id"], card.focus, card.is_renewal) for card in said.cards] == [(recent, None, True)]
    assert said.text == f"Done: the size or colour on order {name} is changed.\nIs everything as you wanted it now?"


async def test_a_change_in_the_hub_is_confirmed_without_a_card_where_the_order_cannot_be_read(talk: Talk) -> None:
    recent = await talk.is_(ANA).order(ANA, "open_two_lines")
    name = await talk.name_of(ANA, recent)
    talk.is_("sam@example.com")
    said = await talk.changed(order_id=recent, order_name=name, kind="variant", summary={})
    assert said.text.startswith("Done:")
    assert not said.cards


async def test_whether_it_is_solved_is_asked_once_and_yes_counts(talk: Talk) -> None:
    """S1-02, D4: confirmed is what the customer said, asked once at the end of the matter."""
    recent = await talk.is_(ANA).order(ANA, "open_two_lines")
    name = await talk.name_of(ANA, recent)
    await talk.changed(order_id=recent, order_name=name, kind="variant", summary={})
    assert (await talk.says("yes")).outcome.trace.get("confirmed") is True
    said = await talk.changed(order_id=recent, order_name=name, kind="cancel", summary={})
    assert said.text == f"Done: order {name} is cancelled."
    assert (await talk.says("Thank you so much!")).outcome.trace.get("confirmed") is True


async def test_an_item_named_before_the_sign_in_still_counts_after_it(talk: Talk) -> None:
    await talk.order(ANA, "open_single_unit")
    jacket = await talk.order(ANA, "open_jacket")
    await talk.says("can I swap the rain jacket I ordered for another size")
    assert (await talk.signs_in(ANA)).cards[0].card["order_id"] == jacket


async def test_another_customer_at_the_same_screen_sees_nothing_of_the_first(talk: Talk) -> None:
    """S1-64: what was learnt of one customer is forgotten when another signs in."""
    await talk.is_(ANA).order(ANA, "open_two_lines")
    await talk.says("Can I change the size on my recent order?")
    talk.is_(SAM)
    said = await talk.says("can I cancel it?")
    assert not said.cards
    assert "#" not in said.everything
    assert talk.memory.order is None
