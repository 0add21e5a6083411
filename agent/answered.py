"""Words that are the answer to what was asked, or follow it: pure, from what was understood and from Memory."""

from dataclasses import replace

from agent.follow import NAMES_A_THING, names_offered, on_sign_in, other_order
from agent.plan import Around, Plan, named, person, task_for, with_kind
from agent.state import AGENT, Heard
from agent.understand.understanding import CHOICE, KIND, YES_NO, Understanding, Wish
from skills import slots
from skills.base import SOLVED, Fact, Handoff, Result

NAMES_A_FORM = "order_editing.variant"
"""What "the blue one" alone is understood as."""
_MOST_WORDS_OF_FORM = 3
COURTESY = {"greeting": "greeting", "thanks": "thanks"}
_OF_ORDER = {slots.ORDER_NAMES, slots.ORDER_GUESSES, slots.RECENT, slots.OTHER}


def answer(heard: Heard, understood: Understanding, around: Around) -> Plan | None:
    """Take the message for the answer to what was asked, if it is one."""
    awaited, said = heard.memory.awaits, understood.slots
    if awaited is None:
        return None
    if awaited.what in {SOLVED, "yes_no"} and understood.is_answer:
        return _yes_or_no(heard, is_yes=bool(said.get(YES_NO)), is_solved=awaited.what == SOLVED)
    if awaited.by in around.skills and (understood.is_answer or continues(heard, understood)):
        return Plan((task_for(awaited.by, heard, said),), intent=heard.memory.intent)
    if awaited.by in around.skills and names_offered(heard, understood):
        of_order = {key: value for key, value in said.items() if key != KIND}
        return Plan((task_for(awaited.by, heard, of_order),), intent=heard.memory.intent)
    return None


def continues(heard: Heard, understood: Understanding) -> bool:
    """Whether words that carry no sure wish still name an order for the skill that asked for one."""
    awaited = heard.memory.awaits
    names_order = bool(_OF_ORDER & understood.slots.keys())
    return not understood.is_confident and awaited is not None and awaited.by != AGENT and names_order


def follows(heard: Heard, understood: Understanding, around: Around) -> Plan | None:
    """Take words that are no wish of their own for what they follow: a sign-in, the order chosen, what was shown."""
    return (
        _sign_in_again(heard, understood, around)
        or _other_order(heard, understood, around)
        or _goes_on(heard, understood, around)
    )


def _other_order(heard: Heard, understood: Understanding, around: Around) -> Plan | None:
    """Take another of the offered orders, or a bare number, for the order that is meant instead (never a guess)."""
    matter = heard.memory.intent.partition(".")[0]
    said = other_order(heard, understood) if around.is_live(matter) else None
    # Who names a thing of an order that was offered means the order, though the shop sells the thing too.
    is_mere_name = (
        said is not None and CHOICE in said and {wish.intent for wish in understood.wishes} == {NAMES_A_THING}
    )
    if _is_surely_ours(understood, around) and not is_mere_name:
        return None
    return Plan((task_for(matter, heard, said),), intent=heard.memory.intent) if said else None


def _goes_on(heard: Heard, understood: Understanding, around: Around) -> Plan | None:
    """Let the skill of the matter under way tell whether the words go on with what it showed last."""
    matter = heard.memory.intent.partition(".")[0]
    if not around.is_live(matter) or understood.is_answer:
        return None
    skill, task = around.skills[matter], task_for(matter, heard, understood.slots)
    if skill.claims and skill.claims(task.heard):
        return Plan((task_for(matter, heard, with_kind(understood.slots, "generic")),), intent=heard.memory.intent)
    is_another = _is_surely_ours(understood, around) and not _only_names_a_form(heard, understood)
    goes_on = skill.follows and not is_another and skill.follows(task.heard)
    return Plan((task,), intent=heard.memory.intent) if goes_on else None


def _only_names_a_form(heard: Heard, understood: Understanding) -> bool:
    """Whether the words are no more than a colour or size: a wish to change an order, or one of what was shown."""
    return len(heard.text.split()) <= _MOST_WORDS_OF_FORM and {*map(named, understood.wishes)} == {NAMES_A_FORM}


def _is_surely_ours(understood: Understanding, around: Around) -> bool:
    known = any(wish.intent in COURTESY or around.is_live(wish.intent) for wish in understood.wishes)
    return understood.is_confident and known


def _sign_in_again(heard: Heard, understood: Understanding, around: Around) -> Plan | None:
    """Let whoever waits for a sign-in ask for it again, where the words are about it and are no wish of their own."""
    awaited, facts = heard.memory.awaits, on_sign_in(heard, understood)
    if awaited is None or facts is None or not around.is_live(awaited.by):
        return None
    task = task_for(awaited.by, replace(heard, texts=()), {})
    return Plan((task,), Result(facts=tuple(facts)), intent=heard.memory.intent)


def solved(heard: Heard) -> Plan:
    """Thank who said that it is solved, or thanked where no question stood open: their own words confirm it (D4)."""
    return Plan(own=Result(facts=(Fact("thanks"),)), intent=heard.memory.intent, is_confirmed=True)


def _yes_or_no(heard: Heard, *, is_yes: bool, is_solved: bool) -> Plan:
    """Take the answer whether the matter is solved, or whether a person is wished for."""
    if is_solved and is_yes:
        return solved(heard)
    if is_solved:
        offer = Handoff("not_solved", offer_only=True)
        return Plan(own=Result(facts=(Fact("not-solved"),), handoff=offer), intent=heard.memory.intent)
    if is_yes:
        return person(heard.memory.offered or "accepted_offer", heard.memory.intent)
    return Plan(own=Result(facts=(Fact("no-person-then"),)))


def chosen(heard: Heard, understood: Understanding) -> Understanding:
    """Return the wish that was picked of those the agent asked about, or what was understood as it is."""
    awaited, said = heard.memory.awaits, understood.slots
    if awaited is None or awaited.by != AGENT or awaited.what != "wish" or not said.get(CHOICE):
        return understood
    intent, _, kind = str(said[CHOICE]).partition(".")
    return Understanding(
        understood.language, (Wish(intent, 1.0, kind),), slots=with_kind(said, kind), is_confident=True
    )
