"""The scripted conversations cover what they should, a broken file is said, and the sums tell once from always."""

from collections import Counter
from pathlib import Path

import pytest

from evals.case import Case, Step, read_cases
from evals.play import Verdict
from evals.report import summary
from evals.run import CASES, POLICIES
from kit.errors import Invalid
from kit.language import LANGUAGES

DOORS = ("webchat", "sms", "whatsapp", "email")
DECISION_TABLE = {
    "open",
    "with_warehouse_submitted",
    "with_warehouse_accepted",
    "outside_window",
    "personalised_line",
    "pre_order_line",
    "held_by_us",
    "held_fraud",
    "held_payment",
    "scheduled",
    "part_shipped",
    "part_shipped_units",
    "shipped_today",
    "cancelled",
    "archived",
    "refunded",
    "locked",
    "digital",
    "return_open_unsent",
    "too_old",
}


def test_the_cases_cover_the_decision_table_every_door_both_languages_and_every_kind_of_step() -> None:
    """S1-09, S1-10, S1-15, S1-21, S1-22, S1-64: wrong customer or store, a changed mind, a sign-in in the middle."""
    cases = read_cases([CASES / "order_editing"])
    assert len(cases) >= 60
    assert {order.state for case in cases for order in case.orders} >= DECISION_TABLE
    spoken = {(case.channel.value, case.language) for case in cases}
    assert spoken >= {(door, tongue) for door in DOORS for tongue in ("en", "pt")}
    assert any(order.elsewhere for case in cases for order in case.orders)
    assert any(order.customer == "other" for case in cases for order in case.orders)
    assert any(step.sign_in for case in cases for step in case.steps[1:])


@pytest.mark.parametrize(
    "skill", ["order_editing", "order_tracking", "returns_exchanges", "product_advice", "discounts"]
)
def test_every_skill_has_twenty_cases_and_three_in_every_language(skill: str) -> None:
    """A person and store questions are asked below."""
    spoken = Counter(case.language for case in read_cases([CASES / skill]))
    assert spoken.total() >= 20
    assert {language: count for language, count in spoken.items() if count < 3} == {}
    assert set(spoken) == set(LANGUAGES)


@pytest.mark.parametrize(("folder", "least"), [("store_questions", 27), ("person", 27), ("mixed", 18)])
def test_questions_persons_and_talks_are_asked_in_many_languages_by_every_door(folder: str, least: int) -> None:
    cases = read_cases([CASES / folder])
    assert len(cases) >= least
    assert len({case.language for case in cases}) >= (len(LANGUAGES) if folder != "mixed" else 6)
    assert {case.channel.value for case in cases} >= (set(DOORS) if folder != "mixed" else {"webchat", "sms", "email"})


def test_every_case_finds_its_articles() -> None:
    named = {case.policies for case in read_cases([CASES])} - {"none"}
    assert [name for name in sorted(named) if not list((POLICIES / name).rglob("*.md"))] == []


@pytest.mark.parametrize(
    "text", ["- name: [", "- name: a\n  steps: []", "- name: a\n  steps: [{say: hi, hub: 1}]", "[]"]
)
def test_a_file_that_is_no_suite_is_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Invalid):
        read_cases([tmp_path])


def test_four_rounds_tell_how_many_pass_all_four() -> None:
    case = Case(name="a", steps=(Step(say="hello"),))
    good, bad = Verdict(case, (), (), 0.1), Verdict(case, ("no card",), (), 0.1)
    rounds = [[good] * 4, [good, good, bad, good], [bad] * 4]
    assert summary(rounds) == "2 of 3 conversations passed; 1 of 3 passed all 4 times."
