"""What a model may make of an article: fewer of its words, never other ones and never another meaning."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.cover import objection
from agent.prompting import FOLDER, read_prompt

RULE = "You may cancel an order within two hours, unless it has been sent. We keep 5% of a cancelled order."
REGRA = "Pode cancelar um pedido até duas horas depois de o fazer. Não devolvemos os portes."


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Cancel an order within two hours, unless it has been sent.", "en"),
        ("You can cancel your order within two hours, unless it has been sent.", "en"),
        ("We keep 5% of the cancelled order.", "en"),
        ("Cancelar o pedido até duas horas depois de o fazer.", "pt"),
        ("Não devolvemos os portes.", "pt"),
    ],
)
def test_a_sentence_of_the_same_words_is_covered(sentence: str, language: str) -> None:
    assert objection(sentence, [REGRA if language == "pt" else RULE], language) is None


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("You may cancel an order.", "en"),
        ("You may cancel an order within two hours.", "en"),
        ("You can cancel your order within two hours, unless sent.", "en"),
        ("You may cancel an order unless it has been sent, within two hours.", "en"),
        ("We keep 6% of a cancelled order.", "en"),
        ("You keep 5% of a cancelled order.", "en"),
        ("We keep 5% of a cancelled order, promised.", "en"),
        ("Devolvemos os portes.", "pt"),
        ("Pode cancelar um pedido até três horas depois.", "pt"),
        ("You may cancel an order within two hours, unless it has been sent.", "sv"),
        ("Cancel an order within two hours, unless sent: shop.example/x", "en"),
    ],
)
def test_another_meaning_is_not_covered(sentence: str, language: str) -> None:
    assert objection(sentence, [REGRA if language == "pt" else RULE], language)


@pytest.mark.parametrize(
    ("source", "sentence", "language"),
    [
        ("Refunds take 5 days by card and 10 days by transfer.", "Refunds take 5 days by transfer.", "en"),
        ("Parcels to Spain cost 3 EUR, to Brazil 9 EUR.", "Parcels to Spain cost 9 EUR.", "en"),
        ("We hardly ever take sale items back.", "We take sale items back.", "en"),
        ("We stopped offering free returns in May.", "We offer free returns in May.", "en"),
        ("Returns are free within 30 days in their box.", "Returns are free within 30 days.", "en"),
        (
            "The warranty covers faults, excludes bulbs and cables.",
            "The warranty covers faults, bulbs and cables.",
            "en",
        ),
        ("Refusing a parcel costs 8 EUR.", "Refusing a parcel costs EUR.", "en"),
        ("Deixámos de enviar para o Brasil.", "Enviar para o Brasil.", "pt"),
        ("As trocas são grátis com a etiqueta.", "As trocas são grátis.", "pt"),
        (
            "Rücksendungen sind innerhalb von 30 Tagen im Karton kostenlos.",
            "Rücksendungen sind innerhalb von 30 Tagen kostenlos.",
            "de",
        ),
        ("Palautus on maksuton 30 päivän ajan pakkauksessaan.", "Palautus on maksuton 30 päivän ajan.", "fi"),
    ],
)
def test_no_word_is_left_out_of_what_the_shop_wrote(source: str, sentence: str, language: str) -> None:
    assert objection(source, [source], language) is None
    assert objection(sentence, [source], language)


@given(st.text(max_size=120))
def test_no_text_breaks_the_judge_and_digits_are_never_new(text: str) -> None:
    if objection(text, [RULE], "en") is None:
        assert not {sign for sign in text if sign.isdigit()} - {"5"}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.name)
def test_every_prompt_names_its_version_and_digest(path: Path) -> None:
    name, version = path.name.split(".")[:2]
    assert read_prompt(name, int(version)).label.startswith(f"{name}@{version} (")
