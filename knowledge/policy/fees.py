"""What the shop keeps when an order is cancelled, read out of one clause."""

from decimal import Decimal
from typing import Any

from commerce.terms import Fee
from knowledge.policy.clauses import PLACED, SHIPPED, UNSHIPPED, Clause, Topic, marked, topics
from knowledge.policy.quantities import amounts, percentages
from knowledge.policy.values import UNCLEAR, fee_value


def read_fee(clause: Clause) -> dict[str, Any] | None:
    """Return the fee that a clause states for cancelling; UNCLEAR for a fee that depends on something.

    A fee on returns is none on cancelling.
    """
    grammar = clause.grammar
    goes_on = clause.has(grammar.fee_of) and Topic.CANCEL in topics(clause.whole, grammar)
    if not (clause.has(grammar.fee) or goes_on) or _is_of_returns(clause):
        return None
    stated = [Fee(percent=share) for share in percentages(clause.text, grammar.language)]
    stated += [Fee(fixed=amount.value, currency=amount.currency) for amount in amounts(clause.text, grammar.language)]
    is_free = clause.has(grammar.no_fee) or (clause.has(grammar.free) and Topic.CANCEL in clause.topics)
    if is_free and not stated:
        stated = [Fee(percent=Decimal(0))]
    if not stated:
        return UNCLEAR if clause.has(grammar.fee_applies) else None
    if is_free:
        return fee_value(stated[0]) if len(stated) == 1 and not stated[0].percent and not stated[0].fixed else UNCLEAR
    return UNCLEAR if _depends(clause) or len(set(stated)) > 1 else fee_value(stated[0])


def _is_of_returns(clause: Clause) -> bool:
    if Topic.CANCEL in clause.topics:
        return False
    context = clause.context
    return clause.has(clause.grammar.returns) or (
        bool(clause.grammar.returns.search(context)) and Topic.CANCEL not in clause.context_topics
    )


def _depends(clause: Clause) -> bool:
    grammar = clause.grammar
    text = marked(grammar.if_cancelled.sub(" ", clause.text), grammar).replace(PLACED, "").replace(UNSHIPPED, "")
    if SHIPPED in text:
        return True
    patterns = (grammar.condition, grammar.maximum, grammar.scoped)
    return any(pattern.search(text) for pattern in patterns)
