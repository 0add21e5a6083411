"""A long text message goes out part by part, and whatever happens on the way no part is sent blindly twice."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from channels.deliver import MAX_ATTEMPTS
from conversations.models import DeliveryPartRow
from kit.clock import ManualClock
from kit.errors import Permanent, Temporary, Unauthorised

from .line import Line

LONG = f"{'Your order is open. ' * 16}And so is the other one."


async def test_parts_go_out_in_order_each_with_its_own_key_and_segments(line: Line) -> None:
    await line.write(LONG, "Short.")
    assert " ".join(await line.go()) == f"{LONG} Short."
    assert [parcel.key for parcel in line.carrier.taken] == ["delivery:1.1", "delivery:1.2", "delivery:2.1"]
    assert await line.parts() == [("sent", 1), ("sent", 2), ("sent", 1)]
    assert await line.states() == [("sent", None), ("sent", None)]


async def test_a_part_is_marked_before_the_carrier_is_called(line: Line) -> None:
    seen: list[list[tuple[str, int]]] = []

    async def look(*_: object) -> None:
        seen.append(await line.parts())

    taking = line.carrier.send

    async def send(*parcel: object) -> object:
        await look()
        return await taking(*parcel)  # type: ignore[arg-type]

    line.carrier.send = send  # type: ignore[method-assign, assignment]
    await line.write("One.")
    await line.go()
    assert seen == [[("sending", 1)]]


async def test_what_was_being_sent_when_the_process_died_is_asked_for_first(line: Line, clock: ManualClock) -> None:
    """The carrier may have taken it: the next attempt says when the first one began."""
    line.carrier.refusals = [None, KeyError("killed")]  # type: ignore[list-item]
    await line.write(LONG)
    began = clock.now()
    with pytest.raises(KeyError):
        await line.go()
    assert [state for state, _ in await line.parts()] == ["sent", "sending"]
    clock.move(timedelta(minutes=1))
    await line.go()
    assert [parcel.tried_at for parcel in line.carrier.tried] == [None, None, began]
    assert await line.states() == [("sent", None)]


async def test_the_time_of_the_first_try_stays_through_all_later_ones(line: Line, clock: ManualClock) -> None:
    line.carrier.refusals = [Temporary("Who knows."), Temporary("Who knows.")]
    await line.write("One.")
    began = clock.now()
    for _ in range(3):
        await line.go()
        clock.move(timedelta(minutes=1))
    assert [parcel.tried_at for parcel in line.carrier.tried] == [None, began, began]


async def test_waits_grow_longer_and_keep_to_what_the_carrier_asks(line: Line, clock: ManualClock) -> None:
    line.carrier.refusals = [Temporary("Slow."), Temporary("Slow."), Temporary("Slow.", retry_after=90)]
    await line.write("One.")
    moments = []
    for _ in range(120):
        before = len(line.carrier.tried)
        await line.go()
        if len(line.carrier.tried) > before:
            moments.append(clock.now())
        clock.move(timedelta(seconds=1))
    assert [int((after - first).total_seconds()) for first, after in pairwise(moments)] == [
        1,
        2,
        90,
    ]


@pytest.mark.parametrize("refusal", [Permanent("No such number."), Unauthorised("The token is wrong.")])
async def test_after_a_refusal_the_rest_of_that_message_is_not_sent(line: Line, refusal: Permanent) -> None:
    line.carrier.refusals = [None, refusal]
    await line.write(f"{LONG} {LONG}", "Short.")
    assert len(await line.go()) == 2
    assert [state for state, _ in await line.parts()] == ["sent", "failed", "failed", "sent"]
    assert await line.states() == [("failed", refusal.detail), ("sent", None)]


async def test_a_carrier_that_kills_us_each_time_is_given_up(line: Line) -> None:
    line.carrier.refusals = [KeyError("killed") for _ in range(MAX_ATTEMPTS)]  # type: ignore[misc]
    await line.write("One.", "Two.")
    for _ in range(MAX_ATTEMPTS):
        with pytest.raises(KeyError):
            await line.go()
    assert await line.go() == ["Two."]
    assert await line.states() == [("failed", "The carrier did not answer."), ("sent", None)]


async def test_every_part_has_its_own_tries(line: Line, clock: ManualClock) -> None:
    slow = [Temporary("Slow.") for _ in range(MAX_ATTEMPTS - 1)]
    line.carrier.refusals = [*slow, None, *slow]
    await line.write(LONG)
    for _ in range(2 * MAX_ATTEMPTS):
        await line.go()
        clock.move(timedelta(minutes=5))
    assert await line.states() == [("sent", None)]


async def test_the_second_attempt_sends_what_was_cut_the_first_time(line: Line) -> None:
    line.carrier.refusals = [None, KeyError("killed")]  # type: ignore[list-item]
    await line.write(LONG)
    with pytest.raises(KeyError):
        await line.go()
    async with line.deps.database.begin() as session:
        parts = (await session.scalars(select(DeliveryPartRow).order_by(DeliveryPartRow.id))).all()
        parts[1].words = "As it was cut."
    assert (await line.go())[1] == "As it was cut."
