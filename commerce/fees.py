"""What a shop keeps of a cancelled order, in the order's currency."""

from decimal import ROUND_HALF_UP, Decimal

from commerce.port import Money
from commerce.terms import Fee

_WHOLE = frozenset({"JPY", "KRW", "CLP", "ISK", "VND"})
"""Currencies without a smaller unit (ISO 4217)."""


def round_money(amount: Decimal, currency: str) -> Money:
    """Round to the currency's smallest unit, half up."""
    unit = Decimal(1) if currency in _WHOLE else Decimal("0.01")
    return Money(amount.quantize(unit, rounding=ROUND_HALF_UP), currency)


def is_chargeable(fee: Fee, currency: str) -> bool:
    """Whether `fee` can be worked out for an order in `currency`: a fixed amount of another one cannot."""
    return not fee.fixed or not fee.currency or fee.currency == currency


def cancel_fee(fee: Fee, total: Money) -> Money | None:
    """Return what is kept of `total`, never more than it; None if nothing is kept.

    Raises ValueError for a fixed fee in another currency: `commerce.editability` keeps cancelling closed then.
    """
    if not is_chargeable(fee, total.currency):
        raise ValueError(f"a fee in {fee.currency} cannot be kept of an order in {total.currency}")
    amount = fee.fixed or Decimal(0)
    if fee.percent:
        amount = total.amount * fee.percent / 100
    kept = min(round_money(amount, total.currency), total)
    return kept if kept.amount > 0 else None
