"""Who answers: pure choices from what was understood, whichever way it was understood."""

from dataclasses import replace
from typing import Any

import pytest

from agent.choose import carry_on, choose, needs_lookup
from agent.plan import Around
from agent.state import Awaited, Happening, Heard, Memory
from agent.understand.understanding import Understanding, Wish
from commerce.terms import Source
from kit.health import Cause, Live, Unavailable
from skills.base import HandoffKind, Passage, Person
from skills.order_editing import SKILL as ORDER_EDITING
from skills.store_questions import SKILL as STORE_QUESTIONS
from stores.stores import Store, StoreSettings

STORE = Store(id=1, key="demo", name="Linden", shop_kind="demo", shop_settings={}, settings=StoreSettings())
SKILLS = {skill.name: skill for skill in (ORDER_EDITING, STORE_QUESTIONS)}
LIVE = Around(SKILLS, dict.fromkeys(SKILLS, Live()))
OFF = Unavailable((Cause("hub_off", "The Hub is off.", "Switch it on."),))
CANCEL = Wish("order_editing", 0.9, "cancel")
FOUND = (Passage(Source(1, 1, "Help", "", "We open at nine.", "en"), "We open at nine.", 1.0),)


def heard(memory: Memory | None = None, **more: Any) -> Heard:  # noqa: ANN401 - any field of Heard
    return Heard(STORE, Person(), memory or Memory(), "en", **{"texts": ("words",), **more})


def sure(*wishes: Wish, **slots: object) -> Understanding:
    return Understanding("en", wishes, wishes, slots, is_confident=True)


def unsure(*candidates: Wish) -> Understanding:
    return Understanding("en", candidates[:1], candidates)


def test_a_wish_goes_to_its_skill() -> None:
    plan = choose(heard(), sure(CANCEL), LIVE)
    assert [(task.skill, task.heard.slots["kind"]) for task in plan.tasks] == [("order_editing", "cancel")]
    assert plan.intent == "order_editing.cancel"


def test_a_kind_kept_from_before_does_not_fill_a_new_wish() -> None:
    memory = Memory(kept={"order_editing": {"kind": "cancel", "order_id": "o1"}})
    (task,) = choose(heard(memory), sure(Wish("order_editing", 0.9)), LIVE).tasks
    assert (task.heard.slots["kind"], task.heard.slots["order_id"]) == ("generic", "o1")


def test_two_wishes_go_to_two_skills() -> None:
    plan = choose(heard(), sure(CANCEL, Wish("store_questions", 0.8, "delivery")), LIVE)
    assert [task.skill for task in plan.tasks] == ["order_editing", "store_questions"]


def test_a_person_comes_before_everything_and_below_the_bar() -> None:
    """D9."""
    plan = choose(heard(), unsure(Wish("human", 0.45), CANCEL), LIVE)
    assert plan.tasks == ()
    assert plan.own.handoff is not None
    assert plan.own.handoff.kind is HandoffKind.HARD


def test_an_unavailable_skill_asks_a_person_in() -> None:
    """S1-61."""
    around = replace(LIVE, statuses={**LIVE.statuses, "order_editing": OFF})
    handoff = choose(heard(), sure(CANCEL), around).own.handoff
    assert handoff is not None
    assert (handoff.reason, handoff.kind, handoff.offer_only) == ("skill_unavailable", HandoffKind.SOFT, False)


def test_a_sign_in_wakes_those_who_wait_for_it() -> None:
    memory = Memory(waiting=("order_editing",), kept={"order_editing": {"kind": "variant"}})
    plan = choose(heard(memory, texts=(), happenings=(Happening("signed_in"),)), None, LIVE)
    assert [(task.skill, task.heard.event, task.heard.slots["kind"]) for task in plan.tasks] == [
        ("order_editing", "signed_in", "variant")
    ]


def test_a_sign_in_that_nobody_waits_for_is_acknowledged() -> None:
    plan = choose(heard(texts=(), happenings=(Happening("signed_in"),)), None, LIVE)
    assert [fact.key for fact in plan.own.facts] == ["signed-in"]


def test_words_beside_a_sign_in_count_more() -> None:
    memory = Memory(waiting=("order_editing",), kept={"order_editing": {"kind": "variant"}})
    plan = choose(heard(memory, happenings=(Happening("signed_in"),)), sure(CANCEL), LIVE)
    assert [(task.skill, task.heard.slots["kind"]) for task in plan.tasks] == [("order_editing", "cancel")]


def test_below_the_bar_knowledge_answers_with_its_source() -> None:
    plan = choose(heard(), unsure(CANCEL), replace(LIVE, passages=FOUND))
    assert [fact.source for fact in plan.own.facts][:1] == [FOUND[0].source]


def test_below_the_bar_the_likeliest_live_skills_are_offered() -> None:
    plan = choose(heard(), unsure(Wish("order_editing", 0.4, "cancel"), Wish("discounts", 0.3)), LIVE)
    assert plan.own.ask is not None
    assert [choice.value for choice in plan.own.ask.choices] == ["order_editing.cancel"]


