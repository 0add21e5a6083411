"""What the console tells a shop to write is read from it, in its nine languages (S1-28 to S1-30, S1-45 to S1-48).

A shopkeeper who copies an example sentence or fills in a starter text must see it read as a policy. The translations
are held to the English: the same facts from the same example.
"""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from kit.language import LANGUAGES
from knowledge.outline import sections
from knowledge.policy.read import read_facts
from knowledge.policy.values import FactKind

Words = dict[str, dict[str, dict[str, str]]]
CONSOLE = Path(__file__).parents[2] / "console/src"
# A whole sentence in the quotation marks of its language: “…”, „…“, ”…”, «…».
QUOTED = re.compile(r"[“„”«]\s*([^“„”«»]+\.)\s*[“”»]")
POINTS = tuple(json.loads((CONSOLE / "knowledge/words/en.json").read_text(encoding="utf-8"))["points"])
STARTERS = ("changes", "returns")
TRANSLATED = [language for language in LANGUAGES if language != "en"]


@cache
def words(room: str, language: str) -> Words:
    found: Words = json.loads((CONSOLE / room / "words" / f"{language}.json").read_text(encoding="utf-8"))
    return found


def stated(title: str, body: str, language: str) -> list[tuple[str, str]]:
    """What a text states; a mere mention of changes is no statement."""
    found = read_facts(title, sections(body), language)
    return sorted((one.kind.value, json.dumps(one.value)) for one in found if one.kind is not FactKind.ABOUT_CHANGES)


def examples(point: str, language: str) -> list[list[tuple[str, str]]]:
    """What each example sentence of a point states below the heading that is advised for it."""
    told = words("knowledge", language)["points"][point]
    body = "## {}\n\n{}".format
    return [stated("Help", body(told["heading"], one), language) for one in QUOTED.findall(told["advice"])]


def starter(name: str, language: str) -> list[tuple[str, str]]:
    """What a starter text states once its brackets are taken away."""
    text = words("shell/setup", language)["starter"][name]
    return stated(text["title"], re.sub(r"[\[\]]", "", text["body"]), language)


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("point", POINTS)
def test_an_example_states_in_every_language_what_the_english_one_states(point: str, language: str) -> None:
    assert examples(point, language) == examples(point, "en")


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("name", STARTERS)
def test_a_starter_text_states_in_every_language_what_the_english_one_states(name: str, language: str) -> None:
    assert starter(name, "en")
    assert starter(name, language) == starter(name, "en")


@pytest.mark.parametrize(
    "point", [one for one in POINTS if QUOTED.search(words("knowledge", "en")["points"][one]["advice"])]
)
def test_every_english_example_states_something(point: str) -> None:
    assert all(examples(point, "en"))
