"""The estimate of tokens lies above the count of a finer tokenizer, for the product's own texts in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.llm.tokens import FRAME, estimate, tokens_of, wordpieces
from kit.tables import ROOT
from tests.kit.llm.conftest import question

TEXTS = [
    *ROOT.glob("*/words/*.ftl"),
    *ROOT.glob("skills/*/words/*.ftl"),
    *ROOT.glob("skills/*/phrases/*.txt"),
    *ROOT.glob("demo_data/**/*.md"),
    *ROOT.glob("agent/understand/topics/**/*.txt"),
    *ROOT.glob("agent/prompts/*.md"),
]
OTHERS = (
    "Cześć, gdzie jest moje zamówienie? Chciałbym zmienić rozmiar na mniejszy.",
    "Hei, missä tilaukseni on? Haluaisin vaihtaa koon pienempään.",
    "Привіт, де моє замовлення? Я хочу змінити розмір на менший.",
    "Hallo, wo ist meine Bestellung? Ich möchte die Größe ändern.",
    "Ciao, dov'è il mio ordine? Vorrei cambiare la taglia.",
    "Hola, ¿dónde está mi pedido? Quiero cambiar la talla.",
    "Bonjour, où est ma commande ? Je voudrais changer la taille.",
)


@pytest.fixture(scope="module")
def count() -> Callable[[str], int]:
    """MiniLM's own count."""
    return wordpieces()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_line_and_no_whole_text_of_ours_has_more_tokens_than_estimated(
    path: Path, count: Callable[[str], int]
) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    assert lines
    assert [line for line in lines if count(line) > estimate(line) + FRAME] == []
    assert count(text) <= estimate(text)


@pytest.mark.parametrize("text", OTHERS)
def test_the_languages_to_come_are_not_estimated_too_low(text: str, count: Callable[[str], int]) -> None:
    assert count(text) <= estimate(text) + FRAME


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=200)
def test_more_text_never_has_fewer_tokens(one: str, other: str) -> None:
    assert estimate(f"{one} {other}") == estimate(one) + estimate(other)


def test_a_prompt_counts_with_its_schema_and_its_frame() -> None:
    short, long = question("Hi"), question("Hi " * 100)
    assert tokens_of(short) > FRAME + estimate("Sort the message.") + estimate("Hi")
    assert tokens_of(long) == tokens_of(short) + 99
