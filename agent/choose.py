"""Who answers a turn: which skills run, on what, and what the agent says itself. Pure, from what was understood.

A wish for a person comes before everything (D9). What answers a question that was asked goes to whoever asked it.
Wishes go to their skills, side by side; below the bar the answer is from knowledge, or one question back, or a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from agent.follow import is_bare, on_sign_in, other_order
from agent.state import AGENT, Heard
from agent.understand.understanding import CHOICE, KIND, NONE_OF_OURS, YES_NO, Understanding, Wish
from kit.health import Status, Unavailable
from skills import base, slots
from skills.base import SOLVED, Ask, Choice, Fact, Handoff, HandoffKind, Passage, Result, Skill, Word
from skills.quoting import quotable

HUMAN = "human"
PERSON_BAR = 0.4
"""A wish for a person is acted on below the common bar: to be wrong once costs less than to hold somebody back."""
SAME_MATTER_BAR = 0.4
"""A wish that goes on with what was spoken of last needs less."""
SURE_ENOUGH_TO_OFFER = 0.1
_COURTESY = {"greeting": "greeting", "thanks": "thanks"}
_MOST_MISSES = 1
_OF_ORDER = {slots.ORDER_NAMES, slots.ORDER_GUESSES, slots.RECENT, slots.OTHER}


@dataclass(frozen=True, slots=True)
class Task:
    """One skill's part of the turn."""

    skill: str
    heard: base.Heard


@dataclass(frozen=True, slots=True)
class Plan:
    """The turn's parts. `own` is what the agent says besides; `missed` says that the words were not understood."""

    tasks: tuple[Task, ...] = ()
    own: Result = field(default_factory=Result)
    missed: bool = False
    intent: str = ""
    is_confirmed: bool = False
    """The customer said that the matter is solved (D4)."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a choice depends on besides the words: the skills, how each stands, and what was looked up."""

    skills: Mapping[str, Skill]
    statuses: Mapping[str, Status]
    passages: Sequence[Passage] = ()

    def is_live(self, name: str) -> bool:
        """Whether there is such a skill and it is live."""
        return name in self.skills and not isinstance(self.statuses[name], Unavailable)


def choose(heard: Heard, understood: Understanding | None, around: Around) -> Plan:
    """Plan a turn. `understood` is None where nothing was written."""
    if heard.asks_for_person:
        return _person("asked_for_person", _under_way(heard))
    woken = _woken(heard, around)
    if understood is None:
        unread = "picture-alone" if heard.has_picture else "nothing-to-read"
        return _together(woken, Plan(own=Result(facts=(Fact(unread),)))) if heard.texts else woken
    wish = _person_wish(understood)
    if wish is not None:
        return _person("complaint" if wish.kind == "complaint" else "asked_for_person", _under_way(heard))
    answered = _answer(heard, understood, around) or _follows(heard, understood, around)
    is_sure = understood.is_confident and not (_is_nonsense(understood) or is_bare(heard, understood))
    plan = _wishes if is_sure else _unsure
    return _together(woken, answered or plan(heard, understood, around))


def carry_on(heard: Heard, understood: Understanding, around: Around) -> Understanding:
    """Take a likely wish for a sure one where it goes on with the matter under way: "actually cancel", after a card."""
    matter = heard.memory.intent.partition(".")[0]
    if understood.is_confident or not around.is_live(matter):
        return understood
    likely = [wish for wish in understood.candidates if wish.intent == matter and wish.confidence >= SAME_MATTER_BAR]
    return replace(understood, wishes=(likely[0],), is_confident=True) if likely else understood


def needs_lookup(heard: Heard, understood: Understanding, around: Around) -> Wish | None:
    """Return the likeliest wish where knowledge must be searched first: it has no live skill, or none is sure."""
    if understood.is_answer or is_bare(heard, understood) or _person_wish(understood) is not None:
        return None
    wishes = understood.wishes or understood.candidates
    if not understood.is_confident:
        return None if _continues(heard, understood) else next(iter(wishes), Wish(NONE_OF_OURS, 0.0))
    return next((wish for wish in wishes if wish.intent not in _COURTESY and not around.is_live(wish.intent)), None)


def _is_nonsense(understood: Understanding) -> bool:
    """Whether the words are surely no words: nothing to refuse, a question back."""
    return any(wish.intent == NONE_OF_OURS and wish.kind == "nonsense" for wish in understood.wishes)


def _person_wish(understood: Understanding) -> Wish | None:
    for wish in (*understood.wishes, *understood.candidates[:1]):
        if wish.intent == HUMAN and wish.confidence >= PERSON_BAR:
            return wish
    return None


