"""What of a letter is new, in nine languages: above our mark, above what is quoted, without signature."""

# ruff: noqa: RUF001 - letters of other alphabets are meant

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.email.answer_text import answer_of
from channels.email.marks import MARKS, above_mark, mark
from kit.language import LANGUAGES

QUOTED = "\n\n> Where shall it go?\n> To the old address?"


@pytest.mark.parametrize("language", sorted(MARKS))
def test_what_stands_above_our_mark_is_the_answer(language: str) -> None:
    ours = f"{mark(language)}\n\nWe have changed it."
    assert answer_of(f"Yes please.\n\n{ours}") == "Yes please."
    assert answer_of("Yes please.\n\n> " + ours.replace("\n", "\n> ")) == "Yes please."
    words = mark(language).split()
    broken = " ".join(words[:3]) + "\n> " + " ".join(words[3:])
    assert above_mark(f"Yes please.\n> {broken}") == "Yes please.\n"


def test_every_language_has_its_mark_and_any_other_the_english_one() -> None:
    assert set(MARKS) == set(LANGUAGES)
    assert mark("pt-BR") == mark("pt")
    assert mark("ja") == mark("en")


@pytest.mark.parametrize(
    "attribution",
    [
        "On Tue, 3 Nov 2026 at 10:00, Shop <help@linden.example> wrote:",
        "Em ter., 3 de nov. de 2026 às 10:00, Loja <help@linden.example> escreveu:",
        "wt., 3 lis 2026 o 10:00 Sklep <help@linden.example> napisał(a):",
        "ti 3. marrask. 2026 klo 10.00 Kauppa (help@linden.example) kirjoitti:",
        "вт, 3 лист. 2026 р. о 10:00 Магазин <help@linden.example> пише:",
        "Il giorno mar 3 nov 2026 alle ore 10:00 Negozio <help@linden.example>\nha scritto:",
        "El mar, 3 nov 2026 a las 10:00, Tienda (<help@linden.example>) escribió:",
        "Am Di., 3. Nov. 2026 um 10:00 Uhr schrieb Laden <help@linden.example>:",
        "Le mar. 3 nov. 2026 à 10:00, Boutique <help@linden.example> a écrit :",
    ],
)
def test_what_stands_above_a_quotation_is_the_answer(attribution: str) -> None:
    assert answer_of(f"To the new one.\n\n{attribution}{QUOTED}") == "To the new one."


@pytest.mark.parametrize(
    "block",
    [
        "From: Shop <help@linden.example>\nSent: Tuesday\nTo: Ana\nSubject: Your order",
        "________________________________\nDe: Loja <help@linden.example>\nEnviado: terça\nPara: Ana\nAssunto: Olá",
        "Od: Sklep <help@linden.example>\nWysłano: wtorek\nDo: Ana\nTemat: Cześć",
        "Lähettäjä: Kauppa <help@linden.example>\nLähetetty: tiistai\nAihe: Hei",
        "Від: Магазин <help@linden.example>\nНадіслано: вівторок\nТема: Привіт",
        "Da: Negozio <help@linden.example>\nInviato: martedì\nA: Ana\nOggetto: Ciao",
        "De: Tienda <help@linden.example>\nEnviado el: martes\nPara: Ana\nAsunto: Hola",
        "-----Ursprüngliche Nachricht-----\nVon: Laden <help@linden.example>\nGesendet: Dienstag\nBetreff: Hallo",
        "De : Boutique <help@linden.example>\nEnvoyé : mardi\nÀ : Ana\nObjet : Bonjour",
    ],
)
def test_the_headers_of_an_older_letter_end_the_answer(block: str) -> None:
    assert answer_of(f"To the new one.\n\n{block}\n\nWhere shall it go?") == "To the new one."


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Cancel #1001.\n\nBest regards,\nAna\nSent from my phone", "Cancel #1001."),
        ("Cancel #1001.\n\n-- \nAna Sousa\nRua 1", "Cancel #1001."),
        ("Hello,\nThanks, but I want to cancel #1001.\nAna", "Hello,\nThanks, but I want to cancel #1001.\nAna"),
        ("I want\n- one\n- two", "I want\n- one\n- two"),
        ("> Which one?\n\nThe blue one\n\n> And where?\n\nHome", "The blue one\n\nHome"),
        ("> only\n> quoted", "> only\n> quoted"),
        ("Thanks", "Thanks"),
        ("On Monday I wrote: please help", "On Monday I wrote: please help"),
        ("", ""),
    ],
)
def test_signatures_go_and_words_stay(text: str, answer: str) -> None:
    assert answer_of(text) == answer


def test_what_a_person_forwards_is_theirs_as_a_whole() -> None:
    text = "See below.\n\n---------- Forwarded message ---------\nFrom: X <x@y.zz>\nSubject: Old\n\nold words"
    assert answer_of(text, "Fwd: Old") == text


@given(st.text(alphabet="On:> \nwrFm-_x1@", max_size=300), st.text(max_size=40))
def test_something_is_always_left_of_a_letter_that_says_something(text: str, subject: str) -> None:
    assert bool(answer_of(text, subject)) == bool(text.strip())


@pytest.mark.parametrize("piece", ["On ", "On a\n", "> ", "\n", "From: a\n", "wrote", "_", "Le x\n", "## ", "a:\n"])
def test_no_letter_takes_long(piece: str) -> None:
    answer_of(piece * 20_000 + "x")
