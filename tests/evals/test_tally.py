"""The judge of fault runs sees what is lost, doubled and disordered, so that a clean count means something."""

from dataclasses import replace

import pytest

from evals.faults.tally import Answer, Counts, Found, Kept, Sent, takeover, tally, undisturbed

SENT = [Sent("+1", "a", 1, 10.0), Sent("+1", "b", 2, 11.0), Sent("+1", "c", 3, 12.0)]
KEPT = [Kept("+1", "a", 1, 5, 10.5), Kept("+1", "b", 2, 6, 17.0), Kept("+1", "c", 3, 6, 17.0)]
ANSWERS = [Answer("+1", 5, 50, ("one", "two")), Answer("+1", 6, 51, ("three",))]
CLEAN = Found(KEPT, ANSWERS, {"+1": ["one", "two", "three"]})


def test_a_run_in_which_all_went_well_is_clean() -> None:
    assert tally(SENT, CLEAN) == Counts(3, 0, 0, 0)


@pytest.mark.parametrize(
    "found",
    [
        replace(CLEAN, kept=KEPT[:2]),
        replace(CLEAN, kept=[*KEPT[:2], replace(KEPT[2], turn=None)]),
        replace(CLEAN, kept=[*KEPT[:2], replace(KEPT[2], turn=7)]),
        replace(CLEAN, arrived={"+1": ["one", "three"]}),
    ],
    ids=["no row", "no turn", "a silent turn", "a part that never arrived"],
)
def test_what_is_lost_is_counted(found: Found) -> None:
    assert tally(SENT, found).lost == 1


@pytest.mark.parametrize(
    "found",
    [
        replace(CLEAN, kept=[*KEPT, replace(KEPT[2], row=4)]),
        replace(CLEAN, answers=[*ANSWERS, Answer("+1", 6, 52)]),
        replace(CLEAN, arrived={"+1": ["one", "two", "two", "three"]}),
        replace(CLEAN, arrived={**CLEAN.arrived, "+2": ["hello"]}),
    ],
    ids=["kept twice", "answered twice", "a part that came twice", "a part for somebody else"],
)
def test_what_is_doubled_is_counted(found: Found) -> None:
    assert tally(SENT, found).twice == 1


@pytest.mark.parametrize(
    "found",
    [
        replace(CLEAN, kept=[replace(KEPT[1], row=1, turn=5), replace(KEPT[0], row=2, turn=5), KEPT[2]]),
        replace(CLEAN, kept=[replace(KEPT[0], turn=6), replace(KEPT[1], turn=5), replace(KEPT[2], turn=6)]),
        replace(CLEAN, arrived={"+1": ["two", "one", "three"]}),
    ],
    ids=["kept in another order", "answered in another order", "arrived in another order"],
)
def test_what_is_out_of_order_is_counted(found: Found) -> None:
    assert tally(SENT, found).disordered == 1


def test_a_burst_has_no_order_of_its_own() -> None:
    burst = [replace(one, place=1) for one in SENT]
    swapped = replace(CLEAN, kept=[replace(KEPT[1], row=1, turn=5), replace(KEPT[0], row=2, turn=5), KEPT[2]])
    assert tally(burst, swapped).is_clean


def test_the_time_to_take_over_is_from_the_kill_to_the_answer_of_what_waited() -> None:
    assert takeover(SENT, KEPT, [13.0]) == 4.0
    assert takeover(SENT, KEPT, [20.0]) == 0.0


def test_a_wait_in_which_nothing_died_is_told_apart() -> None:
    assert undisturbed(SENT, KEPT, [16.0]) == 0.5
    assert undisturbed(SENT, KEPT, []) == 6.0
