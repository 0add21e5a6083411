"""Who answers a turn: which skills run, on what, and what the agent says itself. Pure, from what was understood.

A wish for a person comes before everything (D9), then the shop's rules that call one. What answers a question that was
asked goes to whoever asked it. Wishes go to their skills, side by side; below the bar the answer is from knowledge, or
one question back, or a person; who may want a person is asked just that.
"""

from collections.abc import Sequence
from dataclasses import replace

from agent.answered import COURTESY, answer, chosen, continues, follows, solved
from agent.follow import is_bare, told_once
from agent.guidance import called, out_of_patience
from agent.plan import Around, Plan, Task, escalated, named, person, task_for, together, with_kind
from agent.state import Heard
from agent.understand.understanding import NONE_OF_OURS, Understanding, Wish
from skills.base import SOLVED, Ask, Choice, Fact, Handoff, HandoffKind, Passage, Result
from skills.quoting import quotable

HUMAN = "human"
PERSON_BAR = 0.4
"""A wish for a person is acted on below the common bar: to be wrong once costs less than to hold somebody back."""
SAME_MATTER_BAR = 0.4
"""A wish that goes on with what was spoken of last needs less."""
SURE_ENOUGH_TO_OFFER = 0.1
_MOST_MISSES = 1


def choose(heard: Heard, understood: Understanding | None, around: Around) -> Plan:
    """Plan a turn. `understood` is None where nothing was written."""
    if heard.asks_for_person:
        return person("asked_for_person", under_way(heard))
    woken = woken_by(heard, around)
    if understood is None:
        unread = "picture-alone" if heard.has_picture else "nothing-to-read"
        return together(woken, Plan(own=Result(facts=(Fact(unread),)))) if heard.texts else woken
    understood = chosen(heard, understood)
    wish = _person_wish(understood)
    if wish is not None:
        return person("complaint" if wish.kind == "complaint" else "asked_for_person", under_way(heard))
    guidance = heard.store.settings.guidance
    if rule := called(guidance, heard.texts, understood):
        return escalated(rule, _matter(heard, understood))
    plan = _answer(heard, understood, around)
    if plan.missed and (rule := out_of_patience(guidance, heard.memory.misses + 1)):
        return escalated(rule, under_way(heard))
    return together(woken, plan)


def _answer(heard: Heard, understood: Understanding, around: Around) -> Plan:
    answered = answer(heard, understood, around) or follows(heard, understood, around)
    is_sure = understood.is_confident and not (_is_nonsense(understood) or is_bare(heard, understood))
    plan = _wishes if is_sure else _unsure
    return answered or plan(heard, understood, around)


def _matter(heard: Heard, understood: Understanding) -> str:
    """Return the matter of a message that no skill will answer: its own wish where it is sure of one."""
    wishes = [wish for wish in understood.wishes if wish.intent not in {*COURTESY, NONE_OF_OURS}]
    return named(wishes[0]) if understood.is_confident and wishes else under_way(heard)


def carry_on(heard: Heard, understood: Understanding, around: Around) -> Understanding:
    """Take a likely wish for a sure one where it goes on with the matter under way: "actually cancel", after a card."""
    matter = heard.memory.intent.partition(".")[0]
    if understood.is_confident or not around.is_live(matter):
        return understood
    likely = [wish for wish in understood.candidates if wish.intent == matter and wish.confidence >= SAME_MATTER_BAR]
    return replace(understood, wishes=(likely[0],), is_confident=True) if likely else understood


def needs_lookup(heard: Heard, understood: Understanding, around: Around) -> Wish | None:
    """Return the likeliest wish where knowledge must be searched first: it has no live skill, or none is sure."""
    if understood.is_answer or is_bare(heard, understood) or _is_for_person(understood):
        return None
    wishes = understood.wishes or understood.candidates
    if not understood.is_confident:
        return None if continues(heard, understood) else next(iter(wishes), Wish(NONE_OF_OURS, 0.0))
    return next((wish for wish in wishes if wish.intent not in COURTESY and not around.is_live(wish.intent)), None)


def _is_settled(heard: Heard, around: Around) -> bool:
    """Whether a skill has answered and waits for nothing, and nobody was offered."""
    memory = heard.memory
    is_asked = memory.awaits is not None and memory.awaits.what != SOLVED
    was_answered = memory.intent.partition(".")[0] in around.skills or SOLVED in memory.shown
    return was_answered and not (is_asked or memory.waiting or memory.offered)