def _under_way(heard: Heard) -> str:
    """Return the matter for which a person is wanted: the one that was talked of before, if any was."""
    matter = heard.memory.intent
    return HUMAN if not matter or matter in _COURTESY or matter.startswith(NONE_OF_OURS) else matter


def _person(reason: str, intent: str) -> Plan:
    return Plan(own=Result(handoff=Handoff(reason, HandoffKind.HARD)), intent=intent)


def _woken(heard: Heard, around: Around) -> Plan:
    """Let whoever waits for a sign-in, or follows what happened, go on by itself."""
    tasks: list[Task] = []
    facts: list[Fact] = []
    for happening in heard.happenings:
        if happening.event == "signed_in":
            names = [name for name in heard.memory.waiting if around.is_live(name)]
            facts += [] if names else [Fact("signed-in")]
        else:
            names = [name for name, skill in around.skills.items() if happening.event in skill.events]
        tasks += [_task(name, heard, {}, happening.event, happening.payload) for name in names]
    return Plan(tuple(tasks), Result(facts=tuple(facts)))


def _answer(heard: Heard, understood: Understanding, around: Around) -> Plan | None:
    """Take the message for the answer to what was asked, if it is one."""
    awaited, said = heard.memory.awaits, understood.slots
    if awaited is None:
        return None
    if awaited.what in {SOLVED, "yes_no"} and understood.is_answer:
        return _yes_or_no(heard, is_yes=bool(said.get(YES_NO)), is_solved=awaited.what == SOLVED)
    if awaited.by == AGENT and awaited.what == "wish" and said.get(CHOICE):
        intent, _, kind = str(said[CHOICE]).partition(".")
        chosen = Understanding(understood.language, (Wish(intent, 1.0, kind),), slots=_with_kind(said, kind))
        return _wishes(heard, chosen, around)
    if awaited.by in around.skills and (understood.is_answer or _continues(heard, understood)):
        return Plan((_task(awaited.by, heard, said),), intent=heard.memory.intent)
    return None


def _follows(heard: Heard, understood: Understanding, around: Around) -> Plan | None:
    """Take words that are no wish of their own for what they follow: an awaited sign-in, or the order chosen before."""
    return _sign_in_again(heard, understood, around) or _other_order(heard, understood, around)


def _other_order(heard: Heard, understood: Understanding, around: Around) -> Plan | None:
    """Take another of the offered orders, or a bare number, for the order that is meant instead (never a guess)."""
    matter = heard.memory.intent.partition(".")[0]
    known = any(wish.intent in _COURTESY or around.is_live(wish.intent) for wish in understood.wishes)
    if not around.is_live(matter) or (understood.is_confident and known):
        return None
    said = other_order(heard, understood)
    return Plan((_task(matter, heard, said),), intent=heard.memory.intent) if said else None


def _sign_in_again(heard: Heard, understood: Understanding, around: Around) -> Plan | None:
    """Let whoever waits for a sign-in ask for it again, where the words are about it and are no wish of their own."""
    awaited, facts = heard.memory.awaits, on_sign_in(heard, understood)
    if awaited is None or facts is None or not around.is_live(awaited.by):
        return None
    task = _task(awaited.by, replace(heard, texts=()), {})
    return Plan((task,), Result(facts=tuple(facts)), intent=heard.memory.intent)


def _solved(heard: Heard) -> Plan:
    """Thank who said that it is solved, or thanked where no question stood open: their own words confirm it (D4)."""
    return Plan(own=Result(facts=(Fact("thanks"),)), intent=heard.memory.intent, is_confirmed=True)


def _yes_or_no(heard: Heard, *, is_yes: bool, is_solved: bool) -> Plan:
    """Take the answer whether the matter is solved, or whether a person is wished for."""
    if is_solved and is_yes:
        return _solved(heard)
    if is_solved:
        offer = Handoff("not_solved", offer_only=True)
        return Plan(own=Result(facts=(Fact("not-solved"),), handoff=offer), intent=heard.memory.intent)
    if is_yes:
        return _person(heard.memory.offered or "accepted_offer", heard.memory.intent)
    return Plan(own=Result(facts=(Fact("no-person-then"),)))


def _is_settled(heard: Heard, around: Around) -> bool:
    """Whether a skill has answered and waits for nothing, and nobody was offered."""
    memory = heard.memory
    is_asked = memory.awaits is not None and memory.awaits.what != SOLVED
    was_answered = memory.intent.partition(".")[0] in around.skills or SOLVED in memory.shown
    return was_answered and not (is_asked or memory.waiting or memory.offered)