def test_who_may_want_a_person_is_asked_just_that() -> None:
    """D9: below the bar too, and nothing else is looked for; a yes brings one at once."""
    unsure_of_it = unsure(Wish("human", 0.3, "person"), Wish("store_questions", 0.2, "store"))
    assert needs_lookup(heard(), unsure_of_it, LIVE) is None
    plan = choose(heard(), unsure_of_it, LIVE)
    assert (plan.own.facts, plan.own.ask, plan.missed) == ((), None, True)
    assert plan.own.handoff is not None
    assert plan.own.handoff.offer_only
    memory = Memory(awaits=Awaited(by="agent", what="yes_no"), offered=plan.own.handoff.reason, misses=1)
    yes = choose(heard(memory), Understanding("en", slots={"yes_no": True}, is_answer=True), LIVE).own.handoff
    assert yes is not None
    assert (yes.reason, yes.kind) == ("asked_for_person", HandoffKind.HARD)


def test_a_person_is_among_the_choices_where_one_may_be_meant() -> None:
    plan = choose(heard(), unsure(Wish("order_editing", 0.4, "cancel"), Wish("human", 0.2, "person")), LIVE)
    assert plan.own.ask is not None
    assert [choice.value for choice in plan.own.ask.choices] == ["order_editing.cancel", "human.person"]
    awaited = Awaited(by="agent", what="wish", choices=(("A person from the team", "human.person"),))
    picked = Understanding("en", slots={"choice": "human.person"}, is_confident=True, is_answer=True)
    handoff = choose(heard(Memory(awaits=awaited)), picked, LIVE).own.handoff
    assert handoff is not None
    assert (handoff.reason, handoff.kind) == ("asked_for_person", HandoffKind.HARD)


def test_a_second_miss_brings_a_person() -> None:
    plan = choose(heard(Memory(misses=1)), unsure(Wish("discounts", 0.3)), LIVE)
    assert plan.own.handoff is not None
    assert plan.own.handoff.reason == "not_understood"


def test_what_was_chosen_from_a_question_back_is_done() -> None:
    awaited = Awaited(by="agent", what="wish", choices=(("Cancel an order", "order_editing.cancel"),))
    answer = Understanding("en", slots={"choice": "order_editing.cancel"}, is_confident=True, is_answer=True)
    (task,) = choose(heard(Memory(awaits=awaited)), answer, LIVE).tasks
    assert (task.skill, task.heard.slots["kind"]) == ("order_editing", "cancel")


@pytest.mark.parametrize(("answer", "comes"), [(True, True), (False, False)])
def test_yes_or_no_to_an_offered_person(answer: bool, comes: bool) -> None:  # noqa: FBT001 - the table's two columns
    memory = Memory(awaits=Awaited(by="agent", what="yes_no"), offered="window_closed")
    said = Understanding("en", slots={"yes_no": answer}, is_confident=True, is_answer=True)
    handoff = choose(heard(memory), said, LIVE).own.handoff
    assert (handoff is not None and handoff.reason == "window_closed") is comes


def test_likely_words_go_on_with_the_matter_under_way() -> None:
    """After a card, "actually cancel" is enough; by itself it is too little."""
    likely = unsure(Wish("none_of_ours", 0.5), Wish("order_editing", 0.45, "cancel"))
    assert carry_on(heard(Memory(intent="order_editing.variant")), likely, LIVE).wishes == (likely.candidates[1],)
    assert carry_on(heard(), likely, LIVE) is likely


def test_nonsense_is_asked_about_and_not_refused() -> None:
    plan = choose(heard(), sure(Wish("none_of_ours", 0.9, "nonsense")), LIVE)
    assert plan.own.ask is not None


@pytest.mark.parametrize("is_asked", [True, False])
def test_thanks_for_an_answer_confirm_that_it_is_solved(*, is_asked: bool) -> None:
    """S1-02, D4: in the customer's own words, whether or not they were asked."""
    awaited = Awaited(by="order_editing", what="solved") if is_asked else None
    plan = choose(heard(Memory(intent="order_editing.cancel", awaits=awaited)), sure(Wish("thanks", 0.9)), LIVE)
    assert (plan.is_confirmed, [fact.key for fact in plan.own.facts]) == (True, ["thanks"])
    assert plan.intent == "order_editing.cancel"


@pytest.mark.parametrize(
    "memory",
    [
        Memory(),
        Memory(intent="order_editing.cancel", waiting=("order_editing",)),
        Memory(intent="order_editing.cancel", awaits=Awaited(by="agent", what="yes_no"), offered="shipped"),
    ],
    ids=["of nothing", "before the sign-in", "to an offered person"],
)
def test_thanks_while_something_stands_open_confirm_nothing(memory: Memory) -> None:
    """D4: who left with an open question was never helped."""
    assert not choose(heard(memory), sure(Wish("thanks", 0.9)), LIVE).is_confirmed


def test_thanks_with_another_wish_confirm_nothing() -> None:
    plan = choose(heard(Memory(intent="order_editing.variant")), sure(Wish("thanks", 0.9), CANCEL), LIVE)
    assert not plan.is_confirmed


@pytest.mark.parametrize(("says", "fact"), [(True, "thanks"), (False, "not-solved")])
def test_the_question_whether_it_is_solved_is_answered_with_yes_or_no(*, says: bool, fact: str) -> None:
    """S1-02, D4; whose matter is not solved is offered a person."""
    memory = Memory(intent="order_editing.cancel", awaits=Awaited(by="order_editing", what="solved"))
    plan = choose(heard(memory), Understanding("en", slots={"yes_no": says}, is_answer=True), LIVE)
    assert (plan.is_confirmed, [said.key for said in plan.own.facts]) == (says, [fact])
    assert (plan.own.handoff is None) == says
