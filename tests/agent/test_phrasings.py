"""What models return, in nine languages: everything wrong is stopped, and what is right may nearly always be said.

The phrasings stand in `phrasings/<language>.yaml`, written for this: sentences of a shop's policies, what a model made
of them, and sentences as a template says them of an order. They go the whole way of a model's sentences (S1-23, S1-59).
"""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from agent.asking import Asking
from agent.check import check
from agent.phrase import Sentence, Written, phrase
from agent.reply import Grounds
from commerce.terms import Source
from conversations.messages import TextBlock
from kit.language import LANGUAGES
from kit.llm.scripted import Scripted

FOLDER = Path(__file__).with_name("phrasings")
KINDS = ("window", "number", "order", "promise", "link", "currency", "customer", "tracking", "negation", "condition")
MOST_STOPPED = 2


class Said(NamedTuple):
    """A sentence of a model's, and the passage that it cites."""

    language: str
    passage: int
    text: str


def table(language: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    return found


TABLES = {language: table(language) for language in LANGUAGES}
RIGHT = [Said(language, *row) for language, told in TABLES.items() for row in told["right"]]
WRONG = [Said(language, *row) for language, told in TABLES.items() for rows in told["wrong"].values() for row in rows]


async def objections(said: Said) -> list[str]:
    """Let a model say this, and return what the program objects to; none where it goes out as it was written."""
    sources = [
        Source(number, 1, "", "", passage, said.language)
        for number, passage in enumerate(TABLES[said.language]["passages"], 1)
    ]
    model = Scripted(lambda _: Written(sentences=[Sentence(text=said.text, passages=[said.passage])]))
    phrasing = await phrase(Asking(model), "?", sources, said.language)
    found: list[str] = phrasing.trace["phrase"]["objections"]
    assert bool(found) is (phrasing.said is None)
    return found


def of_template(key: str) -> list[tuple[str, str]]:
    return [(language, text) for language, told in TABLES.items() for text in told["template"][key]]


def checked(language: str, text: str) -> tuple[str, ...]:
    told = TABLES[language]["template"]
    grounds = Grounds(values=tuple(told["values"]), words=told["words"], is_verified=True)
    return check([TextBlock(text=text, lang=language)], grounds)


def test_every_language_has_its_share_of_every_kind() -> None:
    assert len(WRONG) >= 200
    assert len(RIGHT) >= 200
    for language, told in TABLES.items():
        assert tuple(told["wrong"]) == KINDS, language
        assert min(len(told["right"]), sum(map(len, told["wrong"].values()))) >= 23, language
        assert len({text for _, text in told["right"]}) == len(told["right"]), language


@pytest.mark.parametrize("said", WRONG, ids=lambda said: f"{said.language}: {said.text}")
async def test_what_is_wrong_is_stopped(said: Said) -> None:
    assert await objections(said)


async def test_what_is_right_is_hardly_ever_stopped() -> None:
    stopped = [(said.language, said.text, why) for said in RIGHT if (why := await objections(said))]
    assert len(stopped) <= MOST_STOPPED, stopped


@pytest.mark.parametrize(("language", "text"), of_template("wrong"))
def test_what_no_fact_says_of_an_order_is_stopped(language: str, text: str) -> None:
    assert checked(language, text)


@pytest.mark.parametrize(("language", "text"), of_template("right"))
def test_what_the_facts_say_of_an_order_goes_out(language: str, text: str) -> None:
    assert checked(language, text) == ()
