"""What is read from a message besides its wish, and what is read by rules before the classifier."""

import time

import pytest

from agent.understand.understand import Understander
from agent.understand.understanding import (
    CHOICE,
    CODE,
    EMAIL,
    SIZE,
    YES_NO,
    Context,
    Understanding,
)
from skills.slots import ORDER_NAMES, RECENT


async def understand(understander: Understander, text: str, context: Context | None = None) -> Understanding:
    return await understander.understand(text, context or Context())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Cancel my order, and what is your return policy?", "en"),
        ("anuluj moje zamówienie i jaki macie termin zwrotów?", "pl"),
        ("скасуйте моє замовлення і який у вас термін повернення?", "uk"),  # noqa: RUF001 - Ukrainian
    ],
)
async def test_a_wish_and_a_question_of_a_rule_are_two(understander: Understander, text: str, language: str) -> None:
    understood = await understander.understand(text, Context(language=language))
    assert [(wish.intent, wish.kind) for wish in understood.wishes] == [
        ("order_editing", "cancel"),
        ("store_questions", "return_policy"),
    ]


async def test_two_wishes_in_one_message(understander: Understander) -> None:
    heard = await understand(understander, "cancel order 1001 and what's your return policy?")
    assert [wish.intent for wish in heard.wishes] == ["order_editing", "store_questions"]
    assert heard.slots[ORDER_NAMES] == ["1001"]


async def test_a_greeting_beside_a_wish_is_no_second_wish(understander: Understander) -> None:
    heard = await understand(understander, "Good morning! I hope you are well. Please cancel my order. Thanks a lot!")
    assert [wish.intent for wish in heard.wishes] == ["order_editing"]


async def test_a_story_is_one_wish(understander: Understander) -> None:
    text = "I ordered shoes for my son. He tried his friend's pair on. Could you make my order a size 38?"
    assert [wish.intent for wish in (await understand(understander, text)).wishes] == ["order_editing"]


async def test_the_recent_order_and_the_wished_size_are_read(understander: Understander) -> None:
    heard = await understand(understander, "please change my most recent order from M to L")
    assert heard.slots[RECENT]
    assert heard.slots[SIZE] == "l"


@pytest.mark.parametrize(
    ("awaits", "text", "slot", "value"),
    [
        ("yes_no", "yes please", YES_NO, True),
        ("yes_no", "não, obrigada", YES_NO, False),
        ("sign_in", "123 456", CODE, "123456"),
        ("sign_in", "the code is 904417", CODE, "904417"),
        ("order", "the second one", CHOICE, "gid-2"),
        ("order", "a segunda", CHOICE, "gid-2"),
        ("order", "#1001", ORDER_NAMES, ["1001"]),
    ],
)
async def test_an_awaited_answer_is_read_by_rules(
    understander: Understander, awaits: str, text: str, slot: str, value: object
) -> None:
    """The classifier is not asked: there are no wishes and no candidates."""
    context = Context(awaits=awaits, choices=(("#1001 of 3 May", "gid-1"), ("#1002 of 9 May", "gid-2")))
    heard = await understand(understander, text, context)
    assert heard.is_answer
    assert heard.slots[slot] == value
    assert not heard.wishes
    assert not heard.candidates


async def test_a_new_wish_is_not_swallowed_as_an_answer(understander: Understander) -> None:
    heard = await understand(understander, "yes but first tell me your return policy", Context(awaits="yes_no"))
    assert not heard.is_answer
    assert heard.wishes


async def test_an_address_is_read_and_six_digits_alone_are_a_code(understander: Understander) -> None:
    assert (await understand(understander, "it's Ana.Silva@Example.com")).slots[EMAIL] == "ana.silva@example.com"
    assert (await understand(understander, "123456")).slots[CODE] == "123456"


async def test_an_order_number_of_six_digits_is_no_code(understander: Understander) -> None:
    heard = await understand(understander, "cancel order 123456")
    assert CODE not in heard.slots
    assert heard.slots[ORDER_NAMES] == ["123456"]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
async def test_nothing_said_is_nothing_wished(understander: Understander, text: str) -> None:
    heard = await understand(understander, text)
    assert not heard.wishes
    assert not heard.is_confident


@pytest.mark.parametrize("text", ["a" * 20_000, "😀" * 500, "\x00\x01", "؟؟؟ مرحبا", "1 2 3 4 5", "- , ; ."])
async def test_any_text_is_understood_somehow(understander: Understander, text: str) -> None:
    heard = await understand(understander, text)
    assert not any(wish.intent == "order_editing" for wish in heard.wishes if heard.is_confident)


async def test_a_short_message_keeps_the_language_of_the_conversation(understander: Understander) -> None:
    assert (await understand(understander, "#1001", Context(language="pt"))).language == "pt"
    assert (await understand(understander, "ok", Context(language="pt"))).language == "pt"


async def test_only_the_languages_of_the_store_are_chosen(understander: Understander) -> None:
    heard = await understand(understander, "necesito cancelar mi pedido", Context(languages=("en", "pt")))
    assert heard.language in {"en", "pt"}


async def test_a_message_takes_a_few_hundredths_of_a_second(understander: Understander) -> None:
    await understand(understander, "Where is my order?")
    started = time.process_time()
    for _ in range(10):
        await understand(understander, "I need to cancel my order.")
    assert (time.process_time() - started) / 10 < 0.1
