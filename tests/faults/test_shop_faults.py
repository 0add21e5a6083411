"""A few faults of `make shop-faults`, and that its judge finds what is wrong."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Temporary
from kit.jobs import Jobs
from tests.faults.grounds import GROUNDS
from tests.faults.hearing import hear
from tests.faults.judging import End, Picture, Tally
from tests.faults.meddling import RAW, Fault
from tests.faults.operations import WRITES
from tests.faults.run import pictures, try_out

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


async def test_the_same_webhook_at_once_is_one_reading(database: Database, clock: ManualClock, jobs: Jobs) -> None:
    tally = await hear(database, clock, jobs)

    assert (tally.notes, tally.tried, tally.wished) == ([], 2, 2)


async def test_a_shop_without_its_guards_is_found_to_return_twice(
    database: Database, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counts can be other than nought: nobody looks whether the return is there, nor whether the order moved."""
    at = await GROUNDS["shopify"](database, database, clock)
    known = await pictures(at, WRITE["return"])
    monkeypatch.setattr("commerce.shopify.sending_back.is_made", lambda *_: False)
    monkeypatch.setattr("commerce.shopify.shop.check_seen", lambda *_: None)

    tally = await try_out(at, WRITE["return"], Fault.LOST, known)

    assert tally.twice > 0
    assert not tally.is_clean


BEFORE = Picture((("tee-m", 2, 2),), (), is_cancelled=False, returns=(), holds=0, back=Decimal(0))
MADE = replace(BEFORE, lines=(("tee-m", 1, 1),), back=Decimal(25))


@pytest.mark.parametrize(
    ("end", "seen", "count"),
    [
        (End.MADE, MADE, "wished"),
        (End.REFUSED, BEFORE, "refused"),
        (End.MADE, BEFORE, "wrong"),
        (End.REFUSED, MADE, "wrong"),
        (End.OPEN, MADE, "wrong"),
        (End.MADE, replace(MADE, lines=(("tee-m", 0, 0),)), "wrong"),
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
