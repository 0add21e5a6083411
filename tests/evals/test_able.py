"""What a case expects of a shop that cannot do all: S1-14, the customer is told and a person is offered."""

from commerce.port import Can
from commerce.terms import EditKind
from evals.able import SAID, can_do, expected, playable
from evals.case import Case, Expect, HubChange, Step

ALL = frozenset(Can)
NO_EDITS = ALL - {Can.EDIT_LINES}


def test_at_a_shop_that_can_do_all_nothing_is_changed() -> None:
    step = Step(say="another size", expect=Expect(focus=EditKind.VARIANT, units=((2, 0, 0),)))
    assert expected(step, ALL) == step.expect


def test_a_focus_that_the_shop_cannot_serve_becomes_the_sentence_and_a_person() -> None:
    step = Step(say="another size", expect=Expect(focus=EditKind.VARIANT, handoff="none", cards=("recent",)))
    found = expected(step, NO_EDITS)
    assert (found.focus, found.facts, found.handoff, found.cards) == (None, (SAID,), "offered", ("recent",))


def test_the_card_offers_what_is_left_and_blocks_the_units() -> None:
    wanted = Expect(focus=EditKind.CANCEL, allowed=frozenset(EditKind), units=((2, 1, 1),))
    found = expected(Step(say="cancel it", expect=wanted), NO_EDITS)
    assert found.focus is EditKind.CANCEL
    assert found.allowed == frozenset({EditKind.ADDRESS, EditKind.CANCEL})
    assert found.units == ((0, 1, 3),)


def test_a_step_may_name_what_follows_instead() -> None:
    told = Expect(handoff="soft")
    step = Step(say="return it", expect=Expect(returnable=(1,)), without={Can.REQUEST_RETURN: told})
    assert expected(step, ALL - {Can.REQUEST_RETURN}) == told


def test_a_case_is_played_up_to_the_change_that_the_hub_must_refuse() -> None:
    change = Step(hub=HubChange(order="recent", kind=EditKind.REMOVE))
    case = Case(name="taken out", steps=(Step(say="take it out"), change, Step(say="thanks")))
    assert playable(case, ALL) == case.steps
    assert playable(case, NO_EDITS) == case.steps[:2]
    assert can_do(HubChange(order="recent", kind="return"), NO_EDITS)
