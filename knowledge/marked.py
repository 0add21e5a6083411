"""An article's sentences as staff see them: beside each, what code reads in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.outline import Section
from knowledge.policy.agree import Fact
from knowledge.policy.values import FactKind


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence of an article, and the policy facts that code reads in it."""

    text: str
    lead: str
    facts: tuple[Fact, ...]


def with_facts(found: tuple[Section, ...], read: Sequence[Fact]) -> list[tuple[str, list[ReadSentence]]]:
    """Put beside each sentence the policy facts that were read from it; the list holds a heading and its sentences."""
    shown = []
    for section in found:
        own = [
            fact for fact in read if fact.source.heading == section.heading and fact.kind is not FactKind.ABOUT_CHANGES
        ]
        lines = []
        for statement in section.statements:
            whole = f"{statement.lead} {statement.text}".strip()
            lines.append(ReadSentence(statement.text, statement.lead, _of(own, whole, statement.text)))
        shown.append((section.heading, lines))
    return shown


def _of(own: Sequence[Fact], whole: str, text: str) -> tuple[Fact, ...]:
    """Return the facts of one sentence, each once."""
    found: list[Fact] = []
    for fact in own:
        is_here = fact.source.sentence == whole or fact.source.sentence.endswith(f"; {text}")
        if is_here and all((fact.kind, fact.value) != (one.kind, one.value) for one in found):
            found.append(fact)
    return tuple(found)
