"""What has happened to an order, read off it: each thing once, whenever and however often it is read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from commerce.fulfilment import Fulfilment, ShipmentEvent, ShipmentStatus
from commerce.happenings import EventName, Happened, happened
from commerce.port import Order
from commerce.returns import Return, ReturnLine, ReturnReason, ReturnState
from tests.commerce.building import line, order

START = datetime(2026, 11, 1, 9, tzinfo=UTC)
Step = Callable[[Order, datetime], Order]


def send(was: Order, at: datetime) -> Order:
    parcel = Fulfilment(f"p{len(was.fulfilments)}", (("l1", 1),), at)
    return replace(was, fulfilments=(*was.fulfilments, parcel))


def report(status: ShipmentStatus) -> Step:
    def step(was: Order, at: datetime) -> Order:
        if not was.fulfilments:
            return was
        *before, last = was.fulfilments
        return replace(was, fulfilments=(*before, replace(last, events=(*last.events, ShipmentEvent(status, at)))))

    return step


def cancel(was: Order, at: datetime) -> Order:
    return replace(was, cancelled_at=was.cancelled_at or at)


def send_back(was: Order, at: datetime) -> Order:
    sent = Return(f"r{len(was.returns)}", ReturnState.OPEN, at, (ReturnLine("l1", 1, ReturnReason.DEFECT),))
    return replace(was, returns=(*was.returns, sent))


def settle(was: Order, at: datetime) -> Order:
    return replace(was, returns=tuple(replace(one, state=ReturnState.CLOSED) for one in was.returns))


STEPS: tuple[Step, ...] = (send, cancel, send_back, settle, *(report(status) for status in ShipmentStatus))


def read(states: list[tuple[Order, datetime]], places: list[int]) -> dict[str, Happened]:
    """What was kept by whoever read these states, in this order, each thing when it was first seen."""
    kept: dict[str, Happened] = {}
    for place in places:
        state, at = states[place % len(states)]
        for one in happened(state, at):
            kept.setdefault(one.once, one)
    return kept


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 4_000)), max_size=14), st.data())
def test_any_history_read_at_any_moments_gives_each_thing_once(
    history: list[tuple[Step, int]], data: st.DataObject
) -> None:
    """Whoever reads now and then, in whatever order, ends with the same as who reads after every step."""
    state, at = order(line(current=3), placed_at=START), START
    states = [(state, at)]
    for step, minutes in history:
        at += timedelta(minutes=minutes)
        state = step(state, at)
        states.append((state, at))
    every = list(range(len(states)))
    places = [*data.draw(st.lists(st.sampled_from(every), max_size=8)), len(states) - 1]

    seen, all_of_them = read(states, places), read(states, every)

    assert set(seen) == set(all_of_them) == {one.once for one in happened(*states[-1])}
    assert {one.name for one in seen.values()} == {one.name for one in all_of_them.values()}
    dated = [one for one in seen.values() if one.name is not EventName.RETURNED]
    assert all(one.at == all_of_them[one.once].at for one in dated)


def test_a_parcel_that_is_late_on_two_days_is_late_twice() -> None:
    sent = send(order(line(), placed_at=START), START)
    late = report(ShipmentStatus.DELAYED)
    twice = late(late(late(sent, START + timedelta(hours=1)), START + timedelta(hours=2)), START + timedelta(days=2))

    names = [one.name for one in happened(twice, START)]

    assert names.count(EventName.DELAYED) == 2


def test_facts_name_goods_and_worth_and_nothing_private() -> None:
    sent = report(ShipmentStatus.DELIVERED)(send(order(line(), placed_at=START), START), START)

    facts = {one.name: one.facts for one in happened(sent, START)}

    assert facts[EventName.PLACED] == {
        "value": "50.00",
        "currency": "EUR",
        "items": [{"title": "Harbour Tee", "units": 2}],
    }
    assert facts[EventName.DELIVERED] == {"items": [{"title": "Harbour Tee", "units": 1}]}


def test_what_came_back_says_why() -> None:
    """S5-54: the reasons of refunds are counted from it."""
    back = settle(send_back(order(line("l1", 2)), START), START)
    (returned,) = [one for one in happened(back, START) if one.name is EventName.RETURNED]
    assert [(item["units"], item["reason"]) for item in returned.facts["items"]] == [(1, "defect")]


def test_what_came_back_is_dated_by_the_shop_or_by_who_reads() -> None:
    """S3-61: what a profile tells of the past has its day."""
    back, read_at = settle(send_back(order(line("l1", 2)), START), START), START + timedelta(days=9)
    settled = START + timedelta(days=3)
    dated = replace(back, returns=tuple(replace(one, closed_at=settled) for one in back.returns))
    days = [one.at for it in (back, dated) for one in happened(it, read_at) if one.name is EventName.RETURNED]
    assert days == [read_at, settled]
