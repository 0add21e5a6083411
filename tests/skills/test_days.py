"""Days and addresses, read from what customers of nine languages write."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.language import LANGUAGES
from skills import slots
from skills.addresses import read_address
from skills.days import read_days

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("the order from 12 November", "en", "2026-11-12"),
        ("my order of Nov 3rd, 2025", "en", "2025-11-03"),
        ("placed on 2026-11-02", "en", "2026-11-02"),
        ("ordered 11/13", "en", "2026-11-13"),
        ("pedido de 12 de novembro de 2026", "pt", "2026-11-12"),
        ("tilattu 12. marraskuuta", "fi", "2026-11-12"),
        ("zamówienie z 12 listopada", "pl", "2026-11-12"),
        ("замовлення від 12 листопада", "uk", "2026-11-12"),
        ("die Bestellung vom 12.11.", "de", "2026-11-12"),
        ("ordine del 5 marzo", "it", "2026-03-05"),
        ("commande du 1er août", "fr", "2026-08-01"),
        ("el pedido de ayer", "es", "2026-11-17"),
        ("l'ordine dell'altro ieri", "it", "2026-11-16"),
        ("order of 24 December", "en", "2025-12-24"),
    ],
)
def test_a_day_is_read_and_lies_behind(text: str, language: str, day: str) -> None:
    assert read_days(text, language, TODAY) == (date.fromisoformat(day),)


@pytest.mark.parametrize("text", ["11/12", "size 7.5", "31 February", "order 1001", "may I change it", "45/99", ""])
def test_what_is_no_day_or_may_be_two_is_not_read(text: str) -> None:
    assert read_days(text, "en", TODAY) == ()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("send it to 12 Main Street, Springfield 90210 please", "12 Main Street, Springfield 90210"),
        ("nova morada: Rua das Flores 120, 4000-123 Porto", "Rua das Flores 120, 4000-123 Porto"),
        ("calle Mayor 5, 28013 Madrid", "calle Mayor 5, 28013 Madrid"),
        ("via Roma 10, 20121 Milano", "via Roma 10, 20121 Milano"),
        ("12 rue de la Paix, 75002 Paris", "12 rue de la Paix, 75002 Paris"),
        ("neue Adresse: Lindenweg 5, 12345 Berlin. Danke dir", "Lindenweg 5, 12345 Berlin"),
        ("ul. Długa 7/3, 00-238 Warszawa", "ul. Długa 7/3, 00-238 Warszawa"),
        ("вул. Садова 22, Київ", "вул. Садова 22, Київ"),
        ("Mannerheimintie 5 B, 00100 Helsinki", "Mannerheimintie 5 B, 00100 Helsinki"),
    ],
)
def test_an_address_is_read_as_it_was_written(text: str, address: str) -> None:
    assert read_address(text) == address


@pytest.mark.parametrize("text", ["cancel order 1001", "I ordered 2 of the wrong ones", "on the way?", "5 shirts"])
def test_no_address_is_made_up(text: str) -> None:
    assert read_address(text) is None


def test_numbers_of_a_day_and_an_address_are_no_orders() -> None:
    assert slots.ORDER_GUESSES not in slots.read_order("ship it to 120 Main Street, Springfield 90210", "en")
    assert slots.ORDER_GUESSES not in slots.read_order("the order of 12 November 2026", "en")
    assert slots.read_order("order 1001 to 12 Main Street, 90210", "en") == {slots.ORDER_NAMES: ["1001"]}


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_is_read_somehow(text: str, language: str) -> None:
    assert all(day <= TODAY for day in read_days(text, language, TODAY))
    address = read_address(text)
    assert address is None or address
