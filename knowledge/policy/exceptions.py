"""Items that may not be changed or cancelled, read out of one clause."""

from typing import Any

from commerce.terms import MODIFY_KINDS, EditKind
from knowledge.policy.clauses import Clause, Topic, topics
from knowledge.policy.quantities import durations
from knowledge.policy.values import exception_value

_FORBIDS = {Topic.MODIFY: MODIFY_KINDS, Topic.CANCEL: frozenset({EditKind.CANCEL})}


def read_exceptions(clause: Clause) -> list[dict[str, Any]]:
    """Return what a clause forbids for personalised items, pre-orders and the like; what it allows is no exception."""
    grammar = clause.grammar
    text = grammar.not_the_goods.sub(" ", clause.text)
    split = grammar.excepting.search(text)
    about = text[split.end() :] if split else text
    kinds = [kind for kind, words in grammar.exceptions.items() if words.search(about)]
    if not kinds or not (split or _refuses(clause, text)):
        return []
    forbids = frozenset(edit for topic in _spoken(clause, text) for edit in _FORBIDS[topic])
    return [exception_value(kind, forbids) for kind in kinds] if forbids else []


def _refuses(clause: Clause, text: str) -> bool:
    grammar = clause.grammar
    if grammar.excluded.search(text):
        return True
    is_shorter = bool(grammar.only.search(text) or grammar.only_within.search(text)) and durations(
        text, grammar.language
    )
    if is_shorter and clause.topics:
        return True
    return bool(grammar.excluded.search(clause.context)) and not clause.topics and not grammar.can.search(text)


def _spoken(clause: Clause, text: str) -> frozenset[Topic]:
    own = topics(text, clause.grammar)
    if own or clause.has(clause.grammar.returns) or clause.has(clause.grammar.refund):
        return own
    return topics(clause.whole, clause.grammar) or clause.context_topics
