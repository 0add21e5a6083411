"""What the server says in English stands in each of the console's other languages too."""

import json
from pathlib import Path

import pytest

from kit.language import LANGUAGES
from kit.tables import ROOT
from tests.shape.sentences import HOLE, sentences

LISTS = ROOT / "console" / "src" / "said" / "words"
OTHERS = sorted(set(LANGUAGES) - {"en"})
GRAMMAR = frozenset({"expected_plural"})
"""Holes that hold no more than an English ending, which other languages do without."""


def said_in(language: str) -> dict[str, str]:
    told: dict[str, str] = json.loads((LISTS / f"{language}.json").read_text("utf-8"))
    return told


def where(lacking: set[str], found: dict[str, Path]) -> list[str]:
    return sorted(f"{found.get(one, 'nowhere')}: {one}" for one in lacking)


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_the_server_is_said_in_each_language(language: str) -> None:
    found, told = sentences(), said_in(language)
    assert where(found.keys() - told.keys(), found) == [], "say these in the console's said/words, in eight languages"
    assert where(told.keys() - found.keys(), found) == [], "nobody says these any more: take them out"
    assert [one for one, words in told.items() if not words.strip()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_put_in_stands_in_every_language(language: str) -> None:
    wrong = {
        one: words
        for one, words in said_in(language).items()
        if set(HOLE.findall(words)) != set(HOLE.findall(one)) - GRAMMAR
    }
    assert wrong == {}


def test_what_english_says_better_is_said_by_the_server() -> None:
    assert said_in("en").keys() <= sentences().keys()


def test_a_sentence_is_found_with_its_holes_by_the_names_of_what_is_put_in() -> None:
    found = sentences()
    assert "There is no such ticket." in found
    assert any(HOLE.search(one) for one in found)
    assert len(found) > 500
