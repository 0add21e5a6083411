"""What stands on pages that are overdue for a review: a person can confirm it, and is offered if nothing else is asked.

Pure. Code decides by the rule as the page states it; only the words are no certain ones.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from agent.reply import REVIEW_DUE, Spoken
from agent.state import AGENT
from commerce.terms import Source
from skills.base import Fact, Handoff, Result


def with_confirmation(spoken: Sequence[Spoken], today: date) -> list[Spoken]:
    """Return what is spoken, and after it that a person can confirm it, if it stands on such a page."""
    results = [part.result for part in spoken]
    if not any(source.as_of(today) for result in results for source in stood_on(result)):
        return list(spoken)
    if any(result.ask or result.sign_in or result.handoff for result in results):
        return [*spoken, Spoken(AGENT, Result(facts=(Fact("confirm-by-person"),)))]
    return [*spoken, Spoken(AGENT, Result(handoff=Handoff(REVIEW_DUE, offer_only=True)))]


def stood_on(result: Result) -> Iterator[Source]:
    """Return every sentence of the shop's that a result stands on, one by one."""
    yield from result.rests_on
    yield from (fact.source for fact in result.facts if fact.source)
