"""Every row of the decision table at the end of shopify.md that is about the order's own data."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from commerce.editability import OrderState, Reason
from commerce.fulfilment import Fulfilment, FulfilmentOrderStatus, RequestStatus, ShipmentEvent, ShipmentStatus
from commerce.port import Can, FinancialStatus, ReturnStatus
from commerce.terms import EditKind, ExceptionKind, Terms, Unknown, UnknownWhy
from tests.commerce.building import (
    ALL,
    EVERY_KIND,
    LINE_KINDS,
    NOW,
    ONE_HOUR,
    UNTIL_SHIPPED,
    decide,
    exception,
    group,
    hold,
    line,
    order,
    source,
)


def test_an_unfulfilled_order_inside_its_window_is_open_in_every_way() -> None:
    """S1-15, S1-17."""
    answer = decide(order(line(), line("l2")))

    assert answer.state is OrderState.OPEN
    assert all(answer.edits[kind].allowed for kind in EditKind)
    assert [(state.open, state.shipped, state.blocked, state.reason) for state in answer.lines] == [(2, 0, 0, None)] * 2


@pytest.mark.parametrize(
    "asked",
    [
        RequestStatus.SUBMITTED,
        RequestStatus.ACCEPTED,
        RequestStatus.CANCELLATION_REQUESTED,
        RequestStatus.CANCELLATION_REJECTED,
    ],
)
def test_units_the_warehouse_was_asked_for_are_not_open_though_unfulfilled(asked: RequestStatus) -> None:
    """S1-15: "unfulfilled" is not "editable" (D3)."""
    answer = decide(order(line(), groups=(group(("l1", 2), request_status=asked),)))

    assert answer.state is OrderState.WITH_WAREHOUSE
    assert not answer.is_editable
    assert answer.edits[EditKind.CANCEL].reason is Reason.WITH_WAREHOUSE
    assert (answer.lines[0].open, answer.lines[0].blocked, answer.lines[0].reason) == (0, 2, Reason.WITH_WAREHOUSE)


@pytest.mark.parametrize("asked", [RequestStatus.REJECTED, RequestStatus.CANCELLATION_ACCEPTED, RequestStatus.CLOSED])
def test_units_that_came_back_from_the_warehouse_are_open(asked: RequestStatus) -> None:
    assert decide(order(line(), groups=(group(("l1", 2), request_status=asked),))).lines[0].open == 2


@pytest.mark.parametrize("status", [FulfilmentOrderStatus.IN_PROGRESS, FulfilmentOrderStatus.INCOMPLETE])
def test_units_under_work_are_with_the_warehouse(status: FulfilmentOrderStatus) -> None:
    assert decide(order(line(), groups=(group(("l1", 2), status=status),))).state is OrderState.WITH_WAREHOUSE


def test_outside_the_window_the_policy_sentence_says_no() -> None:
    """S1-32: the reason carries the shop's own sentence."""
    answer = decide(order(line()), now=NOW + timedelta(hours=2))

    verdict = answer.edits[EditKind.VARIANT]
    assert (verdict.allowed, verdict.reason, verdict.source) == (False, Reason.WINDOW_CLOSED, source())
    assert verdict.closes_at == NOW + timedelta(minutes=50)
    assert (answer.lines[0].open, answer.lines[0].blocked) == (0, 2)


@pytest.mark.parametrize(
    ("kind", "marks"),
    [
        (ExceptionKind.PERSONALISED, {"attributes": (("Engraving", "For Rui"),)}),
        (ExceptionKind.PRE_ORDER, {"tags": ("pre-order",)}),
    ],
)
def test_a_personalised_or_pre_order_line_is_blocked_and_the_others_stay_open(
    kind: ExceptionKind, marks: dict[str, Any]
) -> None:
    """S1-48."""
    terms = replace(ONE_HOUR, exceptions=(exception(kind, *LINE_KINDS),))

    answer = decide(order(line(), line("l2", **marks)), terms)

    plain, special = answer.lines
    assert (plain.open, plain.blocked) == (2, 0)
    assert (special.open, special.blocked, special.reason) == (0, 2, Reason.EXCEPTION)
    assert special.source == source("These cannot be changed.")
    assert answer.edits[EditKind.VARIANT].allowed


def test_a_hold_of_our_own_leaves_the_order_open() -> None:
    held = group(("l1", 2), status=FulfilmentOrderStatus.ON_HOLD, holds=(hold(ours=True),))

    assert decide(order(line(), groups=(held,))).state is OrderState.OPEN