def _wishes(heard: Heard, understood: Understanding, around: Around) -> Plan:
    if {wish.intent for wish in understood.wishes} == {"thanks"} and _is_settled(heard, around):
        return solved(heard)
    plan = Plan(intent=named(understood.wishes[0]))
    for wish in understood.wishes:
        if wish.intent in COURTESY:
            fact = Fact("automated" if wish.kind == "who" else COURTESY[wish.intent])
            plan = together(plan, Plan(own=Result(facts=(fact,))))
        elif around.is_live(wish.intent):
            plan = together(plan, Plan((task_for(wish.intent, heard, with_kind(understood.slots, wish.kind)),)))
        else:
            plan = together(plan, _beyond(wish, around))
    return plan


def _beyond(wish: Wish, around: Around) -> Plan:
    """Answer what no live skill does: from knowledge if it is there, and with a person (S1-52, S1-61)."""
    found = _from_knowledge(around.passages)
    if wish.intent in around.skills:
        handoff = Handoff("skill_unavailable", HandoffKind.SOFT)
        return Plan(own=Result(facts=(Fact("unavailable"), *found), handoff=handoff))
    if found:
        return Plan(own=Result(facts=(*found, Fact("ask-again-if-not"))))
    return Plan(own=Result(facts=(Fact("outside-reach"),), handoff=Handoff("outside_reach", offer_only=True)))


def _unsure(heard: Heard, understood: Understanding, around: Around) -> Plan:
    """Below the bar: from knowledge with its source, else one question, else a person."""
    if found := _from_knowledge(around.passages):
        return Plan(own=Result(facts=(*found, Fact("ask-again-if-not"))), missed=True)
    if heard.memory.misses >= _MOST_MISSES:
        handoff = Handoff("not_understood", HandoffKind.SOFT)
        return Plan(own=Result(facts=(Fact("unclear-again"),), handoff=handoff), missed=True)
    if _is_for_person(understood):
        return Plan(own=Result(handoff=Handoff("asked_for_person", offer_only=True)), missed=True)
    awaited = heard.memory.awaits
    if awaited is not None and awaited.what == "order" and around.is_live(awaited.by):
        # Whoever was asked which order is meant is asked again, and not what they wish: that is known.
        return Plan((task_for(awaited.by, replace(heard, texts=()), {}),), intent=heard.memory.intent, missed=True)
    choices = tuple(
        Choice("", named(wish))
        for wish in understood.candidates
        if wish.intent in {*around.skills, HUMAN} and wish.confidence >= SURE_ENOUGH_TO_OFFER
    )
    ask = Ask(Fact("unclear-choices" if choices else "unclear"), awaits="wish", choices=choices)
    return Plan(own=Result(ask=ask), missed=True)


def _from_knowledge(passages: Sequence[Passage]) -> tuple[Fact, ...]:
    return tuple(
        Fact("help-says", {}, source, hands_on=True) for source in quotable(passage.source for passage in passages)[:1]
    )


def woken_by(heard: Heard, around: Around) -> Plan:
    """Let whoever waits for a sign-in, or follows what happened, go on by itself."""
    tasks: list[Task] = []
    facts: list[Fact] = []
    for happening in told_once(heard.happenings):
        if happening.event == "signed_in":
            names = [name for name in heard.memory.waiting if around.is_live(name)]
            facts += [] if names else [Fact("signed-in")]
        else:
            names = [name for name, skill in around.skills.items() if happening.event in skill.events]
        tasks += [task_for(name, heard, {}, happening.event, happening.payload) for name in names]
    return Plan(tuple(tasks), Result(facts=tuple(facts)))


def _person_wish(understood: Understanding) -> Wish | None:
    for wish in (*understood.wishes, *understood.candidates[:1]):
        if wish.intent == HUMAN and wish.confidence >= PERSON_BAR:
            return wish
    return None


def _is_for_person(understood: Understanding) -> bool:
    """Whether a person is what the words are likeliest about, surely or not: then nothing else is looked for."""
    return any(wish.intent == HUMAN for wish in (*understood.wishes[:1], *understood.candidates[:1]))


def under_way(heard: Heard) -> str:
    """Return the matter for which a person is wanted: the one that was talked of before, if any was."""
    matter = heard.memory.intent
    return HUMAN if not matter or matter in COURTESY or matter.startswith(NONE_OF_OURS) else matter


def _is_nonsense(understood: Understanding) -> bool:
    """Whether the words are surely no words: nothing to refuse, a question back."""
    return any(wish.intent == NONE_OF_OURS and wish.kind == "nonsense" for wish in understood.wishes)
