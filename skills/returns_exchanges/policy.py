"""What the shop has written about returns: the sentences that are quoted first, to anyone (S3-33, D2)."""

from collections.abc import Sequence

from commerce.terms import Known, Source, Terms, Unknown
from skills.base import Fact, Heard, Passage
from skills.quoting import quotable
from skills.returns_exchanges.slots import QUOTED, Kind


def quotes(heard: Heard, kind: Kind, terms: Terms, passages: Sequence[Passage]) -> tuple[Fact, ...]:
    """Return the policy to say first; what was quoted in this matter already is not quoted again.

    A fact that was read is quoted itself. Otherwise the best passage on returns is shown for what it is.
    """
    sources, key = _sources(kind, terms, passages)
    before = heard.kept.get(QUOTED, ())
    fresh = [source for source in quotable(sources) if source.sentence not in before]
    return tuple(Fact(key if place == 0 else "policy-also-says", {}, source) for place, source in enumerate(fresh))


def rules(kind: Kind, terms: Terms) -> tuple[Source, ...]:
    """Return the sentences that a decision on sending goods back stands on; how money stands is the shop's record."""
    if kind is Kind.REFUND:
        return ()
    facts = (terms.return_window, terms.exchanges) if kind is Kind.EXCHANGE else (terms.return_window,)
    return tuple(fact.source for fact in facts if isinstance(fact, Known))


def is_silent(kind: Kind, terms: Terms) -> bool:
    """Whether the shop's rules leave this matter open, so that a person is offered (S1-33)."""
    return isinstance(terms.refund_time if kind is Kind.REFUND else terms.return_window, Unknown)


def _sources(kind: Kind, terms: Terms, passages: Sequence[Passage]) -> tuple[list[Source], str]:
    found = [passage.source for passage in passages[:1]]
    if kind is Kind.DEFECT:
        return found, "policy-mentions"
    fact = terms.refund_time if kind is Kind.REFUND else terms.return_window
    if isinstance(fact, Unknown):
        return list(fact.sources) or found, "policy-mentions"
    swaps = terms.exchanges
    besides = [swaps.source] if kind is Kind.EXCHANGE and isinstance(swaps, Known) and swaps.value else []
    return [fact.source, *besides], "refunds-say" if kind is Kind.REFUND else "policy-says"
