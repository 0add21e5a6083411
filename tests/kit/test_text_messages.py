"""A text message costs few segments, loses nothing, and is cut where a reader would pause."""

import re
from collections.abc import Sequence
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.port import LIMITS
from channels.rendering import LONGEST_LINK, cut
from conversations.messages import ChannelKind
from kit.text_messages import cut_to_segments, fold, segments

SMS = LIMITS[ChannelKind.SMS]
LINK = "https://till.example/l/Ab3_dE-f9"
texts = st.text(st.sampled_from("ab cdé.ç\n€{😀!1"), max_size=900)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ç" * 70, 1),
        ("ç" * 71, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("ã" + "a" * 134, 3),
    ],
)
def test_segments_are_counted_as_carriers_charge_them(text: str, count: int) -> None:
    assert segments(text) == count


def test_signs_that_only_look_better_are_folded() -> None:
    typographic = "\u201cIt\u2019s\u00a0open\u201d \u2013 until 9\u202fpm\u2026"
    assert fold(typographic) == '"It\'s open" - until 9 pm...'
    assert segments("\u2019" + "a" * 159) == 3
    assert segments(fold("\u2019" + "a" * 159)) == 1


@pytest.mark.parametrize("letters", ["ção", "ÃÕÊ", "œŁşŻ", "привіт", "日本", "😀"])
def test_letters_stay_what_they_are(letters: str) -> None:
    assert fold(letters) == letters


@given(st.text(st.characters(categories=["L", "N"])))
def test_no_letter_is_ever_folded(text: str) -> None:
    assert fold(text) == text


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_parts_lose_nothing_and_fit(text: str) -> None:
    parts = cut_to_segments(text, 320, LONGEST_LINK)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(0 < units(part) <= 320 and part == part.strip() for part in parts)
    assert not any("\ud800" <= sign <= "\udfff" for part in parts for sign in part)


def cost(parts: Sequence[str]) -> float:
    """What parts cost: their segments, and one and a half for each but the last that ends within a sentence."""
    torn = [part for part in parts[:-1] if not part.endswith((".", "!", "?"))]
    return sum(map(segments, parts)) + 1.5 * len(torn)


@given(texts)
def test_cutting_costs_no_more_than_filling_every_part(text: str) -> None:
    """Filling is what the simplest way does: as many words as fit into each part."""
    rest, filled = [word[:320] for word in text.split()], list[str]()
    plain = " ".join(rest)
    while rest:
        filled.append(rest.pop(0))
        while rest and units(f"{filled[-1]} {rest[0]}") <= 320:
            filled[-1] = f"{filled[-1]} {rest.pop(0)}"
    if all(units(word) <= 320 for word in plain.split()):
        assert cost(cut_to_segments(plain, 320, LONGEST_LINK)) <= cost(filled)


def test_no_sentence_is_torn_to_save_one_segment() -> None:
    first, second = "a " * 85 + "end.", "b " * 70 + "end"
    assert cut_to_segments(f"{first} {second}", 320, LONGEST_LINK) == (f"{first} {second}",)
    assert segments(f"{first} {second}") == 3


def test_what_leads_a_quotation_in_stays_with_it() -> None:
    rules = ("Until when: " + "a" * 80, "What: " + "b" * 200)
    text = f'Here is what our rules say:\n"{rules[0]}."\nAnd:\n"{rules[1]}."\nPlease sign in first.\nHere: {LINK}'
    parts = cut_to_segments(text, SMS.longest, LONGEST_LINK)
    assert len(parts) > 1
    assert not [part for part in parts if part.endswith(":")]


def test_a_long_message_is_two_short_ones_where_that_is_cheaper() -> None:
    first, second = "a " * 75 + "end.", "b " * 78 + "end"
    assert segments(f"{first} {second}") == 3
    assert [segments(part) for part in cut_to_segments(f"{first} {second}", 320, LONGEST_LINK)] == [1, 1]


def test_among_equally_cheap_cuts_a_part_ends_with_its_line() -> None:
    text = f"{'Your order is open and can be changed. ' * 7}\nChange it here: {LINK}"
    assert cut(text, SMS)[-1].words == f"Change it here: {LINK}"


@given(st.integers(0, 400), st.integers(30, 700))
def test_a_link_is_never_cut(before: int, length: int) -> None:
    link = LINK + "x" * (length - len(LINK))
    parts = cut_to_segments(f"{'a ' * before}{link} and more", 320, LONGEST_LINK)
    assert any(re.search(rf"(^|\s){re.escape(link)}(\s|$)", part) for part in parts)


def test_no_part_is_longer_than_a_carrier_takes() -> None:
    parts = cut_to_segments(f"https://x.example/{'y' * 4000}", 320, LONGEST_LINK)
    assert [len(part) for part in parts] == [1600, 1600, 818]


def test_pieces_carry_what_they_are_charged_as() -> None:
    assert [piece.segments for piece in cut("Olá, João. Está tudo certo.", SMS)] == [1]
    assert [piece.segments for piece in cut("ç" * 300, SMS)] == [ceil(300 / 67)]
    assert [piece.segments for piece in cut("x" * 2000, LIMITS[ChannelKind.WHATSAPP])] == [0, 0]
