"""The last look: what no fact covers does not go out, whoever wrote the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from agent.check import check
from agent.reply import Grounds
from conversations.messages import Block, ChoicesBlock, OrderCardBlock, QuoteBlock, TextBlock

GROUNDS = Grounds(
    values=("#1001", "€12.50", "18 November 2026", "2 x Harbour Tee (M)", "18 Nov 2026, 14:05"),
    quotes={"You may cancel within 2 hours.": "/help/demo/1", "We pack by hand.": ""},
    words="You can still change the size on order #1001.",
    is_verified=True,
)


def text(words: str) -> list[Block]:
    return [TextBlock(text=words, lang="en")]


def quote(words: str, page: str = "") -> list[Block]:
    return [QuoteBlock(text=words, lang="en", article_id=1, revision=1, title="", heading="", page=page)]


@pytest.mark.parametrize(
    "words",
    [
        "You can still change the size on order #1001.",
        "It costs €12.50 and was placed on 18 November 2026.",
        "2 x Harbour Tee (M), open until 18 Nov 2026, 14:05.",
        "We may help you in May.",
    ],
)
def test_what_the_facts_say_goes_out(words: str) -> None:
    assert check(text(words), GROUNDS) == ()


@pytest.mark.parametrize(
    ("words", "objection"),
    [
        ("Order #1002 is open.", "the figure 1002"),
        ("You have 30 days.", "the figure 30"),
        ("It costs €12.51.", "the figure 12.51"),
        ("It costs $12.50.", "an amount"),
        ("It was placed on 18 October 2026.", "the month"),
        ("É de 18 de outubro.", "the month"),
        ("You have fourteen days to think.", "a length of time"),
        ("Tem quinze dias para pensar.", "a length of time"),
        ("See https://shop.example/orders.", "a link"),
        ("Go to shop.example.com for more.", "a link"),
        ("You will get a full refund.", "a promise"),
        ("Garantimos a devolução.", "a promise"),
        ("It will arrive tomorrow.", "a promise"),
        ("Write to ana@example.org please.", "an e-mail address"),
        ("It is held for suspected fraud.", "a private reason"),
    ],
)
def test_what_no_fact_covers_is_held_back(words: str, objection: str) -> None:
    assert any(objection in problem for problem in check(text(words), GROUNDS)), check(text(words), GROUNDS)


def test_only_a_source_of_this_turn_is_quoted() -> None:
    assert check(quote("You may cancel within 2 hours."), GROUNDS) == ()
    assert check(quote("You may cancel within 3 hours."), GROUNDS)


def test_a_quotation_leads_to_the_page_that_says_it_and_to_no_other() -> None:
    assert check(quote("You may cancel within 2 hours.", "/help/demo/1"), GROUNDS) == ()
    assert check(quote("You may cancel within 2 hours.", "/help/demo/2"), GROUNDS)
    assert check(quote("You may cancel within 2 hours.", "/help/other/1"), GROUNDS)
    assert check(quote("We pack by hand.", "/help/demo/1"), GROUNDS)


@pytest.mark.parametrize(
    "page", ["https://evil.example/", "//evil.example/help/demo/1", "/hub/demo", "/help/demo/1?x=1"]
)
def test_a_quotation_cannot_even_hold_a_link_to_anywhere_else(page: str) -> None:
    with pytest.raises(ValidationError):
        quote("You may cancel within 2 hours.", page)


def test_nobody_unverified_is_shown_an_order() -> None:
    """S1-64, once more at the door."""
    nobody = Grounds(GROUNDS.values, GROUNDS.quotes, GROUNDS.words)
    assert check([OrderCardBlock(card={"order_id": "o1"})], nobody)
    assert check(text("Order #1001 is open."), nobody)
    assert check([ChoicesBlock(options=(("#1001 · Harbour Tee", "o1"),))], nobody)


@given(st.integers(min_value=0, max_value=10**9))
def test_no_figure_passes_that_is_in_no_fact(figure: int) -> None:
    known = {"1001", "12.50", "18", "2026", "2", "14:05"}
    assert bool(check(text(f"It is {figure} now."), GROUNDS)) is (str(figure) not in known)


@given(st.text(max_size=400))
def test_no_text_breaks_the_check(words: str) -> None:
    check(text(words), GROUNDS)
