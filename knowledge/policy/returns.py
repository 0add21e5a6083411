"""What one clause says of returns: the window, the time of a refund, what may not come back, what is exchanged."""

from datetime import timedelta
from typing import Any

from knowledge.policy.clauses import Clause
from knowledge.policy.quantities import Duration, durations

_DAY = timedelta(days=1)


def read_return_window(clause: Clause) -> dict[str, Any] | None:
    """Return within how many days goods may be sent back; the shop's own work on a return is no window."""
    grammar = clause.grammar
    goes_on = bool(grammar.returns.search(clause.context)) and grammar.received.search(clause.text) is not None
    if not clause.has(grammar.returns) and not goes_on:
        return None
    busy = (grammar.return_busy, grammar.return_scoped, grammar.hedge, grammar.fee)
    kinds = tuple(grammar.exceptions.values())
    if any(clause.has(pattern) for pattern in (*busy, *kinds)):
        return None
    found = {duration for duration in durations(clause.text, grammar.language) if _is_window(duration, clause)}
    lengths = {duration.length for duration in found if duration.is_exact and duration.length >= _DAY}
    if len(lengths) != 1 or len(lengths) != len({duration.length for duration in found}):
        return None
    return {"days": lengths.pop() // _DAY}


def _is_window(duration: Duration, clause: Clause) -> bool:
    grammar = clause.grammar
    before, behind = clause.text[: duration.span.start], clause.text[duration.span.end :]
    if grammar.before_event.match(behind):
        return False
    refuses = bool(grammar.negation.search(clause.text))
    if grammar.after.search(before):
        return refuses
    stands = bool(grammar.within.search(before) or grammar.return_after.match(behind) or not before.strip(" -:"))
    return stands and not refuses


def read_refund_time(clause: Clause) -> dict[str, Any] | None:
    """Return in how many days a refund arrives, as the sentence says."""
    grammar = clause.grammar
    if not clause.has(grammar.refund) or not clause.has(grammar.refund_busy):
        return None
    lengths = [duration for duration in durations(clause.text, grammar.language) if duration.length >= _DAY]
    return {"days": max(duration.length for duration in lengths) // _DAY} if lengths else None


def read_return_exceptions(clause: Clause) -> list[dict[str, Any]]:
    """Return the kinds of item that a clause, or the list it stands in, says cannot be sent back."""
    grammar = clause.grammar
    text = grammar.not_the_goods.sub(" ", clause.text)
    about_returns = bool(grammar.returns.search(text))
    if not about_returns and not (grammar.returns.search(clause.context) and not clause.topics):
        return []
    split = grammar.excepting.search(text)
    general = text[: split.start()] if split else text
    refuses = grammar.negation.search(general if about_returns else clause.context)
    if not split and not refuses:
        return []
    about = text[split.end() :] if split and not refuses else general
    return [{"exception": kind.value} for kind, words in grammar.exceptions.items() if words.search(about)]


def read_exchanges(clause: Clause) -> dict[str, Any] | None:
    """Return whether the shop swaps what was received; what holds for some items or cases only is no general rule."""
    grammar = clause.grammar
    if not clause.has(grammar.exchange):
        return None
    limits = (grammar.hedge, grammar.condition, grammar.only, grammar.return_scoped)
    if any(clause.has(pattern) for pattern in limits) or any(clause.has(kind) for kind in grammar.exceptions.values()):
        return None
    if clause.has(grammar.negation):
        return {"allowed": False}
    return {"allowed": True} if clause.has(grammar.can) else None
