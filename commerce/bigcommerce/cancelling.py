"""Cancelling at BigCommerce, step by step: what stands in the order says which step is next. Pure.

BigCommerce has no cancellation: there is a status that cancels, and the money is another matter. So the order is put
into that status first, which keeps it from being sent, then the money goes back, and since a refund changes the status
to Refunded or Partially Refunded, it is put into the status again. An authorised payment is voided instead.
BigCommerce compares nothing when it writes a status: an order that was sent unseen is found so before the money goes
back, and is put back among what was sent.

Whoever continues after a crash needs no memory of ours: the change's mark is written into the staff notes together with
the status, and into the refund's reason. With it the same steps are taken up where they ended, and nothing twice.
BigCommerce puts the units back on the shelf or not as the store is set.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from commerce.bigcommerce.shapes import Refund, RefundPayment, RefundQuote, VendorOrder
from commerce.bigcommerce.statuses import StatusId
from commerce.changes import Cancel, ChangeRefused, Quote, Settlement
from commerce.port import FinancialStatus, Money, Order

LONGEST_NOTE = 65_535
_REFUNDED = frozenset({StatusId.REFUNDED, StatusId.PARTIALLY_REFUNDED})
_CAPTURED = frozenset({FinancialStatus.PAID, FinancialStatus.PARTIALLY_REFUNDED})


class Step(StrEnum):
    """What is to be done next."""

    CANCEL = "cancel"
    REFUND = "refund"
    VOID = "void"
    NOTHING = "nothing"
    GIVE_UP = "give up"
    """the parcel was faster than the status: the order is put back among those that are sent, and no money goes back"""
    STOP = "stop"
    """somebody at the shop has taken the order up again meanwhile"""


def mark_of(key: str) -> str:
    """Return the words by which a change is known again at BigCommerce."""
    return f"[tillside {key}]"


def is_ours(order: VendorOrder, mark: str) -> bool:
    """Whether this very change has begun: the order carries its mark."""
    return mark in order.staff_notes


def next_step(order: VendorOrder, refunds: Sequence[Refund], mark: str, cancelled: int, due: Decimal) -> Step:
    """Return what is still to be done of a cancellation; `cancelled` is the id of the status, `due` what goes back."""
    if not is_ours(order, mark):
        return Step.CANCEL
    is_cancelled = order.status_id == cancelled
    is_settled = given_back(refunds, mark) or order.payment_status.startswith("void")
    if is_cancelled and order.items_shipped and not is_settled:
        return Step.GIVE_UP
    if due > 0 and not given_back(refunds, mark):
        return Step.REFUND if is_cancelled else Step.STOP
    if not is_cancelled:
        return Step.CANCEL if order.status_id in _REFUNDED else Step.STOP
    return Step.VOID if order.payment_status == "authorized" else Step.NOTHING


def status_body(order: VendorOrder, change: Cancel, cancelled: int) -> dict[str, object]:
    """Return what puts an order into the status that cancels, with the mark and what the customer said."""
    mark = mark_of(change.key)
    if mark in order.staff_notes:
        return {"status_id": cancelled}
    said = f"Cancelled by the customer: {change.reason.value.replace('_', ' ')}. {change.note}".strip()
    notes = "\n".join(filter(None, (order.staff_notes, f"{said} {mark}")))
    return {"status_id": cancelled, "staff_notes": notes[-LONGEST_NOTE:]}


def sent_body(order: VendorOrder) -> dict[str, object]:
    """Return what puts an order back into the status that its parcels gave it."""
    is_all = order.items_shipped >= order.items_total
    return {"status_id": int(StatusId.SHIPPED if is_all else StatusId.PARTIALLY_SHIPPED)}


def refund_body(order_id: int, due: Decimal, mark: str, payments: Sequence[RefundPayment]) -> dict[str, object]:
    """Return the refund of an amount of the whole order, with the mark as its reason."""
    item = {"item_type": "ORDER", "item_id": order_id, "amount": float(due), "reason": mark}
    paid = [{"provider_id": one.provider_id, "amount": float(one.amount), "offline": False} for one in payments]
    return {"items": [item], "payments": paid}


def online(quote: RefundQuote, due: Decimal) -> tuple[RefundPayment, ...]:
    """Return the payments by which the whole amount goes back at once, to where it came from.

    Raises:
        ChangeRefused: the payment can only be given back by hand, which no customer can be told is done.
    """
    for method in quote.refund_methods:
        is_direct = bool(method) and not any(payment.offline for payment in method)
        if is_direct and sum(payment.amount for payment in method) == due:
            return method
    raise ChangeRefused("This payment can only be given back by hand. Ask the shop's support.", code="refund_by_hand")


def amount_due(order: Order, fee: Money | None, refunds: Sequence[Refund], mark: str) -> Decimal:
    """Return what goes back to the customer: all that is still the shop's but the fee, nothing of what was not taken.

    Once it has gone back it is what went back, so that whoever continues after a crash finds the same.
    """
    if ours := [refund.total_amount for refund in refunds if _is_ours(refund, mark)]:
        return sum(ours, Decimal(0))
    if order.financial_status not in _CAPTURED:
        return Decimal(0)
    kept = fee.amount if fee else Decimal(0)
    return max(Decimal(0), order.total.amount - kept - sum((one.total_amount for one in refunds), Decimal(0)))


def cancel_quote(order: Order, fee: Money | None, due: Decimal) -> Quote:
    """Tell what cancelling costs when `due` goes back."""
    after = fee or Money(Decimal(0), order.currency)
    return Quote(order.total, after, after - order.total, Settlement.REFUND if due > 0 else Settlement.NOTHING, fee)


def given_back(refunds: Sequence[Refund], mark: str) -> bool:
    """Whether the refund of this change was made."""
    return any(_is_ours(refund, mark) for refund in refunds)


def was_declined(refunds: Sequence[Refund], mark: str) -> bool:
    """Whether the payment provider declined the refund of this change: then a person must give the money back."""
    return any(payment.is_declined for refund in refunds if _is_ours(refund, mark) for payment in refund.payments)


def _is_ours(refund: Refund, mark: str) -> bool:
    return any(mark in item.reason for item in refund.items)