@pytest.mark.parametrize("holds", [(hold(ours=False),), (hold(ours=True), hold(ours=False)), ()])
def test_a_hold_by_others_closes_the_order_and_never_says_why(holds: tuple[object, ...]) -> None:
    held = group(("l1", 2), status=FulfilmentOrderStatus.ON_HOLD, holds=holds)

    answer = decide(order(line(), groups=(held,), risk_flagged=True))

    assert answer.state is OrderState.ON_HOLD
    assert {verdict.reason for verdict in answer.edits.values()} == {Reason.ON_HOLD}
    assert "fraud" not in repr(answer)
    assert "risk" not in repr(answer)


def test_our_hold_does_not_open_what_the_warehouse_was_asked_for() -> None:
    held = group(
        ("l1", 2),
        status=FulfilmentOrderStatus.ON_HOLD,
        holds=(hold(ours=True),),
        request_status=RequestStatus.ACCEPTED,
    )

    assert decide(order(line(), groups=(held,))).state is OrderState.WITH_WAREHOUSE


def test_a_scheduled_order_is_not_shipped_and_follows_the_pre_order_policy() -> None:
    scheduled = order(line(), groups=(group(("l1", 2), status=FulfilmentOrderStatus.SCHEDULED),))
    strict = replace(ONE_HOUR, exceptions=(exception(ExceptionKind.PRE_ORDER),))

    assert decide(scheduled).state is OrderState.SCHEDULED
    assert decide(scheduled).is_editable
    assert decide(scheduled, strict).state is OrderState.SCHEDULED
    assert {verdict.reason for verdict in decide(scheduled, strict).edits.values()} == {Reason.EXCEPTION}


def test_a_partly_fulfilled_order_is_split_per_line_and_per_unit() -> None:
    """S1-18, S1-65, S1-66."""
    part = order(line("l1", 3, 1), line("l2", 1, 0), line("l3", 2, 2))

    answer = decide(part, UNTIL_SHIPPED)

    assert answer.state is OrderState.PART_SHIPPED
    assert [(state.open, state.shipped, state.blocked) for state in answer.lines] == [(1, 2, 0), (0, 1, 0), (2, 0, 0)]
    assert answer.lines[1].reason is Reason.SHIPPED
    assert answer.edits[EditKind.VARIANT].allowed
    assert answer.edits[EditKind.CANCEL].reason is Reason.PART_SHIPPED
    assert answer.edits[EditKind.ADDRESS].reason is Reason.PART_SHIPPED


def test_a_line_can_be_shipped_open_and_with_the_warehouse_at_once() -> None:
    """S1-65."""
    groups = (group(("l1", 2)), group(("l1", 1), id="f2", request_status=RequestStatus.SUBMITTED))

    state = decide(order(line("l1", 5, 3), groups=groups), UNTIL_SHIPPED).lines[0]

    assert (state.open, state.shipped, state.blocked, state.reason) == (2, 2, 1, Reason.WITH_WAREHOUSE)


@pytest.mark.parametrize("last", [ShipmentStatus.DELIVERED, ShipmentStatus.LABEL_PRINTED])
def test_a_fulfilled_order_is_shipped_even_if_only_its_label_is_printed(last: ShipmentStatus) -> None:
    """S1-19."""
    parcel = Fulfilment("p1", (("l1", 2),), NOW, events=(ShipmentEvent(last, NOW),))

    answer = decide(order(line("l1", 2, 0), fulfilments=(parcel,)), UNTIL_SHIPPED)

    assert answer.state is OrderState.SHIPPED
    assert {verdict.reason for verdict in answer.edits.values()} == {Reason.SHIPPED}


@pytest.mark.parametrize(
    ("facts", "state", "reason"),
    [
        ({"cancelled_at": NOW}, OrderState.CANCELLED, Reason.CANCELLED),
        ({"cancel_pending": True}, OrderState.CANCELLING, Reason.CANCELLING),
        ({"archived_at": NOW}, OrderState.ARCHIVED, Reason.ARCHIVED),
        ({"financial_status": FinancialStatus.REFUNDED}, OrderState.REFUNDED, Reason.REFUNDED),
        ({"merchant_editable": False}, OrderState.LOCKED, Reason.SHOP_LOCKED),
        ({"financial_status": FinancialStatus.VOIDED}, OrderState.LOCKED, Reason.SHOP_LOCKED),
        ({"financial_status": FinancialStatus.EXPIRED}, OrderState.LOCKED, Reason.SHOP_LOCKED),
    ],
)
def test_a_closed_order_is_closed_in_every_way_and_says_which(
    facts: dict[str, Any], state: OrderState, reason: Reason
) -> None:
    answer = decide(order(line(), **facts))

    assert answer.state is state
    assert {verdict.reason for verdict in answer.edits.values()} == {reason}
    assert answer.lines[0].open == 0


