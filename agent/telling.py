"""How the parts of a turn are told in its trace, and to staff: as JSON values."""

import time
from typing import Any

from commerce.terms import Source
from skills.base import Fact, Result, ShowCard, ShowOrder


def facts_of(result: Result) -> tuple[Fact, ...]:
    """Return all that a result says, its question included."""
    return (*result.facts, *((result.ask.fact,) if result.ask else ()))


def told_source(source: Source) -> dict[str, Any]:
    """Return a passage for the trace and for staff: where it stands, and its sentence."""
    return {
        "article_id": source.article_id,
        "revision": source.revision,
        "title": source.title,
        "heading": source.heading,
        "sentence": source.sentence,
    }


def told_card(card: ShowOrder | ShowCard) -> dict[str, Any]:
    """Return a card for the trace: its kind, and whose order it shows."""
    if isinstance(card, ShowOrder):
        return {"kind": "order", "order_id": card.card["order_id"], "focus": card.focus}
    return {"kind": card.kind}


def told_fact(by: str, fact: Fact) -> dict[str, Any]:
    """Return a fact for the trace: its key, who said it, its values, and the article that it stands on."""
    values = {
        key: [str(one) for one in value] if isinstance(value, tuple) else str(value)
        for key, value in fact.values.items()
    }
    return {"key": fact.key, "by": by, "values": values, "article_id": fact.source.article_id if fact.source else None}


def took(step: str, started: float) -> dict[str, Any]:
    """Return for the trace how long a step took."""
    return {"milliseconds": {step: round((time.perf_counter() - started) * 1000, 2)}}
