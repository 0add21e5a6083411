"""A sentence cut into clauses, each with what it speaks of: itself, or what its list or heading speaks of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from knowledge.outline import Section, Statement
from knowledge.policy.grammar import Grammar, Pattern
from knowledge.policy.measures import read_measures
from knowledge.stems import fold

PLACED, UNSHIPPED, SHIPPED = "@placed", "@unshipped", "@shipped"
_LONGEST = 700
_BLANK = (
    r"\[[^\]]*\]|\{[^}]*\}|<[^>]*>|_{2,}|\.{4,}|\?\?+|#{2,}|%[sd]\b|[$€£]\s?x+\b|\bx{2,}\b|\btb[dca]\b|\blorem ipsum\b"
)


@cache
def _blank(language: str) -> Pattern:
    """Return how a blank looks that nobody has filled in yet: a sentence of a template states nothing."""
    words = read_measures(language).words
    units = "|".join(filter(None, (words.minutes, words.hours, words.days, words.weeks, words.percent, "h")))
    coins = "|".join(words.currencies)
    return re.compile(rf"{_BLANK}|\b(?:x{{1,4}}|n)\b\s*(?:-\s*)?(?:%|(?:{units}|{coins})\b)|\b(?:{words.blank})\b")


class Topic(StrEnum):
    """What may be done to an order."""

    MODIFY = "modify"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, folded and rewritten; `context` is its list's lead, or else the nearest heading that tells."""

    text: str
    whole: str
    """The whole sentence that it belongs to, with its lead."""
    context: str
    grammar: Grammar

    @property
    def topics(self) -> frozenset[Topic]:
        """What the clause itself speaks of."""
        return topics(self.text, self.grammar, around=self.whole)

    @property
    def context_topics(self) -> frozenset[Topic]:
        """What its list or heading speaks of."""
        return topics(self.context, self.grammar)

    def has(self, pattern: Pattern) -> bool:
        """Whether the clause holds a pattern."""
        return pattern.search(self.text) is not None


def clauses(statement: Statement, section: Section, title: str, grammar: Grammar, asked: str = "") -> Iterator[Clause]:
    """Cut a statement into clauses; one with a blank in it, a question or a whole page of text states nothing.

    `asked` is the question right before it, which a short answer leans on.
    """
    words = f"{statement.lead} {statement.text}".strip()
    if len(words) > _LONGEST or statement.text.rstrip().endswith("?"):
        return
    if _blank(grammar.language).search(_plain(words)):
        return
    whole = rewrite(words, grammar)
    lead = rewrite(statement.lead, grammar)
    context = lead or rewrite(asked, grammar) or _context(section, title, grammar)
    for part in grammar.split.split(whole):
        text = part.strip(" ,.")
        if text and text != lead.strip(" ,."):
            yield Clause(text, whole, context, grammar)


def rewrite(text: str, grammar: Grammar) -> str:
    """Fold a text and put plain words for the turns of phrase that would mislead."""
    text = _plain(text)
    for turn, instead in grammar.rewrites:
        text = turn.sub(instead, text)
    return " ".join(text.split())


def topics(text: str, grammar: Grammar, around: str = "") -> frozenset[Topic]:
    """Tell which changes to an order a folded text speaks of; the order itself may be named `around` it."""
    if grammar.foreign.search(text) and not grammar.whole_order.search(text):
        return frozenset()
    found = set()
    if grammar.modify.search(text) and (grammar.order.search(text) or grammar.order.search(around)):
        found.add(Topic.MODIFY)
    if grammar.cancel.search(text):
        found.add(Topic.CANCEL)
    return frozenset(found)


def marked(text: str, grammar: Grammar) -> str:
    """Put marks for the moments of an order's life: placed, not yet shipped, shipped."""
    text = grammar.until_shipped.sub(f" {UNSHIPPED} ", text)
    text = grammar.once_shipped.sub(f" {SHIPPED} ", text)
    text = grammar.anchor.sub(f" {PLACED} ", text)
    return " ".join(text.split())


def _plain(text: str) -> str:
    return fold(text).replace("\u2019", "'").replace("\u2018", "'").replace("\u02bc", "'")


def _context(section: Section, title: str, grammar: Grammar) -> str:
    """Return the nearest heading, upwards, that speaks of a change, a return or a refund."""
    for heading in (*reversed(section.path), title):
        text = rewrite(heading, grammar)
        if topics(text, grammar) or grammar.returns.search(text) or grammar.refund.search(text):
            return text
    return ""
