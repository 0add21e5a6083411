"""What a change costs in the demo shop, and how the difference is settled."""

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from commerce.changes import Quote, Settlement
from commerce.port import FinancialStatus, Money, Order

_CAPTURED = frozenset({FinancialStatus.PAID, FinancialStatus.PARTIALLY_PAID, FinancialStatus.PARTIALLY_REFUNDED})


class Settled(NamedTuple):
    """An order with its new financial status, what the customer has now paid of it, and the quote."""

    order: Order
    paid: Decimal
    quote: Quote


def first_payment(order: Order) -> Decimal:
    """Return what a customer has paid of an order as it was placed."""
    return order.total.amount if order.financial_status in _CAPTURED else Decimal(0)


def settle_difference(before: Order, after: Order, paid: Decimal) -> Settled:
    """Settle an edit: what was paid too much goes back at once, what is missing is invoiced.

    An amount that was only authorised or is still pending has not been taken, so nothing of it is refunded.
    """
    total = after.total.amount
    status = after.financial_status
    settlement = Settlement.NOTHING
    if status not in _CAPTURED:
        settlement = Settlement.INVOICE if after.total > before.total else Settlement.NOTHING
    elif paid > total:
        status, settlement, paid = FinancialStatus.PARTIALLY_REFUNDED, Settlement.REFUND, total
    elif paid < total:
        status, settlement = FinancialStatus.PARTIALLY_PAID, Settlement.INVOICE
    elif status is FinancialStatus.PARTIALLY_PAID:
        status = FinancialStatus.PAID
    quote = Quote(before.total, after.total, after.total - before.total, settlement)
    return Settled(replace(after, financial_status=status), paid, quote)


def cancel_quote(order: Order, paid: Decimal, fee: Money | None) -> Quote:
    """Tell what cancelling costs: all that was paid goes back but the fee."""
    after = fee or Money(Decimal(0), order.total.currency)
    settlement = Settlement.REFUND if paid > after.amount else Settlement.NOTHING
    return Quote(order.total, after, after - order.total, settlement, fee)
