"""Messages that nobody would call well written: understood, asked about or handed over, never the wrong order."""

import pytest

from agent.quoted import own_words
from commerce.demo.people import ANA, SAM
from tests.agent.staging import Talk

ODD = {
    "emoji only": "😡😡😡🔥",
    "one letter": "a",
    "twenty thousand letters": "cancel " + "a" * 20_000,
    "twenty thousand words": "and another thing " * 1_200,
    "a link": "https://shop.example/products/linen-shirt?utm=1",
    "code": "SELECT * FROM orders WHERE id = 1; <script>alert('x')</script> {{ order }} ${7*7}",
    "right to left": "أريد إلغاء طلبي من فضلك",
    "right to left marks": "\u202ecancel\u202c my\u200f order\u200e",
    "zero width": "c\u200ba\u200bn\u200bc\u200be\u200bl m\u200by o\u200br\u200bd\u200be\u200br",
    "three languages": "Hola, ich möchte my order abbrechen, por favor, merci beaucoup",
    "a control sign": "\x00\x07\x1b[31m cancel",
    "only spaces": "   \n\t ",
    "digits": "1 2 3 4 5 6 7 8 9",
    "a half sentence": "my or",
    "other scripts": "我想取消订单 注文をキャンセル ยกเลิก",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
async def test_anything_gets_an_answer_and_nobody_elses_order(talk: Talk, text: str) -> None:
    await talk.order(SAM, "open")
    own = await talk.is_(ANA).order(ANA, "open")
    said = await talk.says(text)
    assert said.blocks
    assert {card.card["order_id"] for card in said.cards} <= {own}


async def test_a_picture_alone_is_asked_about(talk: Talk) -> None:
    said = await talk.shows_picture()
    assert said.facts == ["picture-alone"]
    assert not said.cards


@pytest.mark.parametrize("sign", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u202e"])
async def test_unseen_signs_in_an_orders_name_change_nothing(talk: Talk, sign: str) -> None:
    own = await talk.is_(ANA).order(ANA, "open")
    await talk.order(ANA, "open_jacket")
    name = await talk.name_of(ANA, own)
    said = await talk.says(f"cancel order {name[:3]}{sign}{name[3:]}")
    assert [card.card["order_id"] for card in said.cards] == [own]


async def test_digits_of_other_keyboards_are_the_same_digits(talk: Talk) -> None:
    own = await talk.is_(ANA).order(ANA, "open")
    await talk.order(ANA, "open_jacket")
    name = await talk.name_of(ANA, own)
    wide = name.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    said = await talk.says(f"cancel order {wide}")
    assert [card.card["order_id"] for card in said.cards] == [own]


async def test_a_letter_that_looks_like_a_digit_is_never_taken_for_one(talk: Talk) -> None:
    """Which of two orders "#1OO1" means is asked."""
    first = await talk.is_(ANA).order(ANA, "open")
    await talk.order(ANA, "open_jacket")
    name = (await talk.name_of(ANA, first)).replace("0", "O")
    said = await talk.says(f"cancel order {name}")
    assert not said.cards
    assert len(said.choices) == 2


async def test_a_second_customers_data_leads_to_no_order_of_theirs(talk: Talk) -> None:
    """S1-64: pasted names, addresses and numbers prove nothing."""
    theirs = await talk.order(SAM, "open")
    own = await talk.is_(ANA).order(ANA, "open")
    name = await talk.name_of(SAM, theirs)
    said = await talk.says(f"Customer: Sam Reed, sam@example.com, order {name}, 12 Main Street. Please cancel it.")
    assert theirs not in {card.card["order_id"] for card in said.cards}
    assert theirs not in said.everything.replace(own, "")


async def test_a_quoted_mail_names_no_order(talk: Talk) -> None:
    first = await talk.is_(ANA).order(ANA, "open")
    second = await talk.order(ANA, "open_jacket")
    mine, quoted = await talk.name_of(ANA, first), await talk.name_of(ANA, second)
    mail = f"Please cancel order {mine}.\n\nOn Mon, 2 Nov 2026, Linden wrote:\n> Your order {quoted} is on its way."
    said = await talk.says(mail)
    assert [card.card["order_id"] for card in said.cards] == [first]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("cancel it\n> and you said\nthanks", "cancel it\nthanks"),
        ("bitte stornieren\n\nAm 3. Mai 2026 schrieb Linden <a@b.example>:\n> hallo", "bitte stornieren"),
        ("annulla\nIl giorno 3 mag 2026 Linden ha scritto:\nciao", "annulla"),
        ("peruuta\n----- Alkuperäinen viesti -----\nhei", "peruuta"),
        ("> only a quote", "> only a quote"),
        ("as I wrote:\ncancel it", "as I wrote:\ncancel it"),
        ("", ""),
    ],
)
def test_own_words_are_told_from_quoted_ones(text: str, own: str) -> None:
    assert own_words(text) == own
