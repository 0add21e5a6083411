"""What is read from single sentences, in English and Portuguese, and what is not (S1-28 to S1-30, S1-45 to S1-48)."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.language import LANGUAGES
from knowledge.outline import sections
from knowledge.policy.grammar import read_grammar
from knowledge.policy.measures import read_measures
from knowledge.policy.read import read_facts
from knowledge.policy.values import UNCLEAR, FactKind, Read
from tests.knowledge.policy_sentences import ENGLISH, PORTUGUESE, Row

MENTIONS = {FactKind.PARTIAL_SHIPMENT, FactKind.ADDING_ITEMS, FactKind.HANDOVER, FactKind.ABOUT_CHANGES}


def read(row: Row, language: str) -> dict[str, object]:
    body = f"## {row.heading}\n\n{row.sentence}" if row.heading else row.sentence
    found = read_facts("Help", sections(body), language)
    return {one.kind.value: plain(one) for one in found if one.kind not in MENTIONS}


def plain(one: Read) -> object:
    """A value as the tables write it."""
    value: dict[str, Any] = one.value
    if value == UNCLEAR:
        return "unclear"
    written: dict[str, Callable[[], object]] = {
        "window": lambda: (
            "limit" if value.get("limit") else value.get("minutes") or value.get("cutoff") or value["window"]
        ),
        "percent": lambda: f"{value['percent']}%",
        "fixed": lambda: f"{float(value['fixed']):g} {value['currency']}",
        "days": lambda: value["days"],
        "forbids": lambda: f"{value['exception']}: {' '.join(value['forbids'])}",
        "exception": lambda: value["exception"],
        "allowed": lambda: value["allowed"],
        "allow": lambda: " ".join(
            (["only"] if value["only"] else []) + value["allow"] + [f"not {kind}" for kind in value["deny"]]
        ),
    }
    return next(write() for key, write in written.items() if key in value)


@pytest.mark.parametrize("row", ENGLISH, ids=[row.sentence for row in ENGLISH])
def test_an_english_sentence_states_what_it_states_and_no_more(row: Row) -> None:
    """S1-28, S1-29, S1-30."""
    assert read(row, "en") == row.states


@pytest.mark.parametrize("row", PORTUGUESE, ids=[row.sentence for row in PORTUGUESE])
def test_a_portuguese_sentence_states_what_it_states_and_no_more(row: Row) -> None:
    """S1-28, S1-29, S1-30."""
    assert read(row, "pt") == row.states


def test_both_tables_are_long_enough_to_mean_something() -> None:
    assert min(len(ENGLISH), len(PORTUGUESE)) >= 60


PIECES = """
order orders cancel cancelled change within after until 1 hour 24 hours 2 pm % fee not no cannot once placed shipped
pedido cancelar alterar ate apos nao taxa 10% em horas dias uteis
zamówienie anulować zmienić nie można po wysłaniu godzin замовлення скасувати не можна після відправлення годин
Bestellung stornieren innerhalb Stunden nicht nach Versand
tilaus peruuttaa tunnin kuluessa ei [ ] ; , . : \u20ac personalised pre-order
"""
WORDS = st.sampled_from(PIECES.split())


@given(st.one_of(st.text(), st.lists(WORDS, max_size=30).map(" ".join)), st.sampled_from([*LANGUAGES, "nl"]))
def test_no_text_whatever_raises(text: str, language: str) -> None:
    for one in read_facts(text, sections(text), language):
        assert one.kind in FactKind


@pytest.mark.parametrize("language", ["en", "pt"])
def test_reading_a_long_article_of_nonsense_takes_no_time(language: str) -> None:
    text = ("Orders can not be to the order of any order if it is " * 12 + ". ") * 40
    read_facts("Help", sections(text), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word_that_reading_needs(language: str) -> None:
    assert read_grammar(language) is not None
    assert read_measures(language).numbers


def test_a_language_without_a_grammar_states_nothing() -> None:
    assert read_facts("Hulp", sections("Bestellingen kunnen binnen 1 uur worden gewijzigd."), "nl") == ()


def test_a_list_of_possible_changes_is_one_fact_quoted_whole() -> None:
    (fact,) = [
        one
        for one in read_facts("Changes", sections("You can change:\n\n- the size\n- the quantity\n"), "en")
        if one.kind is FactKind.ELIGIBLE
    ]
    assert fact.value["allow"] == ["quantity", "variant"]
    assert fact.sentence == "You can change: the size; the quantity"


def test_the_items_of_a_list_are_exceptions_by_its_lead() -> None:
    body = "The following cannot be cancelled:\n\n- gift cards\n- pre-orders\n"
    found = {
        one.value["exception"] for one in read_facts("Help", sections(body), "en") if one.kind is FactKind.EXCEPTION
    }
    assert found == {"gift_card", "pre_order"}
