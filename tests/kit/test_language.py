"""Which language a text is in, and how things are said in one."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.language import (
    LANGUAGES,
    Words,
    WordsError,
    clock_time,
    day,
    day_and_time,
    days,
    detect,
    join,
    money,
    number,
    primary,
)

NOON = datetime(2026, 11, 18, 12, 5, tzinfo=UTC)
SAO_PAULO = ZoneInfo("America/Sao_Paulo")
ENGLISH = """\
hello = Hello, { $name }!
units = { $count ->
    [one] one item
   *[other] { $count } items
}
only = Only
"""
PORTUGUESE = """\
hello = Olá, { $name }!
units = { $count ->
    [one] um item
   *[other] { $count } itens
}
"""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Preciso cancelar meu pedido.", "pt"),
        ("quero cancelar a encomenda", "pt"),
        ("oi, tudo bem?", "pt"),
        ("troca o tamanho por favor", "pt"),
        ("I need to cancel my order.", "en"),
        ("Can I change the size on my recent order?", "en"),
        ("wheres my stuff", "en"),
        ("hi there, good morning", "en"),
        ("Quiero cancelar mi pedido, por favor", "es"),
        ("Vorrei annullare il mio ordine", "it"),
        ("Je voudrais annuler ma commande", "fr"),
        ("Ich möchte meine Bestellung stornieren", "de"),
        ("Chcę anulować moje zamówienie", "pl"),
        ("Haluan peruuttaa tilaukseni", "fi"),
        ("Я хочу скасувати моє замовлення", "uk"),
        ("¿tenéis la chaqueta en XL?", "es"),
        ("el código no me funciona", "es"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text", ["", "ok", "أريد إلغاء طلبي", "#1001", "1001 1002 1003", "ana@example.com https://example.com/a", "XL"]
)
def test_too_little_keeps_the_language_so_far(text: str) -> None:
    assert detect(text) is None


def test_a_word_of_one_language_alone_is_enough() -> None:
    assert detect("obrigada!") == "pt"
    assert detect("Quero cancelar") == "pt"


def test_only_known_languages_are_answered() -> None:
    assert detect("Quiero cancelar mi pedido, por favor", known=("en", "pt")) in {"en", "pt"}
    assert detect("obrigada", known=("en",)) is None


@given(st.text(max_size=300))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert detect(text) in {None, *LANGUAGES}


@pytest.fixture
def words(tmp_path: Path) -> Words:
    (tmp_path / "en.ftl").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "pt.ftl").write_text(PORTUGUESE, encoding="utf-8")
    return Words(tmp_path)


def test_words_are_said_in_the_language_with_its_plurals(words: Words) -> None:
    assert words.say("pt", "hello", name="Ana") == "Olá, Ana!"
    assert words.say("pt-BR", "units", count=1) == "um item"
    assert words.say("en", "units", count=3) == "3 items"


def test_a_name_is_put_in_as_it_is_without_marks(words: Words) -> None:
    assert words.say("en", "hello", name="#1001") == "Hello, #1001!"


def test_a_language_without_words_is_answered_in_english(words: Words) -> None:
    assert words.say("fi", "hello", name="Aino") == "Hello, Aino!"
    assert words.say("pt", "only") == "Only"


def test_gaps_are_listed(words: Words) -> None:
    assert words.missing() == {"pt": {"only"}}
    assert words.missing(["de"])["de"] == {"hello", "units", "only"}


def test_a_missing_value_is_an_error_and_never_shown(words: Words) -> None:
    with pytest.raises(WordsError, match="hello"):
        words.say("en", "hello")


def test_an_unknown_key_is_an_error(words: Words) -> None:
    with pytest.raises(WordsError, match="nothing-such"):
        words.say("en", "nothing-such")


def test_a_broken_file_and_a_missing_english_one_stop_the_start(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match=r"en\.ftl"):
        Words(tmp_path)
    (tmp_path / "en.ftl").write_text("this is not fluent\n", encoding="utf-8")
    with pytest.raises(WordsError, match="cannot read"):
        Words(tmp_path)


def test_money_is_written_as_the_language_does_with_plain_spaces() -> None:
    assert money(Decimal("1234.5"), "BRL", "pt") == "R$ 1.234,50"
    assert money(Decimal("1234.5"), "EUR", "fr") == "1 234,50 €"
    assert number(12345, "en") == "12,345"


def test_moments_are_told_in_the_shops_zone() -> None:
    assert day(NOON, "en", SAO_PAULO) == "November 18, 2026"
    assert day(NOON, "pt", SAO_PAULO) == "18 de novembro de 2026"
    assert clock_time(NOON, "pt", SAO_PAULO) == "09:05"
    assert day_and_time(NOON, "pt", SAO_PAULO) == "18 de nov. de 2026, 09:05"


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_in_a_row_are_told_together_with_plain_spaces(language: str) -> None:
    first, last = date(2026, 12, 30), date(2027, 1, 2)
    said = days(first, last, language)
    assert all(part in said for part in ("30", "2026", "2", "2027"))
    assert not set("\u00a0\u202f\u2009") & set(said)
    assert days(first, first, language) == day(first, language)


def test_lists_are_joined_as_the_language_does() -> None:
    assert join(["a", "b", "c"], "pt") == "a, b e c"
    assert join(["a", "b"], "en", "or") == "a or b"
    assert join([], "en") == ""


def test_a_tag_is_reduced_to_its_language() -> None:
    assert primary("pt_BR") == primary("pt-PT") == "pt"
