"""What of an order may come back, line by line and unit by unit, and why not the rest."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.arrivals import ARRIVED, CountedFrom
from commerce.fulfilment import Fulfilment, ShipmentEvent, ShipmentStatus
from commerce.port import Can, FinancialStatus, Line, Order, ReturnStatus
from commerce.returnability import Kept, Returnability, returnability
from commerce.returns import Return, ReturnLine, ReturnReason, ReturnState
from commerce.terms import ExceptionKind, Known, ReturnException, Terms, Unknown, UnknownWhy
from tests.commerce.building import ALL, LISBON, NOW, line, order, source

RULE = source("Items can be returned within 30 days of delivery.")
THIRTY = Terms(return_window=Known(timedelta(days=30), RULE))
PERSONAL = ReturnException(ExceptionKind.PERSONALISED, source("Engraved items stay yours."))


def parcel(*units: tuple[str, int], days: float, last: ShipmentStatus | None = ShipmentStatus.DELIVERED) -> Fulfilment:
    """A parcel that was sent so many days ago, and on the same day is as far as `last`; None: the carrier is silent."""
    sent = NOW - timedelta(days=days)
    events = () if last is None else (ShipmentEvent(last, sent),)
    return Fulfilment(f"p{days}", units, sent, None, events)


def decide(subject: Order, terms: Terms = THIRTY, now: datetime = NOW, can: frozenset[Can] = ALL) -> Returnability:
    return returnability(subject, terms, now, LISBON, can)


def delivered(count: int = 2, days: float = 5, **more: Any) -> Order:  # noqa: ANN401 - any field of Order
    return order(line("l1", count, 0), fulfilments=(parcel(("l1", count), days=days),), **more)


def asked(state: ReturnState, units: int = 1) -> Return:
    return Return("r1", state, NOW - timedelta(days=1), (ReturnLine("l1", units, ReturnReason.OTHER),))


def test_what_was_delivered_may_come_back_until_the_window_s_last_day_ends() -> None:
    (told,) = decide(delivered()).lines
    assert (told.returnable, told.kept, told.is_certain) == (2, {}, True)
    assert told.counted_from is CountedFrom.DELIVERY
    assert told.closes_at == datetime(2026, 12, 13, 23, 59, 59, tzinfo=LISBON)


def test_a_window_counts_whole_days_of_the_shop() -> None:
    """Delivered late on 18 October in Lisbon: the thirtieth day is 17 November, to its end, there."""
    late = datetime(2026, 10, 18, 22, 50, tzinfo=UTC)
    events = (ShipmentEvent(ShipmentStatus.DELIVERED, late),)
    subject = order(line("l1", 1, 0), fulfilments=(Fulfilment("p1", (("l1", 1),), late, None, events),))
    assert decide(subject, now=datetime(2026, 11, 17, 23, 59, tzinfo=UTC)).is_returnable
    assert not decide(subject, now=datetime(2026, 11, 18, 0, 0, tzinfo=UTC)).is_returnable


def test_a_closed_window_says_when_it_closed_and_where_that_stands() -> None:
    answer = decide(delivered(days=40))
    (told,) = answer.lines
    assert (answer.reason, told.kept, told.source) == (Kept.WINDOW_CLOSED, {Kept.WINDOW_CLOSED: 2}, RULE)
    assert told.closes_at is not None
    assert told.closes_at < NOW


def test_a_silent_carrier_leaves_the_day_of_sending_and_says_so() -> None:
    subject = order(line("l1", 1, 0), fulfilments=(parcel(("l1", 1), days=29, last=None),))
    (told,) = decide(subject).lines
    assert (told.returnable, told.counted_from, told.is_certain) == (1, CountedFrom.SENDING, True)


@pytest.mark.parametrize("last", sorted(set(ShipmentStatus) - ARRIVED))
def test_what_is_on_its_way_can_only_come_back_once_it_has_arrived(last: ShipmentStatus) -> None:
    subject = order(line("l1", 1, 0), fulfilments=(parcel(("l1", 1), days=2, last=last),))
    assert decide(subject).reason is Kept.NOT_DELIVERED


def test_each_parcel_has_a_window_of_its_own() -> None:
    old, new = parcel(("l1", 1), days=40), parcel(("l1", 1), days=3)
    (told,) = decide(order(line("l1", 3, 1), fulfilments=(old, new))).lines
    assert (told.returnable, told.kept) == (1, {Kept.WINDOW_CLOSED: 1, Kept.NOT_SENT: 1})


def test_what_nobody_knows_closes_nothing_and_is_not_certain() -> None:
    """S1-33: an unknown window, and units that no parcel carries."""
    for why in UnknownWhy:
        unsure = decide(delivered(days=400), Terms(return_window=Unknown(why)))
        assert unsure.is_returnable
        assert not unsure.is_certain
    untold = decide(order(line("l1", 1, 0)))
    assert untold.is_returnable
    assert not untold.is_certain


def test_an_exception_keeps_its_line_with_its_sentence_and_no_other() -> None:
    engraved = line("l2", 1, 0, attributes=(("Engraving", "Ana"),))
    subject = order(line("l1", 1, 0), engraved, fulfilments=(parcel(("l1", 1), ("l2", 1), days=5),))
    first, second = decide(subject, replace(THIRTY, return_exceptions=(PERSONAL,))).lines
    assert first.returnable == 1
    assert (second.kept, second.source) == ({Kept.EXCEPTION: 1}, PERSONAL.source)


@pytest.mark.parametrize(
    ("state", "left"),
    [
        (ReturnState.REQUESTED, 1),
        (ReturnState.OPEN, 1),
        (ReturnState.CLOSED, 1),
        (ReturnState.DECLINED, 2),
        (ReturnState.CANCELLED, 2),
    ],
)
def test_nothing_is_asked_back_twice(state: ReturnState, left: int) -> None:
    (told,) = decide(delivered(returns=(asked(state),))).lines
    assert told.returnable == left


def test_what_came_back_and_was_refunded_counts_once() -> None:
    gone = line("l1", 1, 0, ordered=2, refundable=1)
    subject = order(gone, fulfilments=(parcel(("l1", 2), days=5),), returns=(asked(ReturnState.CLOSED),))
    assert decide(subject).lines[0].returnable == 1


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"cancelled_at": NOW}, Kept.CANCELLED),
        ({"cancel_pending": True}, Kept.CANCELLED),
        ({"financial_status": FinancialStatus.REFUNDED}, Kept.REFUNDED),
        ({"return_status": ReturnStatus.IN_PROGRESS}, Kept.COMING_BACK),
    ],
)
def test_some_things_close_the_whole_order(more: dict[str, Any], reason: Kept) -> None:
    assert decide(delivered(**more)).reason is reason


def test_an_archived_order_may_still_come_back() -> None:
    """A shop archives what is done; that is no word on returns."""
    assert decide(delivered(archived_at=NOW)).is_returnable


def test_a_shop_that_takes_no_requests_says_so() -> None:
    assert decide(delivered(), can=ALL - {Can.REQUEST_RETURN}).reason is Kept.SHOP_CANNOT


def test_what_has_not_left_is_order_editing_s() -> None:
    assert decide(order(line())).reason is Kept.NOT_SENT


def test_what_is_digital_is_not_sent_back() -> None:
    assert decide(order(line("l1", 1, 0, requires_shipping=False))).reason is Kept.DIGITAL


def test_only_a_clear_no_stops_exchanges() -> None:
    says_no = Known(value=False, source=source("We do not exchange."))
    assert decide(delivered()).exchanges
    assert not decide(delivered(), replace(THIRTY, exchanges=says_no)).exchanges


LINES = st.builds(
    lambda number, current, unfulfilled, back, ships, refundable: line(
        f"l{number}",
        current,
        min(unfulfilled, current) if unfulfilled is not None else None,
        ordered=current + back,
        refundable=refundable,
        requires_shipping=ships,
    ),
    st.integers(1, 3),
    st.integers(0, 6),
    st.none() | st.integers(0, 6),
    st.integers(0, 3),
    st.booleans(),
    st.integers(0, 8),
)
PARCELS = st.lists(
    st.builds(
        lambda number, units, days, last: parcel((f"l{number}", units), days=days, last=last),
        st.integers(1, 3),
        st.integers(0, 5),
        st.floats(0, 80),
        st.none() | st.sampled_from(ShipmentStatus),
    ),
    max_size=4,
)
BACK = st.lists(
    st.builds(
        lambda number, state, units: Return("r", state, NOW, (ReturnLine(f"l{number}", units, ReturnReason.OTHER),)),
        st.integers(1, 3),
        st.sampled_from(ReturnState),
        st.integers(1, 5),
    ),
    max_size=3,
)
TERMS = st.builds(
    Terms,
    return_window=st.just(Unknown(UnknownWhy.MISSING))
    | st.builds(Known, st.integers(1, 90).map(lambda days: timedelta(days=days)), st.just(RULE)),
    return_exceptions=st.sampled_from([(), (PERSONAL,)]),
)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    lines: list[Line] = draw(st.lists(LINES, max_size=3, unique_by=lambda one: one.id))
    return order(
        *lines,
        groups=(),
        fulfilments=tuple(draw(PARCELS)),
        returns=tuple(draw(BACK)),
        financial_status=draw(st.sampled_from(FinancialStatus)),
    )


@given(orders(), TERMS)
def test_every_unit_is_told_of_once_and_none_is_invented(subject: Order, terms: Terms) -> None:
    answer = decide(subject, terms)
    for one, told in zip(subject.lines, answer.lines, strict=True):
        assert told.returnable >= 0
        assert all(count > 0 for count in told.kept.values())
        assert told.returnable + sum(told.kept.values()) == one.current


@given(orders(), TERMS)
def test_nothing_comes_back_that_was_not_sent_or_is_coming_back_already(subject: Order, terms: Terms) -> None:
    answer = decide(subject, terms)
    for one, told in zip(subject.lines, answer.lines, strict=True):
        sent = one.current - (one.unfulfilled or 0) if one.unfulfilled is not None else 0
        under_way = sum(
            item.units
            for back in subject.returns
            for item in back.lines
            if item.line_id == one.id and back.state in {ReturnState.REQUESTED, ReturnState.OPEN}
        )
        assert told.returnable <= max(0, sent - under_way)
        assert told.returnable <= one.refundable


@given(orders(), TERMS, st.integers(1, 100))
def test_time_closes_and_never_opens(subject: Order, terms: Terms, days: int) -> None:
    now, later = decide(subject, terms), decide(subject, terms, NOW + timedelta(days=days))
    for before, after in zip(now.lines, later.lines, strict=True):
        assert after.returnable <= before.returnable


@given(orders())
def test_without_a_known_window_no_window_closes(subject: Order) -> None:
    """S1-33."""
    answer = decide(subject, Terms())
    assert not any(Kept.WINDOW_CLOSED in told.kept for told in answer.lines)
    assert not any(told.is_certain for told in answer.lines if told.returnable)
