"""The shop speaks first: once for each thing that happens, to whoever agreed, and of what is so at that moment."""

from datetime import timedelta

import pytest

from commerce.demo.people import ANA, JOAO
from conversations.messages import ChannelKind, SignInBlock
from kit.language import LANGUAGES
from tests.agent.proactive.conftest import MAIL, SMS, WHATSAPP, Post

SENT = [("shipped", "sent", "")]


async def shipped(post: Post, email: str = ANA) -> str:
    """An order of somebody who agreed is sent, and the shop tells of it."""
    order_id = await post.talk.order(email, "open_two_lines")
    await post.agrees(email)
    await post.talk.becomes(order_id, "shipped")
    await post.is_told(email, order_id)
    return order_id


async def test_a_parcel_that_was_sent_is_told_with_its_day_and_its_link(post: Post) -> None:
    """S5-30, S5-31, S5-06: a notice with a clear expectation, as soon as the shop has told."""
    order_id = await shipped(post)

    (told,) = await post.said()
    (conversation,) = await post.conversations()
    order = await post.talk.shop.order("customer-ana", order_id)
    tracking = order.fulfilments[0].tracking
    assert tracking is not None
    assert await post.rows() == SENT
    assert f"your order {order.name} is on its way" in told.text
    assert all(words in told.text for words in ("Linden", tracking.company, tracking.url, "Expected delivery:"))
    assert (conversation.manner, conversation.address, conversation.customer_id) == ("sms", "+447700900101", None)


async def test_what_the_shop_tells_twice_or_again_is_told_once(post: Post) -> None:
    order_id = await shipped(post)

    await post.is_told(ANA, order_id)
    await post.goes_out()

    assert await post.rows() == SENT
    assert len(await post.said()) == 1


async def test_what_arrived_brings_the_shops_own_tips_in_the_customers_language(post: Post) -> None:
    """S5-32: a confirmation with quick care tips, in the language that the customer reads."""
    await post.settings(care_tips={"en": "Wash it cold.", "pt": "Lave a frio."})
    order_id = await shipped(post, JOAO)
    await post.talk.becomes(order_id, "delivered")
    await post.is_told(JOAO, order_id)

    told = (await post.said())[-1]
    assert "foi entregue" in told.text
    assert "Lave a frio." in told.text
    assert (await post.rows())[-1] == ("delivered", "sent", "")


async def test_a_delay_comes_with_an_apology_and_the_new_day(post: Post) -> None:
    """S5-33: politely, before anybody complains."""
    await post.settings(apology={"en": "The carrier is on strike."})
    order_id = await shipped(post)
    await post.talk.becomes(order_id, "delayed")
    await post.is_told(ANA, order_id)

    told = (await post.said())[-1].text
    assert "we are sorry" in told
    assert "The carrier is on strike." in told
    assert "Expected delivery:" in told


async def test_how_it_is_switched_off_is_said_once(post: Post) -> None:
    order_id = await shipped(post)
    await post.talk.becomes(order_id, "delivered")
    await post.is_told(ANA, order_id)

    assert ["switch these messages off" in one.text for one in await post.said()] == [True, False]


async def test_an_answer_goes_on_with_the_order_that_was_told_of(post: Post) -> None:
    """S5-30: the answer needs no number; who it is must still be proved there (D9a)."""
    await post.talk.order(ANA, "open")
    order_id = await shipped(post)
    name = await post.talk.name_of(ANA, order_id)
    (conversation,) = await post.conversations()

    answer = await post.writes(conversation, "Can I change the delivery address?")

    (asks,) = [block for block in answer.blocks if isinstance(block, SignInBlock)]
    assert (asks.order_name, asks.edit) == (name, "address")


async def test_after_the_proof_nobody_asks_which_order_is_meant(post: Post) -> None:
    await post.talk.order(ANA, "open")
    await post.talk.order(ANA, "open", age=timedelta(minutes=3))
    order_id = await shipped(post)
    name = await post.talk.name_of(ANA, order_id)
    (conversation,) = await post.conversations()
    await post.writes(conversation, "Can I change the delivery address?")

    answer = await post.signs_in(conversation, ANA)

    assert name in answer.text
    assert "Which order" not in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_language_is_said_whole_and_passes_the_last_look(post: Post, language: str) -> None:
    post.talk.store = post.talk.store.model_copy(update={"name": "Linden"})
    order_id = await post.talk.order(ANA, "open_two_lines")
    customer = await post.agrees(ANA)
    await post.speaks(customer, language)
    for moved in ("shipped", "delayed", "delivered"):
        await post.talk.becomes(order_id, moved)
        await post.is_told(ANA, order_id)

    assert [state for _, state, _ in await post.rows()] == ["sent"] * 3
    assert {one.language for one in await post.said()} == {language}


async def test_where_they_wrote_last_is_where_they_are_told(post: Post) -> None:
    """S5-64: the same automation on every channel."""
    post.doors = [SMS, WHATSAPP, MAIL]
    order_id = await post.talk.order(ANA, "open_two_lines")
    await post.agrees(ANA)
    await post.wrote(ANA, WHATSAPP, "+447700900101")
    await post.talk.becomes(order_id, "shipped")
    await post.is_told(ANA, order_id)

    conversation = (await post.conversations())[-1]
    assert (conversation.manner, len(await post.said())) == (ChannelKind.WHATSAPP, 1)


async def test_by_mail_a_conversation_of_its_own_begins(post: Post) -> None:
    post.doors = [MAIL]
    await shipped(post)

    (conversation,) = await post.conversations()
    assert (conversation.manner, conversation.address, conversation.customer_id) == ("email", ANA, None)
    assert len(await post.said()) == 1
