"""An article's sentences as staff see them: beside each, what code reads in it."""

from dataclasses import dataclass

from knowledge.outline import Section
from knowledge.policy.agree import Fact
from knowledge.policy.statements import say


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence of an article, and what code reads in it."""

    text: str
    lead: str
    reads: tuple[str, ...]


def with_facts(found: tuple[Section, ...], read: list[Fact]) -> list[tuple[str, list[ReadSentence]]]:
    """Put beside each sentence the policy facts that were read from it; the list holds a heading and its sentences."""
    shown = []
    for section in found:
        own = [fact for fact in read if fact.source.heading == section.heading]
        lines = []
        for statement in section.statements:
            whole = f"{statement.lead} {statement.text}".strip()
            reads = [_reads(fact) for fact in own if _stands_in(fact, whole, statement.text)]
            lines.append(ReadSentence(statement.text, statement.lead, tuple(dict.fromkeys(filter(None, reads)))))
        shown.append((section.heading, lines))
    return shown


def _stands_in(fact: Fact, whole: str, text: str) -> bool:
    return fact.source.sentence == whole or fact.source.sentence.endswith(f"; {text}")


def _reads(fact: Fact) -> str:
    if "unclear" in fact.value:
        return f"{fact.kind.value.replace('_', ' ').capitalize()}: depends on something, so it is not used."
    return say(fact.kind, dict(fact.value), "en")
