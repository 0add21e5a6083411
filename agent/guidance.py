"""What a shop's guidance does to a turn: which of its rules calls a person, and what a model is told. Pure.

A rule that calls a person is kept by code before any skill runs: without a model, signed out, in every language. Only
what an order comes to is known later, once a skill has read the order of a verified customer.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from agent.understand.understanding import Understanding
from commerce.exceptions import fold
from commerce.port import Money
from conversations.labels import Feeling, Topic
from kit.llm.tokens import estimate
from stores.guidance import EscalationRule, Guidance, Tone

REASON = "escalation_rule"
MOST_TOKENS = 400
"""What guidance may take of a turn's 3,000 prompt tokens, so that the questions and the articles have theirs."""

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts that put no space between words: there a phrase is found anywhere."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """A rule that calls a person: its place on the page, from 1, what staff read, and what it was that it met."""

    number: int
    reason: str
    met: str

    def told(self) -> dict[str, Any]:
        """Return this for the Turn trace; `met` is in the shop's words, never in the customer's."""
        return {"rule": self.number, "reason": self.reason, "met": self.met}


def called(guidance: Guidance, texts: Sequence[str], understood: Understanding) -> Escalation | None:
    """Return the first rule that what was written meets: its words, its topics, or an upset customer."""
    folded = fold("\n".join(texts))
    for number, rule in _on(guidance):
        met = _met(rule, folded, understood)
        if met:
            return Escalation(number, rule.reason, met)
    return None


def out_of_patience(guidance: Guidance, misses: int) -> Escalation | None:
    """Return the first rule for `misses` messages in a row that were not understood, this one included."""
    for number, rule in _on(guidance):
        if 0 < rule.misses <= misses:
            return Escalation(number, rule.reason, f"not understood: {misses}")
    return None


def too_valuable(guidance: Guidance, worth: Iterable[Money]) -> Escalation | None:
    """Return the first rule whose limit one of these orders goes beyond; other currencies are not compared."""
    worth = tuple(worth)
    for number, rule in _on(guidance):
        limit = rule.limit
        if limit and any(money.currency == limit.currency and money.amount > limit.amount for money in worth):
            return Escalation(number, rule.reason, f"order over {rule.order_over}")
    return None


def _on(guidance: Guidance) -> list[tuple[int, EscalationRule]]:
    return [(number, rule) for number, rule in enumerate(guidance.escalation, 1) if rule.is_on]


def _met(rule: EscalationRule, folded: str, understood: Understanding) -> str:
    for phrase in rule.words:
        if _pattern(phrase).search(folded):
            return f"words: {phrase}"
    for topic in understood.topics:
        if topic.value in rule.topics:
            return f"topic: {Topic(topic).label}"
    return "upset" if rule.upset and understood.feeling is Feeling.NEGATIVE else ""


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """Return what finds a phrase in folded words: whole words, or any ending where `*` stands."""
    words = r"\s+".join(
        re.escape(fold(word)).replace(r"\ ", r"\s+") + (r"\w*" if word.endswith("*") else "") for word in phrase.split()
    )
    return re.compile(words if _UNSPACED.search(phrase) else rf"(?<!\w){words}(?!\w)")


def for_model(guidance: Guidance) -> str:
    """Return what a model is told of the shop's manner, as JSON; rules that go beyond `MOST_TOKENS` are left out.

    The same guidance is always the same text, so that a server can keep the prompt that begins with it.
    """
    tone = guidance.own_tone if guidance.tone is Tone.CUSTOM else guidance.tone.value
    told: dict[str, Any] = {"tone": tone, "brand": guidance.brand, "rules": []}
    while told["brand"] and estimate(_written(told)) > MOST_TOKENS:
        told["brand"] = told["brand"][: len(told["brand"]) * 3 // 4].rpartition(" ")[0]
    for rule in guidance.rules_on:
        more = {**told, "rules": [*told["rules"], rule]}
        if estimate(_written(more)) > MOST_TOKENS:
            break
        told = more
    return _written(told)


def _written(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False)
