"""What the console proposes to write is read as it is meant, in each language (S1-28 to S1-30, S1-44 to S1-49)."""

import json
import re
from typing import Any

import pytest

from kit.tables import ROOT
from knowledge.outline import sections
from knowledge.policy.read import read_facts
from knowledge.policy.values import FactKind

ROOMS = ROOT / "console" / "src"
QUOTED = re.compile(r"[“”«„]\s?([^“”«»„]+\.)\s?[“”»]")


def words(room: str) -> dict[str, Any]:
    """The words of a room in each language that it has."""
    files = sorted((ROOMS / room / "words").glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def read(language: str, title: str, body: str) -> dict[str, Any]:
    return {one.kind.value: one.value for one in read_facts(title, sections(body), language)}


CONTENT = words("knowledge")
STARTERS = {language: said["starter"] for language, said in words("shell/setup").items()}


def proposed(language: str, kind: str) -> list[Any]:
    """What each sentence that is proposed for a point states of it, below the proposed heading."""
    point = CONTENT[language]["points"][kind]
    examples = QUOTED.findall(point["advice"]) or ["…"]
    return [read(language, "Help", f"## {point['heading']}\n\n{one}")[FactKind(kind).value] for one in examples]


@pytest.mark.parametrize("language", CONTENT)
@pytest.mark.parametrize("kind", CONTENT["en"]["points"])
def test_the_advice_on_a_point_would_cover_it_and_states_the_same_in_every_language(language: str, kind: str) -> None:
    assert proposed(language, kind) == proposed("en", kind)


@pytest.mark.parametrize("language", STARTERS)
@pytest.mark.parametrize("name", STARTERS["en"])
def test_a_text_to_begin_with_states_the_same_in_every_language(language: str, name: str) -> None:
    def stated(said: str) -> dict[str, Any]:
        starter = STARTERS[said][name]
        return read(said, starter["title"], re.sub(r"[\[\]]", "", starter["body"]))

    assert stated(language) == stated("en")
