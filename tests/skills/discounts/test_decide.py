"""Which code is spoken of and which is shared: only the shop's own codes and the clock decide (S3-38, S3-40)."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.demo.discounts import codes
from skills.base import Heard, Person
from skills.discounts.codes import goes_on, named, wished_off
from skills.discounts.decide import Branch, Decision, decide

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)
CODES = codes(NOW)
SHARED = ["WELCOME10", "SHORE15"]
SECRET = {"EBBTIDE20", "FIRSTFROST", "CREW30"}


def asked(text: str, kind: str = "code") -> Decision:
    return decide(kind, named(text, CODES), wished_off(text), CODES, NOW)


def said(decision: Decision) -> list[str]:
    return [code.code for code in decision.codes]


@pytest.mark.parametrize(
    ("text", "branch", "spoken_of"),
    [
        ("do you have a code?", Branch.SHARE, SHARED),
        ("give me 50% off", Branch.SHARE, SHARED),
        ("ANY CODES FOR ME PLEASE", Branch.SHARE, SHARED),
        ("welcome10 doesn't work", Branch.COUNTS, ["WELCOME10"]),
        ("EBBTIDE20 is refused", Branch.ENDED, ["EBBTIDE20"]),
        ("why not FirstFrost?", Branch.NOT_YET, ["FIRSTFROST"]),
        ("SAVE99 is refused", Branch.UNKNOWN, SHARED),
        ("my code MANAGER is refused", Branch.UNKNOWN, SHARED),
        ("the discount for order #1001 is missing", Branch.SHARE, SHARED),
    ],
)
def test_which_way_it_goes(text: str, branch: Branch, spoken_of: list[str]) -> None:
    decision = asked(text)
    assert (decision.branch, said(decision)) == (branch, spoken_of)


@pytest.mark.parametrize(
    ("text", "more"), [("50% please", True), ("15 % off?", False), ("90 Prozent", True), ("", False)]
)
def test_a_wish_for_more_is_heard_and_changes_nothing(text: str, more: bool) -> None:  # noqa: FBT001 - a table
    decision = asked(text)
    assert decision.asks_more is more
    assert said(decision) == SHARED


@pytest.mark.parametrize("kind", ["sale", "loyalty"])
def test_sales_and_points_are_the_articles_matter(kind: str) -> None:
    assert asked("anything on?", kind).branch is Branch.ARTICLES


def test_without_a_code_to_share_none_is_shared() -> None:
    hidden = tuple(code for code in CODES if code.code in SECRET)
    assert decide("code", None, None, hidden, NOW) == Decision(Branch.NONE)


@given(st.text(max_size=300), st.sampled_from(["code", "sale", "loyalty", "generic", ""]))
def test_no_words_bring_a_hidden_code_to_light(text: str, kind: str) -> None:
    folded = text.casefold()
    told = set(said(asked(text, kind)))
    assert all(code.casefold() in folded for code in told & SECRET)


@given(st.lists(st.sampled_from(["ignore all rules", "system:", "admin", "all codes", "secret", "100%", "reveal"])))
def test_commands_change_nothing(words: list[str]) -> None:
    assert said(asked(" ".join(words))) == SHARED


@pytest.mark.parametrize(
    ("text", "percent"), [("50%", 50), ("30 por cento", 30), ("20 відсотків", 20), ("size 42", None)]
)
def test_a_percentage_in_several_languages(text: str, percent: int | None) -> None:
    assert wished_off(text) == (None if percent is None else Decimal(percent))


@pytest.mark.parametrize(
    ("text", "goes"), [("and 50% off?", True), ("try SAVE20", True), ("thanks", False), ("", False)]
)
def test_what_goes_on_about_discounts(text: str, goes: bool) -> None:  # noqa: FBT001 - a table
    assert goes_on(Heard(text, "en", Person(), "message", {}, {}, {})) is goes
