"""What the shop has written about a kind of change: the sentence that is quoted before anything else (S1-11, D2)."""

from collections.abc import Sequence

from commerce.terms import EditKind, Known, Source, Terms, Unknown, UnknownWhy, Window
from skills.base import Fact, Passage


def window(kind: EditKind | None, terms: Terms) -> Known[Window] | Unknown:
    """Return the window that governs a kind of change; for a change nobody named, that of modifying."""
    return terms.cancel_window if kind is EditKind.CANCEL else terms.modify_window


def quotes(kind: EditKind | None, terms: Terms, passages: Sequence[Passage], quoted: Sequence[str]) -> tuple[Fact, ...]:
    """Return the policy to say first; a sentence in `quoted` is not said again.

    A fact that was read and stands is quoted itself. Otherwise the best passage is shown for what it is, beside the
    words that nothing certain can be said (S1-33).
    """
    fact = window(kind, terms)
    sources: list[Source] = []
    if isinstance(fact, Known):
        sources.append(fact.source)
        if kind is EditKind.CANCEL and isinstance(terms.restocking_fee, Known):
            sources.append(terms.restocking_fee.source)
    elif fact.why is UnknownWhy.CONTRADICTORY:
        sources.extend(fact.sources)
    else:
        sources.extend(passage.source for passage in passages[:1])
    key = "policy-says" if isinstance(fact, Known) else "policy-mentions"
    fresh = [source for source in dict.fromkeys(sources) if source.sentence and source.sentence not in quoted]
    return tuple(Fact(key if place == 0 else "policy-also-says", {}, source) for place, source in enumerate(fresh))
