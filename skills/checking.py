"""What every skill must bring, ours and anybody's: checked once at the start, so that a broken one is told at once."""

import re
from collections.abc import Mapping
from pathlib import Path

from commerce.port import Can
from kit.errors import StartError
from kit.language import FALLBACK, LANGUAGES, Words, WordsError
from kit.plugins import discover
from knowledge.search import topic_words
from skills.base import NeedKind, Skill
from stores.guidance import TOPICS

CHANNELS = ("webchat", "sms", "whatsapp", "email")
TAKEN = frozenset({"agent", "greeting", "thanks", "human", "none_of_ours"})
"""Names of those who speak or are understood besides skills."""
LEAST_PHRASES = 10
"""Fewer English phrases teach nothing that carries over to other words."""
_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")
_VALUES = {NeedKind.COMMERCE: frozenset(Can)}


def find_skills() -> Mapping[str, Skill]:
    """Return every skill in a folder of `skills` and behind an entry point `tillside.skills`, by its name.

    Raises:
        StartError: one cannot be offered, understood or spoken, in one sentence that names it and says what mends it.
    """
    found = discover("skills", "SKILL", Skill)
    for skill in found.values():
        check(skill)
    return found


def check(skill: Skill) -> None:
    """Refuse a skill that cannot be offered, understood or spoken; raises StartError."""
    if problem := _problem(skill):
        raise StartError(f"The skill {skill.name} ({skill.folder}) {problem}")


def _problem(skill: Skill) -> str:
    return _declared(skill) or _spoken(skill.folder / "words") or _understood(skill.folder / "phrases") or _built(skill)


def _declared(skill: Skill) -> str:
    if not _NAME.fullmatch(skill.name) or skill.name in TAKEN:
        return "has no usable name: use lower-case letters, digits and underscores, and none of ours."
    if not skill.title.strip() or not skill.description.strip():
        return "says nothing of itself: give it a title and a description of one sentence."
    if not skill.channels or (strange := set(skill.channels) - set(CHANNELS)):
        named = f" {', '.join(sorted(strange))} is none of them." if skill.channels else ""
        return f"names no known channel: choose from {', '.join(CHANNELS)}.{named}"
    for need in skill.needs:
        known = _VALUES.get(need.kind)
        if known is not None and need.value not in known:
            return f"needs {need.value!r}, which no shop can: choose from {', '.join(sorted(known))}."
    return _labelled(skill)


def _labelled(skill: Skill) -> str:
    for topic in (skill.topic, *skill.kind_topics.values()):
        if topic and topic not in TOPICS:
            return f"names the label {topic!r}, which is none: choose from {', '.join(TOPICS)}."
    if skill.articles and not topic_words(skill.articles, FALLBACK):
        return f"looks for articles on {skill.articles!r}, which knowledge/topics.toml lacks: choose a name from there."
    return ""


def _spoken(folder: Path) -> str:
    try:
        Words(folder)
    except WordsError as error:
        return f"cannot speak: {error}. Write its words into words/{FALLBACK}.ftl."
    return ""


def _understood(folder: Path) -> str:
    strange = sorted(file.name for file in folder.glob("*.txt") if file.stem not in LANGUAGES)
    if strange:
        return f"has phrases in {strange[0]}, which is none of {', '.join(LANGUAGES)}. Rename the file."
    file = folder / f"{FALLBACK}.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    phrases = [line for line in lines if line.strip() and not line.startswith(("#", "["))]
    if len(phrases) < LEAST_PHRASES:
        return f"has {len(phrases)} English phrases. Write at least {LEAST_PHRASES} into phrases/{FALLBACK}.txt."
    return ""


def _built(skill: Skill) -> str:
    try:
        run = skill.build()
    except Exception as error:  # noqa: BLE001 - whatever a third party's graph raises, the start says it in one sentence
        return f"cannot be built: {type(error).__name__}: {error}. Mend its graph."
    return "" if callable(run) else "is not built: `build` must return how to run it."