def _continues(heard: Heard, understood: Understanding) -> bool:
    """Whether words that carry no sure wish still name an order for the skill that asked for one."""
    awaited = heard.memory.awaits
    names_order = bool(_OF_ORDER & understood.slots.keys())
    return not understood.is_confident and awaited is not None and awaited.by != AGENT and names_order


def _wishes(heard: Heard, understood: Understanding, around: Around) -> Plan:
    if {wish.intent for wish in understood.wishes} == {"thanks"} and _is_settled(heard, around):
        return _solved(heard)
    plan = Plan(intent=_named(understood.wishes[0]))
    for wish in understood.wishes:
        if wish.intent in _COURTESY:
            fact = Fact("automated" if wish.kind == "who" else _COURTESY[wish.intent])
            plan = _together(plan, Plan(own=Result(facts=(fact,))))
        elif around.is_live(wish.intent):
            plan = _together(plan, Plan((_task(wish.intent, heard, _with_kind(understood.slots, wish.kind)),)))
        else:
            plan = _together(plan, _beyond(wish, around))
    return plan


def _beyond(wish: Wish, around: Around) -> Plan:
    """Answer what no live skill does: from knowledge if it is there, and with a person (S1-52, S1-61)."""
    found = _from_knowledge(around.passages)
    if wish.intent == NONE_OF_OURS and found:
        return Plan(own=Result(facts=(*found, Fact("ask-again-if-not"))))
    if wish.intent == NONE_OF_OURS:
        return Plan(own=Result(facts=(Fact("outside-reach"),), handoff=Handoff("outside_reach", offer_only=True)))
    if wish.intent in around.skills:
        handoff = Handoff("skill_unavailable", HandoffKind.SOFT)
        return Plan(own=Result(facts=(*found, Fact("unavailable")), handoff=handoff))
    facts = (Fact("no-skill", {"topic": Word(f"topic-{wish.intent}")}), *found)
    return Plan(own=Result(facts=facts, handoff=Handoff("outside_reach", offer_only=True)))


def _unsure(heard: Heard, understood: Understanding, around: Around) -> Plan:
    """Below the bar: from knowledge with its source, else one question with choices, else a person."""
    if found := _from_knowledge(around.passages):
        return Plan(own=Result(facts=(*found, Fact("ask-again-if-not"))), missed=True)
    choices = tuple(
        Choice("", _named(wish))
        for wish in understood.candidates
        if wish.intent in around.skills and wish.confidence >= SURE_ENOUGH_TO_OFFER
    )
    if heard.memory.misses >= _MOST_MISSES:
        handoff = Handoff("not_understood", HandoffKind.SOFT)
        return Plan(own=Result(facts=(Fact("unclear-again"),), handoff=handoff), missed=True)
    ask = Ask(Fact("unclear-choices" if choices else "unclear"), awaits="wish", choices=choices)
    return Plan(own=Result(ask=ask), missed=True)


def _from_knowledge(passages: Sequence[Passage]) -> tuple[Fact, ...]:
    return tuple(
        Fact("help-says", {}, source, hands_on=True) for source in quotable(passage.source for passage in passages)[:1]
    )


def _task(
    name: str, heard: Heard, said: Mapping[str, Any], event: str = "message", happened: Mapping[str, Any] | None = None
) -> Task:
    kept = heard.memory.kept.get(name, {})
    return Task(
        name,
        base.Heard(
            text=heard.text if event == "message" else "",
            language=heard.language,
            person=heard.person,
            event=event,
            slots={**kept, **said},
            kept=kept,
            shown=heard.memory.shown,
            happened=happened or {},
            page=heard.page,
        ),
    )


def _with_kind(said: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """A wish that names no kind is a new one: the kind kept from before does not fill it."""
    return {**said, KIND: kind or said.get(KIND) or "generic"}


def _named(wish: Wish) -> str:
    return f"{wish.intent}.{wish.kind}" if wish.kind else wish.intent


def _together(first: Plan, second: Plan) -> Plan:
    """Join two plans; where both have a part for one skill, the later words count."""
    tasks = {task.skill: task for task in (*first.tasks, *second.tasks)}
    own = replace(
        second.own,
        facts=(*first.own.facts, *second.own.facts),
        handoff=second.own.handoff or first.own.handoff,
    )
    return Plan(
        tuple(tasks.values()), own, first.missed or second.missed, second.intent or first.intent, second.is_confirmed
    )
