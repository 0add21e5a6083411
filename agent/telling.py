"""How the parts of a turn are told in its trace, and to staff: as JSON values."""

import time
from collections.abc import Sequence
from datetime import date
from typing import Any

from agent.dated import stood_on
from commerce.terms import Source
from skills.base import Fact, Passage, Result, ShowCard, ShowOrder


def facts_of(result: Result) -> tuple[Fact, ...]:
    """Return all that a result says, its question included."""
    return (*result.facts, *((result.ask.fact,) if result.ask else ()))


def told_source(source: Source, today: date) -> dict[str, Any]:
    """Return a passage for the trace and for staff: where it stands, its sentence, and since when it is not certain."""
    as_of = source.as_of(today)
    return {
        "article_id": source.article_id,
        "revision": source.revision,
        "title": source.title,
        "heading": source.heading,
        "sentence": source.sentence,
        "as_of": as_of.isoformat() if as_of else "",
    }


def told_passage(passage: Passage, today: date) -> dict[str, Any]:
    """Return a found passage for the trace: its source, and how well it fits what was asked."""
    return {**told_source(passage.source, today), "score": round(passage.score, 3)}


def told_overdue(results: Sequence[Result], today: date) -> list[dict[str, Any]]:
    """Return each article that the answer stands on and whose review is overdue, for the trace."""
    late = (source for result in results for source in stood_on(result) if source.as_of(today))
    return [
        {
            "article_id": source.article_id,
            "revision": source.revision,
            "title": source.title,
            "reviewed_on": source.review.on.isoformat(),
            "review_by": source.review.by.isoformat(),
        }
        for source in {source.article_id: source for source in late}.values()
        if source.review and source.review.by
    ]


def told_card(card: ShowOrder | ShowCard) -> dict[str, Any]:
    """Return a card for the trace: its kind, and whose order it shows."""
    if isinstance(card, ShowOrder):
        return {"kind": "order", "order_id": card.card["order_id"], "focus": card.focus}
    return {"kind": card.kind}


def told_fact(by: str, fact: Fact, today: date) -> dict[str, Any]:
    """Return a fact for the trace: its key, who said it, its values, its article, and until when it was certain."""
    values = {
        key: [str(one) for one in value] if isinstance(value, tuple) else str(value)
        for key, value in fact.values.items()
    }
    told = {"key": fact.key, "by": by, "values": values, "article_id": fact.source.article_id if fact.source else None}
    as_of = fact.source.as_of(today) if fact.source else None
    return told | ({"as_of": as_of.isoformat()} if as_of else {})


def took(step: str, started: float) -> dict[str, Any]:
    """Return for the trace how long a step took."""
    return {"milliseconds": {step: round((time.perf_counter() - started) * 1000, 2)}}
