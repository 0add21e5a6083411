"""A message in words alone: links for cards, numbers for buttons, and nothing that a channel cannot carry."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.dress import WORDS, Dress
from channels.port import LIMITS
from channels.rendering import dress, split
from conversations.messages import (
    Author,
    Block,
    CardBlock,
    CardKind,
    ChannelKind,
    ChoicesBlock,
    HumanBlock,
    OrderCardBlock,
    QuoteBlock,
    Said,
    SignInBlock,
    TextBlock,
)
from kit.text_messages import segments

CARD = {"order_id": "order-1", "name": "#1001", "options": ["variant"]}
QUOTE = QuoteBlock(text="Within one hour.", lang="en", article_id=1, revision=2, title="Changes", heading="Window")


async def wear(*blocks: Block, manner: str = ChannelKind.SMS, language: str = "en") -> str:
    async def make_link(*, order_id: str | None = None, order_name: str | None = None, edit: str | None = None) -> str:
        return f"https://till.example/l/{order_id or order_name}-{edit}"

    look = Dress(LIMITS[manner], language, "Linden & Loom", make_link, "https://till.example")
    said = Said(1, Author.AGENT, blocks, language, datetime(2026, 11, 18, tzinfo=UTC))
    return await dress(said, look)


@pytest.mark.parametrize("manner", [ChannelKind.SMS, ChannelKind.WHATSAPP])
async def test_an_order_card_is_a_short_link_to_that_edit(manner: str) -> None:
    """S1-21, S1-62: text messages and WhatsApp get a deep link."""
    words = await wear(TextBlock(text="You can change it."), OrderCardBlock(card=CARD, focus="variant"), manner=manner)
    assert words == "You can change it.\nChange order #1001 here: https://till.example/l/order-1-variant"


async def test_an_order_that_allows_no_change_is_only_to_be_seen() -> None:
    words = await wear(OrderCardBlock(card=CARD | {"options": []}))
    assert words == "See order #1001 here: https://till.example/l/order-1-None"


async def test_a_card_that_only_takes_an_earlier_ones_place_adds_no_link() -> None:
    words = await wear(TextBlock(text="Done."), OrderCardBlock(card=CARD, is_renewal=True), TextBlock(text="All good?"))
    assert words == "Done.\nAll good?"


async def test_an_e_mail_is_a_letter_with_the_link() -> None:
    """S1-22."""
    words = await wear(TextBlock(text="You can change it."), OrderCardBlock(card=CARD), manner=ChannelKind.EMAIL)
    assert words == (
        "Hello,\n\nYou can change it.\n\nChange order #1001 here: https://till.example/l/order-1-None"
        "\n\nKind regards,\nLinden & Loom"
    )


async def test_signing_in_is_a_short_link_that_leads_on_to_what_was_asked_for() -> None:
    """S1-21, S1-22: to the orders, or to the order as the customer called it."""
    words = await wear(TextBlock(text="Please sign in."), SignInBlock())
    assert words == "Please sign in.\nSign in to your orders here: https://till.example/l/None-None"
    words = await wear(SignInBlock(order_name="1001", edit="cancel"), manner=ChannelKind.EMAIL)
    assert "Sign in to your orders here: https://till.example/l/1001-cancel" in words


async def test_choices_are_numbered_lines() -> None:
    words = await wear(TextBlock(text="Which one?"), ChoicesBlock(options=(("#1001", "a"), ("#1002", "b"))))
    assert words == "Which one?\n1. #1001\n2. #1002\nAnswer with a number."


async def test_what_may_come_back_is_a_link_to_where_it_is_asked_for() -> None:
    """S1-21: nothing of the shop's own page for returns but our own short link to it."""
    card = {"order_id": "o1", "name": "#1001", "lines": [], "exchanges": True, "closes_at": None, "in_portal": False}
    words = await wear(CardBlock(kind=CardKind.RETURN, card=card))
    assert words.startswith("Ask for the return of order #1001 here: https://")
    portal = {**card, "order_id": None, "name": "", "in_portal": True}
    assert (await wear(CardBlock(kind=CardKind.RETURN, card=portal))).startswith("Our returns page: https://")


async def test_a_quotation_names_its_source() -> None:
    assert await wear(QUOTE) == '"Within one hour." (Changes)'


ON_PAGE = QUOTE.model_copy(update={"page": "/help/demo/12"})
PAGE = "https://till.example/help/demo/12"


async def test_a_quotation_leads_to_its_page() -> None:
    assert await wear(ON_PAGE, manner=ChannelKind.WHATSAPP) == f'"Within one hour." (Changes)\n{PAGE}'
    letter = await wear(TextBlock(text="It says:"), ON_PAGE, manner=ChannelKind.EMAIL)
    assert letter == f'Hello,\n\nIt says:\n\n"Within one hour." (Changes)\n{PAGE}\n\nKind regards,\nLinden & Loom'


async def test_a_text_message_leads_to_the_page_where_that_costs_no_segment() -> None:
    """One segment holds 160 signs: with the link there is room for so many words, and for not one sign more."""
    tail = f'\n"Within one hour." (Changes)\n{PAGE}'
    assert (await wear(TextBlock(text="x" * (160 - len(tail))), ON_PAGE)).endswith(PAGE)
    assert (
        await wear(TextBlock(text="x" * (161 - len(tail))), ON_PAGE) == "x" * (161 - len(tail)) + tail[: -len(PAGE) - 1]
    )


async def test_of_two_quotations_in_a_text_message_the_first_has_the_room() -> None:
    words = await wear(TextBlock(text="x" * 60), ON_PAGE, ON_PAGE.model_copy(update={"page": "/help/demo/13"}))
    assert segments(words) == 1
    assert (words.count("/help/demo/12"), words.count("/help/demo/13")) == (1, 0)


async def test_words_on_no_page_lead_nowhere() -> None:
    assert "http" not in await wear(QUOTE, manner=ChannelKind.WHATSAPP)


async def test_a_person_is_announced_in_words_only_where_nothing_else_says_it() -> None:
    assert await wear(HumanBlock()) == "A person from our team has been asked to answer you here."
    asked = "Pedimos a uma pessoa do nosso atendimento que lhe responda aqui."
    assert await wear(HumanBlock(), language="pt-BR") == asked
    assert await wear(TextBlock(text="I have asked Rita."), HumanBlock()) == "I have asked Rita."


async def test_no_space_makes_a_text_message_twice_as_long() -> None:
    assert await wear(TextBlock(text="R$\u00a012,90 até\u202f18")) == "R$ 12,90 até 18"


def test_every_language_says_everything() -> None:
    assert WORDS.missing() == {}


@given(words=st.lists(st.text("abc .!\n", min_size=1, max_size=60), max_size=20), longest=st.integers(20, 80))
def test_parts_fit_and_lose_no_word(words: list[str], longest: int) -> None:
    text = " ".join(words)
    parts = split(text, longest)
    assert all(0 < len(part) <= longest for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_parts_end_where_a_reader_would_pause() -> None:
    text = "The window is one hour. Your order is open.\nChange it here: https://till.example/l/abcdefghijkl"
    assert split(text, 60) == (
        "The window is one hour. Your order is open.",
        "Change it here: https://till.example/l/abcdefghijkl",
    )
