"""A skill that cannot be offered, understood or spoken is refused at the start, with what mends it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kit.errors import StartError
from skills.base import Need, NeedKind, Run, Skill
from skills.checking import LEAST_PHRASES, check, find_skills
from skills.store_questions.graph import build

Change = Callable[[Skill], Skill]


@pytest.fixture
def skill(tmp_path: Path) -> Skill:
    """A whole skill."""
    for name, text in (("words/en.ftl", "says = Two years."), ("phrases/en.txt", "[question]\n" + phrases())):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Skill(
        name="warranty",
        title="Warranty",
        description="Answers how long it lasts.",
        examples=(),
        channels=("webchat",),
        needs=(Need(NeedKind.AGENT),),
        folder=tmp_path,
        build=build,
    )


def phrases(count: int = LEAST_PHRASES) -> str:
    return "\n".join(f"how long is the warranty, question {number}" for number in range(count))


def broken() -> Run:
    raise KeyError("quote")


def test_ours_are_whole() -> None:
    assert {"order_editing", "store_questions"} <= set(find_skills())


def test_a_whole_one_is_taken(skill: Skill) -> None:
    check(skill)
    check(replace(skill, topic="returns_delivered_orders", kind_topics={"question": "shipping"}, articles="returns"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda skill: replace(skill, name="Warranty!"), "no usable name"),
        (lambda skill: replace(skill, name="thanks"), "none of ours"),
        (lambda skill: replace(skill, description=" "), "says nothing of itself"),
        (lambda skill: replace(skill, channels=()), "names no known channel"),
        (lambda skill: replace(skill, channels=("webchat", "pigeon")), "pigeon is none of them"),
        (lambda skill: replace(skill, needs=(Need(NeedKind.COMMERCE, "fly"),)), "which no shop can"),
        (
            lambda skill: replace(skill, topic="weather"),
            "names the label 'weather', which is none: choose from checkout",
        ),
        (lambda skill: replace(skill, kind_topics={"question": "rain"}), "names the label 'rain'"),
        (lambda skill: replace(skill, articles="weather"), r"knowledge/topics\.toml lacks"),
        (lambda skill: replace(skill, build=broken), "cannot be built: KeyError"),
        (lambda skill: replace(skill, build=lambda: "graph"), "must return how to run it"),
    ],
)
def test_what_is_declared_wrongly_is_told(skill: Skill, change: Change, sentence: str) -> None:
    with pytest.raises(StartError, match=sentence):
        check(change(skill))


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("words/en.ftl", "says = { $lacking", "cannot speak"),
        ("phrases/en.txt", "[question]\nwarranty?\n", "has 1 English phrases"),
        ("phrases/xx.txt", "[question]\nwarranty?\n", "none of en, pt"),
    ],
)
def test_what_is_written_wrongly_is_told(skill: Skill, name: str, text: str, sentence: str) -> None:
    (skill.folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(StartError, match=sentence):
        check(skill)


def test_a_skill_without_english_words_is_told(skill: Skill) -> None:
    (skill.folder / "words" / "en.ftl").unlink()
    with pytest.raises(StartError, match=r"words/en\.ftl"):
        check(skill)
