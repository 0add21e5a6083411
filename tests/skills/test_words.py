"""Everything that can be said has words in all nine languages, and none of them brings a figure of its own."""

import re
from pathlib import Path

import pytest

from agent.state import AGENT
from kit.language import LANGUAGES, Words
from kit.plugins import discover
from skills.base import Skill
from skills.order_editing import SKILL as ORDER_EDITING

ROOT = Path(__file__).parents[2]
SPEAKERS = {
    **{name: (skill.folder, [skill.folder]) for name, skill in discover("skills", "SKILL", Skill).items()},
    AGENT: (ROOT / "agent", [ROOT / "agent"]),
}
_SAID = re.compile(r"^([a-z-]+) =", re.MULTILINE)
_FACT = re.compile(r'\bFact\(\s*"([a-z-]+)"')
_KEY = re.compile(r'"((?:order|lines|already|policy|window|never|not|exception|return|payment|single|whole)-[a-z-]+)"')


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_every_key_is_said_in_every_language(speaker: str) -> None:
    folder, _ = SPEAKERS[speaker]
    assert Words(folder / "words").missing(LANGUAGES) == {}


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_every_fact_in_the_code_has_words(speaker: str) -> None:
    folder, places = SPEAKERS[speaker]
    known = set(_SAID.findall((folder / "words" / "en.ftl").read_text()))
    code = "\n".join(file.read_text() for place in places for file in place.glob("*.py"))
    named = set(_FACT.findall(code)) | (set(_KEY.findall(code)) if speaker == ORDER_EDITING.name else set())
    assert named
    assert not named - known


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_bring_a_figure_of_their_own(speaker: str, language: str) -> None:
    text = (SPEAKERS[speaker][0] / "words" / f"{language}.ftl").read_text()
    said = re.sub(r"\{[^{}]*\}", "", "\n".join(line for line in text.splitlines() if not line.startswith("#")))
    assert not re.search(r"\d|[€£]|\$(?! ?\w+ ->)|https?:", said)
