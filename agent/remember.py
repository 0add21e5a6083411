"""What is kept after a turn, and the note a person finds: pure, from what was heard, planned and said."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.plan import Plan
from agent.reply import Manner, Spoken, choices_of, strongest
from agent.state import AGENT, Awaited, Heard, Memory
from agent.telling import facts_of, told_source
from agent.understand.model import seen_by_model
from conversations.handoff import HandoffNote
from kit.language import Words, WordsError
from skills.base import HandoffKind, Result

_LONGEST_WORDS = 300
_MOST_EARLIER = 2


def remember(heard: Heard, plan: Plan, spoken: Sequence[Spoken], manner: Manner) -> Memory:
    """Return the Memory after this turn; a skill that did not run keeps what it kept and waits on."""
    before = heard.memory
    if not heard.texts and all(part.result.is_aside for part in spoken if part.result != Result()):
        return before.model_copy(update={"order": _order_of([part.result for part in spoken]) or before.order})
    by_skill = {part.by: part.result for part in spoken if part.by != AGENT and not part.result.is_aside}
    waiting = tuple(
        dict.fromkeys(
            [
                *(name for name in before.waiting if name not in by_skill),
                *(name for name, result in by_skill.items() if result.is_open),
            ]
        )
    )
    handoff = strongest(spoken)
    shown = {key: value for result in by_skill.values() for key, value in result.shown.items()}
    cited = (fact.source for part in spoken for fact in facts_of(part.result) if fact.source)
    sources = tuple(told_source(source, manner.today) for source in cited)
    heard_now = (seen_by_model(heard.text)[:_LONGEST_WORDS],) if heard.text.strip() else ()
    tried = tuple(f"{part.by}: {part.result.path[-1]}" for part in spoken if part.result.path)
    return before.model_copy(
        update={
            "kept": {**before.kept, **{name: dict(result.keep) for name, result in by_skill.items()}},
            "waiting": waiting,
            "awaits": _awaits(before, waiting, by_skill, spoken, manner),
            "chosen": _chosen(before, by_skill),
            "shown": {**before.shown, **shown},
            "offered": handoff.reason if handoff and handoff.offer_only else "",
            "intent": plan.intent or before.intent,
            "misses": before.misses + 1 if plan.missed else 0,
            "order": _order_of([part.result for part in spoken]) or before.order,
            "earlier": (*before.earlier, *heard_now)[-_MOST_EARLIER:],
            **before.having(tried, sources),
        }
    )


def _order_of(results: Sequence[Result]) -> dict[str, Any] | None:
    """Return the order that was decided on last, with what it comes to: for people who go on, never to be said."""
    last = next((result for result in reversed(results) if "order" in result.decided), None)
    if last is None:
        return None
    worth = {"value": str(last.worth.amount), "currency": last.worth.currency} if last.worth else {}
    return {**last.decided["order"], **worth}


def note(heard: Heard, memory: Memory, spoken: Sequence[Spoken], words: Words) -> HandoffNote | None:
    """Return what a person needs to go on (D9), in the shop's language; None where nobody was asked in."""
    handoff = strongest(spoken)
    if handoff is None or handoff.offer_only:
        return None
    order = handoff.order or memory.order if heard.person.is_verified else None
    summary = _summary(heard, memory, order, words)
    return HandoffNote(
        reason=handoff.reason,
        summary=f"{handoff.note.rstrip('.')}. {summary}" if handoff.note else summary,
        intent=memory.intent,
        order=dict(order) if order else None,
        tried=list(memory.tried),
        passages=list(memory.passages),
        is_hard=handoff.kind is HandoffKind.HARD,
    )


def _awaits(
    before: Memory, waiting: Sequence[str], ran: Mapping[str, Result], spoken: Sequence[Spoken], manner: Manner
) -> Awaited | None:
    for part in spoken:
        if part.result.ask is not None:
            return Awaited(by=part.by, what=part.result.ask.awaits, choices=choices_of(part.result.ask, manner))
    handoff = strongest(spoken)
    if handoff is not None and handoff.offer_only:
        return Awaited(by=AGENT, what="yes_no")
    for part in spoken:
        if part.result.sign_in is not None:
            return Awaited(by=part.by, what="sign_in")
    asked = before.awaits
    return asked if asked and asked.by in waiting and asked.by not in ran else None


def _chosen(before: Memory, ran: Mapping[str, Result]) -> Awaited | None:
    asked = before.awaits
    return asked if asked and asked.what == "order" and asked.by in ran else before.chosen


def _summary(heard: Heard, memory: Memory, order: Mapping[str, Any] | None, words: Words) -> str:
    language = heard.store.settings.language
    looked_at = words.say(language, "summary-no-order")
    if order:
        looked_at = words.say(language, "summary-order", name=str(order.get("name")), state=str(order.get("state")))
    said = heard.text.strip()[:_LONGEST_WORDS] or words.say(language, "summary-nothing")
    return words.say(language, "summary", wish=_wish(memory.intent, language, words), order=looked_at, words=said)


def _wish(intent: str, language: str, words: Words) -> str:
    name, _, kind = intent.partition(".")
    for key in (f"choice-{name}-{kind}", f"choice-{name}"):
        try:
            return words.say(language, key)
        except WordsError:
            continue
    return words.say(language, "summary-other")
