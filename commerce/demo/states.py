"""The named states an order of the demo can be in: every row of shopify.md's decision table, ready to be asked for.

A state says what is in the basket, how long ago the order was placed, and what has happened to it since. Those whose
age is in minutes are inside any policy window of an hour or more; their name says what else closes them, if anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from commerce.demo import ways
from commerce.demo.building import Item
from commerce.demo.return_states import (
    arrived,
    arrived_in_part,
    arrived_long_ago,
    coming_back,
    refunded_in_part,
    sent_in_silence,
)
from commerce.demo.warehouse import ask_for_last, send, send_all, set_groups, split_off
from commerce.fulfilment import FulfilmentOrderStatus, Hold, RequestStatus, ShipmentStatus
from commerce.port import FinancialStatus, Order, ReturnStatus
from commerce.returns import Return, ReturnLine, ReturnReason, ReturnState

Happened = Callable[[Order, datetime], Order]

TEE = Item("harbour-tee-m-navy")
TWO_TEES = Item("harbour-tee-m-navy", 2)
THREE_TEES = Item("harbour-tee-l-sand", 3)
SHIRT = Item("linen-shirt-m-white")
SNEAKERS = Item("canvas-sneakers-40-white")
JACKET = Item("rain-jacket-m-navy")
BEANIE = Item("wool-beanie-coral")
TOTE = Item("market-tote-sand")
TOWELS = Item("beach-towel-sky", 2)
PARKA = Item("winter-parka-m-forest")
ENGRAVED = Item("enamel-mug-white", 1, (("Engraving", "Inês"),))
NECKLACE = Item("name-necklace-silver", 1, (("Name on the necklace", "Clara"),))
TABLE = Item("oak-table-brown")
SANDALS = Item("slide-sandals-40-sky")
GIFT_CARD = Item("gift-card-coral")
PATTERN = Item("sewing-pattern-sand")
MIXED = (TWO_TEES, BEANIE)


@dataclass(frozen=True, slots=True)
class State:
    """One named state: its basket, its age, and what has happened."""

    basket: tuple[Item, ...]
    age: timedelta
    happened: Happened


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def _nothing(order: Order, _: datetime) -> Order:
    return order


def _with(**facts: object) -> Happened:
    return lambda order, _: replace(order, **facts)  # type: ignore[arg-type]


def _asked(request: RequestStatus, status: FulfilmentOrderStatus = FulfilmentOrderStatus.OPEN) -> Happened:
    return lambda order, _: set_groups(order, status, request)


def _held(reason: str, *, ours: bool = False) -> Happened:
    def happened(order: Order, _: datetime) -> Order:
        hold = Hold(f"{order.id}-h1", reason, ours=ours, handle="demo-hold")
        return set_groups(order, FulfilmentOrderStatus.ON_HOLD, holds=(hold,))

    return happened


def _scheduled(order: Order, now: datetime) -> Order:
    return set_groups(order, FulfilmentOrderStatus.SCHEDULED, fulfil_at=now + timedelta(days=21))


def _sent(last: ShipmentStatus, ago: timedelta) -> Happened:
    return lambda order, now: send_all(order, now - ago, last)


def _first_line_sent(order: Order, now: datetime) -> Order:
    line = order.lines[0]
    return send(order, {line.id: line.current}, now - _minutes(6), ShipmentStatus.CARRIER_PICKED_UP)


def _one_unit_sent(order: Order, now: datetime) -> Order:
    return send(order, {order.lines[0].id: 1}, now - _minutes(6), ShipmentStatus.CARRIER_PICKED_UP)


def _last_line_asked(order: Order, _: datetime) -> Order:
    return ask_for_last(split_off(order, frozenset({order.lines[-1].id})), RequestStatus.SUBMITTED)


def _sent_and_asked(order: Order, now: datetime) -> Order:
    return _last_line_asked(_first_line_sent(order, now), now)


def _return_asked(order: Order, now: datetime) -> Order:
    sent = _first_line_sent(order, now)
    item = ReturnLine(order.lines[0].id, order.lines[0].current, ReturnReason.CHANGED_MIND)
    asked = Return(f"{order.id}-r1", ReturnState.REQUESTED, now, (item,))
    return replace(sent, return_status=ReturnStatus.RETURN_REQUESTED, returns=(asked,))


def _cancelled(order: Order, now: datetime) -> Order:
    return cancelled(order, now - timedelta(hours=20))


def _archived(order: Order, now: datetime) -> Order:
    return replace(order, archived_at=now - _minutes(2))


def _refunded(order: Order, _: datetime) -> Order:
    lines = tuple(replace(line, refundable=0) for line in order.lines)
    return replace(order, lines=lines, financial_status=FinancialStatus.REFUNDED)


def _untold(order: Order, _: datetime) -> Order:
    first, *others = order.lines
    return replace(order, lines=(replace(first, unfulfilled=None), *others))


def cancelled(order: Order, at: datetime) -> Order:
    """Return the order as a cancellation leaves it: nothing on it, nothing to send, nobody may edit it."""
    lines = tuple(replace(line, current=0, unfulfilled=0, refundable=0) for line in order.lines)
    groups = tuple(
        replace(
            group,
            status=FulfilmentOrderStatus.CANCELLED,
            holds=(),
            lines=tuple(replace(line, remaining=0) for line in group.lines),
        )
        for group in order.fulfilment_orders
    )
    return replace(
        order,
        lines=lines,
        fulfilment_orders=groups,
        financial_status=FinancialStatus.REFUNDED,
        cancelled_at=at,
        cancel_pending=False,
        merchant_editable=False,
        editable_errors=("The order has been cancelled.",),
    )


_TEN = _minutes(10)
_NINE_DAYS = timedelta(days=9)
_LOCKED = _with(merchant_editable=False, editable_errors=("The order was imported and cannot be edited.",))

STATES: Mapping[str, State] = {
    "open": State((*MIXED, SNEAKERS), _minutes(8), _nothing),
    "open_single_unit": State((TEE,), _TEN, _nothing),
    "open_two_lines": State((SHIRT, TOTE), _minutes(14), _nothing),
    "open_three_units": State((THREE_TEES,), _TEN, _nothing),
    "open_jacket": State((JACKET, BEANIE), _minutes(18), _nothing),
    "outside_window": State(MIXED, timedelta(days=3), _nothing),
    "authorized": State(MIXED, _TEN, _with(financial_status=FinancialStatus.AUTHORIZED)),
    "payment_pending": State(MIXED, _TEN, _with(financial_status=FinancialStatus.PENDING)),
    "with_warehouse_submitted": State(MIXED, _TEN, _asked(RequestStatus.SUBMITTED)),
    "with_warehouse_accepted": State(MIXED, _TEN, _asked(RequestStatus.ACCEPTED, FulfilmentOrderStatus.IN_PROGRESS)),
    "with_warehouse_cancel_requested": State(MIXED, _TEN, _asked(RequestStatus.CANCELLATION_REQUESTED)),
    "with_warehouse_cancel_rejected": State(MIXED, _TEN, _asked(RequestStatus.CANCELLATION_REJECTED)),
    "with_warehouse_in_progress": State(
        MIXED, _TEN, _asked(RequestStatus.UNSUBMITTED, FulfilmentOrderStatus.IN_PROGRESS)
    ),
    "warehouse_rejected": State(MIXED, _TEN, _asked(RequestStatus.REJECTED)),
    "warehouse_gave_back": State(MIXED, _TEN, _asked(RequestStatus.CANCELLATION_ACCEPTED)),
    "part_with_warehouse": State((TWO_TEES, SNEAKERS), _TEN, _last_line_asked),
    "personalised_line": State((TWO_TEES, ENGRAVED), _TEN, _nothing),
    "personalised_only": State((NECKLACE,), _TEN, _nothing),
    "made_to_order_line": State((TABLE, TOTE), _TEN, _nothing),
    "pre_order_line": State((PARKA, BEANIE), _TEN, _nothing),
    "final_sale_line": State((SANDALS, TEE), _TEN, _nothing),
    "gift_card_line": State((GIFT_CARD, TWO_TEES), _TEN, _nothing),
    "held_by_us": State(MIXED, _TEN, _held("other", ours=True)),
    "held_fraud": State(
        (JACKET,), _TEN, lambda order, now: replace(_held("high_risk_of_fraud")(order, now), risk_flagged=True)
    ),
    "held_payment": State(MIXED, _TEN, _held("awaiting_payment")),
    "scheduled": State((PARKA,), _TEN, _scheduled),
    "part_shipped": State((TWO_TEES, SHIRT, SNEAKERS), _minutes(20), _first_line_sent),
    "part_shipped_units": State((THREE_TEES, BEANIE), _minutes(20), _one_unit_sent),
    "part_shipped_late": State((TWO_TEES, SHIRT), timedelta(days=4), _first_line_sent),
    "part_shipped_rest_with_warehouse": State((TEE, SHIRT, SNEAKERS), _minutes(20), _sent_and_asked),
    "shipped": State(MIXED, timedelta(days=4), _sent(ShipmentStatus.IN_TRANSIT, timedelta(days=2))),
    "shipped_today": State(MIXED, _minutes(20), _sent(ShipmentStatus.CARRIER_PICKED_UP, _minutes(10))),
    "label_printed": State((SHIRT,), _minutes(20), _sent(ShipmentStatus.LABEL_PRINTED, _minutes(5))),
    "out_for_delivery": State((TOWELS,), timedelta(days=3), _sent(ShipmentStatus.OUT_FOR_DELIVERY, timedelta(days=2))),
    "delayed": State((JACKET,), timedelta(days=8), _sent(ShipmentStatus.DELAYED, timedelta(days=6))),
    "delivered": State((SNEAKERS, TOTE), timedelta(days=12), _sent(ShipmentStatus.DELIVERED, timedelta(days=10))),
    "delivered_tees": State((TWO_TEES, SHIRT), _NINE_DAYS, arrived),
    "delivered_long_ago": State((JACKET, BEANIE), timedelta(days=48), arrived_long_ago),
    "delivered_exception": State((ENGRAVED, TEE), _NINE_DAYS, arrived),
    "delivered_final_sale": State((SANDALS,), _NINE_DAYS, arrived),
    "delivered_in_silence": State((SHIRT, TOTE), _NINE_DAYS, sent_in_silence),
    "delivered_in_part": State((SNEAKERS, TOWELS), _NINE_DAYS, arrived_in_part),
    "return_requested": State((SNEAKERS, TOTE), _NINE_DAYS, coming_back(ReturnState.REQUESTED)),
    "return_approved": State((JACKET, TOTE), _NINE_DAYS, coming_back(ReturnState.OPEN)),
    "return_checked": State((SHIRT, TOTE), _NINE_DAYS, coming_back(ReturnState.OPEN, is_checked=True)),
    "return_declined": State((SNEAKERS, TEE), _NINE_DAYS, coming_back(ReturnState.DECLINED)),
    "return_refunded": State((SHIRT, BEANIE), _NINE_DAYS, refunded_in_part),
    "delivered_today": State((TOTE,), timedelta(days=4), ways.delivered_today),
    "delayed_anew": State((SHIRT,), timedelta(days=7), ways.delayed_anew),
    "overdue": State((SNEAKERS,), timedelta(days=9), ways.overdue),
    "attempted": State((TWO_TEES,), timedelta(days=3), ways.attempted),
    "ready_for_pickup": State((BEANIE, TOTE), timedelta(days=4), ways.ready_for_pickup),
    "picked_up": State((SHIRT,), timedelta(days=6), ways.picked_up),
    "delivery_failed": State((JACKET,), timedelta(days=7), ways.failed),
    "sent_untracked": State((TEE,), timedelta(days=2), ways.untracked),
    "sent_without_day": State((SHIRT,), timedelta(days=2), ways.without_day),
    "two_parcels": State((TWO_TEES, SNEAKERS), timedelta(days=5), ways.two_parcels),
    "part_delivered": State((TWO_TEES, SHIRT, SNEAKERS), timedelta(days=6), ways.part_delivered),
    "cancelled": State(MIXED, timedelta(days=1), _cancelled),
    "cancelling": State((TEE, TOTE), _TEN, _with(cancel_pending=True)),
    "archived": State(MIXED, _TEN, _archived),
    "refunded": State(MIXED, timedelta(days=2), _refunded),
    "voided": State(MIXED, _TEN, _with(financial_status=FinancialStatus.VOIDED)),
    "locked": State(MIXED, _TEN, _LOCKED),
    "digital": State((PATTERN,), _TEN, _nothing),
    "return_open": State((TEE, SHIRT), _minutes(25), _return_asked),
    "return_open_unsent": State(MIXED, _TEN, _with(return_status=ReturnStatus.RETURN_REQUESTED)),
    "quantity_unknown": State((TEE, SHIRT), _TEN, _untold),
    "too_old": State((SHIRT,), timedelta(days=75), _sent(ShipmentStatus.DELIVERED, timedelta(days=70))),
    "too_old_open": State((TEE,), timedelta(days=66), _nothing),
}
