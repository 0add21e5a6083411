"""A few faults of `make shop-faults`, and that its judge finds what is wrong."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Temporary
from tests.faults.grounds import GROUNDS
from tests.faults.judging import End, Picture, Tally
from tests.faults.meddling import RAW, Fault
from tests.faults.operations import WRITES
from tests.faults.run import try_out

WRITE = {one.name: one for one in WRITES}


async def tried(database: Database, clock: ManualClock, kind: str, operation: str, fault: Fault) -> Tally:
    at = await GROUNDS[kind](database, database, clock)
    return await try_out(at, WRITE[operation], fault)


@pytest.mark.parametrize(
    ("kind", "operation", "fault"),
    [
        ("shopify", "return", Fault.LOST),
        ("bigcommerce", "cancel for a fee", Fault.DEAD_AFTER),
        ("demo", "fewer units", Fault.DEAD_AFTER),
    ],
)
async def test_whatever_breaks_off_nothing_is_wrong_and_nothing_happens_twice(
    database: Database, clock: ManualClock, kind: str, operation: str, fault: Fault
) -> None:
    tally = await tried(database, clock, kind, operation, fault)

    assert tally.tried > 2
    assert tally.notes == []
    assert tally.is_clean


BEFORE = Picture((("0 tee", 2, 2),), (), is_cancelled=False, returns=(), holds=0, back=Decimal(0))
MADE = replace(BEFORE, lines=(("0 tee", 1, 1),), back=Decimal(25))


@pytest.mark.parametrize(
    ("end", "seen", "count"),
    [
        (End.MADE, MADE, "wished"),
        (End.REFUSED, BEFORE, "refused"),
        (End.MADE, BEFORE, "wrong"),
        (End.REFUSED, MADE, "wrong"),
        (End.OPEN, MADE, "wrong"),
        (End.MADE, replace(MADE, lines=(("0 tee", 0, 0),)), "wrong"),
        (End.MADE, replace(MADE, back=Decimal(50)), "twice"),
        (End.MADE, replace(MADE, returns=(1, 1)), "twice"),
        (End.MADE, replace(MADE, holds=1), "twice"),
    ],
)
def test_the_judge_tells_what_is_wrong_and_what_happened_twice(end: End, seen: Picture, count: str) -> None:
    tally = Tally()

    tally.judge("here", end, seen, (MADE,), (BEFORE,))

    assert (tally.tried, getattr(tally, count)) == (1, 1)
    assert tally.is_clean == (count in {"wished", "refused"})


def test_a_vendors_words_and_an_error_that_is_none_of_ours_are_unclear() -> None:
    tally = Tally()

    tally.judge_errors("here", [Temporary("The shop is busy.")])
    assert tally.is_clean
    tally.judge_errors("here", [Temporary(f"It said: {RAW}.")])
    tally.judge_errors("there", [KeyError("id")])

    assert tally.unclear == 2
