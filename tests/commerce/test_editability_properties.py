"""What holds for every order, whatever state it is in."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from commerce.editability import Reason
from commerce.fulfilment import FulfilmentOrder, FulfilmentOrderStatus, RequestStatus
from commerce.port import Can, FinancialStatus, Line, Order, ReturnStatus
from commerce.terms import EditKind, ExceptionKind, Known, Terms, Unknown, UnknownWhy, Window, WindowKind
from commerce.windows import closing
from tests.commerce.building import LINE_KINDS, LISBON, NOW, decide, exception, group, hold, line, order, source

IDS = ("l1", "l2", "l3")


@st.composite
def some_line(draw: st.DrawFn, line_id: str) -> Line:
    current = draw(st.integers(0, 4))
    return line(
        line_id,
        current,
        draw(st.none() | st.integers(0, 5)),
        tags=draw(st.sampled_from([(), ("pre-order",), ("final sale",)])),
        requires_shipping=draw(st.booleans()),
        merchant_editable=draw(st.booleans()),
    )


@st.composite
def some_group(draw: st.DrawFn, number: int) -> FulfilmentOrder:
    units = [(line_id, draw(st.integers(0, 4))) for line_id in IDS if draw(st.booleans())]
    return group(
        *units,
        id=f"f{number}",
        status=draw(st.sampled_from(FulfilmentOrderStatus)),
        request_status=draw(st.sampled_from(RequestStatus)),
        holds=draw(st.sampled_from([(), (hold(ours=True),), (hold(ours=False),)])),
    )


@st.composite
def some_order(draw: st.DrawFn) -> Order:
    lines = [draw(some_line(line_id)) for line_id in IDS[: draw(st.integers(1, 3))]]
    return order(
        *lines,
        groups=tuple(draw(some_group(number)) for number in range(draw(st.integers(0, 3)))),
        placed_at=NOW - timedelta(minutes=draw(st.integers(0, 5000))),
        financial_status=draw(st.sampled_from(FinancialStatus)),
        return_status=draw(st.sampled_from(ReturnStatus)),
        cancelled_at=draw(st.none() | st.just(NOW)),
        cancel_pending=draw(st.booleans()),
        archived_at=draw(st.none() | st.just(NOW)),
        merchant_editable=draw(st.booleans()),
    )


UNKNOWN = st.builds(Unknown, st.sampled_from(UnknownWhy))
WINDOWS = st.one_of(
    UNKNOWN,
    st.builds(
        lambda minutes: Known(Window(WindowKind.WITHIN, within=timedelta(minutes=minutes)), source()),
        st.integers(0, 6000),
    ),
    st.builds(lambda time: Known(Window(WindowKind.CUTOFF, cutoff=time), source()), st.times()),
    st.sampled_from([Known(Window(kind), source()) for kind in (WindowKind.UNTIL_SHIPPED, WindowKind.NEVER)]),
)
TERMS = st.builds(
    Terms,
    modify_window=WINDOWS,
    cancel_window=WINDOWS,
    eligible=UNKNOWN | st.builds(Known, st.frozensets(st.sampled_from(EditKind)), st.just(source())),
    exceptions=st.sampled_from([(), (exception(ExceptionKind.PRE_ORDER), exception(ExceptionKind.FINAL_SALE))]),
)
CAN = st.frozensets(st.sampled_from(Can)) | st.just(frozenset(Can))


@given(some_order(), TERMS, CAN)
def test_units_never_appear_from_nowhere(subject: Order, terms: Terms, can: frozenset[Can]) -> None:
    for item, state in zip(subject.lines, decide(subject, terms, can=can).lines, strict=True):
        assert state.open + state.shipped + state.blocked == item.current
        assert min(state.open, state.shipped, state.blocked) >= 0


@given(some_order(), TERMS)
def test_nothing_shipped_is_ever_open(subject: Order, terms: Terms) -> None:
    for item, state in zip(subject.lines, decide(subject, terms).lines, strict=True):
        told = item.unfulfilled or 0
        free = sum(
            part.remaining
            for one in subject.fulfilment_orders
            for part in one.lines
            if part.line_id == item.id
            and one.status
            not in {
                FulfilmentOrderStatus.IN_PROGRESS,
                FulfilmentOrderStatus.INCOMPLETE,
                FulfilmentOrderStatus.CANCELLED,
                FulfilmentOrderStatus.CLOSED,
            }
        )
        assert state.open <= min(told, free, item.current)


@given(some_order(), TERMS)
def test_outside_its_window_no_edit_of_that_kind_is_open(subject: Order, terms: Terms) -> None:
    for kind, verdict in decide(subject, terms).edits.items():
        window = terms.cancel_window if kind is EditKind.CANCEL else terms.modify_window
        if isinstance(window, Unknown) or window.value.kind is WindowKind.NEVER:
            assert not verdict.allowed
            continue
        closes_at = closing(window.value, subject.placed_at, LISBON)
        if closes_at is not None and closes_at <= NOW:
            assert not verdict.allowed


@given(some_order(), TERMS, CAN, st.randoms(use_true_random=False))
def test_the_order_of_lines_and_groups_changes_nothing(
    subject: Order, terms: Terms, can: frozenset[Can], chance: object
) -> None:
    mixed = replace(
        subject,
        lines=tuple(chance.sample(subject.lines, len(subject.lines))),  # type: ignore[attr-defined]
        fulfilment_orders=subject.fulfilment_orders[::-1],
    )

    before, after = decide(subject, terms, can=can), decide(mixed, terms, can=can)

    assert (before.state, before.edits) == (after.state, after.edits)
    assert {state.line_id: state for state in before.lines} == {state.line_id: state for state in after.lines}


@given(some_order(), TERMS, CAN)
def test_a_kind_closed_for_the_order_is_closed_on_every_line(subject: Order, terms: Terms, can: frozenset[Can]) -> None:
    answer = decide(subject, terms, can=can)

    for kind in LINE_KINDS:
        assert answer.edits[kind].allowed == any(state.edits[kind].allowed for state in answer.lines)


@given(some_order(), TERMS, CAN)
def test_a_unit_is_open_exactly_where_a_change_is_allowed_and_every_no_has_a_reason(
    subject: Order, terms: Terms, can: frozenset[Can]
) -> None:
    answer = decide(subject, terms, can=can)

    for state in answer.lines:
        assert (state.open > 0) == any(verdict.allowed for verdict in state.edits.values())
        assert (state.reason is None) == (state.open > 0 and state.blocked == 0)
        for verdict in (*state.edits.values(), *answer.edits.values()):
            assert (verdict.reason is None) == verdict.allowed


@given(some_order(), TERMS)
def test_an_order_of_which_anything_has_left_is_never_cancelled(subject: Order, terms: Terms) -> None:
    answer = decide(subject, terms)

    if any(state.shipped for state in answer.lines):
        assert not answer.edits[EditKind.CANCEL].allowed
        assert answer.edits[EditKind.CANCEL].reason is not Reason.NOTHING_OPEN
