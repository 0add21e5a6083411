"""What the shop has written about a kind of change: the sentence that is quoted before anything else (S1-11, D2)."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from commerce.terms import EditKind, Known, Source, Terms, Unknown, UnknownWhy, Window
from skills.base import Fact, Heard, Passage
from skills.order_editing import slots
from skills.quoting import quotable


def window(kind: EditKind | None, terms: Terms) -> Known[Window] | Unknown:
    """Return the window that governs a kind of change; for a change nobody named, that of modifying."""
    return terms.cancel_window if kind is EditKind.CANCEL else terms.modify_window


def quotes(heard: Heard, terms: Terms, passages: Sequence[Passage]) -> tuple[Fact, ...]:
    """Return the policy to say first; what was quoted in this matter already is not quoted again.

    A fact that was read and stands is quoted itself. Otherwise the best passage is shown for what it is, beside the
    words that nothing certain can be said (S1-33). Adding an item is no kind of edit: what is written of it is found.
    """
    sources, key = _sources(heard, terms, passages)
    before = heard.kept.get(slots.QUOTED, ())
    fresh = [source for source in quotable(sources) if source.sentence not in before]
    return tuple(Fact(key if place == 0 else "policy-also-says", {}, source) for place, source in enumerate(fresh))


def rules(kind: EditKind | None, terms: Terms) -> tuple[Source, ...]:
    """Return the sentences that a decision on a kind of change stands on, as far as they are known."""
    fact = window(kind, terms)
    return (*((fact.source,) if isinstance(fact, Known) else ()), *_besides(kind, terms))


def besides(policy: Sequence[Fact], cited: Collection[Source]) -> tuple[Fact, ...]:
    """Return the policy facts whose sentence is not cited anyway; the first one left begins."""
    left = [fact for fact in policy if fact.source not in cited]
    return tuple(replace(fact, key=policy[0].key) if place == 0 else fact for place, fact in enumerate(left))


def _sources(heard: Heard, terms: Terms, passages: Sequence[Passage]) -> tuple[list[Source], str]:
    kind, found = slots.wished(heard), [passage.source for passage in passages[:1]]
    if heard.slots.get(slots.KIND) == slots.ADD_ITEM:
        return found, "policy-says"
    fact = window(kind, terms)
    if isinstance(fact, Known):
        return [fact.source, *_besides(kind, terms)], "policy-says"
    return (found if fact.why is UnknownWhy.MISSING else list(fact.sources)), "policy-mentions"


def _besides(kind: EditKind | None, terms: Terms) -> list[Source]:
    """Return what else holds for this kind: the fee of cancelling, the list of possible changes (S1-46, S1-47)."""
    more = terms.restocking_fee if kind is EditKind.CANCEL else terms.eligible
    return [more.source] if kind is not None and isinstance(more, Known) else []
