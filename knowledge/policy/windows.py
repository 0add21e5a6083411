"""Windows and cut-offs for changing and for cancelling an order, read out of one clause."""

from collections.abc import Iterable, Mapping
from typing import Any

from commerce.terms import Window, WindowKind
from knowledge.policy.clauses import PLACED, SHIPPED, UNSHIPPED, Clause, Topic, marked
from knowledge.policy.grammar import Grammar
from knowledge.policy.measures import read_measures
from knowledge.policy.quantities import ClockTime, Duration, clock_times, durations
from knowledge.policy.values import UNCLEAR, window_value

Values = dict[Topic, dict[str, Any]]


def read_windows(clause: Clause) -> Values:
    """Return the window that a clause states for each change it speaks of; nothing where it does not clearly state one.

    What it states in a way no single window can hold ("2 hours or until noon") is UNCLEAR.
    """
    grammar = clause.grammar
    said = grammar.excepting.split(clause.text)[0]
    unfit = (grammar.scoped, grammar.hedge, grammar.by_shop, *grammar.exceptions.values())
    if any(pattern.search(said) for pattern in unfit):
        return {}
    text = marked(_without_fees(said, grammar), grammar)
    spoken = clause.topics or (clause.context_topics if _leans_on_context(text, grammar) else frozenset())
    if not spoken:
        return {}
    if not grammar.busy.search(text):
        by_clock = _timed(text, spoken, grammar)
        if by_clock:
            return by_clock
    if _has_time(text, grammar):
        return {}
    return _shipping(text, spoken, grammar) or _never(clause, text, spoken)


def _without_fees(text: str, grammar: Grammar) -> str:
    return (
        grammar.free.sub(" ", grammar.no_fee.sub(" ", text))
        if grammar.fee.search(text)
        else grammar.free.sub(" ", text)
    )


def _leans_on_context(text: str, grammar: Grammar) -> bool:
    """Whether a clause without a topic of its own plainly goes on with its heading's or its list's."""
    is_elsewhere = grammar.returns.search(text) or grammar.refund.search(text) or grammar.foreign.search(text)
    return (PLACED in text or UNSHIPPED in text) and not is_elsewhere


def _has_time(text: str, grammar: Grammar) -> bool:
    return bool(durations(text, grammar.language) or clock_times(text, grammar.language))


def _timed(text: str, spoken: frozenset[Topic], grammar: Grammar) -> Values:
    """Read durations and times of day; each counts only with a word before or after it that makes it a window."""
    written = durations(text, grammar.language)
    lengths = [found for found in written if _is_window(found, text, grammar)]
    times = [found for found in clock_times(text, grammar.language) if _is_cutoff(found, text, grammar)]
    if lengths and times:
        return dict.fromkeys(spoken, UNCLEAR)
    if times:
        return dict.fromkeys(spoken, _agreed(Window(WindowKind.CUTOFF, cutoff=found.at) for found in times))
    if not lengths:
        return {}
    if len(spoken) > 1 and {found.length for found in written} != {found.length for found in lengths}:
        return dict.fromkeys(spoken, UNCLEAR)  # one of them may be the other change's
    shares = _shared_out(lengths, text, spoken, grammar)
    return {topic: _agreed(map(_within, found)) if _exact(found) else UNCLEAR for topic, found in shares.items()}


def _exact(found: Iterable[Duration]) -> bool:
    return all(duration.is_exact for duration in found)


def _within(duration: Duration) -> Window:
    return Window(WindowKind.WITHIN, within=duration.length)


def _agreed(windows: Iterable[Window]) -> dict[str, Any]:
    distinct = set(windows)
    return window_value(distinct.pop()) if len(distinct) == 1 else UNCLEAR


def _is_window(duration: Duration, text: str, grammar: Grammar) -> bool:
    before, behind = text[: duration.span.start], text[duration.span.end :]
    refuses = bool(grammar.negation.search(text)) or bool(grammar.too_late.search(text))
    if grammar.before_event.match(behind) or behind.lstrip().startswith((UNSHIPPED, SHIPPED)):
        return False
    if grammar.after.search(before):
        return refuses
    stands = bool(grammar.within.search(before) or grammar.window_after.match(behind) or not before.strip(" -:"))
    is_after = grammar.afterwards.match(behind) or behind.lstrip().startswith(PLACED)
    if refuses:
        return bool(is_after) and not grammar.within.search(before)
    return stands


def _is_cutoff(found: ClockTime, text: str, grammar: Grammar) -> bool:
    before = text[: found.span.start]
    if grammar.other_day.search(text) or grammar.reach.search(text):
        return False
    if grammar.after.search(before):
        return bool(grammar.negation.search(text) or grammar.too_late.search(text))
    return bool(grammar.until_time.search(before)) and not grammar.negation.search(text)


def _shared_out(
    lengths: list[Duration], text: str, spoken: frozenset[Topic], grammar: Grammar
) -> Mapping[Topic, list[Duration]]:
    """Give each change the durations that are its own: the ones that follow its word most closely."""
    if len(spoken) == 1 or len({duration.length for duration in lengths}) == 1:
        return dict.fromkeys(spoken, lengths)
    words = {Topic.MODIFY: grammar.modify, Topic.CANCEL: grammar.cancel}
    shares: dict[Topic, list[Duration]] = {}
    for duration in lengths:
        ends = {
            topic: max((m.end() for m in words[topic].finditer(text, 0, duration.span.start)), default=-1)
            for topic in spoken
        }
        owner = max(ends, key=lambda topic: ends[topic])
        if ends[owner] < 0:
            return dict.fromkeys(spoken, lengths)
        shares.setdefault(owner, []).append(duration)
    return {topic: shares.get(topic, lengths) for topic in spoken}


def _shipping(text: str, spoken: frozenset[Topic], grammar: Grammar) -> Values:
    refuses = bool(grammar.negation.search(text) or grammar.too_late.search(text))
    if UNSHIPPED in text and not refuses:
        return dict.fromkeys(spoken, window_value(Window(WindowKind.UNTIL_SHIPPED)))
    if SHIPPED in text and refuses and grammar.order.search(text) and UNSHIPPED not in text:
        return dict.fromkeys(spoken, window_value(Window(WindowKind.UNTIL_SHIPPED), is_limit=True))
    return {}


def _never(clause: Clause, text: str, spoken: frozenset[Topic]) -> Values:
    """Read "orders cannot be changed once placed": a refusal of the whole order that no condition follows."""
    grammar = clause.grammar
    refusal = grammar.refused.search(text)
    if refusal is None or not clause.topics or SHIPPED in text or UNSHIPPED in text:
        return {}
    names_part = any(part.search(text) for part in grammar.parts.values())
    if (
        names_part
        or read_measures(grammar.language).unit.search(text)
        or grammar.condition.search(text.replace(PLACED, ""))
        or not grammar.absolute.match(text[refusal.end() :])
    ):
        return {}
    return dict.fromkeys(spoken, window_value(Window(WindowKind.NEVER)))
