"""What is read from policy sentences in nine languages, and what is not (S1-28 to S1-30, S1-45 to S1-48).

The sentences lie in `policy/<language>.yaml` and were written for these tests. `stated` is what a sentence says
(`under` a heading, where it needs one) and all that it states, windows in minutes; what is `silent` states nothing;
`articles` are read whole.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kit.language import LANGUAGES
from knowledge.outline import sections
from knowledge.policy.grammar import read_grammar
from knowledge.policy.measures import read_measures
from knowledge.policy.read import read_facts
from knowledge.policy.statements import say
from knowledge.policy.values import UNCLEAR, FactKind, Read

MENTIONS = {FactKind.PARTIAL_SHIPMENT, FactKind.ADDING_ITEMS, FactKind.HANDOVER, FactKind.ABOUT_CHANGES}
TABLES: dict[str, Any] = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))
    for file in sorted(Path(__file__).with_name("policy").glob("*.yaml"))
}


def rows(group: str) -> list[Any]:
    """Every row of a group as a test's parameters: its language and the row."""
    return [
        pytest.param(language, row, id=f"{language}: {row if isinstance(row, str) else row['says']}")
        for language, table in TABLES.items()
        for row in table.get(group, ())
    ]


def read(language: str, says: str, under: str = "") -> list[tuple[str, object]]:
    """What a text states, as the tables write it; a mere mention of a matter is no statement."""
    body = f"## {under}\n\n{says}" if under else says
    found = read_facts("Help", sections(body), language)
    return [(one.kind.value, plain(one)) for one in found if one.kind not in MENTIONS]


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


@pytest.mark.parametrize(("language", "row"), rows("stated"))
def test_a_sentence_states_what_it_states_and_no_more(language: str, row: dict[str, Any]) -> None:
    """S1-28, S1-29, S1-30."""
    assert dict(read(language, row["says"], row.get("under", ""))) == row["states"]


@pytest.mark.parametrize(("language", "sentence"), rows("silent"))
def test_nothing_is_guessed_from_what_states_nothing(language: str, sentence: str) -> None:
    """S1-33, S1-45."""
    assert read(language, sentence) == []


@pytest.mark.parametrize(("language", "article"), rows("articles"))
def test_an_article_is_read_whole_and_says_each_thing_once(language: str, article: dict[str, Any]) -> None:
    found = read(language, article["says"])
    assert dict(found) == article["states"]
    assert len(found) == len(article["states"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_staff_confirm_is_read_back_as_the_same(language: str) -> None:
    """S1-45: our own words for a fact say that fact."""
    windows: dict[object, dict[str, Any]] = {
        60: {"window": "within", "minutes": 60},
        "until_shipped": {"window": "until_shipped"},
        "limit": {"window": "until_shipped", "limit": True},
        "never": {"window": "never"},
    }
    for written, window in windows.items():
        assert read(language, say(FactKind.CANCEL_WINDOW, window, language)) == [("cancel_window", written)]
    fee = say(FactKind.RESTOCKING_FEE, {"percent": "10"}, language)
    assert read(language, fee) == [("restocking_fee", "10%")]


def test_every_table_is_long_enough_to_mean_something() -> None:
    assert TABLES.keys() == set(LANGUAGES)
    assert min(len(table["stated"]) + len(table.get("silent", ())) for table in TABLES.values()) >= 60


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
