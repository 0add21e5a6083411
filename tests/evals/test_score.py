"""The judge finds each kind of difference, and finds none where there is none."""

from typing import Any

import pytest

from conversations.messages import ChoicesBlock, HumanBlock, OrderCardBlock, QuoteBlock, SignInBlock, TextBlock
from evals.case import Case, End, Expect, Step
from evals.score import Answer, Ending, handoff_of, judge_end, judge_step

CARD = {
    "order_id": "order-1",
    "options": ["variant", "cancel"],
    "lines": [{"open": 1, "shipped": 1, "blocked": 0}],
}
BLOCKS = (
    TextBlock(text="Here is order #1001.", lang="en"),
    QuoteBlock(text="Within 1 hour.", lang="en", article_id=1, revision=1, title="T", heading="H"),
    OrderCardBlock(card=CARD, focus="variant"),
)
ANSWER = Answer(BLOCKS, "Here is order #1001.", "en", {"facts": [{"key": "open"}]}, "none")
LABELS = {"order-1": "recent"}
CASE = Case(name="a", steps=(Step(say="hello"),))


def test_a_right_answer_has_no_problem() -> None:
    expect = Expect(
        sign_in=False,
        cards=("recent",),
        focus="variant",
        allowed=frozenset({"variant", "cancel"}),
        units=((1, 1, 0),),
        facts=("open",),
        quotes=("within 1 hour",),
        handoff="none",
        language="en",
        says=("#1001",),
        never=("refund",),
    )
    assert judge_step(expect, ANSWER, LABELS) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"sign_in": True},
        {"cards": ()},
        {"focus": "cancel"},
        {"allowed": frozenset({"variant"})},
        {"units": ((2, 0, 0),)},
        {"facts": ("closed",)},
        {"quotes": ("2 hours",)},
        {"handoff": "soft"},
        {"language": "pt"},
        {"says": ("#1002",)},
        {"never": ("order",)},
        {"link": True},
        {"gap": True},
        {"choices": ("recent",)},
        {"silent": True},
    ],
)
def test_each_difference_is_one_problem(wrong: dict[str, Any]) -> None:
    assert len(judge_step(Expect(**wrong), ANSWER, LABELS)) == 1


def test_offered_choices_are_known_by_their_orders() -> None:
    answer = Answer((ChoicesBlock(options=(("Order #1001", "order-1"),)),), "", "en", {}, "none")
    assert judge_step(Expect(choices=("recent",)), answer, LABELS) == []


def test_a_wish_to_sign_in_is_seen() -> None:
    answer = Answer((SignInBlock(),), "", "en", {}, "none")
    assert judge_step(Expect(sign_in=True), answer, LABELS) == []


def test_the_end_state_judges_first() -> None:
    ending = Ending(frozenset({"recent"}), "asked_for_person", "person")
    problems = judge_end(CASE, [ANSWER], ending, "", set())
    assert len(problems) == 3


def test_a_fact_before_the_sign_in_is_a_problem() -> None:
    """S1-63, S1-64: what only the owner may hear was said to somebody unproved."""
    ending = Ending(frozenset(), None, "agent")
    assert judge_end(CASE, [], ending, "your order #1001", {"#1001"}) == ["tells '#1001' before the sign-in"]


def test_words_that_must_never_be_said_are_looked_for_in_every_answer() -> None:
    case = CASE.model_copy(update={"never": ("#1001",), "end": End()})
    assert len(judge_end(case, [ANSWER], Ending(frozenset(), None, "agent"), "", set())) == 1


def test_a_handoff_is_named() -> None:
    assert handoff_of((), is_hard=True) == "hard"
    assert handoff_of((), is_hard=False) == "soft"
    assert handoff_of((HumanBlock(offered=True),), is_hard=None) == "offered"
    assert handoff_of((), is_hard=None) == "none"
