"""Which parts of an order may be changed, read out of one clause."""

from typing import Any

from commerce.terms import EditKind
from knowledge.policy.clauses import SHIPPED, Clause, Topic, marked
from knowledge.policy.grammar import Grammar
from knowledge.policy.quantities import durations
from knowledge.policy.values import UNCLEAR, kinds_value


def read_eligible(clause: Clause) -> dict[str, Any] | None:
    """Return the kinds of change that a clause allows and refuses; `only` says that no others are allowed."""
    grammar = clause.grammar
    if not _is_of_changes(clause):
        return None
    text = marked(clause.text, grammar)
    split = grammar.except_parts.search(text)
    said, excepted = (text[: split.start()], text[split.end() :]) if split else (text, "")
    if not said.strip(" ,"):
        return None  # "except for the address, ..." goes on with what all or nothing may change
    allow, deny = _parts(said, grammar), _parts(excepted, grammar)
    if grammar.negation.search(said) or grammar.refused.search(clause.context):
        if _is_of_a_time(text, grammar):
            return None
        allow, deny = deny, allow
    if not allow and not deny:
        return None
    if allow & deny:
        return UNCLEAR
    only = bool(grammar.only.search(said)) and bool(allow)
    return {"allow": kinds_value(allow), "deny": kinds_value(deny), "only": only}


def _is_of_changes(clause: Clause) -> bool:
    grammar = clause.grammar
    patterns = (grammar.foreign_parts, grammar.scoped, grammar.hedge)
    if any(clause.has(pattern) for pattern in patterns) or any(
        clause.has(kind) for kind in grammar.exceptions.values()
    ):
        return False
    changes = clause.has(grammar.modify) or clause.has(grammar.resize) or clause.has(grammar.parts[EditKind.REMOVE])
    speaks = bool(grammar.can.search(clause.text) or grammar.negation.search(clause.text))
    if changes and speaks:
        return not grammar.foreign.search(clause.text)
    return Topic.MODIFY in clause.context_topics and bool(grammar.offers.search(clause.context)) and not clause.topics


def _is_of_a_time(text: str, grammar: Grammar) -> bool:
    is_late = bool(grammar.after.search(text) or grammar.condition.search(text))
    return SHIPPED in text or is_late or bool(durations(text, grammar.language))


def _parts(text: str, grammar: Grammar) -> frozenset[EditKind]:
    return frozenset(kind for kind, part in grammar.parts.items() if part.search(text))
