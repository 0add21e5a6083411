"""Which order, yes or no, and a choice, in German and Finnish."""

from typing import Any

import pytest

from skills import slots

OFFERED = (("Leinenhemd", "a"), ("Tasche", "b"), ("Schal", "c"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bestellung Nr. 4471 bitte", {slots.ORDER_NAMES: ["4471"]}),
        ("meine Bestellnummer lautet 88213", {slots.ORDER_NAMES: ["88213"]}),
        ("Bestell-Nr.: 4471", {slots.ORDER_NAMES: ["4471"]}),
        ("Bestellung vom 03.05.2026", {}),
        ("meine letzte Bestellung", {slots.RECENT: True}),
        ("das ist die falsche Bestellung", {slots.OTHER: True}),
        ("tilausnumeroni on 20391", {slots.ORDER_NAMES: ["20391"]}),
        ("tilauksen 4471 koko", {slots.ORDER_NAMES: ["4471"]}),
        ("tilasin juuri mekon", {slots.RECENT: True}),
        ("ei tämä tilaus", {slots.OTHER: True}),
    ],
)
def test_which_order_is_meant(text: str, read: dict[str, Any]) -> None:
    assert slots.read_order(text) == read


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("ja gerne", True),
        ("passt, danke", True),
        ("nein danke", False),
        ("lieber nicht", False),
        ("ja, aber erst die Größe ändern", None),
        ("joo kiitos", True),
        ("haluan kyllä", True),
        ("ei kiitos", False),
        ("en halua", False),
        ("kyllä mutta vaihda koko", None),
    ],
)
def test_yes_and_no_are_the_whole_message(text: str, answer: object) -> None:
    assert slots.read_yes_no(text) is answer


@pytest.mark.parametrize(
    ("text", "place"), [("die zweite bitte", "b"), ("das letzte", "c"), ("eka", "a"), ("toinen kiitos", "b")]
)
def test_a_place_is_a_choice(text: str, place: str) -> None:
    assert slots.read_choice(text, OFFERED) == place
