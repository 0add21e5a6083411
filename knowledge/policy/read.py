"""All policy facts of one article, in the order of its sentences."""

from collections.abc import Iterator
from typing import Any

from knowledge.outline import Section, Statement
from knowledge.policy.clauses import Clause, Topic, clauses, rewrite, topics
from knowledge.policy.eligible import read_eligible
from knowledge.policy.exceptions import read_exceptions
from knowledge.policy.fees import read_fee
from knowledge.policy.grammar import Grammar, read_grammar
from knowledge.policy.returns import read_exchanges, read_refund_time, read_return_exceptions, read_return_window
from knowledge.policy.values import UNCLEAR, FactKind, Read
from knowledge.policy.windows import read_windows

_WINDOWS = {Topic.MODIFY: FactKind.MODIFY_WINDOW, Topic.CANCEL: FactKind.CANCEL_WINDOW}


def read_facts(title: str, sections: tuple[Section, ...], language: str) -> tuple[Read, ...]:
    """Read the policy facts of an article, each with the sentence and heading it stands on.

    A language without a grammar states none; no text whatever raises.
    """
    grammar = read_grammar(language)
    if grammar is None:
        return ()
    found: list[Read] = []
    for section in sections:
        found += _mentions(title, section, grammar)
        asked = ""
        for statement in section.statements:
            sentence = f"{statement.lead} {statement.text}".strip()
            for clause in clauses(statement, section, title, grammar, asked):
                for kind, value in _facts(clause):
                    _add(found, Read(kind, value, section.heading, sentence), statement)
            asked = statement.text if statement.text.endswith("?") else ""
    return tuple(found)


def _add(found: list[Read], new: Read, statement: Statement) -> None:
    """Add a fact; what a list says of possible changes is one fact, quoted as the whole list."""
    if found and _is_same_list(found[-1], new, statement):
        last = found.pop()
        value = {
            "allow": sorted({*last.value["allow"], *new.value["allow"]}),
            "deny": sorted({*last.value["deny"], *new.value["deny"]}),
            "only": last.value["only"] or new.value["only"],
        }
        new = Read(new.kind, value, new.heading, f"{last.sentence.rstrip('.;, ')}; {statement.text}")
    if new not in found:
        found.append(new)


def _is_same_list(last: Read, new: Read, statement: Statement) -> bool:
    is_list = bool(statement.lead) and last.sentence.startswith(statement.lead)
    return is_list and new.kind is last.kind is FactKind.ELIGIBLE and UNCLEAR not in (new.value, last.value)


def _mentions(title: str, section: Section, grammar: Grammar) -> Iterator[Read]:
    """Tell what a heading speaks of, with the first sentence below it."""
    heading = rewrite(f"{title} {section.heading}", grammar)
    kinds = [FactKind(note) for note, words in grammar.notes.items() if words.search(heading)]
    if topics(heading, grammar):
        kinds.append(FactKind.ABOUT_CHANGES)
    for kind in kinds:
        yield Read(kind, {}, section.heading, section.statements[0].text)


def _facts(clause: Clause) -> Iterator[tuple[FactKind, dict[str, Any]]]:
    for topic, window in sorted(read_windows(clause).items(), key=lambda item: item[0]):
        yield _WINDOWS[topic], window
    yield from ((FactKind.EXCEPTION, value) for value in read_exceptions(clause))
    yield from ((FactKind.RETURN_EXCEPTION, value) for value in read_return_exceptions(clause))
    yield from _single(clause)


def _single(clause: Clause) -> Iterator[tuple[FactKind, dict[str, Any]]]:
    readers = (
        (FactKind.RESTOCKING_FEE, read_fee),
        (FactKind.ELIGIBLE, read_eligible),
        (FactKind.RETURN_WINDOW, read_return_window),
        (FactKind.REFUND_TIME, read_refund_time),
        (FactKind.EXCHANGES, read_exchanges),
    )
    for kind, reader in readers:
        value = reader(clause)
        if value is not None:
            yield kind, value
    yield from ((FactKind(note), {}) for note, words in clause.grammar.notes.items() if clause.has(words))