def test_an_order_archived_after_everything_left_is_told_as_shipped() -> None:
    assert decide(order(line("l1", 2, 0), archived_at=NOW)).state is OrderState.SHIPPED


def test_a_line_that_the_shop_locks_is_closed_and_the_others_stay_open() -> None:
    answer = decide(order(line(merchant_editable=False), line("l2")))

    assert (answer.lines[0].reason, answer.lines[1].open) == (Reason.SHOP_LOCKED, 2)


def test_a_digital_order_has_nothing_to_edit() -> None:
    answer = decide(order(line(requires_shipping=False), groups=()))

    assert answer.state is OrderState.DIGITAL
    assert {verdict.reason for verdict in answer.edits.values()} == {Reason.DIGITAL}


@pytest.mark.parametrize(
    "status", [ReturnStatus.RETURN_REQUESTED, ReturnStatus.IN_PROGRESS, ReturnStatus.INSPECTION_COMPLETE]
)
def test_an_open_return_blocks_cancelling_only(status: ReturnStatus) -> None:
    answer = decide(order(line(), return_status=status))

    assert answer.edits[EditKind.CANCEL].reason is Reason.RETURN_OPEN
    assert all(answer.edits[kind].allowed for kind in (EditKind.VARIANT, EditKind.QUANTITY, EditKind.ADDRESS))


def test_a_quantity_the_shop_cannot_tell_closes_its_line_the_address_and_the_cancelling() -> None:
    answer = decide(order(line("l1", 2, None), line("l2")))

    assert answer.state is OrderState.UNKNOWN
    assert (answer.lines[0].open, answer.lines[0].blocked) == (0, 2)
    assert answer.lines[0].reason is Reason.QUANTITY_UNKNOWN
    assert answer.lines[1].open == 2
    assert answer.edits[EditKind.CANCEL].reason is Reason.QUANTITY_UNKNOWN
    assert answer.edits[EditKind.ADDRESS].reason is Reason.QUANTITY_UNKNOWN


def test_units_that_no_fulfilment_order_carries_are_not_guessed_open() -> None:
    answer = decide(order(line(), groups=()))

    assert (answer.state, answer.lines[0].reason) == (OrderState.UNKNOWN, Reason.QUANTITY_UNKNOWN)


def test_a_pending_payment_blocks_cancelling_and_an_authorised_one_does_not() -> None:
    pending = decide(order(line(), financial_status=FinancialStatus.PENDING))
    authorised = decide(order(line(), financial_status=FinancialStatus.AUTHORIZED))

    assert pending.edits[EditKind.CANCEL].reason is Reason.PAYMENT_PENDING
    assert pending.edits[EditKind.ADDRESS].allowed
    assert authorised.edits[EditKind.CANCEL].allowed


def test_what_the_shop_system_cannot_do_is_closed_and_said() -> None:
    answer = decide(order(line()), can=ALL - {Can.EDIT_LINES, Can.CANCEL})

    assert answer.edits[EditKind.VARIANT].reason is Reason.SHOP_CANNOT
    assert answer.edits[EditKind.CANCEL].reason is Reason.SHOP_CANNOT
    assert answer.edits[EditKind.ADDRESS].allowed


def test_without_any_policy_every_kind_stays_closed_as_unknown() -> None:
    """S1-33."""
    answer = decide(order(line()), Terms())

    assert {verdict.reason for verdict in answer.edits.values()} == {Reason.POLICY_UNKNOWN}


def test_an_unknown_window_closes_only_the_kinds_it_governs() -> None:
    terms = replace(ONE_HOUR, modify_window=Unknown(UnknownWhy.CONTRADICTORY, (source("A."), source("B."))))

    answer = decide(order(line()), terms)

    assert answer.edits[EditKind.VARIANT].reason is Reason.POLICY_UNKNOWN
    assert answer.edits[EditKind.VARIANT].source == source("A.")
    assert answer.edits[EditKind.CANCEL].allowed


def test_every_kind_of_change_has_been_decided() -> None:
    assert set(decide(order(line())).edits) == EVERY_KIND
